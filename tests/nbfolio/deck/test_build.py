"""Slides as nbconvert's metadata say, with what they open and what is said at them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from nbfolio import ExportError
from nbfolio.execute.store import normalise
from nbfolio.notebook.document import read_document
from nbfolio.writers.deck.build import Deck, build_deck
from nbfolio.writers.deck.notes import NotePart, SpeakerNote

CARDS = {"a": "<button popovertarget='b'>b</button>", "b": "", "c": ""}
NOTE = SpeakerNote(2.5, (NotePart("Say", "Less < more.", "say"), NotePart("Ask", "*Why?*")))


def slide(source: str, kind: str | None = "slide", **more: Any) -> NotebookNode:
    metadata = {"slideshow": {"slide_type": kind}} if kind else {}
    return new_markdown_cell(source, metadata=metadata, **more)


def shows(html: str, kind: str | None) -> NotebookNode:
    cell = new_code_cell("show()", outputs=[new_output("display_data", {"text/html": html})])
    cell.metadata.update({"slideshow": {"slide_type": kind}} if kind else {})
    return cell


def deck_of(*cells: NotebookNode, notes: Any = None, folder: Path = Path("/")) -> Deck:
    document = read_document(new_notebook(cells=list(cells)), "talk", folder)
    return build_deck(document, notes=notes)


def names(deck: Deck) -> list[str]:
    return re.findall('data-slide="([^"]+)"', deck.body)


def test_only_cells_with_a_type_are_slides() -> None:
    deck = deck_of(slide("# One", id="one"), slide("left out", None), slide("## Two", id="two"))
    assert names(deck) == ["one", "two"]
    assert "left out" not in deck.body
    assert deck.title == "One"


def test_slides_below_one_another_share_a_section() -> None:
    deck = deck_of(slide("# One"), slide("## Below", "subslide"), slide("## Two"))
    assert re.findall(r"</?section", deck.body) == [
        "<section", "<section", "</section", "<section", "</section", "</section",
        "<section", "</section",
    ]  # fmt: skip


def test_a_fragment_and_a_continuation_stay_on_the_slide() -> None:
    deck = deck_of(slide("# One", id="one"), slide("then", "fragment"), slide("and", "-"))
    assert names(deck) == ["one"]
    assert '<div class="fragment">' in deck.body


def test_code_is_hidden_and_a_skipped_cell_left_out() -> None:
    deck = deck_of(shows("<p>seen</p>", "slide"), shows("<p>unseen</p>", "skip"))
    assert "<p>seen</p>" in deck.body
    assert "unseen" not in deck.body
    assert "show()" not in deck.body


def test_a_slide_without_a_heading_takes_the_one_it_stands_under() -> None:
    deck = deck_of(slide("# One"), slide("## What *was* found", None), shows("<p>x</p>", "slide"))
    assert "<h2>What was found</h2>" in deck.body


def test_what_a_slide_opens_comes_along_and_nothing_else() -> None:
    cards = "".join(f"<div popover id='{name}'>{button}</div>" for name, button in CARDS.items())
    deck = deck_of(shows("<button popovertarget='a'>1</button>", "slide"), shows(cards, None))
    assert re.findall('id="(.)"', deck.popovers) == ["a", "b"]


def test_notes_come_from_the_content_and_from_cells() -> None:
    cells = slide("# One", id="one"), slide("from the cell", "notes")
    deck = deck_of(*cells, notes={"one": NOTE})
    [aside] = re.findall(r"<aside.*?</aside>", deck.body, flags=re.DOTALL)
    assert '<section data-slide="one" data-minutes="2.5" ' in deck.body
    assert '<div class="part say"><h3>Say</h3><p>Less &lt; more.</p>' in aside
    assert "<em>Why?</em>" in aside
    assert "from the cell" in aside


def test_a_slide_without_notes_has_none() -> None:
    body = deck_of(slide("# One")).body
    assert "<aside" not in body
    assert "data-minutes" not in body


def test_a_control_that_leads_off_the_slides_is_refused(as_notebook: Any) -> None:
    control = widgets.IntSlider(description="Dose")
    label = widgets.Label()
    widgets.jsdlink((control, "value"), (label, "value"))
    nb = as_notebook(control, label)
    nb.cells[0].metadata["slideshow"] = {"slide_type": "slide"}
    with pytest.raises(ExportError, match="moving it changes nothing"):
        build_deck(read_document(nb, "talk", Path("/")))


def test_the_committed_form_of_a_notebook_keeps_what_is_a_slide() -> None:
    nb = normalise(new_notebook(cells=[shows("<p>x</p>", "slide")]))
    assert nb.cells[0].metadata.slideshow.slide_type == "slide"
