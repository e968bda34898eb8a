"""Each kind of question in a browser, offline: by pointer, keys and touch, on page and slide."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ipywidgets import Widget
from nbformat.v4 import new_code_cell, new_notebook, new_output
from playwright.sync_api import Browser, Locator, Page, expect

import ketamine_explainer as ke
from nbfolio import FolioExporter
from nbfolio.notebook.state import STATE_MIME, VIEW_MIME
from nbfolio.writers.deck.exporter import FolioSlidesExporter
from tests.axe import violations

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


def written(exporter: Any, folder: Path, *shown: Any) -> str:
    """Write a page or a deck of widgets; return its address."""
    cells = [
        new_code_cell(
            "show()",
            metadata={"slideshow": {"slide_type": "slide"}},
            outputs=[new_output("display_data", {VIEW_MIME: {"model_id": each.model_id}})],
        )
        for each in shown
    ]
    state = {"widgets": {STATE_MIME: Widget.get_manager_state()}}
    html, _ = exporter().from_notebook_node(new_notebook(cells=cells, metadata=state))
    file = folder / "shown.html"
    file.write_text(html, encoding="utf-8")
    return file.as_uri()


@pytest.fixture
def opened(page: Page, tmp_path: Path) -> Open:
    def at(*shown: Any, exporter: Any = FolioExporter) -> Page:
        page.goto(written(exporter, tmp_path, *shown))
        return page

    return at


@pytest.fixture
def touched(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Give a telephone that shows the questions of the first notebook."""
    context = browser.new_context(
        offline=True, has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto(written(FolioExporter, tmp_path, ke.quiz("00_start_here")))
    yield page
    context.close()


def asked(page: Page) -> Locator:
    return page.locator(".ke-asked").filter(visible=True)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).filter(visible=True).first.click()


def told(page: Page) -> Locator:
    return asked(page).locator("> [aria-live]").first


def test_a_number_is_compared_and_says_how_far_off_it_is(opened: Open) -> None:
    page = opened(ke.quiz("00_start_here"))
    expect(asked(page)).to_have_count(1)
    field = asked(page).get_by_label("Your estimate")
    press(page, "Check")
    expect(told(page)).to_be_empty()
    field.fill("30")
    field.press("Enter")
    expect(told(page)).to_contain_text("That is not right. Your answer is too high by 12 of 100.")
    expect(told(page)).to_contain_text("After midazolam 18 of 100 had responded")
    expect(field).to_be_disabled()
    expect(page.get_by_role("button", name="Next")).to_be_focused()


def test_close_enough_is_right(opened: Open) -> None:
    page = opened(ke.quiz("00_start_here"))
    asked(page).get_by_label("Your estimate").fill("20")
    press(page, "Check")
    expect(told(page)).to_contain_text("That is right. That is close enough: off by 2 of 100.")


def test_entries_are_put_in_order_by_keys_and_by_pointer(opened: Open) -> None:
    page = opened(ke.quiz("00_start_here"))
    press(page, "Next")
    entries = asked(page).locator("[data-place]")
    expect(entries).to_contain_text(["midazolam", "saline", "ketamine"])
    up = asked(page).get_by_role("button", name="Up: ketamine")
    up.focus()
    page.keyboard.press("Enter")
    expect(told(page)).to_have_text("ketamine: now place 2 of 3")
    expect(up).to_be_focused()
    page.keyboard.press("Space")
    expect(entries).to_contain_text(["ketamine", "midazolam", "saline"])
    asked(page).get_by_role("button", name="Down: ketamine").click()
    expect(entries).to_contain_text(["midazolam", "ketamine", "saline"])
    press(page, "Check")
    expect(told(page)).to_contain_text("That is not right.")
    expect(told(page).locator("ol > li")).to_contain_text(["ketamine: 45", "midazolam", "saline"])


def test_one_option_is_chosen_by_arrow_keys_and_only_what_concerns_it_is_said(
    opened: Open,
) -> None:
    page = opened(ke.quiz("00_start_here"))
    press(page, "Next")
    press(page, "Next")
    group = asked(page).get_by_role("group", name="Which of these is licensed for depression")
    group.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(group.get_by_label("Lozenges of ketamine")).to_be_checked()
    page.keyboard.press("Enter")
    said = told(page)
    expect(said).to_contain_text("The regulator has warned against them")
    expect(said).to_contain_text("The spray contains one form of ketamine")
    expect(said).not_to_contain_text("Ketamine itself is licensed for no mental illness")


def test_several_are_chosen_and_each_option_is_explained(opened: Open) -> None:
    page = opened(ke.quiz("04_weighing_it_up"))
    press(page, "Next")
    for name in ("Dissociation", "Vertigo"):
        asked(page).get_by_label(name).check()
    press(page, "Check")
    expect(told(page)).to_contain_text("That is right.")
    expect(told(page).locator("li")).to_have_count(4)


def test_true_or_false_asks_for_the_reason(opened: Open) -> None:
    page = opened(ke.quiz("02_fast_response"))
    press(page, "Next")
    press(page, "Next")
    asked(page).get_by_label("False, because under anaesthesia it did clearly better").check()
    press(page, "Check")
    expect(told(page)).to_contain_text("That is not right.")
    expect(told(page)).to_contain_text("False, because a trial under anaesthesia was too small")


def answer_all(page: Page) -> None:
    """Answer the questions of the first notebook: the first and the third are right."""
    page.get_by_label("How many of the 4 will you answer correctly?").fill("3")
    asked(page).get_by_label("Your estimate").fill("18")
    press(page, "Check")
    press(page, "Next")
    press(page, "Check")
    press(page, "Next")
    asked(page).get_by_label("The esketamine nasal spray").check()
    press(page, "Check")
    press(page, "Next")
    press(page, "Next")


