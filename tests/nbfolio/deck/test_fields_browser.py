"""Fields on slides: what is typed stays in them, and the deck has its keys back afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from playwright.sync_api import Page, expect

from nbfolio.writers.deck.exporter import FolioSlidesExporter
from tests.axe import violations

from ..exported import as_file
from ..test_typed_browser import CASES

pytestmark = pytest.mark.browser
Build = Callable[..., NotebookNode]


def label_of(control: Any, attribute: str = "value") -> widgets.Label:
    label = widgets.Label()
    widgets.jsdlink((control, attribute), (label, "value"))
    return label


@pytest.fixture
def deck(as_notebook: Build, page: Page, tmp_path: Path) -> Callable[..., Page]:
    """Open a deck whose second slide shows the widgets."""

    def opened(*shown: Any) -> Page:
        nb = as_notebook(widgets.VBox(shown))
        nb.cells = [new_markdown_cell("# Talk"), *nb.cells, new_markdown_cell("## End")]
        for cell in nb.cells:
            cell.metadata["slideshow"] = {"slide_type": "slide"}
        page.goto(as_file(FolioSlidesExporter(), nb, tmp_path).as_uri())
        page.wait_for_selector("html[data-ready]")
        page.keyboard.press("ArrowRight")
        return page

    return opened


@pytest.mark.parametrize("by", ["click", "focus"])
@pytest.mark.parametrize("kind", [widgets.Text, widgets.Textarea, widgets.Password])
def test_letters_that_mean_something_to_a_deck_are_typed(
    deck: Callable[..., Page], kind: Any, by: str
) -> None:
    control = kind(description="Name")
    page = deck(control, label_of(control))
    getattr(page.get_by_label("Name"), by)()
    page.keyboard.type("fs b.?")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    page.keyboard.type("x ")
    expect(page.get_by_label("Name")).to_have_value("x fs b.?")
    expect(page.locator(".w-label")).to_have_text("x fs b.?")


@pytest.mark.parametrize("name", CASES)
def test_each_works_on_a_slide(deck: Callable[..., Page], name: str) -> None:
    case = CASES[name]
    control = case.make(description="K")
    page = deck(control, label_of(control, case.attribute))
    expect(page.locator(".w-label")).to_have_text(case.start)
    case.act(page)
    expect(page.locator(".w-label")).to_have_text(case.end)


def test_the_deck_turns_again_once_a_field_is_left(deck: Callable[..., Page]) -> None:
    control = widgets.Text(description="Name")
    page = deck(control, label_of(control))
    page.get_by_label("Name").click()
    page.keyboard.type("a")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="End")).to_be_visible()


def test_a_list_of_several_lines_is_as_tall_as_its_rows(deck: Callable[..., Page]) -> None:
    control = widgets.SelectMultiple(options="abcdef", rows=5, description="Many")
    page = deck(control, label_of(control, "index"))
    box = page.get_by_label("Many").bounding_box()
    assert box is not None
    assert box["height"] > 60
    page.get_by_label("Many").select_option(["b", "d"])
    expect(page.locator(".w-label")).to_have_text("1,3")


def test_fields_on_a_slide_have_no_violation(deck: Callable[..., Page]) -> None:
    controls = [
        widgets.Text(description="K"), widgets.IntRangeSlider(), widgets.FloatLogSlider(),
        widgets.DatePicker(), widgets.ColorPicker(), widgets.TagsInput(value=["a"]),
    ]  # fmt: skip
    page = deck(*controls, *map(label_of, controls), widgets.Button(description="Run"))
    assert violations(page) == []
