"""Plain numbers and arrays as nodes: a long array that rises by equal steps is two numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import refusals
from .errors import refused
from .node import SMALL, Kind, Node, Tape

_MOST_PIECES = 8
_KINDS: dict[str, Kind] = {"b": "bool", "i": "int", "u": "int", "f": "float"}


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
    if given.dtype.kind not in _KINDS:
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


def series(tape: Tape, values: NDArray[Any]) -> Node:
    """Return a constant array of one dimension as a node.

    Written as one value, as ``first + place * step`` where that is exact, or as a few such pieces
    one after the other (`numpy.linspace` sets the last value by itself); else value by value.
    """
    kind = _KINDS[values.dtype.kind]
    pieces = _pieces(values)
    if pieces is None:
        args = [tape.constant(each) for each in values.tolist()]
        node = tape.put("list", args, kind, len(values))
    else:
        node = _piecewise(tape, values, kind, pieces)
    tape.values[node] = values
    return node


Piece = tuple[int, Any, Any]
"""Where it begins, its first value, its step."""


def _pieces(values: NDArray[Any]) -> list[Piece] | None:
    """Return how an array is made of ramps and levels; None if of too many."""
    found: list[Piece] = []
    start = 0
    while start < len(values):
        if len(found) == _MOST_PIECES:
            return None
        step, size = _longest(values[start:])
        found.append((start, values[start].item(), step))
        start += size
    return found


def _longest(values: NDArray[Any]) -> tuple[Any, int]:
    """Return the step of the longest exact ramp from the first value on, and its length."""
    if len(values) == 1:
        return 0, 1
    if values.dtype == bool or values[0] == values[1] or not np.isfinite(values[:2]).all():
        return 0, _run(_same(values, values[0]))
    # a step such as 0.1 is lost in differences of rounded numbers: its shortest form is tried too
    near = values[1] - values[0]
    mean = (values[-1] - values[0]) / (len(values) - 1)
    steps = [each.item() for each in (near, mean)] + [
        float(f"{each:.12g}") for each in (near, mean)
    ]
    places = np.arange(len(values))
    with np.errstate(all="ignore"):
        sizes = [_run(_same(values, values[0] + places * step)) for step in steps]
    size = max(sizes)
    return (steps[sizes.index(size)], size) if size > 2 else (0, 1)


def _same(values: NDArray[Any], others: Any) -> NDArray[np.bool_]:
    """Return where values are the same: a NaN as a NaN, and -0.0 not as 0.0."""
    if values.dtype == bool:
        return np.asarray(values == others)
    equal = (values == others) & (np.signbit(values) == np.signbit(others))
    return np.asarray(equal | ((values != values) & (others != others)))


def _run(same: NDArray[np.bool_]) -> int:
    return len(same) if same.all() else int(same.argmin())


def _piecewise(tape: Tape, values: NDArray[Any], kind: Kind, pieces: list[Piece]) -> Node:
    size = len(values)
    count = tape.put("ramp", (tape.constant(0), tape.constant(1)), "int", size, 0)
    node: Node | None = None
    end = size
    for start, first, step in reversed(pieces):
        piece = _piece(tape, size, kind, (start, first, step))
        if node is None:
            node = piece
        else:
            here = tape.put("<", (count, tape.constant(end)), "bool", size)
            node = tape.put("?:", (here, piece, node), kind, size)
        end = start
    assert node is not None
    return node


def _piece(tape: Tape, size: int, kind: Kind, piece: Piece) -> Node:
    start, first, step = piece
    if step == 0:
        return tape.put("spread", (tape.constant(first),), kind, size)
    return tape.put("ramp", (tape.constant(first), tape.constant(step)), kind, size, start)


def known(node: Node) -> NDArray[Any] | None:
    """Return the values of a constant array, None if it is not one."""
    return node.tape.values.get(node)


def with_end(node: Node) -> Node | None:
    """Return a constant ramp with its last value set apart, None for another array."""
    values = node.tape.values[node]
    pieces = _pieces(values)
    if pieces is None or len(pieces) > 2 or pieces[-1][0] not in (0, len(values) - 1):
        return None
    if len(pieces) == 1:
        pieces = [pieces[0], (len(values) - 1, values[-1].item(), 0)]
    return _piecewise(node.tape, values, node.kind, pieces)


def written_out(node: Node) -> Node:
    """Return a constant array value by value."""
    args = [node.tape.constant(each) for each in node.tape.values[node].tolist()]
    return node.tape.put("list", args, node.kind, node.length)
