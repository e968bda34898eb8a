"""Indexing, joining and reshaping: numpy does it once, to places instead of values.

Each value gets a number, numpy moves the numbers, and what came to lie where is read from them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import refusals
from .array import Traced, handles, tape_of, traced
from .errors import refused
from .node import SMALL, Node
from .operations import either, joint, put
from .series import known, series

_PARTS = 64
"""Pieces of arrays that one array may be made of."""

_SHORTEST_LOOP = 6
"""Values that stay a loop where they were one; fewer are written out."""

_STRANDS = 6
"""Arrays whose values may come in turn."""

Places = NDArray[np.int64]


class _Sources:
    """The arrays whose values are moved about, numbered one after the other."""

    def __init__(self, arrays: Sequence[Traced]) -> None:
        self.arrays = arrays
        self.starts = [int(each) for each in np.cumsum([0, *(each.size for each in arrays)])]

    def places(self) -> list[Places]:
        return [
            np.arange(start, start + each.size).reshape(each.shape)
            for start, each in zip(self.starts, self.arrays, strict=False)
        ]

    def at(self, place: int) -> tuple[Node, int]:
        """Return the cell that holds a value, and the value's place along the loop."""
        which = bisect_right(self.starts, place) - 1
        array = self.arrays[which]
        index = list(np.unravel_index(place - self.starts[which], array.shape))
        along = 0
        if array.loop:
            along, index[array.loop[0]] = int(index[array.loop[0]]), 0  # type: ignore[call-overload]
        node: Node = array.cells[tuple(index)]
        return node, along


def rearranged(move: Callable[[list[Places]], Any], arrays: Sequence[Traced]) -> Any:
    """Return what numpy makes of arrays by moving values about.

    Parameters
    ----------
    move : callable
        Gets an array of places for each array, and returns one, or a list of them.
    arrays : sequence of Traced
        The arrays.
    """
    sources = _Sources(arrays)
    moved = move(sources.places())
    if isinstance(moved, (list, tuple)):
        return [_taken(sources, np.asarray(each)) for each in moved]
    return _taken(sources, np.asarray(moved))


def _taken(sources: _Sources, places: Places) -> Traced:
    long = [axis for axis, size in enumerate(places.shape) if size > SMALL]
    if len(long) > 1:
        raise refusals.long_axes(f"an array of shape {places.shape}")
    looped = long or [axis for axis in range(places.ndim) if _stays_a_loop(sources, places, axis)]
    if len(looped) != 1:
        cells = np.empty(places.shape, dtype=object)
        for place in np.ndindex(cells.shape):
            cells[place] = _one(*sources.at(int(places[place])))
        return Traced(cells)
    [axis] = looped
    rows = np.moveaxis(places, axis, -1)
    cells = np.empty(rows.shape[:-1], dtype=object)
    for place in np.ndindex(cells.shape):
        cells[place] = _row(sources, rows[place])
    return Traced(np.expand_dims(cells, axis), (axis - places.ndim, places.shape[axis]))


def _stays_a_loop(sources: _Sources, places: Places, axis: int) -> bool:
    """Return whether values along an axis are such of a loop, in order."""
    if places.shape[axis] < _SHORTEST_LOOP:
        return False
    for row in np.moveaxis(places, axis, -1).reshape(-1, places.shape[axis]):
        found = [sources.at(int(place)) for place in row]
        steps = {later[1] - before[1] for before, later in pairwise(found)}
        if found[0][0].length is not None and len({node for node, _ in found}) == len(steps) == 1:
            return steps != {0}
    return False


def _one(node: Node, along: int) -> Node:
    if node.length is None:
        return node
    values = known(node)
    if values is not None:
        return node.tape.constant(values[along].item())
    if node.op == "slice":
        return _one(node.args[0], _within(node, along))
    return node.tape.put("at", (node,), node.kind, None, along)


def _within(part: Node, along: int) -> int:
    """Return where a value of a part of an array lies in the array."""
    data: Any = part.data
    first, step = data
    return int(first + step * along)


def _row(sources: _Sources, places: Places) -> Node:
    found = [sources.at(int(place)) for place in places]
    parts: list[tuple[Node, list[int]]] = []
    for node, along in found:
        if not parts or parts[-1][0] is not node:
            parts.append((node, []))
        parts[-1][1].append(along)
    if len(parts) > 1 and all(node.op == "constant" for node, _ in parts):
        return series(parts[0][0].tape, np.array([node.data for node, _ in found]))
    if len(parts) > _SHORTEST_LOOP and (woven := _woven(found)):
        return woven
    if len(parts) > _PARTS:
        raise refused(
            f"an array put together of {len(parts)} pieces",
            f"{_PARTS} pieces",
            "keep the long axis whole, and stack or concatenate whole arrays",
        )
    nodes = [_part(node, np.array(along)) for node, along in parts]
    if len(nodes) == 1:
        return nodes[0]
    return nodes[0].tape.put("concatenate", nodes, joint(*nodes), len(places))


