"""Plain numbers and arrays as nodes: a long array that rises by equal steps is two numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import refusals
from .errors import refused
from .node import SMALL, Node, Tape
from .operations import joint
from .series import KINDS, series


def lift(tape: Tape, value: Any) -> tuple[Any, tuple[int, int] | None]:
    """Return a plain number or array as cells and loop of a stand-in.

    Parameters
    ----------
    tape : Tape
        On which constants are recorded.
    value : array_like
        Numbers or truth values, at most one axis longer than `SMALL`.

    Raises
    ------
    Refused
        If it is anything else.
    """
    given = np.asarray(value)
    if given.dtype.kind not in KINDS:
        raise refused(
            f"an array of {given.dtype}"
            if given.ndim
            else f"a value of type {type(value).__name__}",
            "numbers and truth values",
            "leave it out of the arithmetic",
        )
    long = [axis for axis, size in enumerate(given.shape) if size > SMALL]
    if len(long) > 1:
        raise refusals.long_axes(f"an array of shape {given.shape}")
    if not long:
        cells = np.empty(given.shape, dtype=object)
        for place in np.ndindex(given.shape):
            cells[place] = tape.constant(given[place].item())
        return cells, None
    rows = np.moveaxis(given, long[0], -1)
    cells = np.empty(rows.shape[:-1], dtype=object)
    for place in np.ndindex(cells.shape):
        cells[place] = series(tape, rows[place])
    cells = np.expand_dims(cells, long[0])
    return cells, (long[0] - given.ndim, given.shape[long[0]])


def row_of(nodes: list[Node]) -> Node:
    """Return several values as a looped array."""
    tape = nodes[0].tape
    if all(node.op == "constant" for node in nodes):
        return series(tape, np.array([node.data for node in nodes]))
    return tape.put("list", nodes, joint(*nodes), len(nodes))
