"""What an explainer is, as data: read off the declarations that its widgets were made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import ipywidgets as w

from nbfolio.notebook.figure import Control, Dependent, Fork, Layer, Panel, Rows, Shown

from . import controls as kit
from .behind import States
from .live import LiveView
from .sheets import Sheets
from .table import Table

Value = TypeVar("Value")

SENTENCE = "ke-sentence"
"""The class of a sentence that changes."""


@dataclass
class Writer:
    """Writes what depends on choices, and keeps the controls of these choices."""

    controls: dict[str, Control] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)

    def panels(self, parts: Sequence[Any], description: str) -> tuple[Panel, ...]:
        """Return the figures among widgets, each with what is said after it.

        What they describe themselves is not described again; words alone have the `description`.
        """
        found: list[tuple[list[Sheets], list[Any]]] = [([], [])]
        for part in _laid_out(parts):
            if isinstance(part, Sheets):
                found.append(([part], []))
            else:
                found[-1][1].append(part)
        panels = (self._panel(*each, description) for each in found)
        return tuple(each for each in panels if each.layers or each.sentences.shown)

    def rows(self, table: Table, states: States | None) -> Rows:
        """Return a table, and which of its rows belong to what is chosen."""
        values: dict[tuple[int, ...], int] = {}
        shown: Shown = ()
        if states:
            tree = states.choice.fork(states.places)
            shown = self._shown(tree, lambda leaf: (_place(values, leaf),))
        cells = tuple(tuple(map(table.plain, row)) for row in table.rows)
        return Rows(tuple(values), shown, table.columns, cells)

    def all_of(self, *said: Any) -> Dependent[str]:
        """Return all that widgets show, as HTML, and what of it is shown when."""
        return Dependent(*self._dependent(said, drawn=True))

    def _panel(self, figures: Sequence[Sheets], said: Sequence[Any], description: str) -> Panel:
        layers = tuple(
            Layer(*self._dependent([sheet], drawn=True), name)
            for figure in figures
            for sheet, name in zip(figure.children, figure.names, strict=True)
        )
        title = ""
        for figure in figures:
            title, description = figure.picture.title, figure.picture.description
        return Panel(title, description, layers, Dependent(*self._dependent(said)))

    def _dependent(
        self, parts: Sequence[Any], drawn: bool = False
    ) -> tuple[tuple[str, ...], Shown]:
        """Return the HTML of drawings, or of sentences, and what of it is shown when."""
        values: dict[str, int] = {}

        def shown(part: Any, wanted: bool) -> Shown:
            wanted = wanted or SENTENCE in part._dom_classes
            if isinstance(part, kit.Panes):
                fork = kit.Fork(part.choice, part.children)
                return self._shown(fork, lambda pane: shown(pane, wanted))
            if (html := html_of(part)) is not None:
                return (_place(values, html),) if wanted else ()
            inside = getattr(part, "children", ())
            return tuple(each for child in inside for each in shown(child, wanted))

        found = tuple(each for part in parts for each in shown(part, drawn))
        return tuple(values), found

    def _shown(self, tree: Any, leaf: Callable[[Any], Shown]) -> Shown:
        if not isinstance(tree, kit.Fork):
            return leaf(tree)
        id_ = self._id(tree.choice)
        cases = tuple(self._shown(case, leaf) for case in tree.cases)
        return (Fork(id_, cases),) if any(cases) else ()

    def _id(self, choice: kit.Control) -> str:
        control = choice.control
        if control.model_id not in self._ids:
            id_ = self._ids[control.model_id] = f"c{len(self._ids) + 1}"
            self.controls[id_] = Control(
                control.description, choice.options, choice.kind, control.index
            )
        return self._ids[control.model_id]


def html_of(part: Any) -> str | None:
    """Return the HTML that a widget shows at first, if it is one that shows HTML."""
    return (
        part._static
        if isinstance(part, LiveView)
        else getattr(part, "value", None)
        if isinstance(part, w.HTML)
        else None
    )


def _place(values: dict[Value, int], value: Value) -> int:
    return values.setdefault(value, len(values))


def _laid_out(parts: Sequence[Any]) -> Iterator[Any]:
    """Give figures, sentences and stacks, and what boxes hold besides."""
    for part in parts:
        whole = isinstance(part, Sheets | kit.Panes) or SENTENCE in part._dom_classes
        if whole or not (inside := getattr(part, "children", ())):
            yield part
        else:
            yield from _laid_out(inside)
