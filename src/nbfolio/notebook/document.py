"""A notebook read once: what its cells say and show, as blocks of a kind, for any writer.

What a tag, a cell's id or Jupyter's own metadata mean is decided here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar, cast, get_args

from nbformat import NotebookNode

from .bundles import Output as Stored
from .bundles import data_of, form
from .figure import FIGURE_MIME, FigureSpec
from .figure_reader import figure_of
from .marks import is_live, is_notice, shows_code
from .state import VIEW_MIME, WidgetState, read_state

SlideKind = Literal["slide", "subslide", "fragment", "-", "skip", "notes"]

_REFERENCES, _SOLUTION = "references", "solution"
"""Tags: of cells that list references, that answer a question."""

_SOURCES = "sources"
"""Id of a cell that lists references though it has no tag."""

_SLIDE_KINDS = get_args(SlideKind)
_HEADING = re.compile(r"^(#{1,6}) +(.+)$", re.MULTILINE)
_EMPHASIS = re.compile(r"[*_`]")


@dataclass(frozen=True)
class Cell:
    """Where a block stands.

    Parameters
    ----------
    number
        Of the cell, counted from 1.
    id
        Of the cell.
    slide
        What the cell is in a deck.
    slide_name
        What a slide that begins with the cell is called in an address.
    notebook
        The name of its notebook.
    """

    number: int
    id: str
    slide: SlideKind = "-"
    slide_name: str = ""
    notebook: str = ""


@dataclass(frozen=True)
class Block:
    """Something that a cell says or shows."""

    cell: Cell

    def moved(self, cell: Cell) -> Block:
        """Return the same in another place."""
        return replace(self, cell=cell)


@dataclass(frozen=True)
class Prose(Block):
    """Markdown, written in a cell or shown by one; `attachments` are the pictures in the cell."""

    markdown: str
    attachments: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def headings(self) -> list[str]:
        """Its headings, in plain words."""
        return [_EMPHASIS.sub("", words).strip() for _, words in self._found]

    @property
    def title(self) -> str:
        """Its first heading of the first level, in Markdown; empty where it has none."""
        return next((words for level, words in self._found if level == "#"), "")

    @property
    def _found(self) -> list[tuple[str, str]]:
        return _HEADING.findall(self.markdown)


@dataclass(frozen=True)
class Output(Block):
    """What a cell put out, as it is stored."""

    stored: Stored


@dataclass(frozen=True)
class Widget(Output):
    """A view of a widget; `model` is its id in the document's state."""

    model: str


@dataclass(frozen=True)
class Figure(Widget):
    """A figure that is stored as data, and its view; `model` is empty where it has none."""

    @cached_property
    def spec(self) -> FigureSpec:
        """What can be chosen, what is drawn and said then, and the values behind it.

        Raises
        ------
        ExportError
            If what is stored is no figure.
        """
        found = figure_of(self.stored, self.cell.notebook, self.cell.number)
        assert found is not None  # it is stored
        return found


@dataclass(frozen=True)
class Code(Block):
    """The code of a cell, where code is part of what the notebook says."""

    source: str


@dataclass(frozen=True)
class _Group(Block):
    blocks: tuple[Block, ...]

    def moved(self, cell: Cell) -> Block:
        """Return the same in another place, with all that is in it."""
        return replace(self, cell=cell, blocks=tuple(each.moved(cell) for each in self.blocks))


@dataclass(frozen=True)
class Solution(_Group):
    """An answer, to be seen when somebody asks for it.

    Where it is `folded`, it stands under `title`.
    """

    folded: bool
    title: str = ""


@dataclass(frozen=True)
class References(_Group):
    """A list of references."""

    @property
    def items(self) -> list[str]:
        """Its items, as lines of Markdown."""
        lists = (block.markdown for block in self.blocks if isinstance(block, Prose))
        return [line for each in lists for line in each.splitlines() if line.startswith("- ")]


@dataclass(frozen=True)
class Live(Block):
    """What needs a running notebook."""


B = TypeVar("B", bound=Block)


