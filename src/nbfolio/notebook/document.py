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
from .cells import code_language, language_of, outputs, raw_form, without_source
from .figure import FIGURE_MIME, FigureSpec
from .figure_reader import figure_of
from .marks import REFERENCES, code_form, unshown
from .state import VIEW_MIME, WidgetState, read_state
from .view import CodeForm, View

SlideKind = Literal["slide", "subslide", "fragment", "-", "skip", "notes"]

_SOLUTION, _ON_SLIDES = "solution", "slides-only"
"""Tags: of cells that list references, that answer a question."""

_SOURCES = "sources"
"""Id of a cell that lists references though it has no tag."""

_SLIDE_KINDS = get_args(SlideKind)
_HEADING = re.compile(r"^(#{1,6}) +(.+)$", re.MULTILINE)
_EMPHASIS = re.compile(r"[*_`]")


_INTERACT = re.compile(
    r"^(?:@?(?:\w+\.)*interact(?:_manual|ive)?[ ]*\(|@(?:\w+\.)*interact(?:_manual)?[ ]*$"
    r"|\w+[ ]*=[ ]*(?:\w+\.)*interact(?:_manual)?[ ]*\()",
    re.MULTILINE,
)
"""A statement of a cell that shows controls of ``interact``."""


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
    on_slides
        Whether it is for slides alone: a page and paper for its readers are without it.
    """

    number: int
    id: str
    slide: SlideKind = "-"
    slide_name: str = ""
    notebook: str = ""
    on_slides: bool = False


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
class Unstored(Block):
    """Controls of ``interact`` that a cell has shown, and of which the notebook stores nothing."""


@dataclass(frozen=True)
class Code(Block):
    """The code of a cell, where code is part of what the notebook says.

    Parameters
    ----------
    source
        The code.
    language
        What it is written in, as Jupyter names it (``python``, ``r``); empty where nobody says.
    folded
        Whether it is seen when somebody asks for it.
    """

    source: str
    language: str = ""
    folded: bool = False


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
class Folded(_Group):
    """What a cell put out, to be seen when somebody asks for it, under `title`."""

    title: str


@dataclass(frozen=True)
class References(_Group):
    """A list of references."""

    @property
    def items(self) -> list[str]:
        """Its items, as lines of Markdown."""
        lists = (block.markdown for block in self.blocks if isinstance(block, Prose))
        return [line for each in lists for line in each.splitlines() if line.startswith("- ")]


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
    language
        Of its words, as HTML names it; empty where nobody says.
    """

    name: str
    folder: Path
    blocks: tuple[Block, ...]
    state: WidgetState
    joined: bool = False
    language: str = ""

    def __deepcopy__(self, memo: object) -> Document:
        return self  # nothing in it changes, and nbconvert copies all that it hands on

    @property
    def for_readers(self) -> Document:
        """The same without what is for slides alone."""
        return replace(self, blocks=tuple(each for each in self.blocks if not each.cell.on_slides))

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


_AS_IT_SAYS = View()


def read_document(
    nb: NotebookNode, name: str, folder: Path = Path(), view: View = _AS_IT_SAYS
) -> Document:
    """Return what an executed notebook says and shows.

    Parameters
    ----------
    nb
        The notebook.
    name
        Its name, without its ending.
    folder
        Where it is.
    view
        Which parts of it are written.

    Raises
    ------
    ExportError
        If what is stored of its widgets cannot be read.
    """
    reader, blocks = _Reader.of(nb.metadata, view), list[Block]()
    for number, (cell, slide) in enumerate(zip(nb.cells, _slides(nb), strict=True), start=1):
        ident = cell.get("id") or ""
        slide_name = _slide_name(cell, ident, number)
        alone = _ON_SLIDES in cell.metadata.get("tags", ())
        place = Cell(number, ident or f"cell-{number}", slide, slide_name, name, alone)
        blocks += reader.blocks(cell, place)
    state, language = (
        read_state(nb.metadata, name, nb.cells),
        view.language or language_of(nb.metadata),
    )
    return Document(name, folder, tuple(blocks), state, language=language)


