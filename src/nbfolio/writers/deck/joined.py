"""Several notebooks as one, for a deck of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from ...notebook.document import Block, Cell, Document, Prose
from ...notebook.state import Link, Model, WidgetState

T = TypeVar("T")

TITLE = "title"


def joined(name: str, title: str, subtitle: str, documents: Sequence[Document]) -> Document:
    """Return a document of a title, and of what notebooks say and show.

    Parameters
    ----------
    name
        What it is called.
    title, subtitle
        What stands on its first slide.
    documents
        The notebooks, at least one. A slide's name becomes ``<notebook>/<name>``.
    """
    blocks: list[Block] = [Prose(Cell(1, TITLE, "slide", TITLE), f"# {title}\n\n{subtitle}")]
    for document in documents:
        blocks += _named(document)
    folder = documents[0].folder if documents else Path()
    return Document(name, folder, tuple(blocks), joined_state(documents), joined=True)


def joined_state(documents: Iterable[Document]) -> WidgetState:
    """Return the widgets of notebooks as one."""
    models: dict[str, Model] = {}
    links: list[Link] = []
    for document in documents:
        models |= document.state.models
        links += document.state.links
    return WidgetState(models, tuple(links))


def joined_notes(names: Iterable[str], notes: Mapping[str, Mapping[str, T]]) -> dict[str, T]:
    """Return the notes on the slides of `joined`, by the names that these have there.

    Parameters
    ----------
    names
        Of the notebooks.
    notes
        By the name of the notebook and by that of the slide.
    """
    return {f"{name}/{slide}": note for name in names
            for slide, note in notes.get(name, {}).items()}  # fmt: skip


def _named(document: Document) -> Iterable[Block]:
    """Give the blocks of a notebook; where none is a slide, none becomes one."""
    idle = all(cell.slide == "-" for cell, _ in document.cells())
    for block in document.blocks:
        name = f"{document.name}/{block.cell.slide_name}"
        slide = "skip" if idle else block.cell.slide
        yield block.moved(replace(block.cell, slide=slide, slide_name=name))
