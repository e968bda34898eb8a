"""Tables on slides, in type that a room can read."""

from __future__ import annotations

from collections.abc import Sequence
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


def add_table(made: Any, rows: Rows, box: Box, named: str, shares: Sequence[float] = ()) -> None:
    """Add a table, the first row of which has headings, in the first size in which it fits.

    Its columns take these shares of the width; by default all the same.
    """
    left, top, width, room = box
    count = len(rows[0])
    size = next((size for size in SIZES if tall(rows, size, width, shares) <= room), MOST_DENSE)
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


def _fill(table: Any, rows: Rows, size: int) -> None:
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
            for paragraph in cell.text_frame.paragraphs:
                sized(paragraph, size)


def tall(rows: Rows, size: int, width: float, shares: Sequence[float] = ()) -> float:
    """Return how high a table is in a size of type, in inches."""
    return sum(_heights(rows, size, width, shares))


def _heights(rows: Rows, size: int, width: float, shares: Sequence[float]) -> list[float]:
    columns = _columns(len(rows[0]), width, shares)
    across = [max(1, int((wide - 0.2) * 72 / (size * LETTER))) for wide in columns]
    lines = (
        max(height([cell], wide) for cell, wide in zip(cells, across, strict=True))
        for cells in rows
    )
    return [each * size * LINE / 72 + 0.1 for each in lines]


def _columns(count: int, width: float, shares: Sequence[float]) -> list[float]:
    return [width * each for each in shares or (1 / count,) * count]
