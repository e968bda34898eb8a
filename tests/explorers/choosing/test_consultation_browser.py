"""The sheet for a consultation in a browser, offline: by pointer, keys and touch, and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ipywidgets import Widget
from nbformat.v4 import new_code_cell, new_notebook, new_output
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PageObject, PdfReader

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from nbfolio import FolioExporter
from nbfolio.notebook.state import STATE_MIME, VIEW_MIME
from tests.axe import violations

pytestmark = pytest.mark.browser
ASKED = "Who prescribes it, who gives it, and what experience do they have?"
UNASKED = "What is the next step if it fails?"
NOTED = "My sister can drive me.\nI sleep badly."


PARTS = ("For my consultation", "What matters most to me", "What I want to ask", "My own notes",
         "Help in a crisis")  # fmt: skip
"""Titles of the sheet, in their order."""


def where(printed: PageObject, title: str) -> list[tuple[float, float]]:
    """Return where on the page words begin, in points from its lower left corner."""
    found = []

    def read(text: str, up: list[float], at: list[float], *_: object) -> None:
        if text.strip().startswith(title):
            x, y = at[4], at[5]
            found.append((up[0] * x + up[2] * y + up[4], up[1] * x + up[3] * y + up[5]))

    printed.extract_text(visitor_text=read)
    return found


def written(folder: Path) -> str:
    """Write a page of the sheet and of some questions; return its address."""
    cells = [
        new_code_cell(
            "show()", outputs=[new_output("display_data", {VIEW_MIME: {"model_id": each.model_id}})]
        )
        for each in (ke.consultation(), ke.quiz("04_weighing_it_up"))
    ]
    state: dict[str, Any] = {"widgets": {STATE_MIME: Widget.get_manager_state()}}
    html, _ = FolioExporter().from_notebook_node(new_notebook(cells=cells, metadata=state))
    file = folder / "shown.html"
    file.write_text(html, encoding="utf-8")
    return file.as_uri()


@pytest.fixture
def sheet(page: Page, tmp_path: Path) -> Locator:
    page.goto(written(tmp_path))
    return page.locator(".ke-consultation")


@pytest.fixture
def touched(browser: Browser, tmp_path: Path) -> Iterator[Locator]:
    """Give the sheet on a telephone."""
    context = browser.new_context(
        offline=True, has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto(written(tmp_path))
    yield page.locator(".ke-consultation")
    context.close()


def heads(sheet: Locator) -> list[str]:
    return sheet.locator("thead th").filter(visible=True).all_inner_texts()


def filled(sheet: Locator) -> None:
    """Choose a benefit and a harm, tick a question and write a note."""
    sheet.get_by_label("Response after some weeks").check()
    sheet.get_by_label("Memory loss").check()
    sheet.get_by_text("Is it licensed, who gives it").click()
    sheet.get_by_label(ASKED).check()
    sheet.get_by_label("My own notes").fill(NOTED)


def test_up_to_three_are_chosen_by_keys_and_set_side_by_side(sheet: Locator) -> None:
    page, table = sheet.page, sheet.locator("table")
    expect(table).to_be_hidden()
    group = sheet.get_by_role("group", name="What matters most to you? Choose up to three.")
    group.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    assert heads(sheet) == ["Option", "Benefit: response within days"]
    said = sheet.locator("[aria-live]")
    expect(said).to_contain_text("Response within days: compared for 0 of 9 options.")
    expect(said).to_contain_text("You have chosen no harm.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(said).to_contain_text("Response after some weeks: compared for 3 of 9 options.")
    group.get_by_label("Memory loss").focus()
    page.keyboard.press("Space")
    assert heads(sheet)[1:] == [
        "Benefit: response within days", "Benefit: response after some weeks", "Harm: memory loss",
    ]  # fmt: skip
    expect(said).not_to_contain_text("no harm")
    expect(said).to_contain_text("Untick one to choose another.")
    expect(group.get_by_label("Nausea")).to_be_disabled()
    page.keyboard.press("Space")
    expect(group.get_by_label("Nausea")).to_be_enabled()
    assert len(heads(sheet)) == 3


def test_harms_alone_are_not_enough(sheet: Locator) -> None:
    sheet.get_by_label("Nausea").check()
    expect(sheet.locator("[aria-live]")).to_contain_text("You have chosen no benefit.")
    expect(sheet.locator("[aria-live]")).not_to_contain_text("You have chosen no harm.")


def test_each_option_has_its_row_whatever_is_known(sheet: Locator) -> None:
    sheet.get_by_label("Memory loss").check()
    rows = sheet.locator("tbody tr")
    expect(rows).to_have_count(len(load_content().options.options))
    expect(rows.nth(3)).to_contain_text("29 of 100 against 9 of 100 (ketamine)")
    expect(rows.nth(2)).to_contain_text("Not compared: no figure found.")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_one_sheet_is_printed_with_what_was_chosen_alone(
    sheet: Locator, tmp_path: Path, paper: str
) -> None:
    page = sheet.page
    page.evaluate("window.print = () => { window.printed = true; }")
    filled(sheet)
    sheet.get_by_role("button", name="Print this sheet").click()
    assert page.evaluate("window.printed")
    page.pdf(path=tmp_path / "sheet.pdf", format=paper)
    [printed] = PdfReader(tmp_path / "sheet.pdf").pages
    said = " ".join(printed.extract_text().split())
    for words in (
        "For my consultation", "From: Ketamine infusion, explained, version 0.2.0",
        "Education, not medical advice.", "29 of 100 against 9 of 100 (ketamine)",
        "Not compared: no figure found.", ASKED, *NOTED.split("\n"), "call or text 988",
    ):  # fmt: skip
        assert words in said
    assert re.search(r"For my consultation \d{1,2} \w+ 20\d\d", said)
    for words in (UNASKED, "Nausea", "nausea", "Check yourself", "Print this sheet"):
        assert words not in said
    width, height = printed.mediabox.width, printed.mediabox.height
    places = {part: place for part in PARTS for place in where(printed, part)}
    assert all(0 < x < width and 0 < y < height for x, y in places.values())
    assert [*places] == sorted(PARTS, key=lambda part: -places[part][1]), "from top to bottom"


def test_after_printing_the_page_is_as_before(sheet: Locator) -> None:
    page = sheet.page
    filled(sheet)
    page.evaluate("window.print = () => dispatchEvent(new Event('afterprint'))")
    sheet.get_by_role("button", name="Print this sheet").click()
    expect(page.locator(".ke-paper, .ke-printed")).to_have_count(0)
    expect(sheet.get_by_label(ASKED)).to_be_checked()


def test_it_is_saved_as_a_file_of_its_own_that_runs_nothing(sheet: Locator, tmp_path: Path) -> None:
    page = sheet.page
    filled(sheet)
    sheet.get_by_label("My own notes").fill("<img src=x onerror=alert(1)> & more")
    with page.expect_download() as waiting:
        sheet.get_by_role("button", name="Save this sheet").click()
    assert waiting.value.suggested_filename == "consultation.html"
    waiting.value.save_as(tmp_path / "consultation.html")
    page.goto((tmp_path / "consultation.html").as_uri())
    expect(page.get_by_role("heading", name="For my consultation")).to_be_visible()
    expect(page.locator("td:visible")).to_have_count(2 * 9)
    expect(page.locator("li")).to_have_text([ASKED])
    expect(page.locator(".ke-noted")).to_have_text("<img src=x onerror=alert(1)> & more")
    assert page.locator("button, a, img, script").count() == 0


def test_all_of_it_is_cleared_by_one_button(sheet: Locator) -> None:
    filled(sheet)
    tools = sheet.page.locator(".widget", has=sheet).locator(".tools")
    expect(tools.get_by_role("button", name="Reset")).to_be_hidden()
    sheet.get_by_role("button", name="Clear all").click()
    expect(sheet.locator("input:checked")).to_have_count(0)
    expect(sheet.get_by_label("My own notes")).to_have_value("")
    expect(sheet.locator("table")).to_be_hidden()


def test_nothing_is_stored_and_no_address_tells_of_it(sheet: Locator) -> None:
    page, address = sheet.page, sheet.page.url
    filled(sheet)
    assert page.url == address
    assert (
        page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    )


def test_fingers_fill_it_in_on_a_telephone(touched: Locator) -> None:
    touched.get_by_text("Response after some weeks", exact=True).tap()
    touched.get_by_text("Memory loss", exact=True).tap()
    expect(touched.get_by_label("Memory loss")).to_be_checked()
    expect(touched.locator("tbody tr").nth(3)).to_contain_text("29 of 100 against 9 of 100")
    touched.get_by_text("What if it does not work").tap()
    touched.get_by_text(UNASKED).tap()
    expect(touched.get_by_label(UNASKED)).to_be_checked()
    assert touched.page.evaluate("document.documentElement.scrollWidth") <= 360
    small = touched.locator(":is(button, li label, textarea):visible").evaluate_all(
        "all => all.filter(each => each.getBoundingClientRect().height < 24).length"
    )
    assert small == 0


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_of_axe_is_violated(sheet: Locator, width: int, scheme: Any) -> None:
    page = sheet.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 740})
    filled(sheet)
    assert violations(page) == []
