"""The speaker's view: it shows and drives what the room sees, and keeps a record of the talk."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from playwright.sync_api import Page, expect

from nbfolio.writers.deck.exporter import FolioSlidesExporter
from nbfolio.writers.deck.notes import NotePart, SpeakerNote
from tests.axe import violations

from ..exported import as_file

pytestmark = pytest.mark.browser
Build = Callable[..., NotebookNode]

WORDS = "A sentence of some words that a speaker reads and says. "
NOTE = SpeakerNote(
    2.5,
    (NotePart("Say", WORDS, "say"), NotePart("Do", "Press it.", "do"),
     NotePart("Ask the room", "Why?"), NotePart("The answer", 6 * WORDS),
     NotePart("A likely objection", "No!"), NotePart("Reply", 8 * WORDS)),
)  # fmt: skip
CARD = (
    "<h2>Cards</h2><p>Of 100, <button class='ke-value' popovertarget='why'>27</button> did.</p>"
    "<div popover id='why' role='dialog' aria-label='Why'><div class='ke-inside'>Because so</div>"
    "<button class='ke-close' popovertarget='why' popovertargetaction='hide'>Close</button></div>"
)


@pytest.fixture
def talk(as_notebook: Build, tmp_path: Path) -> Path:
    """Write a deck: a slide with controls, one with a card, an end without notes."""
    slider = widgets.IntSlider(max=9, description="Dose")
    choice = widgets.ToggleButtons(options=["a", "b"], description="Show")
    said, seen = widgets.Label(), widgets.Label()
    widgets.jsdlink((slider, "value"), (said, "value"))
    widgets.jsdlink((choice, "index"), (seen, "value"))
    nb = as_notebook(widgets.VBox([slider, choice, said, seen]))
    nb.cells[0].id = "moved"
    card = new_code_cell("card()", outputs=[new_output("display_data", {"text/html": CARD})])
    card.id = "card"
    nb.cells = [new_markdown_cell("## Moved", metadata={}), *nb.cells, card]
    nb.cells += [new_markdown_cell("## Third", id="third"), new_markdown_cell("## End", id="end")]
    for cell in nb.cells[1:]:
        cell.metadata["slideshow"] = {"slide_type": "slide"}
    notes = dict.fromkeys(["moved", "card", "third"], NOTE)
    return as_file(FolioSlidesExporter(notes=notes), nb, tmp_path)


@pytest.fixture
def room(page: Page, talk: Path) -> Page:
    page.goto(talk.as_uri())
    page.wait_for_selector("html[data-ready]")
    return page


@pytest.fixture
def view(room: Page) -> Page:
    with room.expect_popup() as popup:
        room.keyboard.press("s")
    popup.value.set_viewport_size({"width": 1366, "height": 768})
    expect(popup.value.locator("#speaker [data-place]")).to_have_text("1 / 3")
    return popup.value


def test_what_is_moved_in_the_view_is_moved_in_the_room_and_back(room: Page, view: Page) -> None:
    now = view.locator(".now")
    now.get_by_label("Dose").press("End")
    expect(room.locator("section.present output")).to_have_text("9")
    now.get_by_role("radio", name="b").locator("xpath=..").click()
    expect(room.get_by_role("radio", name="b")).to_be_checked()
    assert room.url.endswith("#/moved") or "Dose=9" in room.url
    room.get_by_label("Dose").press("Home")
    expect(now.locator("output")).to_have_text("0")
    room.wait_for_url("**/*Show=b*")
    room.reload()  # and the view finds the room again
    room.wait_for_selector("html[data-ready]")
    view.keyboard.press("Tab")  # after a pointer, arrows turn slides
    now.get_by_label("Dose").press("ArrowRight")
    expect(room.locator("section.present output")).to_have_text("1", timeout=8000)


def test_a_view_that_is_loaded_again_shows_what_was_moved(room: Page, view: Page) -> None:
    room.get_by_label("Dose").press("End")
    expect(view.locator(".now output")).to_have_text("9")
    view.get_by_label("Put off a question").fill("What of mice?")
    view.keyboard.press("Enter")
    view.reload()
    expect(view.locator(".now output")).to_have_text("9")
    expect(view.locator(".parked")).to_have_text("1 parked")


def test_the_view_turns_the_slides_of_the_room(room: Page, view: Page) -> None:
    view.keyboard.press("PageDown")
    expect(room.locator("section.present h2")).to_have_text("Cards")
    expect(view.locator(".now h2").first).to_have_text("Cards")
    view.keyboard.press("3")
    view.keyboard.press("Enter")
    expect(room.locator("section.present h2")).to_have_text("Third")
    expect(view.locator("#speaker [data-place]")).to_have_text("3 / 3")
    view.keyboard.press("o")
    view.get_by_role("dialog", name="All slides").locator(".card").first.click()
    expect(room.locator(".bar output")).to_have_text("1 / 3")


def test_cards_and_a_blank_screen_are_shown_in_both(room: Page, view: Page) -> None:
    room.keyboard.press("PageDown")
    room.get_by_role("button", name="27").click()
    expect(view.get_by_role("dialog", name="Why")).to_be_visible()
    view.keyboard.press("Escape")
    expect(room.get_by_role("dialog", name="Why")).to_be_hidden()
    view.locator(".now").get_by_role("button", name="27").click()
    expect(room.get_by_role("dialog", name="Why")).to_be_visible()
    assert violations(view) == []
    room.keyboard.press("Escape")
    expect(view.get_by_role("dialog", name="Why")).to_be_hidden()
    view.keyboard.press("b")
    expect(room.locator(".reveal.paused")).to_be_visible()
    expect(view.get_by_text("The screen of the room is blank")).to_be_visible()
    view.keyboard.press("b")
    expect(view.get_by_text("The screen of the room is blank")).to_be_hidden()


POINTS = "each => each.getAttribute('points').trim().split(' ').map(part => part.split(','))"


def stroke(page: Page, slide: str) -> list[list[float]]:
    """Draw a line over a slide; return where it begins and ends there, in pixels of the stage."""
    box = page.locator(slide).first.bounding_box()
    assert box is not None
    ends = [(200, 300), (600, 420)]
    scale = box["width"] / 1280
    for (x, y), does in zip(ends, (page.mouse.down, page.mouse.up), strict=True):
        page.mouse.move(box["x"] + x * scale, box["y"] + y * scale, steps=4)
        does()
    return [[*end] for end in ends]


def test_a_line_is_seen_in_room_and_view_and_goes_in_both(room: Page, view: Page) -> None:
    room.set_viewport_size({"width": 1024, "height": 768})  # the slide does not fill it
    for here, slide, there in ((room, "section.present", view), (view, ".now", room)):
        here.keyboard.press("d")
        drawn = stroke(here, slide)
        for page in (here, there):
            line = page.locator(".pen polyline")
            expect(line).to_have_count(1)
            expect(line).to_have_class("done")
            points = [[float(each) for each in point] for point in line.evaluate(POINTS)]
            for end, wanted in zip((points[0], points[-1]), drawn, strict=True):
                assert end == pytest.approx(wanted, abs=3)
        expect(there.locator(".pen.drawing")).to_have_count(0)
        expect(there.locator(".pen polyline")).to_have_count(0, timeout=8000)
        stroke(here, slide)
        expect(there.locator(".pen polyline")).to_have_count(1)
        here.keyboard.press("d")
        for page in (here, there):
            expect(page.locator(".pen polyline")).to_have_count(0)
    room.keyboard.press("d")
    stroke(room, "section.present")
    expect(view.locator(".pen polyline")).to_have_count(1)
    view.keyboard.press("PageDown")
    for page in (room, view):
        expect(page.locator(".pen polyline")).to_have_count(0, timeout=1500)


def test_all_that_the_room_may_ask_is_on_the_first_screen(view: Page) -> None:
    heads = view.locator("#speaker h3")
    assert heads.all_inner_texts() == [part.heading for part in NOTE.parts]
    last = view.locator("#speaker .asked p").last
    assert last.inner_text() == (8 * WORDS).strip()
    for part in view.locator("#speaker .asked :is(h3, p)").all():
        box = part.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 768 - 40, part.inner_text()
    assert view.locator("#speaker .said").evaluate("e => e.scrollHeight <= e.clientHeight")
    assert violations(view) == []


def test_the_type_of_notes_grows_and_shrinks(view: Page) -> None:
    said = view.locator("#speaker .said")
    size = "each => parseFloat(getComputedStyle(each).fontSize)"
    first = said.evaluate(size)
    view.get_by_role("button", name="Larger type").click()
    assert said.evaluate(size) == first + 2
    view.keyboard.press("-")
    view.keyboard.press("-")
    assert said.evaluate(size) == first - 2


def test_time_and_plan_are_told(room: Page, view: Page) -> None:
    clock = view.locator(".clock")
    expect(clock.locator("[data-planned]")).to_have_text("2.5 min")
    expect(clock.locator("[data-here]")).to_have_text(re.compile(r"^00:0\d of 2.5 min$"))
    expect(clock.locator("[data-plan]")).to_have_text("on time")
    room.keyboard.press("PageDown")
    expect(clock.locator("[data-planned]")).to_have_text("5 min")
    expect(clock.locator("[data-plan]")).to_have_text(re.compile(r"^02:\d\d ahead$"))
    view.evaluate("now = Date.now(), Date.now = () => now + 6 * 60000 - 1000")
    expect(clock.locator("[data-plan]")).to_have_text(re.compile(r"^0(1:0|0:5)\d behind$"))
    clock.get_by_role("button", name="Restart").click()
    expect(clock.locator("[data-elapsed]")).to_have_text("00:00")


def test_a_record_of_times_and_questions_is_saved(room: Page, view: Page) -> None:
    view.evaluate("now = Date.now(), Date.now = () => now + 90000")
    view.keyboard.press("PageDown")
    expect(view.locator("#speaker [data-place]")).to_have_text("2 / 3")
    for question in ("What of mice?", "And <b>rats</b>?"):
        view.get_by_label("Put off a question").fill(question)
        view.keyboard.press("Enter")
    expect(view.locator(".parked")).to_have_text("2 parked")
    view.get_by_role("button", name="Record").click()
    record = view.get_by_role("dialog", name="Record of this talk")
    rows = record.locator("tr").all_inner_texts()
    assert re.fullmatch(r"1\tMoved\t2.5 min\t01:3\d", rows[1])
    assert rows[-1].startswith("\tAll\t7.5 min\t01:3")
    assert record.locator("li").all_inner_texts() == ["What of mice?", "And <b>rats</b>?"]
    assert violations(view) == []
    with view.expect_download() as download:
        record.get_by_role("button", name="Save as a file").click()
    assert re.fullmatch(r"record-\d{4}-\d\d-\d\d\.html", download.value.suggested_filename)
    saved = download.value.path().read_text(encoding="utf-8")
    assert re.search("<td[^>]*>Moved</td>", saved)
    assert "And &lt;b&gt;rats&lt;/b&gt;?" in saved


def test_a_record_is_printed_alone(room: Page, view: Page) -> None:
    view.evaluate("print = () => { printed = getComputedStyle(document.body).display; }")
    view.keyboard.press("r")
    view.emulate_media(media="print")
    view.evaluate("print = () => { seen = [...document.body.children].filter(part =>"
                  " part.getClientRects().length).map(part => part.id); }")  # fmt: skip
    view.get_by_role("button", name="Print").click()
    assert view.evaluate("seen") == ["record"]


def test_a_message_of_another_page_moves_nothing(room: Page, view: Page) -> None:
    room.evaluate("postMessage({ deck: 'next', word: 'other' }, '*')")
    room.wait_for_timeout(200)
    expect(room.locator(".bar output")).to_have_text("1 / 3")
