"""What a room sees of the course's deck: titles, words, type, blank space, steps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tools.slides import NAMES, READY, Slide, slides

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOST_WORDS, LEAST_TYPE, MOST_BLANK, MOST_LINES, LEAST_WORDS = 40, 28, 1 / 3, 2, 5
SAYS = ("verdicts", "takeaway", "limits", "calendar", "harms", "options")
"""What slides that say something without being asked are called at their end."""
DECK = "deck-02_fast_response"
MOST_LAYOUTS = 6
MOVED = {
    "02_fast_response/show-one-infusion": "ng/mL at most",
    "03_lasting_improvements/show-relapse-curves": "still responding",
    "01_pain_signal_disruption/show-pain-mood-loop": "The article says",
}
"""Slides with a slider, and what their words say once it was moved."""

WHOLE = "talk-whole-course"
"""It shows the slides of the course's deck, which are measured there, beside its own."""
DECKS = ("deck", "talk-20-minutes", "talk-45-minutes-staff", "talk-public-evening", WHOLE)


@pytest.fixture(scope="module", params=DECKS)
def measured(
    browser: Browser, site: Path, decks: Path, request: pytest.FixtureRequest
) -> Iterator[list[Slide]]:
    """Every slide of a deck that a talk goes through, as it opens and answered."""
    folder = site if request.param == "deck" else decks
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto((folder / f"{request.param}.html").as_uri())
    page.wait_for_selector(READY)
    without = "/" if request.param == WHOLE else ""
    yield [slide for slide in slides(page, without) if slide.counted]
    page.close()


def test_titles_have_at_most_two_lines(measured: list[Slide]) -> None:
    assert [(each.name, each.title) for each in measured if not 1 <= each.lines <= MOST_LINES] == []


def test_each_title_is_its_slide_s_alone(measured: list[Slide]) -> None:
    shown = {(each.title.casefold(), each.name) for each in measured}
    titles = Counter(title for title, _ in shown)
    assert {title: count for title, count in titles.items() if count > 1} == {}


def test_a_title_says_what_was_found(measured: list[Slide]) -> None:
    """A label has few words and no verb; a question, and what is right of its options, may."""
    asked = {each.name for each in measured if each.answered}
    said = {each.title for each in measured
            if each.name.endswith(SAYS) and each.name not in asked}  # fmt: skip
    labels = {title for title in said if len(title.split()) < LEAST_WORDS}
    assert {title for title in labels if not title.endswith("?")} == set()


def test_few_words_stand_beside_a_figure(measured: list[Slide]) -> None:
    beside = {each.name: each.beside for each in measured if each.figure}
    assert {name: words for name, words in beside.items() if words > MOST_WORDS} == {}


def test_the_figures_are_found(measured: list[Slide], request: pytest.FixtureRequest) -> None:
    figures = {each.name for each in measured if each.figure}
    wanted = {"deck": 16, "talk-20-minutes": 5, "talk-45-minutes-staff": 3}
    assert len(figures) >= wanted.get(request.node.callspec.params["measured"], 0)


def test_type_is_read_from_the_last_row(measured: list[Slide]) -> None:
    small = {each.name: (each.smallest, each.says) for each in measured
             if each.smallest < LEAST_TYPE - 0.05}  # fmt: skip
    assert small == {}


def test_no_slide_is_a_third_blank(measured: list[Slide]) -> None:
    assert [(each.name, each.answered, round(each.blank, 2)) for each in measured
            if each.blank > MOST_BLANK] == []  # fmt: skip


def test_no_words_lie_on_others_or_over_the_edge(measured: list[Slide]) -> None:
    assert {each.name: found for each in measured
            if (found := each.overlaps + each.outside)} == {}  # fmt: skip


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (1366, 768)])
def test_other_screens_show_the_same(browser: Browser, decks: Path, size: tuple[int, int]) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto((decks / "talk-45-minutes-staff.html").as_uri())
    page.wait_for_selector(READY)
    found = [each for each in slides(page) if each.counted]
    page.close()
    assert [each.name for each in found if each.smallest < LEAST_TYPE - 0.1] == []
    assert {each.name: all_ for each in found if (all_ := each.overlaps + each.outside)} == {}


def opened(page: Page, site: Path, name: str = DECK, slide: str = "") -> Page:
    page.goto((site / f"{name}.html").as_uri() + (f"#/{slide}" if slide else ""))
    page.wait_for_selector(READY)
    return page