def shown_by(stored: Stored, cell: Cell) -> Block:
    """Return what a stored output shows, in its richest form."""
    model = form(stored, VIEW_MIME)
    if FIGURE_MIME in data_of(stored):
        return Figure(cell, stored, model or "")
    if model is not None:
        return Widget(cell, stored, model)
    words = form(stored, "text/markdown")
    if words is not None and form(stored, "text/html") is None:
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


@dataclass(frozen=True)
class _Reader:
    """Makes blocks of cells.

    Parameters
    ----------
    view
        Which parts are written.
    code
        How code is written.
    language
        What it is written in.
    tidy
        Whether cells of comments alone are left out: the notebook says itself that code is shown.
    """

    view: View
    code: CodeForm
    language: str
    tidy: bool

    @classmethod
    def of(cls, metadata: Mapping[str, Any], view: View) -> _Reader:
        said = code_form(metadata)
        code = view.code or said or view.otherwise
        return cls(view, code, code_language(metadata), tidy=said == "shown")

    def blocks(self, cell: NotebookNode, place: Cell) -> Iterator[Block]:
        tags, shown = cell.metadata.get("tags", ()), tuple[Block, ...]()
        match cell.cell_type:
            case "markdown" if self.view.markdown:
                shown = (Prose(place, cell.source, cell.get("attachments", {})),)
            case "raw" if self.view.raw:
                shown = _raw(cell, place)
            case "code" if self.view.code_cells and self.view.outputs and not unshown(tags):
                shown = tuple(shown_by(each, place) for each in outputs(cell))
                if self._lacks_controls(cell, shown):
                    shown = (Unstored(place), *shown)
        if shown and (REFERENCES in tags or place.id == _SOURCES):
            shown = (References(place, shown),)
        if cell.cell_type == "code" and self.view.code_cells:
            shown = self._coded(cell, place, shown)
        yield from shown

    def _lacks_controls(self, cell: NotebookNode, shown: Sequence[Block]) -> bool:
        """Return whether a cell that was run has shown controls that are not among its outputs."""
        was_run = cell.get("execution_count") is not None
        stopped = any(each.get("output_type") == "error" for each in cell.get("outputs", ()))
        return (
            was_run
            and not stopped
            and "python" in (self.language or "python")
            and not any(isinstance(each, Widget) for each in shown)
            and bool(_INTERACT.search(cell.source))
        )

    def _coded(
        self, cell: NotebookNode, place: Cell, shown: tuple[Block, ...]
    ) -> tuple[Block, ...]:
        """Return a cell's code and what it shows, as Jupyter's own metadata say.

        Where ``source_hidden`` is set the code is left out. Where ``outputs_hidden`` is set as
        well, both are there, folded under the comment that the code begins with; alone, it folds
        what the code puts out.
        """
        about: Mapping[str, Any] = cell.metadata.get("jupyter", {})
        folded = bool(about.get("outputs_hidden") or cell.metadata.get("collapsed"))
        hidden = bool(about.get("source_hidden") or without_source(cell))
        if self.code == "hidden":
            title = _titled(cell.source)[0] if cell.source.startswith("#") else "Output"
            return (Folded(place, shown, title),) if folded and shown else shown
        whole = folded and hidden
        title, source = _titled(cell.source) if whole else ("", cell.source)
        if (whole or not hidden) and self._says(source):
            code = Code(place, source, self.language, folded=self.code == "folded" and not whole)
            shown = (code, *((Folded(place, shown, "Output"),) if folded and not whole else shown))
        if whole or _SOLUTION in cell.metadata.get("tags", ()):
            shown = (Solution(place, shown, whole, title),)
        return shown

    def _says(self, source: str) -> bool:
        return bool(source.strip()) and not (self.tidy and _says_nothing(source))


def _raw(cell: NotebookNode, place: Cell) -> tuple[Block, ...]:
    match raw_form(cell):
        case "text/markdown":
            return (Prose(place, cell.source),)
        case "text/html":
            data = {"text/html": cell.source}
            return (Output(place, {"output_type": "display_data", "data": data, "metadata": {}}),)
    return ()


def _says_nothing(code: str) -> bool:
    return all(line.lstrip().startswith("#") for line in code.splitlines() if line.strip())


def _titled(source: str) -> tuple[str, str]:
    """Return the words of the comment in the first line, and the lines after it."""
    first, _, rest = source.partition("\n")
    return (first.lstrip("# "), rest) if first.startswith("#") else ("Code", source)
