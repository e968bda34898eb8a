"""What differs between options, as tables in the script: each by the choices it depends on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from .syntax import literal


def in_table(value: Any) -> str:
    """Return a value as it stands in a table, nothing where an option has none."""
    return "" if value is None else literal(value).text


def depends(
    values: Sequence[Any], sizes: Sequence[int]
) -> tuple[tuple[int, ...], dict[tuple[int, ...], Any]]:
    """Return on which choices values depend, and the values by these choices.

    Parameters
    ----------
    values : sequence
        One for each combination of options, the last choice the fastest; None for any.
    sizes : sequence of int
        Numbers of options.
    """
    rows = dict(zip(product(*map(range, sizes)), values, strict=True))
    axes = list(range(len(sizes)))
    for axis in range(len(sizes)):
        fewer = [each for each in axes if each != axis]
        if fewer and _table(rows, fewer) is not None:
            axes = fewer
    table = _table(rows, axes)
    assert table is not None
    return tuple(axes), table


def _table(
    rows: Mapping[tuple[int, ...], Any], axes: Sequence[int]
) -> dict[tuple[int, ...], Any] | None:
    found: dict[tuple[int, ...], Any] = {}
    for row, value in rows.items():
        key = tuple(row[axis] for axis in axes)
        if found.get(key) is None:
            found[key] = value
        elif value is not None and repr(found[key]) != repr(value):
            return None
    return found
