"""A deck in a room: all slides at a glance, a number, a pen, light and dark, a talk of some."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import ipywidgets as widgets
import pytest
import yaml
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from playwright.sync_api import Locator, Page, expect

from nbfolio.writers.deck.exporter import FolioSlidesExporter
from nbfolio.writers.deck.notes import NotePart, SpeakerNote
from tests.axe import COLOURS, violations

from ..exported import as_file

pytestmark = pytest.mark.browser
Build = Callable[..., NotebookNode]

TITLES = {f"s{number}": f"Matter {number}" for number in range(1, 8)}
MINUTES = {f"s{number}": number / 2 for number in range(1, 7)}


@pytest.fixture
def talk(as_notebook: Build, tmp_path: Path) -> Path:
    """Write a deck of eight slides: six with notes, one that plays, one after the end."""
    play, slider = widgets.Play(interval=50, max=99), widgets.IntSlider(max=99, description="Time")
    widgets.jslink((play, "value"), (slider, "value"))
    label = widgets.Label()
    widgets.jsdlink((slider, "value"), (label, "value"))
    cells = [new_markdown_cell(f"## {title}\n\nWords.", id=name) for name, title in TITLES.items()]
    [shown] = as_notebook(widgets.VBox([play, slider, label])).cells
    shown.id = "plays"
    nb = as_notebook(play)
    nb.metadata = as_notebook(widgets.VBox([play, slider, label])).metadata
    nb.cells = [*cells[:2], shown, *cells[2:]]
    for cell in nb.cells:
        cell.metadata["slideshow"] = {"slide_type": "slide"}
    notes = {name: SpeakerNote(each, (NotePart("Say", name),)) for name, each in MINUTES.items()}
    notes["plays"] = SpeakerNote(10, (NotePart("Say", "Look."),))
    return as_file(FolioSlidesExporter(notes=notes), nb, tmp_path)


def opened(page: Page, file: Path, fragment: str = "") -> Page:
    page.goto("about:blank")
    page.goto(file.as_uri() + fragment)
    page.wait_for_selector("html[data-ready]")
    return page


@pytest.fixture
def deck(page: Page, talk: Path) -> Page:
    return opened(page, talk)


def at(page: Page) -> str:
    """Return the title of the slide that is shown, and its number."""
    title = page.locator("section.present:not(.stack) h2").inner_text()
    return f"{title}, {page.locator('.bar output').inner_text()}"


def overview(page: Page) -> Locator:
    return page.get_by_role("dialog", name="All slides")


def test_all_slides_are_listed_and_one_is_gone_to_by_keys(deck: Page) -> None:
    deck.keyboard.press("o")
    cards = overview(deck).locator(".card")
    expect(cards).to_have_count(8)
    assert cards.nth(1).inner_text().split("\n") == ["2", "Matter 2", "1 min"]
    expect(cards.first).to_be_focused()
    assert violations(deck) == []
    deck.keyboard.press("ArrowRight")
    deck.keyboard.press("Enter")
    expect(overview(deck)).to_be_hidden()
    assert at(deck) == "Matter 2, 2 / 7"
    deck.keyboard.press("ArrowRight")  # the slides have their keys again
    deck.keyboard.press("ArrowRight")
    assert at(deck) == "Matter 3, 4 / 7"


def test_arrows_go_by_rows_in_the_overview(deck: Page) -> None:
    deck.keyboard.press("o")
    top = "all => all.map(each => Math.round(each.getBoundingClientRect().top))"
    tops = overview(deck).locator(".card").evaluate_all(top)
    columns = tops.count(tops[0])
    assert 1 < columns < len(tops)
    deck.keyboard.press("ArrowDown")
    expect(overview(deck).locator(".card").nth(columns)).to_be_focused()
    deck.keyboard.press("ArrowUp")
    expect(overview(deck).locator(".card").first).to_be_focused()
    deck.keyboard.press("End")
    expect(overview(deck).locator(".card").last).to_be_focused()
    deck.keyboard.press("Home")
    expect(overview(deck).locator(".card").first).to_be_focused()


def drawn(page: Page) -> Locator:
    """Return the pictures of the overview that are drawn."""
    return overview(page).locator(".small:has(section)")


def test_each_slide_is_a_picture_of_itself_that_nobody_can_use(deck: Page) -> None:
    deck.keyboard.press("o")
    expect(drawn(deck)).to_have_count(8)
    titles = drawn(deck).locator("h2").all_inner_texts()
    assert titles[:4] == ["Matter 1", "Matter 2", "Matter 2", "Matter 3"]  # one has two slides
    for _ in range(10):
        deck.keyboard.press("Tab")
        assert deck.evaluate("document.activeElement.closest('.small')") is None
    assert drawn(deck).locator("[id], [name], [for]").count() == 0
    drawn(deck).nth(1).click(position={"x": 100, "y": 80}, force=True)
    expect(overview(deck)).to_be_hidden()
    assert at(deck) == "Matter 2, 2 / 7"


def test_a_picture_shows_what_is_moved_and_takes_nothing_from_it(
    as_notebook: Build, page: Page, tmp_path: Path
) -> None:
    choice = widgets.RadioButtons(options=["first", "second"], description="Which")
    slider = widgets.IntSlider(max=9, description="Dose")
    said = widgets.Label()
    widgets.jsdlink((slider, "value"), (said, "value"))
    widgets.jslink((choice, "index"), (slider, "value"))
    nb = as_notebook(widgets.VBox([choice, slider, said]))
    nb.cells[0].metadata["slideshow"] = {"slide_type": "slide"}
    opened(page, as_file(FolioSlidesExporter(), nb, tmp_path))
    page.get_by_label("second").check(force=True)
    page.keyboard.press("o")
    expect(drawn(page).locator(".w-label")).to_have_text("1")
    assert drawn(page).locator("input:checked").count() == 1
    expect(page.locator("section.present input:checked")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".small")).to_have_count(0)
    expect(page.get_by_label("second")).to_be_checked()


def test_pictures_are_drawn_as_they_come_into_view(
    as_notebook: Build, page: Page, tmp_path: Path
) -> None:
    nb = as_notebook(widgets.Label("shown"))
    nb.cells += [new_markdown_cell(f"## Matter {number}") for number in range(60)]
    for cell in nb.cells:
        cell.metadata["slideshow"] = {"slide_type": "slide"}
    opened(page, as_file(FolioSlidesExporter(), nb, tmp_path))
    page.keyboard.press("o")
    seen = overview(page).locator(".small")
    expect(seen.first.locator("section")).to_be_attached()
    page.wait_for_timeout(300)
    assert 8 <= drawn(page).count() < 30
    page.keyboard.press("End")
    expect(seen.last.locator("h2")).to_have_text("Matter 59")
    assert drawn(page).count() < 30


@pytest.mark.parametrize("key", ["o", "Escape", "PageDown"])
def test_the_overview_is_left_by_key(deck: Page, key: str) -> None:
    deck.get_by_role("button", name=re.compile("All slides")).click()
    expect(overview(deck)).to_be_visible()
    deck.keyboard.press(key)
    expect(overview(deck)).to_be_hidden()
    assert at(deck).startswith("Matter 2" if key == "PageDown" else "Matter 1")


@pytest.mark.parametrize(("keys", "place"), [("g5", 5), ("7", 7), ("g1", 1)])
def test_a_number_leads_to_its_slide(deck: Page, keys: str, place: int) -> None:
    for key in keys:
        deck.keyboard.press(key)
    expect(deck.locator(".jump")).to_contain_text(f"Slide {place}")
    deck.keyboard.press("Enter")
    expect(deck.locator(".jump")).to_be_hidden()
    assert at(deck).endswith(f"{place} / 7")


def test_a_number_that_no_slide_has_leads_nowhere(deck: Page) -> None:
    for key in "42":
        deck.keyboard.press(key)
    expect(deck.locator(".jump")).to_have_text("Slide 42 there are 7")
    deck.keyboard.press("Enter")
    assert at(deck) == "Matter 1, 1 / 7"
    deck.keyboard.press("3")
    deck.keyboard.press("PageDown")  # a remote is never stuck
    expect(deck.locator(".jump")).to_be_hidden()
    assert at(deck) == "Matter 2, 2 / 7"


def test_what_comes_after_the_last_notes_is_not_counted(deck: Page) -> None:
    deck.keyboard.press("End")
    assert at(deck) == "Matter 7, –"
    deck.keyboard.press("Home")
    assert at(deck) == "Matter 1, 1 / 7"


def test_t_goes_through_light_and_dark_to_what_the_computer_says(deck: Page) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = deck.evaluate(ground)
    deck.keyboard.press("t")
    dark = deck.evaluate(ground)
    assert dark != light
    assert violations(deck, COLOURS) == []
    deck.keyboard.press("t")
    assert deck.evaluate(ground) == light
    deck.emulate_media(color_scheme="dark")
    assert deck.evaluate(ground) == light
    for shown in (dark, dark, light):  # dark, what the computer says, and the other one
        deck.keyboard.press("t")
        assert deck.evaluate(ground) == shown


def test_a_pen_draws_and_its_lines_go(deck: Page) -> None:
    lines = deck.locator(".pen polyline")
    deck.keyboard.press("d")
    draw(deck)
    expect(lines).to_have_count(1)
    assert len(str(lines.first.get_attribute("points")).split()) > 2
    deck.keyboard.press("ArrowRight")
    assert at(deck).startswith("Matter 2")
    expect(lines).to_have_count(0)  # with the slide
    draw(deck)
    expect(lines).to_have_count(1)
    expect(lines).to_have_count(0, timeout=8000)  # with time
    draw(deck)
    deck.keyboard.press("d")
    expect(lines).to_have_count(0)
    draw(deck)
    expect(lines).to_have_count(0)


def draw(page: Page) -> None:
    """Draw a line across the slide."""
    page.mouse.move(300, 300)
    page.mouse.down()
    page.mouse.move(500, 400, steps=5)
    page.mouse.up()


def test_what_plays_stops_when_its_slide_is_left(deck: Page) -> None:
    for key in ("3", "Enter"):
        deck.keyboard.press(key)
    deck.get_by_role("button", name="Play").click()
    expect(deck.get_by_role("button", name="Pause")).to_be_visible()
    expect(deck.locator(".w-label")).not_to_have_text("0")
    deck.keyboard.press("PageDown")
    deck.keyboard.press("PageUp")
    expect(deck.get_by_role("button", name="Play")).to_be_visible()
    told = deck.locator(".w-label").inner_text()
    deck.wait_for_timeout(300)
    assert deck.locator(".w-label").inner_text() == told


def test_slides_that_are_far_wait_outside_the_document_and_keep_their_state(deck: Page) -> None:
    for key in ("3", "Enter"):
        deck.keyboard.press(key)
    deck.get_by_label("Time").press("End")
    deck.keyboard.press("Escape")
    deck.keyboard.press("End")
    expect(deck.locator("[data-slide]:empty")).to_have_count(6)
    expect(deck.get_by_label("Time")).to_have_count(0)
    for key in ("3", "Enter"):
        deck.keyboard.press(key)
    expect(deck.locator(".w-label")).to_have_text("99")


def pick(page: Page, *names: str) -> None:
    for name in names:
        overview(page).get_by_role("checkbox", name=f"In the talk: {name}", exact=True).press(
            "Space"
        )


def test_a_talk_is_put_together_and_opened_by_its_address(page: Page, talk: Path) -> None:
    opened(page, talk, "#overview")
    box = overview(page)
    expect(box.get_by_role("checkbox", name="In the talk: Matter 7")).to_have_count(0)
    pick(page, "Matter 6", "Matter 5", "Matter 4")
    expect(box.locator(".sums")).to_have_text("3 slides, 7.5 min")
    box.get_by_role("button", name="Earlier: Matter 4").press("Enter")
    expect(box.get_by_role("button", name="Earlier: Matter 4")).to_be_focused()
    box.get_by_label("Minutes for Matter 6").fill("4")
    expect(box.locator(".sums")).to_have_text("3 slides, 8.5 min")
    box.get_by_label("Title").fill("Ours & more")
    assert violations(page) == []
    address = box.get_by_label("Address").input_value()
    assert address.endswith("#talk=s6:4;s4;s5&talk-title=Ours+%26+more")
    opened(page, talk, "#" + address.partition("#")[2])
    seen = [at(page)]
    for _ in range(5):
        page.keyboard.press("PageDown")
        seen.append(at(page))
    assert seen == ["Ours & more, –", "Matter 6, 1 / 3", "Matter 4, 2 / 3", "Matter 5, 3 / 3",
                    "Matter 7, –", "Matter 7, –"]  # fmt: skip
    assert "&talk=s6:4;s4;s5&talk-title=Ours+%26+more" in page.url
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert at(page) == "Matter 7, –"
    page.keyboard.press("o")
    cards = overview(page).locator(".card:enabled")
    assert cards.nth(1).inner_text().split("\n") == ["1", "Matter 6", "4 min"]
    overview(page).get_by_role("button", name="Choose slides").click()
    overview(page).get_by_role("button", name="All slides again").click()
    expect(page.locator(".bar output")).to_have_text("–")
    expect(page.locator("[data-slide]")).to_have_count(8)


def test_a_talk_is_saved_as_a_file(page: Page, talk: Path) -> None:
    opened(page, talk, "#overview")
    expect(overview(page).get_by_role("button", name="Save as a file")).to_be_disabled()
    pick(page, "Matter 5", "Matter 3")
    overview(page).get_by_label("Title").fill('What "we" say: a talk')
    with page.expect_download() as download:
        overview(page).get_by_role("button", name="Save as a file").click()
    assert download.value.suggested_filename == "what-we-say-a-talk.yaml"
    saved = yaml.safe_load(download.value.path().read_text(encoding="utf-8"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(saved.pop("saved")))
    slides = [{"slide": "s5", "minutes": 2.5}, {"slide": "s3", "minutes": 1.5}]
    assert saved == {"title": 'What "we" say: a talk', "minutes": 4, "slides": slides}


def test_an_address_of_slides_that_are_not_there_says_so(page: Page, talk: Path) -> None:
    opened(page, talk, "#talk=s3;gone")
    assert at(page) == "Matter 3, 1 / 1"
    page.keyboard.press("o")
    expect(overview(page)).to_contain_text("Not in this deck: gone")


def test_all_keys_are_told(deck: Page) -> None:
    deck.keyboard.press("?")
    told = deck.get_by_role("dialog", name="Keys").locator("dt").all_inner_texts()
    inside = deck.get_by_role("dialog", name="Keys").locator(".ke-inside")
    assert inside.evaluate("each => each.scrollHeight <= each.clientHeight"), "at 1280 by 720"
    assert {"O", "G or a number, Enter", "T", "D", "B or .", "S", "F", "?"} <= {*told}
