"""The table behind a figure: the rows of what is shown first, all of them on request."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from nbfolio.markup import element, joined

from .controls import Choices, Control, column, text
from .table import STYLE, Table

NOTHING = ":not(*)"
"""Selects nothing, where a state shows all rows."""

_ALL = ".ke-all:not([open]) + table"
"""A table of which not all was asked for."""


@dataclass(frozen=True)
class States:
    """Which rows of a table belong to what is chosen.

    Parameters
    ----------
    choice : Choices
        What the rows follow.
    rows : sequence of sequence of int, or callable
        For each state, in their order, the places of its rows; or what returns them of its values.
    drawn : bool, default True
        Whether the figure, too, shows these rows and no others.
    """

    choice: Choices
    rows: Sequence[Sequence[int]] | Callable[..., Sequence[int]]
    drawn: bool = True

    @property
    def places(self) -> list[tuple[int, ...]]:
        """The places of the rows of each state."""
        return [tuple(each) for each in self.choice.each(self.rows)]

    @classmethod
    def where(cls, choice: Choices, table: Table, belongs: Callable[..., bool]) -> States:
        """Return the rows that belong to a state, by a row and the values of the state."""
        return cls(
            choice,
            lambda *state: [n for n, row in enumerate(table.rows) if belongs(row, *state)],
        )

    @classmethod
    def by_cell(cls, choice: Control, table: Table, column: int = 0) -> States:
        """Return for each option the rows whose cell says it."""
        words = dict(zip(choice.values, choice.options, strict=True))
        return cls.where(choice, table, lambda row, value: row[column] == words[value])

    @classmethod
    def one_each(cls, choice: Choices, table: Table) -> States:
        """Return a row for each option, combination or leaf, in the order of its panes."""
        return cls(choice, [[place] for place in range(len(table.rows))])


def folded(table: Table, caption: str, states: States | None = None) -> Markup:
    """Return a table, folded, and where it follows a choice what asks for all of its rows.

    Parameters
    ----------
    table : Table
        All rows.
    caption : str
        What they are of.
    states : States, optional
        Which rows belong to what is chosen; all rows are always shown without it.
    """
    more = element("details", element("summary", f"All {len(table.rows)} rows"), class_="ke-all")
    shown = [STYLE, *([more] if states else []), table.to_html(caption)]
    title = element("summary", "All of this as a table")
    return element("details", title, *shown, class_="ke-table")


def marked(table: Table, states: States, html: Markup) -> Any:
    """Return HTML that ends with the folded table, and a mark for each state.

    A mark says what of the table is left out, as a selector. JupyterLab holds the mark of the state
    alone, and with it a style that says the same; the script of a page reads the mark.

    Raises
    ------
    ValueError
        If a state has no row.
    """
    marks = states.choice.texts(_mark(table, rows) for rows in states.places)
    marks.add_class("ke-marks")
    both = column([marks, text(html)])
    both.add_class("ke-behind")
    return both


def _mark(table: Table, rows: Sequence[int]) -> Markup:
    if not rows:
        raise ValueError(
            f"given a state without a row of the table of {', '.join(table.columns)}; allowed: at "
            "least one, or all rows where it shows everything"
        )
    less = ",".join(left_out(table, rows)) or NOTHING
    style = f".ke-behind:has([data-less='{less}']) {_ALL} :is({less}) {{ display: none }}"
    return joined(element("i", data_less=less), element("style", Markup(style), class_="ke-lab"))


def left_out(table: Table, rows: Sequence[int]) -> Iterator[str]:
    """Give selectors of the rows and the columns that are not shown with some of the rows.

    Columns go in which these rows have nothing, and the first ones where all rows say the same:
    they repeat what was chosen.
    """
    if len(rows) < len(table.rows):
        yield f"tbody>:not({_places(rows, len(table.rows))})"
        if idle := list(_idle(table, rows)):
            yield f"tr>:is({_places(idle, len(table.used))})"


def _idle(table: Table, rows: Sequence[int]) -> Iterator[int]:
    leading = len(rows) > 1
    for place, used in enumerate(table.used):
        cells = {table.rows[row][used] for row in rows}
        leading = leading and len(cells) == 1 and place < len(table.used) - 2
        if leading or cells == {""}:
            yield place


def _places(wanted: Sequence[int], count: int) -> str:
    """Return a selector of places among so many, run by run."""
    starts = [place for place in sorted(wanted) if place - 1 not in wanted]
    ends = [place for place in sorted(wanted) if place + 1 not in wanted]
    return ",".join(_run(*each, count) for each in zip(starts, ends, strict=True))


def _run(start: int, end: int, count: int) -> str:
    """Return a selector of a run of places, both ends included, among so many."""
    if start == end:
        return f":nth-child({start + 1})"
    since = f":nth-child(n+{start + 1})" if start else ""
    until = f":nth-child(-n+{end + 1})" if end < count - 1 else ""
    return since + until
