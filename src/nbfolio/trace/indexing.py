"""Indexing: by what is known beforehand, and by whole numbers known only in the page."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import refusals
from .array import Traced, elementwise, handles, is_traced, tape_of, traced
from .errors import refused
from .node import Node
from .operations import constant, either, joint, put
from .rearrange import along_loop, flat, rearranged


@handles(Traced.__getitem__)
def _item(array: Traced, index: Any) -> Any:
    parts = index if isinstance(index, tuple) else (index,)
    if not any(map(is_traced, parts)):
        return rearranged(lambda places: places[0][index], [array])
    if len(parts) == 1:
        return take(array, parts[0], 0 if array.ndim > 1 else None)
    if parts[0] is Ellipsis and len(parts) == 2:
        return take(array, parts[1], -1)
    raise refused(
        "an index of several parts that is known only in the page",
        "a[index] and a[..., index]",
        "take one part after the other",
    )


@handles(np.take)
def take(array: Any, index: Any, axis: int | None = None) -> Any:
    """Return values of an array at places that may be known only in the page.

    Parameters
    ----------
    array : array_like
        Traced or plain.
    index : Traced or array_like
        Whole numbers; a negative one counts from the end.
    axis : int, optional
        Which axis; without it the array is taken as one row.

    Raises
    ------
    Refused
        If the index need not be whole, or its shape is not () or (n,).
    """
    if not is_traced(index):
        return rearranged(lambda places: np.take(places[0], index, axis=axis), [array])
    tape = tape_of([index, array])
    if index.dtype.kind != "i":
        raise refused(f"an index of {index.dtype}", "whole numbers", "write index.astype(int)")
    given = traced(tape, array)
    if axis is None or given.ndim == 1:
        given, axis = (given if given.ndim == 1 else flat(given)), 0
    axis %= given.ndim
    if given.loop and given.loop[0] % given.ndim == axis:
        return _from_loop(given, index, axis)
    return _chosen(given, index, axis)


def _from_loop(given: Traced, index: Traced, axis: int) -> Traced:
    if given.ndim > 1:
        raise refusals.unknown("an index along the long axis of an array of several dimensions")
    vector = along_loop(given, given.node)
    cells = np.empty(index.cells.shape, dtype=object)
    for place in np.ndindex(cells.shape):
        cells[place] = gathered(vector, index.cells[place])
    return Traced(cells, index.loop)


def _chosen(given: Traced, index: Traced, axis: int) -> Any:
    """Return one of a few arrays, by an index of any shape: its shape, then theirs."""
    options = [np.take(given, place, axis=axis) for place in range(given.shape[axis])]
    return choose(index[(..., *[None] * (given.ndim - 1))] if given.ndim > 1 else index, options)


@handles(np.choose)
def choose(index: Any, options: Any) -> Traced:
    """Return for each index the element of that option: `numpy.choose`."""
    tape = tape_of([index, options if isinstance(options, (list, tuple)) else [options]])
    picked = traced(tape, index)
    if picked.dtype.kind not in "ib":
        raise refused(f"an index of {picked.dtype}", "whole numbers", "write index.astype(int)")
    many = [traced(tape, each) for each in options]
    return elementwise(lambda which, *each: _choice(which, each), picked, *many)


def _choice(which: Node, options: tuple[Node, ...]) -> Node:
    tape, kind = which.tape, joint(*options)
    if which.op == "constant":
        return options[int(str(which.data))]
    if all(each.length is None for each in options):
        return gathered(tape.put("list", options, kind, len(options)), which)
    return put("choose", _from_start(which, len(options)), *options, kind=kind)


def gathered(vector: Node, index: Node) -> Node:
    """Return elements of an array at a node's whole numbers."""
    assert vector.length is not None
    at = _from_start(index, vector.length)
    return vector.tape.put("gather", (vector, at), vector.kind, index.length)


def _from_start(index: Node, size: int) -> Node:
    if _not_negative(index):
        return index
    negative = put("<", index, constant(index, 0), kind="bool")
    return either(negative, put("+", index, constant(index, size), kind="int"), index)


def _not_negative(node: Node) -> bool:
    """Return whether a whole number is known to be 0 or more."""
    if node.op in ("argmax", "argmin", "search", "count") or node.kind == "bool":
        return True
    if node.op == "constant":
        return float(str(node.data)) >= 0
    if node.op == "call" and node.data == "Math.max":
        return any(_not_negative(each) for each in node.args)
    if node.op == "call" and node.data in ("Math.min", "Math.trunc", "$n"):
        return all(_not_negative(each) for each in node.args)
    if node.op in ("+", "*", "?:", "number"):
        return all(_not_negative(each) for each in node.args[-2:])
    return False
