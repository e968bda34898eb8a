"""Tables on slides, in type that a room can read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pptx.util import Inches

from .pages import height
from .template import Box
from .words import LETTER, LINE, sized

Rows = tuple[tuple[str, ...], ...]

SIZES = (28, 24, 22, 20, 18)
"""Sizes of type, the first that lets a table fit."""

MOST_DENSE = 16
"""Size of type of a table that fits in no larger one."""


JOINED = "\0"
"""Stands in a row in place of a cell that is one with the cell before it."""

_WIDER = (0, 0.5, 0.75, 1)
"""How much wider a column is whose cells are longer: as a power of their length, in turn."""


def add_table(made: Any, rows: Rows, box: Box, named: str, shares: Sequence[float] = ()) -> None:
    """Add a table, the first row of which has headings, in the first size in which it fits.

    Its columns take these shares of the width; by default those that let its type be large.
    """
    left, top, width, room = box
    count = len(rows[0])
    size, shares = _laid(rows, width, room, [shares] if shares else [*_shared(rows)])
    high = _heights(rows, size, width, shares)
    place = map(Inches, (left, top, width, sum(high)))
    frame = made.shapes.add_table(len(rows), count, *place)
    for column, wide in zip(frame.table.columns, _columns(count, width, shares), strict=True):
        column.width = Inches(wide)
    for row, each in zip(frame.table.rows, high, strict=True):
        row.height = Inches(each)
    _fill(frame.table, rows, size)
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("descr", f"Table: {'; '.join(rows[0])}")
    properties.set("title", named)


def _shared(rows: Rows) -> Iterator[Sequence[float]]:
    """Give shares of the width that columns can take, the most even ones first."""
    alone = [row for row in rows if JOINED not in row]
    longest = [max(map(len, column)) for column in zip(*alone, strict=True)]
    for power in _WIDER:
        wide = [max(each, 1) ** power for each in longest]
        yield [each / sum(wide) for each in wide]


def _laid(
    rows: Rows, width: float, room: float, choices: Sequence[Sequence[float]]
) -> tuple[int, Sequence[float]]:
    """Return the largest size in which rows fit, and the first shares of the width that let it."""
    for size in SIZES:
        for shares in choices:
            if tall(rows, size, width, shares) <= room:
                return size, shares
    return MOST_DENSE, min(choices, key=lambda each: tall(rows, MOST_DENSE, width, each))


def _fill(table: Any, rows: Rows, size: int) -> None:
    for row, cells in zip(table.rows, rows, strict=True):
        made = list(row.cells)
        for at, words in enumerate(cells):
            if words == JOINED:
                continue
            if (over := _over(cells, at)) > 1:
                made[at].merge(made[at + over - 1])
            made[at].text = words
            for paragraph in made[at].text_frame.paragraphs:
                sized(paragraph, size)
                if not words:  # what is typed into it is as large as the rest
                    paragraph._p.get_or_add_endParaRPr().set("sz", str(size * 100))


def tall(rows: Rows, size: int, width: float, shares: Sequence[float] = ()) -> float:
    """Return how high a table is in a size of type, in inches."""
    return sum(_heights(rows, size, width, shares))


def _heights(rows: Rows, size: int, width: float, shares: Sequence[float]) -> list[float]:
    columns = _columns(len(rows[0]), width, shares)

    def lines(cells: Sequence[str], at: int) -> float:
        wide = sum(columns[at : at + _over(cells, at)])
        return height([cells[at]], max(1, int((wide - 0.2) * 72 / (size * LETTER))))

    most = (max(lines(row, at) for at, cell in enumerate(row) if cell != JOINED) for row in rows)
    return [each * size * LINE / 72 + 0.1 for each in most]


def _over(cells: Sequence[str], at: int) -> int:
    """Return over how many columns a cell stands."""
    after = (place for place in range(at + 1, len(cells)) if cells[place] != JOINED)
    return next(after, len(cells)) - at


def _columns(count: int, width: float, shares: Sequence[float]) -> list[float]:
    return [width * each for each in shares or (1 / count,) * count]
