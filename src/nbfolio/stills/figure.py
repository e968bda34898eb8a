"""The layered figures of an executed notebook, found in its widget state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nbformat import NotebookNode

from ..html.drawing import RenderContext
from ..html.registry import widget_renderers
from ..notebook.document import Document, Widget, read_document
from ..notebook.errors import ExportError
from ..notebook.state import Model, refer
from .plain_text import PlainText, first_text, paragraphs
from .states import Places, State, States

_DRAWING = re.compile(r"<svg\b.*</svg>", re.S)
_STYLE = re.compile(r"<style>(.*?)</style>", re.S)
_SENTENCE = "ke-sentence"
_FOOT = "ke-behind"
"""A box at the foot of a card, with its caption and the table behind it."""


@dataclass(frozen=True)
class Figure:
    """A base with overlays that controls choose, and the words around it.

    Parameters
    ----------
    notebook
        Its notebook's name.
    cell
        Number of its cell, counted from 1.
    cell_id
        Id of its cell.
    heading
        The heading of its card; empty where there is none.
    title
        Its own title, else the heading.
    description
        What it shows, for those who do not see it.
    caption
        The words under the card.
    states
        All its states.
    first
        The one in which a page opens.
    stylesheets
        Those that its card brings along.
    """

    notebook: str
    cell: int
    cell_id: str
    heading: str
    title: str
    description: str
    caption: str
    states: tuple[State, ...]
    first: State
    stylesheets: str
    _sheets: tuple[str, ...]
    _sentences: tuple[str, ...]
    _finder: States

    def drawings(self, state: State) -> list[str]:
        """Return what is shown in a state: the SVG of each sheet, the lowest first."""
        values = (html for ident in self._sheets for html in self._values(ident, state))
        return [found[0] for value in values if (found := _DRAWING.search(value))]

    def said(self, state: State) -> PlainText:
        """Return what the sentence of the figure says in a state."""
        return paragraphs(html for each in self._sentences for html in self._values(each, state))

    def described(self, state: State) -> str:
        """Return the description, and the state in words."""
        return f"{self.description} {state.said and f'Shown: {state.said}.'}".strip()

    def error(self, reason: str, cure: str) -> ExportError:
        """Return an error that names this figure and its place."""
        return ExportError(self.notebook, self.cell, f"figure {self.title!r}", reason, cure)

    def _values(self, ident: str, state: State) -> Iterator[str]:
        for model in self._finder.shown(ident, state.places):
            yield str(model.get("value", ""))


def figures(nb: NotebookNode, name: str) -> list[Figure]:
    """Return the figures of an executed notebook, in its order; none of its live cells.

    A figure is a grid whose parts lie in one and the same cell of it and hold SVG.

    Parameters
    ----------
    nb
        The notebook, with its widget state.
    name
        Its name, without ending.
    """
    return [figure for card in cards(read_document(nb, name)) for figure in card.figures()]


def cards(document: Document) -> Iterator[Card]:
    """Give what the cells of an executed notebook show as widgets; of live cells nothing."""
    finder = States(RenderContext(document.name, document.state, widget_renderers()))
    for widget in document.all(Widget):
        finder.draw.cell = widget.cell.number
        yield Card(finder, widget.model, widget.cell.number, widget.cell.id)


@dataclass(frozen=True)
class Card:
    """A widget that a cell shows, with all that is in it.

    Parameters
    ----------
    finder
        Finds states in the notebook.
    ident
        The widget's model id.
    cell
        Number of the cell, counted from 1.
    cell_id
        Its id.
    """

    finder: States
    ident: str
    cell: int
    cell_id: str

    @property
    def heading(self) -> str:
        """Its heading, empty where there is none."""
        return first_text("".join(self._words()), "h3")

    @property
    def caption(self) -> str:
        """The words under it."""
        return first_text("".join(self._words()), ".ke-caption")

    @property
    def words(self) -> str:
        """All words that stand straight in it, its table among them."""
        return " ".join(paragraphs(self._words(), folded=True).paragraphs)

    def said(self) -> PlainText:
        """Return what its sentence says in the state in which a page opens."""
        places = self.finder.first((self.ident,)).places
        idents = self._marked(self.ident, places)
        shown = (model for ident in idents for model in self.finder.shown(ident, places))
        return paragraphs(str(model.get("value", "")) for model in shown)

    def figures(self) -> list[Figure]:
        """Return the figures in it."""
        return [self._figure(path) for path in self._grids((self.ident,))]

    def _grids(self, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Give the ids from the card down to each grid that is a figure."""
        model = self._models.get(path[-1])
        if model is None:
            return
        if self._is_figure(model):
            yield path
            return
        for child in model.children:
            yield from self._grids((*path, child))

    def _is_figure(self, model: Model) -> bool:
        sheets = [self.finder.draw.model(child) for child in model.children]
        layouts = [self._models.get(refer(sheet.get("layout", ""))) for sheet in sheets]
        areas = {layout.get("grid_area") if layout else None for layout in layouts}
        stacked = model.kind == "GridBoxModel" and len(areas) == 1 and None not in areas
        return stacked and any(self._first_drawing(sheet.id) for sheet in sheets)

    def _figure(self, path: tuple[str, ...]) -> Figure:
        draw, sheets = self.finder.draw, self.finder.draw.model(path[-1]).children
        words = "".join(self._words())
        drawing = self._first_drawing(sheets[0])
        return Figure(
            draw.notebook,
            self.cell,
            self.cell_id,
            self.heading,
            first_text(drawing, "title") or self.heading or "Figure",
            first_text(drawing, "desc"),
            self.caption,
            self.finder.all(sheets),
            self.finder.first(sheets),
            "\n".join(_STYLE.findall(words)),
            sheets,
            self._sentences(path),
            self.finder,
        )

    def _first_drawing(self, ident: str) -> str:
        state = self.finder.first((ident,))
        shown = self.finder.shown(ident, state.places)
        found = (_DRAWING.search(str(model.get("value", ""))) for model in shown)
        return next((match[0] for match in found if match), "")

    def _words(self) -> Iterator[str]:
        """Give the HTML that stands straight in the card or at its foot, whatever is chosen."""
        for child in map(self.finder.draw.model, self.finder.draw.model(self.ident).children):
            foot = child.children if _FOOT in child.get("_dom_classes", ()) else ()
            for each in (child, *map(self.finder.draw.model, foot)):
                if each.kind == "HTMLModel":
                    yield str(each.get("value", ""))

    def _sentences(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """Return the sentences that stand in the smallest box that has some beside the figure."""
        places = self.finder.first((self.ident,)).places
        for ident in reversed(path):
            if found := tuple(self._marked(ident, places)):
                return found
        return ()

    def _marked(self, ident: str, places: Places) -> Iterator[str]:
        """Give the sentences that are shown within a model."""
        model = self.finder.draw.model(ident)
        if _SENTENCE in model.get("_dom_classes", ()):
            yield ident
            return
        for child in self.finder.open(model, places):
            yield from self._marked(child, places)

    @property
    def _models(self) -> dict[str, Model]:
        return dict(self.finder.draw.state.models)