def test_the_score_is_told_by_objective_beside_what_was_expected(opened: Open) -> None:
    page = opened(ke.quiz("00_start_here"))
    answer_all(page)
    score = page.locator("[aria-live]:has(> ul)")
    expect(score).to_contain_text("2 of 4 right. You expected 3.")
    expect(score.locator("li")).to_contain_text(
        ["compare how many people improve with ketamine and with its comparison: 1 of 2",
         "tell licensed uses from off-label ones, and tested uses from offered ones: 1 of 2"]
    )  # fmt: skip


def test_answers_are_saved_as_a_table(opened: Open, tmp_path: Path) -> None:
    page = opened(ke.quiz("00_start_here"))
    answer_all(page)
    with page.expect_download() as waiting:
        press(page, "Save as CSV")
    assert waiting.value.suggested_filename == "answers.csv"
    waiting.value.save_as(tmp_path / "answers.csv")
    with (tmp_path / "answers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [*csv.reader(file)]
    assert len(rows) == 5
    assert rows[0][2:] == ["18 of 100", "true"]
    assert rows[2][2:] == ["The esketamine nasal spray", "true"]
    assert rows[3][2:] == []
    assert rows[4] == ["How many of the 4 will you answer correctly? ", "", "3"]


def test_answers_alone_are_printed(opened: Open) -> None:
    page = opened(ke.quiz("00_start_here"), ke.quiz("04_weighing_it_up"))
    page.evaluate(
        """() => { window.print = () => {
            window.printed = document.querySelectorAll(".ke-printed").length;
        }; }"""
    )
    press(page, "Next")
    for _ in range(3):
        press(page, "Next")
    press(page, "Print")
    assert page.evaluate("window.printed") == 1
    page.locator(".ke-quiz").first.evaluate("quiz => quiz.classList.add('ke-printed')")
    page.emulate_media(media="print")
    expect(page.locator(".ke-asked").filter(visible=True)).to_have_count(4)
    expect(page.locator(".ke-quiz").nth(1)).to_be_hidden()


@pytest.mark.parametrize("name", ["Start again", "Reset"])
def test_one_can_start_again(opened: Open, name: str) -> None:
    page = opened(ke.quiz("00_start_here"))
    answer_all(page)
    address = page.url
    press(page, name)
    expect(asked(page).get_by_label("Your estimate")).to_be_enabled()
    expect(told(page)).to_be_empty()
    assert page.url == address, "an address tells no answers"


def test_nothing_is_stored(opened: Open) -> None:
    page = opened(ke.quiz("00_start_here"))
    answer_all(page)
    assert (
        page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    )


def test_fingers_answer_on_a_telephone(touched: Page) -> None:
    page = touched
    asked(page).get_by_label("Your estimate").fill("90")
    asked(page).get_by_role("button", name="Check").tap()
    expect(told(page)).to_contain_text("too high by 72 of 100")
    page.get_by_role("button", name="Next").tap()
    asked(page).get_by_role("button", name="Up: ketamine").tap()
    expect(told(page)).to_have_text("ketamine: now place 2 of 3")
    page.get_by_role("button", name="Next").tap()
    asked(page).get_by_text("Ketamine in any form").tap()
    expect(asked(page).get_by_label("Ketamine in any form")).to_be_checked()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_keys_in_a_question_turn_no_slide(opened: Open) -> None:
    page = opened(
        ke.quiz("00_start_here"), ke.quiz("04_weighing_it_up"), exporter=FolioSlidesExporter
    )
    quiz = page.locator(".present .ke-quiz").filter(visible=True)
    for _ in range(4):
        if quiz.get_by_label("Your estimate").count():
            break
        page.keyboard.press("PageDown")
    first = page.url
    quiz.get_by_label("Your estimate").focus()
    page.keyboard.press("Tab")  # gives the keys to the control
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(quiz.get_by_text("Question 2 of 4")).to_be_visible()
    quiz.get_by_role("button", name="Up: ketamine").focus()
    for key in ("ArrowRight", "ArrowDown", "Space", "n"):
        page.keyboard.press(key)
    expect(quiz.get_by_text("ketamine: now place 2 of 3")).to_be_visible()
    quiz.get_by_role("button", name="Next").focus()
    page.keyboard.press("Enter")
    quiz.get_by_role("radio").filter(visible=True).first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(quiz.get_by_role("radio").filter(visible=True).nth(1)).to_be_checked()
    assert page.url == first
    page.keyboard.press("PageDown")
    page.wait_for_url(lambda url: url != first)


def test_it_has_no_fault_of_access_before_and_after_an_answer(opened: Open) -> None:
    page = opened(ke.quiz("00_start_here"))
    assert violations(page, within=".ke-quiz") == []
    answer_all(page)
    assert violations(page, within=".ke-quiz") == []


@pytest.mark.parametrize("name", ["before", "after"])
def test_a_short_test_asks_about_each_part(opened: Open, name: str) -> None:
    page = opened(ke.test(name))
    expect(page.locator(".ke-asked")).to_have_count(6)
    expect(page.get_by_text("Question 1 of 6")).to_be_hidden()
    page.locator("summary").first.click()
    expect(page.get_by_text("Question 1 of 6")).to_be_visible()


def test_without_a_script_all_questions_stand_there_and_the_key_is_folded(
    browser: Browser, tmp_path: Path
) -> None:
    address = written(FolioExporter, tmp_path, ke.quiz("00_start_here"))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".ke-asked").filter(visible=True)).to_have_count(4)
    expect(page.locator(".ke-key > ol")).to_be_hidden()
    page.locator(".ke-key > summary").click()
    expect(page.locator(".ke-key > ol > li").filter(visible=True)).to_have_count(4)
    context.close()
