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
    columns = [width * each for each in shares or (1 / count,) * count]

    def high(size: int) -> list[float]:
        return [_high(cells, size, columns) for cells in rows]

    size = next((size for size in SIZES if sum(high(size)) <= room), MOST_DENSE)
    place = map(Inches, (left, top, width, sum(high(size))))
    frame = made.shapes.add_table(len(rows), count, *place)
    for column, wide in zip(frame.table.columns, columns, strict=True):
        column.width = Inches(wide)
    for row, tall in zip(frame.table.rows, high(size), strict=True):
        row.height = Inches(tall)
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


def _high(cells: Sequence[str], size: int, columns: Sequence[float]) -> float:
    """Return how high a row is, in inches."""
    across = (max(1, int((wide - 0.2) * 72 / (size * LETTER))) for wide in columns)
    lines = max(height([cell], wide) for cell, wide in zip(cells, across, strict=True))
    return lines * size * LINE / 72 + 0.1