@dataclass(frozen=True)
class Document:
    """A notebook as it is written.

    Parameters
    ----------
    name
        The notebook's, without its ending.
    folder
        Where it is: pictures are read from there.
    blocks
        What it says and shows, in its order; each knows its cell.
    state
        The widgets.
    joined
        Whether it is several notebooks, one after the other.
    """

    name: str
    folder: Path
    blocks: tuple[Block, ...]
    state: WidgetState
    joined: bool = False

    def __deepcopy__(self, memo: object) -> Document:
        return self  # nothing in it changes, and nbconvert copies all that it hands on

    def cells(self) -> Iterator[tuple[Cell, list[Block]]]:
        """Give each cell that says or shows something, with its blocks."""
        found: dict[Cell, list[Block]] = {}
        for block in self.blocks:
            found.setdefault(block.cell, []).append(block)
        yield from found.items()

    def all(self, kind: type[B], blocks: Sequence[Block] | None = None) -> Iterator[B]:
        """Give all blocks of a kind, those within others too."""
        for block in self.blocks if blocks is None else blocks:
            if isinstance(block, kind):
                yield block
            if isinstance(block, _Group):
                yield from self.all(kind, block.blocks)


def read_document(nb: NotebookNode, name: str, folder: Path = Path()) -> Document:
    """Return what an executed notebook says and shows.

    Parameters
    ----------
    nb
        The notebook.
    name
        Its name, without its ending.
    folder
        Where it is.

    Raises
    ------
    ExportError
        If what is stored of its widgets cannot be read.
    """
    coded, blocks = shows_code(nb.metadata), list[Block]()
    for number, (cell, slide) in enumerate(zip(nb.cells, _slides(nb), strict=True), start=1):
        ident = cell.get("id") or ""
        slide_name = _slide_name(cell, ident, number)
        place = Cell(number, ident or f"cell-{number}", slide, slide_name, name)
        blocks += _blocks(cell, place, coded)
    return Document(name, folder, tuple(blocks), read_state(nb.metadata, name, nb.cells))


def shown_by(stored: Stored, cell: Cell) -> Block:
    """Return what a stored output shows, in its richest form."""
    model = form(stored, VIEW_MIME)
    if FIGURE_MIME in data_of(stored):
        return Figure(cell, stored, model or "")
    if model is not None:
        return Widget(cell, stored, model)
    if (words := form(stored, "text/markdown")) is not None:
        return Prose(cell, words)
    return Output(cell, stored)


def _slides(nb: NotebookNode) -> list[SlideKind]:
    """Return for each cell what it is in a deck.

    As nbconvert reads the metadata, with one exception: where some cells have a kind, those
    without one are left out. In a notebook without any, all cells are on one slide.
    """
    chosen = [cell.metadata.get("slideshow", {}).get("slide_type") for cell in nb.cells]
    rest = "skip" if any(chosen) else "-"
    return [cast(SlideKind, kind if kind in _SLIDE_KINDS else rest) for kind in chosen]


def _slide_name(cell: NotebookNode, ident: str, number: int) -> str:
    given = cell.metadata.get("explainer", {}).get("slide")
    return str(given or ident or f"slide-{number}")


def _blocks(cell: NotebookNode, place: Cell, coded: bool) -> Iterator[Block]:
    tags = cell.metadata.get("tags", ())
    if is_live(tags):
        yield Live(place)
        return
    shown: tuple[Block, ...]
    if cell.cell_type == "markdown":
        shown = (Prose(place, cell.source, cell.get("attachments", {})),)
    else:
        outputs = (each for each in cell.get("outputs", ()) if not is_notice(each))
        shown = tuple(shown_by(each, place) for each in outputs)
    if shown and (_REFERENCES in tags or place.id == _SOURCES):
        shown = (References(place, shown),)
    yield from _coded(cell, place, shown) if coded and cell.cell_type == "code" else shown


def _coded(cell: NotebookNode, place: Cell, shown: tuple[Block, ...]) -> Iterator[Block]:
    """Give a cell's code and what it shows, as Jupyter's own metadata say.

    Where ``source_hidden`` is set the code is left out, and so are comments without code. Where
    ``outputs_hidden`` is set, both are there, folded under the comment that the code begins with.
    """
    folds: Mapping[str, Any] = cell.metadata.get("jupyter", {})
    folded = bool(folds.get("outputs_hidden"))
    title, source = _titled(cell.source) if folded else ("", cell.source)
    if (folded or not folds.get("source_hidden")) and not _says_nothing(source):
        shown = (Code(place, source), *shown)
    if folded or _SOLUTION in cell.metadata.get("tags", ()):
        shown = (Solution(place, shown, folded, title),)
    yield from shown


def _says_nothing(code: str) -> bool:
    return all(line.lstrip().startswith("#") for line in code.splitlines() if line.strip())


def _titled(source: str) -> tuple[str, str]:
    """Return the words of the comment in the first line, and the lines after it."""
    first, _, rest = source.partition("\n")
    return (first.lstrip("# "), rest) if first.startswith("#") else ("Code", source)
