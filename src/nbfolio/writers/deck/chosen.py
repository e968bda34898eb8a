"""A deck of chosen slides of notebooks, in any order, with slides of its own among them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ...notebook.document import Block, Cell, Document, Output, Prose, References, Widget
from ...notebook.errors import ExportError
from ...notebook.state import WidgetState
from .joined import joined_state

BEGINS = ("slide", "subslide")
"""What a cell is that begins a slide."""


@dataclass(frozen=True)
class OwnSlide:
    """A slide of words that stands in no notebook.

    Parameters
    ----------
    name
        What it is called in an address.
    markdown
        Its words, which begin with a heading.
    """

    name: str
    markdown: str


def chosen(name: str, slides: Sequence[str | OwnSlide], documents: Iterable[Document]) -> Document:
    """Return a document of chosen slides.

    What the notebooks have beside is in it too, on no slide: slides open it. Their references are
    those that a slide links to.

    Parameters
    ----------
    name
        What the document is called.
    slides
        Slides of notebooks as `joined` calls them, ``<notebook>/<name>``, each once, and own ones.
    documents
        The notebooks.

    Raises
    ------
    ExportError
        If no notebook has one of the slides.
    """
    documents, known, titles = list(documents), dict[str, list[Block]](), dict[str, str]()
    for document in documents:
        titles |= _titles(document)
        for name_of, blocks in _slides(document):
            known.setdefault(name_of, []).extend(blocks)
    shown: list[Block] = []
    for number, slide in enumerate(slides, start=1):
        if isinstance(slide, OwnSlide):
            shown.append(Prose(Cell(number, slide.name, "slide", slide.name), slide.markdown))
        elif slide in known:
            shown += _begun(known.pop(slide), slide, titles[slide])
        else:
            raise _lacking(name, slide, known)
    state = joined_state(documents)
    left = (block for blocks in known.values() for block in blocks)
    rest = (_unshown(block) for block in left if not isinstance(block, References))
    listed = _listed(documents, _linked(shown, state))
    folder = documents[0].folder if documents else Path()
    return Document(name, folder, (*shown, *rest, *listed), state, joined=True)


def _slides(document: Document) -> Iterator[tuple[str, list[Block]]]:
    """Give the blocks of a notebook by the slide on which they stand; empty before the first."""
    name = ""
    for cell, blocks in document.cells():
        if cell.slide in BEGINS:
            name = f"{document.name}/{cell.slide_name}"
        off = cell.slide == "skip" or any(isinstance(each, References) for each in blocks)
        yield "" if off else name, blocks


def _titles(document: Document) -> dict[str, str]:
    """Return by slide the last heading before it, which is its title where it has none itself."""
    heading, found = "", dict[str, str]()
    for cell, blocks in document.cells():
        if cell.slide in BEGINS:
            found[f"{document.name}/{cell.slide_name}"] = heading
        own = [each for prose in document.all(Prose, blocks) for each in prose.headings]
        heading = [heading, *own][-1]
    return found


def _begun(blocks: Sequence[Block], name: str, title: str) -> Iterator[Block]:
    """Give the blocks of a slide, its first one as what begins a slide, after its title unseen."""
    first = blocks[0].cell
    if title:
        yield Prose(replace(first, id=f"{first.id}-title", slide="skip"), f"## {title}")
    for block in blocks:
        kind = "slide" if block.cell == first else block.cell.slide
        yield block.moved(replace(block.cell, slide=kind, slide_name=name))


def _unshown(block: Block) -> Block:
    return block.moved(replace(block.cell, slide="skip"))


def _linked(blocks: Iterable[Block], state: WidgetState) -> str:
    """Return all that slides say, in which an address is looked for."""
    said: list[str] = []
    for block in blocks:
        if isinstance(block, Prose):
            said.append(block.markdown)
        if isinstance(block, Output):
            said.append(json.dumps(block.stored, default=str, ensure_ascii=False))
        if isinstance(block, Widget):
            traits = [state.models[each].traits for each in state.within(block.model)]
            said.append(json.dumps(traits, default=str, ensure_ascii=False))
    return "\n".join(said)


def _listed(documents: Iterable[Document], said: str) -> Iterator[References]:
    """Give the references of notebooks to which something links, each once."""
    items: Mapping[str, None] = dict.fromkeys(
        item
        for document in documents
        for each in document.all(References)
        for item in each.items
        if _link(item) in said
    )
    if items:
        cell = Cell(0, "references", "slide", "references")
        yield References(cell, (Prose(cell, "\n".join(["## References", "", *items])),))


def _link(item: str) -> str:
    """Return the address that a reference ends with, or all of it where it has none."""
    return item.rpartition("](")[2].rstrip(")") if item.endswith(")") and "](" in item else item


def _lacking(name: str, slide: str, known: Iterable[str]) -> ExportError:
    there = ", ".join(each for each in known if each) or "none"
    return ExportError(
        name, None, f"no slide {slide!r}, or it for the second time", f"there are: {there}",
        "Name one of them, each once",
    )  # fmt: skip
