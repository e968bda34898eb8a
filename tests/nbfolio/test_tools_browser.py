"""The buttons of a card: back to the start, and the picture as it is seen."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import ipywidgets as widgets
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
SVG = "{http://www.w3.org/2000/svg}"
LETTERED = 38 + 27.6
"""How high a line of the title above a picture, and one of its source below it, are together."""


def stack_of(control: Any, panes: list[Any]) -> widgets.Stack:
    stack = widgets.Stack(panes, selected_index=control.index)
    widgets.jsdlink((control, "index"), (stack, "selected_index"))
    return stack


def dial(first: int = 0) -> Any:
    control = widgets.SelectionSlider(options=["a", "b", "c"], description="Time", index=first)
    return widgets.VBox([control, stack_of(control, [widgets.Label(f"it is {n}") for n in "abc"])])


def layered() -> Any:
    """Return a base with an overlay that a slider moves, as figures in layers are made."""
    control = widgets.SelectionSlider(options=["a", "b"], description="Time")
    base = (
        '<svg viewBox="0 0 40 20"><title>A "figure"</title>'
        '<defs><path id="dot" d="M0 0h5v5z"/></defs><rect class="beam" width="9" height="9"/>'
        '<use href="#dot" style="fill: var(--ke-blue)"/></svg>'
    )
    overlays = [
        widgets.HTML(f'<svg viewBox="0 0 40 20" aria-hidden="true"><text y="9">{n}</text></svg>')
        for n in "ab"
    ]
    sheets = [
        widgets.HTML("<style>.beam { fill: var(--ke-orange) }</style>" + base),
        stack_of(control, overlays),
    ]
    for sheet in sheets:
        sheet.layout.grid_area = "1 / 1"
    return widgets.VBox([control, widgets.GridBox(sheets)])


def saved(page: Page, form: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Save picture as {form}").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_reset_returns_to_the_start(show: Open) -> None:
    page = show(dial(first=1))
    page.get_by_label("Time").press("End")
    expect(page.get_by_text("it is c")).to_be_visible()
    page.get_by_role("button", name="Reset").click()
    expect(page.get_by_text("it is b")).to_be_visible()
    expect(page.get_by_label("Time")).to_have_attribute("aria-valuetext", "b")
    assert "#" not in page.url


def test_reset_leaves_the_other_cards_as_they_are(show: Open) -> None:
    page = show(dial(), dial())
    for slider in page.get_by_label("Time").all():
        slider.press("End")
    page.get_by_role("button", name="Reset").first.click()
    cards = page.locator(".widget")
    expect(cards.first.get_by_text("it is a")).to_be_visible()
    expect(cards.last.get_by_text("it is c")).to_be_visible()
    assert page.url.endswith("#Time+2=c")


def test_reset_stops_what_plays(show: Open) -> None:
    player, label = widgets.Play(max=1000, interval=100), widgets.Label()
    widgets.jsdlink((player, "value"), (label, "value"))
    page = show(widgets.VBox([player, label]))
    page.get_by_role("button", name="Play").click()
    expect(page.locator(".w-label")).not_to_have_text("0")
    page.get_by_role("button", name="Reset").click()
    expect(page.locator(".w-play")).to_have_text("Play")
    page.wait_for_timeout(400)
    expect(page.locator(".w-label")).to_have_text("0")


def test_what_cannot_be_moved_or_saved_has_no_buttons(show: Open) -> None:
    expect(show(widgets.Label("only words")).locator(".tools")).to_have_count(0)


def styles(picture: ElementTree.Element, name: str) -> list[str]:
    return [part.attrib.get("style", "") for part in picture.iter(SVG + name)]


def test_the_saved_svg_is_what_is_seen_and_needs_no_stylesheet(show: Open, tmp_path: Path) -> None:
    page = show(layered())
    page.get_by_label("Time").press("End")
    file = saved(page, "SVG", tmp_path)
    picture = ElementTree.parse(file).getroot()
    words = ["".join(text.itertext()) for text in picture.iter(f"{SVG}text")]
    assert words == ['A "figure"', "b", "Notebook"], "its title, what is drawn, where it is from"
    assert "fill: rgb(230, 159, 0)" in styles(picture, "rect")[1]
    assert "fill: rgb(0, 114, 178)" in styles(picture, "use")[0]
    assert styles(picture, "path") == [""]  # what is used takes the colour of its use
    assert "figure" in file.name


FACTS = (
    '<p><b>Key:</b> <i class="ke-blue">■</i> with</p><p><b>Outcome:</b> response, which is said in '
    "so many words that they do not go on one line of a picture as small as this one is</p>"
)


def test_a_saved_picture_says_what_is_to_be_known_of_what_is_seen(
    show: Open, page: Page, tmp_path: Path
) -> None:
    """Its lines stand above and below what is drawn, within the picture, none upon another."""
    figure = layered()
    facts = stack_of(figure.children[0], [widgets.HTML(FACTS), widgets.HTML("<p>Other.</p>")])
    facts.add_class("ke-facts")
    show(widgets.VBox([widgets.HTML("<h3>It was found</h3>"), figure, facts]))
    file = saved(page, "SVG", tmp_path)
    assert file.stem == "It was found"
    page.goto(file.as_uri())

    lines = page.evaluate(
        """() => {
          const root = document.documentElement;
          const own = [...root.children].filter((each) => each.tagName === "text");
          const box = root.getBoundingClientRect();
          const boxes = [...own, document.querySelector("svg svg")].map((part) => {
            const { left, top, right, bottom } = part.getBoundingClientRect();
            return [left, top, right, bottom];
          });
          return { words: own.map((each) => each.textContent.trim()), boxes,
            within: [box.left, box.top, box.right, box.bottom] };
        }"""
    )

    assert lines["words"][:2] == ["It was found", "Key: ■ with"]
    assert " ".join(lines["words"][2:-1]).startswith("Outcome: response, which is said")
    assert len(lines["words"]) >= 4
    assert lines["words"][-1] == "Notebook"
    left, top, right, bottom = lines["within"]
    for box in lines["boxes"]:
        assert left <= box[0]
        assert top <= box[1]
        assert box[2] <= right
        assert box[3] <= bottom
    heights = sorted((box[1], box[3]) for box in lines["boxes"])
    assert all(one[1] <= other[0] + 3 for one, other in pairwise(heights))


def test_the_saved_svg_keeps_what_its_parts_share(show: Open, page: Page, tmp_path: Path) -> None:
    style = "font-size:20px;text-anchor:middle;stroke-width:3;fill:var(--ke-blue,#0072b2)"
    parts = "".join(f'<text style="{style}" x="90" y="{y}">x</text>' for y in range(8))
    show(widgets.HTML(f'<svg viewBox="0 0 200 50">{parts}</svg>'))
    file = saved(page, "SVG", tmp_path)
    assert "text-anchor" not in file.read_text("utf-8").partition("<text")[2]  # a class says it
    page.goto(file.as_uri())
    looks = page.evaluate(
        "[...document.querySelectorAll('svg svg text')].map(text => getComputedStyle(text))"
        ".map(each => [each.textAnchor, each.strokeWidth, each.fontSize, each.fill])"
    )
    assert looks == [["middle", "3px", "20px", "rgb(0, 114, 178)"]] * 8


def test_the_saved_picture_has_the_colours_of_the_theme(show: Open, tmp_path: Path) -> None:
    page = show(layered())
    page.emulate_media(color_scheme="dark")
    ground = ElementTree.parse(saved(page, "SVG", tmp_path)).getroot()[0]
    assert ground.attrib["fill"] == "rgb(18, 22, 27)"


def test_the_saved_svg_opens_by_itself_as_large_as_it_was(
    show: Open, page: Page, tmp_path: Path
) -> None:
    before = show(layered()).locator("svg").first.bounding_box()
    page.goto(saved(page, "SVG", tmp_path).as_uri())
    after = page.locator("svg").first.bounding_box()
    assert before
    assert after
    assert (after["width"], after["height"]) == pytest.approx(
        (before["width"], before["height"] + LETTERED), abs=1
    )


def test_the_saved_png_is_twice_as_fine(show: Open, tmp_path: Path) -> None:
    page = show(layered())
    box = page.locator("svg").first.bounding_box()
    assert box
    data = saved(page, "PNG", tmp_path).read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    assert width == pytest.approx(2 * box["width"], abs=2)
    assert height == pytest.approx(2 * (box["height"] + LETTERED), abs=2)


def test_without_javascript_there_are_no_buttons(
    browser: Browser, write: Callable[..., str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(write(layered()))
    expect(page.locator(".tools")).to_be_hidden()
    context.close()


@pytest.mark.parametrize(("motion", "runs"), [("reduce", False), ("no-preference", True)])
def test_what_plays_in_the_notebook_starts_unless_motion_is_unwanted(
    page: Page, write: Callable[..., str], motion: Any, runs: bool
) -> None:
    player, label = widgets.Play(max=90, interval=50, playing=True), widgets.Label()
    widgets.jsdlink((player, "value"), (label, "value"))
    page.emulate_media(reduced_motion=motion)
    page.goto(write(player, label))
    page.wait_for_timeout(400)
    assert (page.locator(".w-label").inner_text() != "0") is runs
    expect(page.locator(".w-play")).to_have_text(re.compile("Pause" if runs else "Play"))


def test_what_code_prints_is_wrapped(show: Open) -> None:
    printed = widgets.Output()
    printed.outputs = ({"output_type": "stream", "name": "stdout", "text": "wide " * 200},)
    page = show(printed)
    assert page.locator("pre:not(.code)").evaluate("box => box.scrollWidth <= box.clientWidth")


def test_the_keyboard_reaches_what_scrolls_sideways(show: Open) -> None:
    wide = widgets.Output()
    shown = {"output_type": "display_data", "data": {"text/plain": "wide " * 200}, "metadata": {}}
    wide.outputs = (shown,)
    page = show(wide)
    page.keyboard.press("Tab")  # the skip link
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.locator("pre:not(.code)")).to_be_focused()
    page.wait_for_timeout(300)
    assert page.locator("pre:not(.code)").evaluate("box => box.scrollLeft") > 0


def test_what_was_found_is_no_title_of_what_a_reader_has_moved(show: Open, tmp_path: Path) -> None:
    figure = layered()
    facts = stack_of(figure.children[0], [widgets.HTML(FACTS), widgets.HTML("<p>Other.</p>")])
    facts.add_class("ke-facts")
    page = show(widgets.VBox([widgets.HTML("<h3>It was found</h3>"), figure, facts]))

    page.get_by_label("Time").press("End")
    moved = saved(page, "SVG", tmp_path)
    page.get_by_label("Time").press("Home")
    back = saved(page, "SVG", tmp_path)

    assert (moved.stem.strip("_"), back.stem) == ("A _figure", "It was found")
    titles = [ElementTree.parse(each).getroot().find(f"{SVG}text") for each in (moved, back)]
    said = ["".join(each.itertext()) for each in titles if each is not None]
    assert said == ['A "figure"', "It was found"]
