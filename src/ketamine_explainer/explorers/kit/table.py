"""The values behind a figure, as text and as HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from textwrap import fill

STYLE = f"<style>{files(__package__).joinpath('table.css').read_text(encoding='utf-8')}</style>"
"""How tables look, in JupyterLab and on pages."""

FEW, MANY = 5, 9
"""Columns from which on a table needs a wider box, and from which on no page is wide enough."""

QUOTE, NO_QUOTE = "'", "\N{RIGHT SINGLE QUOTATION MARK}"
"""What would end a string of a stylesheet, and what is written in its place."""

WIDEST = 88
"""Characters in a line of text; a table that needs more is written row by row."""


def wrapped(text: str, indent: str = "") -> str:
    """Return `text` in lines that can be read without scrolling sideways."""
    return fill(text, WIDEST, initial_indent=indent, subsequent_indent=f"{indent}  " * bool(indent))


def boxed(html: str) -> str:
    """Return HTML in a box that tables fit into."""
    return f"<div class='ke-words'>{STYLE}{html}</div>"


@dataclass(frozen=True, repr=False)
class Table:
    """A small table of words and numbers.

    Parameters
    ----------
    columns : tuple of str
        Headings.
    rows : tuple of tuple of str
        One cell a column.
    estimates : tuple of str, optional
        For each row, the ids of the estimates (or the rule, or the claim) that its numbers come
        from, apart by blanks.
    kind : str or tuple of str, optional
        What the ids are of, for all rows or for each: a row is marked with ``data-`` and this word.
    cell : callable, optional
        Returns the HTML of a cell.
    plain : callable, optional
        Returns the plain text of a cell.
    head : int, optional
        Which column names a row.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    estimates: tuple[str, ...] = ()
    kind: str | tuple[str, ...] = "estimate"
    cell: Callable[[str], str] = escape
    plain: Callable[[str], str] = str
    head: int = 0

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(
                    f"given a row of {len(row)} cells {row}; allowed: {len(self.columns)}, one for "
                    f"each of {self.columns}"
                )

    def to_text(self) -> str:
        """Return aligned columns, or one paragraph a row where these would be too wide to read."""
        lines = self._lines
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.columns))]
        return self._aligned(widths) if sum(widths) <= WIDEST else self._listed()

    @property
    def _lines(self) -> list[tuple[str, ...]]:
        return [self.columns, *(tuple(map(self.plain, row)) for row in self.rows)]

    def _aligned(self, widths: list[int]) -> str:
        rule = tuple("-" * width for width in widths)
        return "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
            for line in [self.columns, rule, *self._lines[1:]]
        )

    def _listed(self) -> str:
        return "\n".join(
            "\n".join(
                wrapped(f"{column}: {cell}", indent="  " if i else "")
                for i, (column, cell) in enumerate(zip(self.columns, row, strict=True))
                if cell
            )
            for row in self._lines[1:]
        )

    def __repr__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        return boxed(self.to_html())

    @property
    def used(self) -> tuple[int, ...]:
        """Places of the columns in which a row says something, and of the one that names it."""
        places = range(len(self.columns))
        return tuple(i for i in places if i == self.head or any(row[i] for row in self.rows))

    def to_html(self, caption: str = "") -> str:
        """Return the table as HTML.

        Columns without a word are left out. A stylesheet says what stands in the other empty
        cells, and sets each row below its headings where the table would be wider than its box.
        """
        columns = [self.columns[i] for i in self.used]
        head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
        marks = self.estimates or ("",) * len(self.rows)
        kinds = (self.kind,) * len(self.rows) if isinstance(self.kind, str) else self.kind
        body = "".join(
            f"<tr{mark and f' data-{kind}={mark!r}'}>{self._cells(row)}</tr>"
            for row, mark, kind in zip(self.rows, marks, kinds, strict=True)
        )
        title = f"<caption>{escape(caption)}</caption>" if caption else ""
        return (
            f"<table {_named(columns)}>{title}<thead><tr>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table>"
        )

    def _cells(self, row: tuple[str, ...]) -> str:
        return "".join(
            f'<th scope="row">{self.cell(row[i])}</th>'
            if i == self.head
            else f"<td>{self.cell(row[i])}</td>"
            for i in self.used
        )


def _named(columns: Sequence[str]) -> str:
    """Return attributes: how wide a table is, and its headings for rows that stand below them."""
    size = "few" if len(columns) < FEW else "some" if len(columns) < MANY else "many"
    names = "".join(
        f"--{place}:'{escape(name.replace(QUOTE, NO_QUOTE))}';"
        for place, name in enumerate(columns, start=1)
    )
    return f'class="ke-cells ke-{size}" style="{names}"'