def _woven(found: Sequence[tuple[Node, int]]) -> Node | None:
    """Return an array whose values come from a few others in turn, None if they do not."""
    for count in range(2, _STRANDS + 1):
        strands = [found[start::count] for start in range(count)]
        if len(found) % count or any(len({node for node, _ in each}) > 1 for each in strands):
            continue
        parts = [_part(each[0][0], np.array([along for _, along in each])) for each in strands]
        tape, size = parts[0].tape, len(found)
        places = series(tape, np.arange(size))
        turn = put("%", places, tape.constant(count), kind="int")
        round_ = series(tape, np.repeat(np.arange(size // count), count))
        node = _strand(parts[-1], round_)
        for number in reversed(range(count - 1)):
            here = put("<", turn, tape.constant(number + 1), kind="bool")
            node = either(here, _strand(parts[number], round_), node)
        return node
    return None


def _strand(part: Node, round_: Node) -> Node:
    if part.op == "spread":
        return part.args[0]
    return part.tape.put("gather", (part, round_), part.kind, round_.length)


def _part(node: Node, along: NDArray[np.int64]) -> Node:
    """Return some values of a cell: one, all, each second one, or any."""
    size = len(along)
    if size == 1:
        return _one(node, int(along[0]))
    if node.length is None:
        return spread(node, size)
    values = known(node)
    if values is not None:
        return series(node.tape, values[along])
    steps = np.unique(np.diff(along))
    if len(steps) > 1:
        chosen = series(node.tape, along)
        return node.tape.put("gather", (node, chosen), node.kind, size)
    step, first = int(steps[0]), int(along[0])
    if (first, step, size) == (0, 1, node.length):
        return node
    return node.tape.put("slice", (node,), node.kind, size, (first, step))


def spread(node: Node, size: int) -> Node:
    """Return one value as a looped array, in which it stands everywhere."""
    if node.length is not None:
        return node
    return node.tape.put("spread", (node,), node.kind, size)


def along_loop(array: Traced, node: Node) -> Node:
    """Return a cell of an array as the looped array that it stands for."""
    return spread(node, array.loop[1]) if array.loop else node


def _moving(function: Any) -> None:
    """Let numpy do to places what it would do to values."""

    def handler(array: Any, *args: Any, **options: Any) -> Any:
        return rearranged(lambda places: function(places[0], *args, **options), [array])

    handles(function)(handler)


_MOVES: tuple[Any, ...] = (
    np.reshape, np.ravel, np.transpose, np.swapaxes, np.moveaxis, np.squeeze, np.expand_dims,
    np.broadcast_to, np.flip, np.fliplr, np.flipud, np.roll, np.repeat, np.tile, np.diagonal,
    np.split, np.array_split, np.delete, np.rot90, np.copy, np.atleast_1d, np.atleast_2d,
)  # fmt: skip
for _function in _MOVES:
    _moving(_function)


def _joining(function: Any) -> None:
    """Likewise for functions of several arrays."""

    def handler(arrays: Any, *args: Any, **options: Any) -> Any:
        tape = tape_of(arrays)
        given = [traced(tape, each) for each in arrays]
        return rearranged(lambda places: function(places, *args, **options), given)

    handles(function)(handler)


_JOINS: tuple[Any, ...] = (
    np.concatenate, np.stack, np.vstack, np.hstack, np.column_stack, np.dstack,
)  # fmt: skip
for _function in _JOINS:
    _joining(_function)


@handles(np.broadcast_arrays)
def _broadcast_arrays(*arrays: Any) -> Any:
    tape = tape_of(arrays)
    given = [traced(tape, each) for each in arrays]
    return tuple(rearranged(lambda places: list(np.broadcast_arrays(*places)), given))


@handles(np.append)
def _append(array: Any, values: Any, axis: int | None = None) -> Any:
    tape = tape_of([array, values])
    given = [traced(tape, each) for each in (array, values)]
    return rearranged(lambda places: np.append(places[0], places[1], axis=axis), given)


@handles("flatten")
def flat(array: Traced) -> Traced:
    """Return an array as one row."""
    row: Traced = rearranged(lambda places: places[0].ravel(), [array])
    return row


@handles("copy")
def _copy(array: Traced) -> Traced:
    return array


@handles("tolist")
def _listed(array: Traced) -> Any:
    return [_listed(each) for each in array] if array.ndim else array


@handles("item")
def _single(array: Traced) -> Traced:
    if array.size != 1:
        raise ValueError("can only convert an array of size 1 to a number")
    return Traced(array.cells.reshape(()))
