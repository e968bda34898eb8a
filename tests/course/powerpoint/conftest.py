"""Executed notebooks of one figure, one card and prose, and the slides made of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import ipywidgets as w
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output

from ketamine_explainer.content import Content, load_content
from ketamine_explainer.content.records import Note
from ketamine_explainer.course.powerpoint import outline
from nbfolio.notebook.document import read_document
from nbfolio.notebook.figure import Dependent, FigureSpec, Panel
from nbfolio.writers.powerpoint.slides import Outline

from ...nbfolio.stills.layered import Specified, layered

NAME = "02_fast_response"
ZARATE = "https://doi.org/10.1001/archpsyc.63.8.856"


NOTE = Note(
    id="show-lines", minutes=3, say="Point *here* ([Zarate 2006](https://x.org)).",
    do=("Press *this*.", "Move *that*."), ask="Why?", answer="So.", objection="No.", reply="Yes.",
)  # fmt: skip


def shows(ident: str, **data: str) -> NotebookNode:
    kinds = {name.replace("_", "/"): words for name, words in data.items()}
    return new_code_cell("show", id=ident, outputs=[new_output("display_data", kinds)])


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(Path(__file__).parents[3])


@pytest.fixture
def notebook(as_notebook: Callable[..., NotebookNode]) -> NotebookNode:
    """Return a notebook with a title, a figure, a card of words, verdicts and a live cell."""
    said = f"<p>Many words (<a href='{ZARATE}'>Zarate 2006</a>).</p>"
    panel = Panel(sentences=Dependent((said,), (0,)))
    card = Specified([w.HTML(said)], FigureSpec("Words", "A card.", panels=(panel,)))
    nb = as_notebook(layered(), card, layered("Live"))
    for cell, ident in zip(nb.cells, ("show-lines", "show-words", "try"), strict=True):
        cell["id"] = ident
    nb.cells[2].metadata["tags"] = ["remove-output"]
    verdicts = "<details><summary>“a claim”: ◐ <b>qualified</b></summary><p>Why.</p></details>"
    title = shows("text-title", text_markdown="# Fast\n\nTwo speeds.")
    heading = shows("text-verdicts", text_markdown="## What holds")
    nb.cells = [title, *nb.cells, heading, shows("show-verdicts", text_html=verdicts)]
    return nb


@pytest.fixture
def outlined(notebook: NotebookNode, content: Content) -> Outline:
    return outline([read_document(notebook, NAME)], content)
