"""Options of a control open beside it, and leave what the room looks at in sight."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from playwright.sync_api import FloatRect, Locator, Page, expect

from nbfolio.writers.deck.exporter import FolioSlidesExporter
from tests.axe import violations

from ..exported import as_file

pytestmark = pytest.mark.browser
Build = Callable[..., NotebookNode]

WORDS = ["one", "two", "three", "four", "five"]
PICTURE = "<h2>A</h2><svg viewBox='0 0 600 600' width='600' height='600'><circle r='{r}'/></svg>"


def boxes(*kinds: Any) -> widgets.Widget:
    """Return a figure of five states and a control beside it."""
    control = kinds[0](options=WORDS, index=0, description="Choose")
    stack = widgets.Stack([widgets.HTML(PICTURE.format(r=r)) for r in range(5)], selected_index=0)
    widgets.jslink((control, "index"), (stack, "selected_index"))
    return widgets.HBox([stack, control])


def box(part: Locator) -> FloatRect:
    """Return where a part of the page stands."""
    found = part.bounding_box()
    assert found is not None
    return found


@pytest.fixture
def slide(as_notebook: Build, page: Page, tmp_path: Path) -> Callable[[Any], Page]:
    def opened(kind: Any) -> Page:
        nb = as_notebook(boxes(kind))
        nb.cells = [*nb.cells, new_markdown_cell("## End")]
        for cell in nb.cells:
            cell.metadata["slideshow"] = {"slide_type": "slide"}
        page.goto(as_file(FolioSlidesExporter(), nb, tmp_path).as_uri())
        page.wait_for_selector("html[data-ready]")
        return page

    return opened


def test_a_list_opens_beside_its_control_and_covers_no_figure(slide: Callable[..., Page]) -> None:
    page = slide(widgets.Dropdown)
    field = page.get_by_label("Choose")
    field.click()
    options = page.get_by_role("dialog", name="Options")
    expect(options.get_by_role("button")).to_have_text(WORDS)
    expect(options.get_by_role("button", name="one")).to_be_focused()
    around, control = box(options), box(field)
    figure = box(page.locator("section.present svg:visible"))
    assert around["x"] >= figure["x"] + figure["width"]
    below = around["y"] - (control["y"] + control["height"])
    assert 0 <= below < 20
    dimmed = "each => getComputedStyle(each, '::backdrop').backgroundColor"
    assert options.evaluate(dimmed) == "rgba(0, 0, 0, 0)"
    assert violations(page) == []


@pytest.mark.parametrize("by", ["pointer", "keys"])
def test_what_is_chosen_is_seen_at_once(slide: Callable[..., Page], by: str) -> None:
    page = slide(widgets.Dropdown)
    page.get_by_label("Choose").click()
    if by == "pointer":
        page.get_by_role("button", name="three").click()
    else:
        for key in ("ArrowDown", "ArrowDown", "Enter"):
            page.keyboard.press(key)
    expect(page.get_by_role("dialog", name="Options")).to_be_hidden()
    expect(page.locator("section.present circle:visible")).to_have_attribute("r", "2")
    page.keyboard.press("ArrowRight")  # the slides have their keys again
    expect(page.get_by_role("heading", name="End")).to_be_visible()


@pytest.mark.parametrize("key", ["Escape", "PageDown"])
def test_a_list_is_left_by_key_and_chooses_nothing(slide: Callable[..., Page], key: str) -> None:
    page = slide(widgets.Dropdown)
    page.get_by_label("Choose").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press(key)
    expect(page.get_by_role("dialog", name="Options")).to_be_hidden()
    page.keyboard.press("Home")
    expect(page.get_by_label("Choose")).to_have_js_property("selectedIndex", 0)
