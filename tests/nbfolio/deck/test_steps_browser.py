"""A slide of any notebook arrives in steps: its question, its answer, what that is built of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from playwright.sync_api import Page

from nbfolio.writers.deck.exporter import FolioSlidesExporter

from ..exported import as_file

pytestmark = pytest.mark.browser
Build = Callable[..., NotebookNode]


def classed(widget: Any, name: str) -> Any:
    widget.add_class(name)
    return widget


def asking() -> Any:
    """Return a question whose answer is built of three states."""
    shown = widgets.ToggleButtons(options=["wait", "show"], description="Answer")
    states = classed(widgets.RadioButtons(options=["a", "b", "c"], index=2), "ke-build")
    state = widgets.Stack([widgets.HTML(f"<p>state {each}</p>") for each in "abc"])
    answer = classed(widgets.Stack([widgets.HTML(), widgets.VBox([states, state])]), "ke-answer")
    widgets.jslink((shown, "index"), (answer, "selected_index"))
    widgets.jslink((states, "index"), (state, "selected_index"))
    return classed(widgets.VBox([classed(widgets.VBox([shown]), "ke-reveal"), answer]), "ke-scene")


@pytest.fixture
def deck(as_notebook: Build, page: Page, tmp_path: Path) -> Page:
    nb = as_notebook(asking())
    nb.cells = [new_markdown_cell("# Talk"), *nb.cells, new_markdown_cell("## End")]
    for cell in nb.cells:
        cell.metadata["slideshow"] = {"slide_type": "slide"}
    page.goto(as_file(FolioSlidesExporter(), nb, tmp_path).as_uri())
    page.wait_for_selector("html[data-ready]")
    page.keyboard.press("PageDown")
    return page


def seen(page: Page) -> str:
    """Return what is shown: the state of the answer, the question without it, or another slide."""
    found = page.locator("section.present p:visible", has_text="state")
    if found.count():
        return found.inner_text()
    return "question" if page.locator("section.present .ke-reveal").count() else "other"


def test_steps_are_taken_forth_and_back(deck: Page) -> None:
    met = [seen(deck)]
    for key in ["PageDown"] * 4 + ["PageUp"] * 5:
        deck.keyboard.press(key)
        met.append(seen(deck))
    forth = ["question", "state a", "state b", "state c", "other"]
    assert met == [*forth, "state c", "state b", "state a", "question", "other"]


def test_an_answer_that_a_pointer_asks_for_is_whole(deck: Page) -> None:
    deck.locator("section.present .ke-reveal label", has_text="show").click()
    assert seen(deck) == "state c"
    deck.keyboard.press("PageDown")
    assert seen(deck) == "other"


def test_paper_shows_the_answer_and_gives_it_back(deck: Page) -> None:
    deck.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert deck.locator(".ke-answer p").get_by_text("state c").count() == 1
    assert deck.locator(".ke-answer > :last-child").is_visible()
    deck.evaluate("dispatchEvent(new Event('afterprint'))")
    assert seen(deck) == "question"
