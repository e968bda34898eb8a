"""A vote without devices on slides, by keys alone: hands before and after, and numbers guessed."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from playwright.sync_api import Page, expect

from nbfolio.markup import element
from nbfolio.notebook import ballot
from nbfolio.notebook.ballot import Choice, Numbers, Row, Tick, Truth, Unit
from nbfolio.writers.deck.exporter import FolioSlidesExporter
from tests.axe import violations
from tests.votes import SMALLEST, count, misplaced, panel, shares, smallest

from ..exported import as_file

pytestmark = pytest.mark.browser
Build = Callable[..., NotebookNode]

ASKED = "Which one flies?"
OPTIONS = ("a stone", "a kite", "a brick, thrown by somebody who has never done so before")
GUESS = Numbers(
    "How many of them fly?",
    (Row("Kites", Truth(80, "80 of 100")), Row("Stones", Truth(3, "3 of 100"))),
    (Tick(0, "0", 0), Tick(50, "50", 50), Tick(100, "of 100", 100)),
)
TIMES = Numbers(
    "When do they fall?",
    (Row("Kites", Truth(1440, "after a day")),),
    (Tick(0, "start", 0), Tick(60, "1 hour", 25), Tick(1440, "1 day", 50),
     Tick(10080, "1 week", 100)),
    (Unit("minute", "minutes", 1), Unit("hour", "hours", 60), Unit("day", "days", 1440)),
)  # fmt: skip
HANDS, AGAIN = ("12", "5", "3"), ("2", "18", "0")


def shown(html: str) -> NotebookNode:
    return new_code_cell("show()", outputs=[new_output("display_data", {"text/html": html})])


@pytest.fixture
def written(as_notebook: Build, tmp_path: Path) -> Path:
    """Write a deck: a title, a group of radio inputs, one whose answer is known, and numbers."""
    plain = widgets.RadioButtons(options=OPTIONS, description=ASKED)
    chosen = widgets.Label()
    widgets.jsdlink((plain, "index"), (chosen, "value"))
    nb = as_notebook(widgets.VBox([plain, chosen]))
    marked = ballot.written(Choice(ASKED, OPTIONS, 1))
    answer = element("button", "Answer", type="button", class_="ke-reveals")
    cells = [
        new_markdown_cell("# Talk"),
        *nb.cells,
        shown(element("div", element("h2", "Known"), answer, data_vote=marked)),
        shown(element("div", element("h2", "Number"), data_vote=ballot.written(GUESS))),
        shown(element("div", element("h2", "Time"), data_vote=ballot.written(TIMES))),
        new_markdown_cell("## End"),
    ]
    for cell in cells:
        cell.metadata["slideshow"] = {"slide_type": "slide"}
    nb.cells = cells
    return as_file(FolioSlidesExporter(), nb, tmp_path)


@pytest.fixture
def deck(written: Path, page: Page) -> Callable[[int], Page]:
    """Open the deck on a slide, by its place after the title."""

    def opened(place: int) -> Page:
        page.goto(written.as_uri())
        page.wait_for_selector("html[data-ready]")
        for _ in range(place):
            page.keyboard.press("PageDown")
        return page

    return opened


def lengths(page: Page, nth: int) -> list[float]:
    bars = panel(page).locator(f".vote-bar:nth-child({nth + 1}) i")
    widths: list[float] = bars.evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().width)"
    )
    return widths


def test_hands_are_counted_twice_with_three_keys_besides(deck: Callable[[int], Page]) -> None:
    page = deck(2)
    page.evaluate("""() => { window.asked = 0; const button = document.querySelector('.ke-reveals');
      button.addEventListener('click', () => { asked += 1; }) }""")

    page.keyboard.press("v")
    count(page, *HANDS)
    assert shares(page, 0) == ["12 · 60%", "5 · 25%", "3 · 15%"]
    first = lengths(page, 0)
    assert first[0] > first[1] > first[2] > 0
    said = panel(page).locator("[aria-live]")
    expect(said).to_have_text("20 hands, most for A, “a stone”: 12 (60%).")

    page.keyboard.press("v")
    expect(panel(page)).to_be_hidden()
    assert page.evaluate("asked") == 1

    page.keyboard.press("v")
    count(page, *AGAIN)
    assert shares(page, 0) == ["12 · 60%", "5 · 25%", "3 · 15%"]
    assert shares(page, 1) == ["2 · 10%", "18 · 90%", "0 · 0%"]
    expect(said).to_have_text(
        "B, “a kite”: 25% before, 90% after, 65 percentage points more."
    )  # fmt: skip
    after = lengths(page, 1)
    assert after[1] / lengths(page, 0)[1] == pytest.approx(90 / 25, rel=0.01)


def test_a_vote_is_on_screen_soon(deck: Callable[[int], Page]) -> None:
    page = deck(1)
    began = time.monotonic()
    page.keyboard.press("v")
    count(page, *HANDS)
    expect(panel(page).locator("[aria-live]")).to_contain_text("20 hands")
    assert time.monotonic() - began < 5


def test_where_nothing_tells_what_is_right_the_largest_change_is_said(
    deck: Callable[[int], Page],
) -> None:
    page = deck(1)
    expect(page.get_by_role("radio", name="a stone")).to_be_visible()
    page.keyboard.press("v")
    count(page, *HANDS)
    page.keyboard.press("v")
    page.keyboard.press("v")
    count(page, "10", "0", "10")
    expect(panel(page).locator("[aria-live]")).to_have_text(
        "C, “a brick, thrown by somebody who has never done so before”: "
        "15% before, 50% after, 35 percentage points more."
    )


def test_counts_are_stepped_and_corrected(deck: Callable[[int], Page]) -> None:
    page = deck(1)
    page.keyboard.press("v")
    field = panel(page).get_by_role("textbox", name="A: a stone")
    expect(field).to_be_focused()
    for key in ("ArrowUp", "+", "+", "ArrowDown"):
        page.keyboard.press(key)
    expect(field).to_have_value("2")
    page.keyboard.type("9x")
    expect(field).to_have_value("29")
    page.keyboard.press("Backspace")
    expect(field).to_have_value("2")
    for _ in range(4):
        page.keyboard.press("-")
    expect(field).to_have_value("0")
    panel(page).get_by_role("button", name="One more for B").click()
    expect(panel(page).locator(".vote-sum")).to_have_text("1 hand")
    assert shares(page, 0)[:2] == ["0", "1"]
    panel(page).get_by_role("button", name="Clear").click()
    assert shares(page, 0) == ["", "", ""]


def test_guessed_numbers_stand_beside_the_truth(deck: Callable[[int], Page]) -> None:
    page = deck(3)
    page.keyboard.press("v")
    count(page, "40 55 70 70", "10, 20, 2.5")
    said = panel(page).locator("[aria-live]")
    expect(said).to_have_text("Kites: the room’s median is 62.5. Stones: the room’s median is 10.")
    lines = panel(page).locator(".vote-line")
    assert [line.locator(".vote-dot").count() for line in lines.all()] == [4, 3]
    assert lines.locator(".vote-truth").count() == 0
    bottoms = lines.first.locator(".vote-dot").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().bottom)"
    )
    assert bottoms[0] == bottoms[1] == bottoms[2] > bottoms[3], "the same number on the other"

    page.keyboard.press("v")
    expect(lines.first.locator(".vote-truth")).to_have_text("found: 80 of 100")
    expect(said).to_contain_text("Kites: the room’s median is 62.5, found: 80 of 100.")
    label = lines.first.locator(".vote-median b").bounding_box()
    line = lines.first.locator(".vote-truth").bounding_box()
    assert label
    assert line
    assert label["x"] + label["width"] <= line["x"], "no line goes through the words"
    axis, truth, median = (
        lines.first.locator(name).evaluate("each => each.getBoundingClientRect().x")
        for name in (".vote-axis", ".vote-truth", ".vote-median")
    )
    width = lines.first.locator(".vote-axis").evaluate("each => each.clientWidth")
    assert (truth - axis) / width == pytest.approx(0.80, abs=0.01)
    assert (median - axis) / width == pytest.approx(0.625, abs=0.01)

    page.keyboard.press("v")
    expect(panel(page)).to_be_hidden()


def test_guessed_times_are_typed_with_their_units(deck: Callable[[int], Page]) -> None:
    page = deck(4)
    page.keyboard.press("v")
    page.keyboard.type("30m 2 2.5h 1d")
    page.keyboard.press("Enter")
    said = panel(page).locator("[aria-live]")
    expect(said).to_have_text("Kites: the room’s median is 1.5 hours.")
    line = panel(page).locator(".vote-line")
    axis = line.locator(".vote-axis").evaluate("each => each.clientWidth")
    left = "each => each.offsetLeft + parseFloat(getComputedStyle(each).borderLeftWidth) / 2"
    median = line.locator(".vote-median").evaluate(left) / axis
    assert median == pytest.approx(0.25 + 0.25 * 30 / 1380, abs=0.005)
    page.keyboard.press("v")
    expect(said).to_have_text("Kites: the room’s median is 1.5 hours, found: after a day.")
    assert line.locator(".vote-truth").evaluate(left) / axis == pytest.approx(0.5, abs=0.005)


def test_a_remote_turns_slides_while_a_vote_is_open_and_the_vote_is_kept(
    deck: Callable[[int], Page],
) -> None:
    page = deck(1)
    page.keyboard.press("v")
    page.keyboard.type("12")
    page.keyboard.press("PageDown")
    expect(page.get_by_role("heading", name="Known")).to_be_visible()
    page.keyboard.press("PageUp")
    expect(panel(page)).to_be_hidden()
    page.keyboard.press("v")
    assert shares(page, 0) == ["12", "", ""]
    expect(panel(page).get_by_role("textbox", name="B: a kite")).to_be_focused()
    page.keyboard.press("PageUp")
    expect(page.get_by_role("heading", name="Talk", exact=True)).to_be_visible()
    page.keyboard.press("PageDown")
    page.keyboard.press("v")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert shares(page, 0) == ["12", "", ""]
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="Known")).to_be_visible()


def test_a_remote_alone_leads_from_a_vote_to_the_second(deck: Callable[[int], Page]) -> None:
    page = deck(1)
    page.keyboard.press("v")
    count(page, *HANDS)
    page.keyboard.press("PageDown")
    page.keyboard.press("PageUp")
    page.keyboard.press("v")
    count(page, *AGAIN)
    assert shares(page, 0) == ["12 · 60%", "5 · 25%", "3 · 15%"]
    assert shares(page, 1) == ["2 · 10%", "18 · 90%", "0 · 0%"]


def test_nothing_is_kept_where_another_page_reads_it(deck: Callable[[int], Page]) -> None:
    page = deck(1)
    page.keyboard.press("v")
    count(page, *HANDS)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]
    assert "12" not in page.evaluate("location.hash")


def test_a_record_is_told_of_each_change(deck: Callable[[int], Page]) -> None:
    page = deck(2)
    page.evaluate("addEventListener('deck-vote', ({ detail }) => { window.told = detail; })")
    page.keyboard.press("v")
    count(page, *HANDS)
    told: Any = page.evaluate("told")
    assert told["label"] == ASKED
    assert told["options"] == [*OPTIONS]
    assert (told["right"], told["counts"]) == (1, [12, 5, 3])
    page.keyboard.press("v")
    page.keyboard.press("v")
    count(page, *AGAIN)
    assert page.evaluate("[told.counts, told.second]") == [[12, 5, 3], [2, 18, 0]]
    assert page.evaluate("told.said").endswith("65 percentage points more.")


def test_the_speaker_sees_the_vote(deck: Callable[[int], Page]) -> None:
    page = deck(1)
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    speaker.wait_for_selector(".now")
    page.keyboard.press("v")
    count(page, *HANDS)
    expect(speaker.locator(".now .vote-said")).to_contain_text("20 hands")
    speaker.keyboard.press("v")
    expect(panel(page)).to_be_hidden()


def test_the_speaker_counts_and_has_it_in_the_record(deck: Callable[[int], Page]) -> None:
    page = deck(4)
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    speaker.wait_for_selector(".now")
    speaker.keyboard.press("v")
    count(speaker, "30m 2h")
    expect(panel(page).locator("[aria-live]")).to_have_text(
        "Kites: the room’s median is 1.3 hours."
    )
    for title in ("Number", "Known"):
        speaker.keyboard.press("PageUp")
        expect(page.get_by_role("heading", name=title)).to_be_visible()
        expect(speaker.locator(".now h2").first).to_have_text(title)
    speaker.keyboard.press("v")
    count(speaker, *HANDS)
    speaker.keyboard.press("v")
    speaker.keyboard.press("v")
    count(speaker, *AGAIN)
    second = panel(page).locator(".vote-bar:nth-child(2)")
    expect(second).to_have_text(["2 · 10%", "18 · 90%", "0 · 0%"])
    speaker.get_by_role("button", name="Record").click()
    record = speaker.locator("#record")
    expect(record).to_contain_text("Kites: 30m 2h.")
    expect(record).to_contain_text(f"{ASKED} a stone: 12 then 2; a kite: 5 then 18;")


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_vote_is_legible_and_has_no_violation(deck: Callable[[int], Page], place: int) -> None:
    page = deck(place)
    page.keyboard.press("v")
    count(page, *(("40 55 70", "1 2 3") if place == 3 else HANDS))
    for _ in range(1 if place == 3 else 2):
        page.keyboard.press("v")
    if place < 3:
        count(page, *AGAIN)
    each = panel(page)
    assert smallest(each) >= SMALLEST
    assert misplaced(each) == []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == [], scheme
    page.emulate_media(forced_colors="active")
    bar = each.locator(".vote-dot" if place == 3 else ".vote-bar i").first
    ground = each.evaluate("each => getComputedStyle(each).backgroundColor")
    assert bar.evaluate("each => getComputedStyle(each).backgroundColor") != ground


def test_a_slide_that_an_address_opens_offers_its_vote(written: Path, page: Page) -> None:
    names = page_names(written, page)
    for name in names[1:5]:
        page.goto("about:blank")
        page.goto(f"{written.as_uri()}#/{name}")
        page.wait_for_selector("html[data-ready]")
        expect(page.locator("section.present").get_by_role("button", name="Vote")).to_be_visible()


def page_names(written: Path, page: Page) -> list[str]:
    """Return what the slides of a deck are called."""
    page.goto(written.as_uri())
    page.wait_for_selector("html[data-ready]")
    found: list[str] = page.locator("[data-slide]").evaluate_all(
        "all => all.map(each => each.dataset.slide)"
    )
    return found


def test_a_slide_that_asks_nothing_has_no_vote(deck: Callable[[int], Page]) -> None:
    page = deck(0)
    page.keyboard.press("v")
    assert page.locator("section.present .vote-open").count() == 0
    assert page.locator(".vote").count() == 0


def test_a_deck_that_asks_nothing_has_nothing_of_it(as_notebook: Build, tmp_path: Path) -> None:
    nb = as_notebook(widgets.Label("nothing to choose"))
    for cell in nb.cells:
        cell.metadata["slideshow"] = {"slide_type": "slide"}
    resources = {"metadata": {"name": "talk", "path": str(tmp_path)}, "executed": True}
    html, _ = FolioSlidesExporter().from_notebook_node(nb, resources=resources)
    assert "vote-option" not in html
