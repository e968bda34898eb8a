"""Constant arrays of one dimension in a short form: ramps, powers, stairs, tiles, or all values."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .node import Kind, Node, Tape
from .operations import call, put

_FEW_PIECES, _MOST_PIECES = 2, 8
_DIGITS = 16
_SHORTEST = 6
_WIDEST_TILE = 8
KINDS: dict[str, Kind] = {"b": "bool", "i": "int", "u": "int", "f": "float"}
"""The kinds of nodes, by the kinds of types of numpy."""


def series(tape: Tape, values: NDArray[Any]) -> Node:
    """Return a constant array of one dimension as a node.

    Written as one value, as ``first + place * step`` where that is exact, or as a few such pieces
    one after the other (`numpy.linspace` sets the last value by itself); else value by value.
    """
    kind = KINDS[values.dtype.kind]
    pieces = _pieces(values)
    if pieces is None or len(pieces) > _FEW_PIECES:
        forms = (_near, _geometric, _stairs, _tiles)
        found = next((node for each in forms if (node := each(tape, values, kind))), None)
    else:
        found = None
    node = found or (pieces and _piecewise(tape, values, kind, pieces)) or _list(tape, values, kind)
    tape.values[node] = values
    return node


def _list(tape: Tape, values: NDArray[Any], kind: Kind) -> Node:
    args = [tape.constant(each) for each in values.tolist()]
    return tape.put("list", args, kind, len(values))


def _near(tape: Tape, values: NDArray[Any], kind: Kind) -> Node | None:
    """Return a ramp from which values are off in their last digit, if they have so many digits."""
    step = _near_step(values)
    return None if step is None else _piece(tape, len(values), kind, (0, values[0].item(), step))


def _near_step(values: NDArray[Any]) -> float | None:
    if values.dtype.kind != "f" or len(values) < _SHORTEST or not np.isfinite(values).all():
        return None
    step = (values[-1] - values[0]) / (len(values) - 1)
    ramp = values[0] + np.arange(len(values)) * step
    near = np.abs(values - ramp) <= 4e-16 * np.abs(values).max()
    return float(step) if near.all() and _computed(values) else None


def _computed(values: NDArray[Any]) -> bool:
    """Return whether numbers were rounded: with typed ones a reader's number may be compared."""
    return any(len(repr(float(each))) >= _DIGITS for each in values)


def _geometric(tape: Tape, values: NDArray[Any], kind: Kind) -> Node | None:
    """Return powers of one number, times another, off in their last digits."""
    if values.dtype.kind != "f" or len(values) < _SHORTEST or not np.isfinite(values).all():
        return None
    if (values == 0).any() or values[-1] / values[0] <= 0:
        return None
    ratio = float((values[-1] / values[0]) ** (1 / (len(values) - 1)))
    powers = values[0] * ratio ** np.arange(len(values))
    near = np.abs(values / powers - 1) <= 2e-15 * len(values)
    if not near.all() or not _computed(values):
        return None
    power = put("**", tape.constant(ratio), _count(tape, len(values)))
    return put("*", tape.constant(values[0].item()), power)


def _stairs(tape: Tape, values: NDArray[Any], kind: Kind) -> Node | None:
    """Return a ramp each value of which is repeated as often."""
    width = _run(_same(values, values[0]))
    if not 1 < width < len(values) or kind == "bool":
        return None
    base = values[::width]
    if not _same(values, np.repeat(base, width)[: len(values)]).all():
        return None
    step, size = _longest(base)
    if size < len(base):
        step = _near_step(base)
    if step is None:
        return None
    count = put("/", _count(tape, len(values)), tape.constant(width))
    stair = call("Math.floor", count, kind="int")
    args = (tape.constant(base[0].item()), tape.constant(step), stair)
    return tape.put("ramp", args, kind, len(values), 0)


def _tiles(tape: Tape, values: NDArray[Any], kind: Kind) -> Node | None:
    """Return a few values that come again and again."""
    for width in range(2, min(_WIDEST_TILE, len(values) // 2) + 1):
        tile = values[:width]
        if _same(values, np.resize(tile, len(values))).all():
            place = put("%", _count(tape, len(values)), tape.constant(width), kind="int")
            return tape.put("gather", (_list(tape, tile, kind), place), kind, len(values))
    return None


def _count(tape: Tape, size: int) -> Node:
    return tape.put("ramp", (tape.constant(0), tape.constant(1)), "int", size, 0)


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
    count = _count(tape, size)
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
    return _list(node.tape, node.tape.values[node], node.kind)
