"""The figures of an executed notebook, as its cells store them beside their widgets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..notebook.document import Document
from ..notebook.document import Figure as Stored
from ..notebook.errors import ExportError
from ..notebook.figure import FigureSpec, Panel, State
from .plain_text import PlainText, paragraphs


@dataclass(frozen=True)
class Card:
    """A figure as a cell shows it, or several side by side, or words that are chosen.

    Parameters
    ----------
    notebook
        Its notebook's name.
    cell
        Number of its cell, counted from 1.
    cell_id
        Id of its cell.
    spec
        What the cell stores.
    """

    notebook: str
    cell: int
    cell_id: str
    spec: FigureSpec

    @property
    def heading(self) -> str:
        """Its heading."""
        return self.spec.title

    @property
    def caption(self) -> str:
        """The words under it."""
        return self.spec.caption

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """Short name and address of each source of its values, and of what it says in any state."""
        sentences = [html for panel in self.spec.panels for html in panel.sentences.values]
        own = ((source.words, source.link) for source in self.spec.sources)
        return tuple(
            dict.fromkeys((*own, *paragraphs([*sentences, *self.spec.notes], folded=True).sources))
        )

    def text(self) -> PlainText:
        """Return what it says in the state in which a page opens."""
        panels = self.spec.panels
        return paragraphs(html for each in panels for html in self.spec.shown(each.sentences))

    def figures(self) -> list[Figure]:
        """Return the figures in it."""
        return [Figure(self, panel) for panel in self.spec.panels if panel.layers]


@dataclass(frozen=True)
class Figure:
    """A picture that controls change, and the words around it.

    Parameters
    ----------
    card
        What it stands in.
    panel
        Its own part of that.
    """

    card: Card
    panel: Panel

    @property
    def notebook(self) -> str:
        """Its notebook's name."""
        return self.card.notebook

    @property
    def cell_id(self) -> str:
        """Id of its cell."""
        return self.card.cell_id

    @property
    def heading(self) -> str:
        """The heading of its card."""
        return self.card.heading

    @property
    def title(self) -> str:
        """Its own title, else the heading."""
        return self.panel.title or self.heading

    @property
    def found(self) -> str:
        """What it shows: the heading, and of several side by side also its own title."""
        alone = len(self.card.figures()) == 1
        return self.heading if alone else f"{self.heading}: {self.title}"

    def titled(self, state: State) -> str:
        """Return what it shows in a state: what is found holds of that in which a page opens."""
        return self.found if state == self.first else self.title

    @property
    def description(self) -> str:
        """What it shows, for those who do not see it."""
        return self.panel.description

    @property
    def caption(self) -> str:
        """The words under the card."""
        return self.card.caption

    @cached_property
    def states(self) -> tuple[State, ...]:
        """All its states."""
        return tuple(self.card.spec.states(self.panel.layers))

    @property
    def first(self) -> State:
        """The state in which a page opens."""
        return self.card.spec.first(self.panel.layers)

    def drawings(self, state: State) -> list[str]:
        """Return what is shown in a state: the SVG of each sheet, the lowest first."""
        return [svg for layer in self.panel.layers for svg in self.card.spec.shown(layer, state)]

    def text(self, state: State) -> PlainText:
        """Return what the sentence of the figure says in a state."""
        return paragraphs(self.card.spec.shown(self.panel.sentences, state))

    def facts(self, state: State) -> list[str]:
        """Return what a picture of it says in a state, as HTML, a paragraph a line."""
        return self.card.spec.shown(self.card.spec.facts, state)

    def described(self, state: State) -> str:
        """Return the description, and the state in words."""
        return f"{self.description} {state.text and f'Shown: {state.text}.'}".strip()

    def error(self, reason: str, cure: str) -> ExportError:
        """Return an error that names this figure and its place."""
        return ExportError(self.notebook, self.card.cell, f"figure {self.title!r}", reason, cure)


def figures(document: Document) -> list[Figure]:
    """Return the figures of an executed notebook, in its order.

    Raises
    ------
    ExportError
        If what a cell stores as a figure is none.
    """
    return [figure for card in cards(document) for figure in card.figures()]


def cards(document: Document) -> Iterator[Card]:
    """Give what the cells of an executed notebook store as figures."""
    for figure in document.all(Stored):
        yield Card(document.name, figure.cell.number, figure.cell.id, figure.spec)
