"""The values behind a figure, as text and as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from textwrap import fill
from typing import Self

from markupsafe import Markup

from nbfolio.markup import element

STYLE = element("style", Markup(files(__package__).joinpath("table.css").read_text("utf-8")))
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


def boxed(*html: Markup) -> Markup:
    """Return HTML in a box that tables fit into."""
    return element("div", STYLE, *html, class_="ke-words")


def _kept(cell: str) -> str:
    return cell


def _words(cell: str) -> str:
    return cell.striptags() if isinstance(cell, Markup) else cell


class TableRow(tuple[str, ...]):
    """The cells of a row, and what its numbers come from.

    Parameters
    ----------
    cells : iterable of str
        One a column.
    ids : str
        Of estimates, rules or claims, apart by blanks.
    kind : str
        What these are: the row is marked with ``data-`` and this word.
    """

    ids: str
    kind: str

    def __new__(cls, cells: Iterable[str], ids: str = "", kind: str = "estimate") -> Self:
        """Return the cells as a row."""
        row = super().__new__(cls, cells)
        row.ids, row.kind = ids, kind
        return row

    @property
    def mark(self) -> dict[str, str]:
        """The attribute that says what it comes from."""
        return {f"data_{self.kind}": self.ids} if self.ids else {}


def ids_of(rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Return what the numbers of rows come from, each id once."""
    marked = (row.ids for row in rows if isinstance(row, TableRow))
    return list(dict.fromkeys(id_ for ids in marked for id_ in ids.split()))


@dataclass(frozen=True, repr=False)
class Table:
    """A small table of words and numbers.

    Parameters
    ----------
    columns : tuple of str
        Headings.
    rows : tuple of TableRow, or of tuple of str
        One cell a column.
    cell : callable, optional
        Returns the text of a cell, or its HTML.
    plain : callable, optional
        Returns the plain text of a cell.
    head : int, optional
        Which column names a row.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cell: Callable[[str], str] = _kept
    plain: Callable[[str], str] = _words
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

    def _repr_html_(self) -> Markup:
        return boxed(self.to_html())

    @property
    def ids(self) -> list[str]:
        """What the numbers of its rows come from, each id once."""
        return ids_of(self.rows)

    @property
    def used(self) -> tuple[int, ...]:
        """Places of the columns in which a row says something, and of the one that names it."""
        places = range(len(self.columns))
        return tuple(i for i in places if i == self.head or any(row[i] for row in self.rows))

    def to_html(self, caption: str = "") -> Markup:
        """Return the table as HTML.

        Columns without a word are left out. A stylesheet says what stands in the other empty
        cells, and sets each row below its headings where the table would be wider than its box.
        """
        columns = [self.columns[i] for i in self.used]
        head = element("tr", *(element("th", column, scope="col") for column in columns))
        body = (
            element("tr", *self._cells(row), **(row.mark if isinstance(row, TableRow) else {}))
            for row in self.rows
        )
        parts = [element("caption", caption)] if caption else []
        parts += [element("thead", head), element("tbody", *body)]
        return element("table", *parts, class_=_size(columns), style=_named(columns))

    def _cells(self, row: tuple[str, ...]) -> Iterator[Markup]:
        for i in self.used:
            yield (
                element("th", self.cell(row[i]), scope="row")
                if i == self.head
                else element("td", self.cell(row[i]))
            )


def _size(columns: Sequence[str]) -> str:
    """Return the classes of a table: how wide it is."""
    size = "few" if len(columns) < FEW else "some" if len(columns) < MANY else "many"
    return f"ke-cells ke-{size}"


def _named(columns: Sequence[str]) -> str:
    """Return the style of a table: its headings, for rows that stand below them."""
    names = (name.replace(QUOTE, NO_QUOTE) for name in columns)
    return "".join(f"--{place}:'{name}';" for place, name in enumerate(names, start=1))