def here(page: Page) -> tuple[str, bool]:
    """Return which slide is shown, and whether it shows its answer."""
    slide = page.locator("section[data-slide].present")
    return slide.get_attribute("data-slide") or "", "answered" in (
        slide.get_attribute("class") or ""
    )


@pytest.mark.parametrize(("forth", "back"), [("PageDown", "PageUp"), (" ", "Shift+ ")])
def test_the_key_of_the_next_slide_answers_a_question_first(
    page: Page, site: Path, forth: str, back: str
) -> None:
    opened(page, site, slide="chart-onset")
    way = [here(page)]
    for key in (forth, forth, back, back, back):
        page.keyboard.press(key)
        way.append(here(page))
    assert way == [
        ("chart-onset", False), ("chart-onset", True), ("show-one-infusion", False),
        ("chart-onset", True), ("chart-onset", False), ("show-timeline", False),
    ]  # fmt: skip


def test_the_address_and_the_speaker_view_tell_of_a_step(page: Page, site: Path) -> None:
    opened(page, site, slide="chart-onset")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    view = popup.value
    page.keyboard.press("PageDown")
    expect(view.locator(".now .ke-answered")).to_be_visible()
    expect(page).to_have_url(re.compile("Show"))  # the option of the control that shows answers
    address = page.url
    again = page.context.new_page()
    again.goto(address)
    again.wait_for_selector(READY)
    expect(again.locator("section.present .ke-answered")).to_be_visible()
    assert here(again)[0] == "chart-onset"


def test_every_slide_is_reached_forth_and_back(page: Page, site: Path) -> None:
    opened(page, site)
    names = page.evaluate(NAMES)
    for key, expected in (("PageDown", names), ("PageUp", names[::-1])):
        met = [here(page)[0]]
        for _ in range(8 * len(names)):
            page.keyboard.press(key)
            if here(page)[0] != met[-1]:
                met.append(here(page)[0])
            if met[-1] == expected[-1]:
                break
        assert met == expected


def test_sources_are_one_slide_that_is_not_counted(page: Page, site: Path) -> None:
    opened(page, site, "deck", "references")
    slide = page.locator("section.present")
    assert page.locator("[data-slide^=references]").count() == 1
    assert slide.locator("li").count() >= 4
    expect(slide).to_contain_text("stand on the pages of this course and in its reader")
    expect(page.locator(".bar output")).to_have_text("–")
    page.keyboard.press("Home")
    counted = page.locator("[data-slide]:not([data-apart])").count()
    expect(page.locator(".bar output")).to_have_text(f"1 / {counted}")
    assert page.locator("[data-apart]").count() == 2


def test_more_has_what_a_slide_does_not_say(page: Page, site: Path) -> None:
    opened(page, site, slide="chart-onset")
    page.keyboard.press("PageDown")
    page.keyboard.press("m")
    words = page.get_by_role("dialog", name="All words of this slide")
    for told in ("Why", "How sure"):
        expect(words.locator("summary", has_text=told).first).to_be_visible()


@pytest.mark.parametrize("name", MOVED)
def test_words_follow_a_slider_at_the_cost_of_few_layouts(
    page: Page, site: Path, name: str
) -> None:
    opened(page, site, "deck", name)
    page.keyboard.press("PageDown")
    slide = page.locator("section.present[data-slide]")
    slider = slide.locator("input[type=range]:visible").first
    slider.focus()
    page.keyboard.press("ArrowRight")
    words = slide.locator(".ke-sentence:visible")
    expect(words).to_contain_text(MOVED[name])
    expect(slide.locator(".ke-says")).to_be_hidden()
    tools = page.context.new_cdp_session(page)
    tools.send("Performance.enable")

    def layouts() -> float:
        page.wait_for_timeout(
            700
        )  # what waits for a pause, as the address does, is no cost of a move
        metrics = tools.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in metrics if each["name"] == "LayoutCount"))

    before = layouts()
    page.keyboard.press("ArrowRight")
    assert 0 < layouts() - before <= MOST_LAYOUTS


def test_claims_are_one_board(page: Page, site: Path) -> None:
    opened(page, site, "deck-05_checking_the_claims", "show-claims-table")
    page.keyboard.press("PageDown")
    boxes: list[Any] = [each.bounding_box() for each in
                        page.locator("section.present .ke-board li").all()]  # fmt: skip
    assert len(boxes) == 24
    assert all(box["x"] + box["width"] <= 1280 and box["y"] + box["height"] <= 720 for box in boxes)
