"""Sums, extremes and their like, over short axes and long ones."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

import numpy as np

from . import refusals
from .array import METHODS, Traced, handles
from .errors import refused
from .node import Kind, Node
from .operations import UFUNCS, constant, either, joint, number, put, truth
from .rearrange import along_loop

Fold = Callable[[list[Node]], Node]


def _reduced(
    array: Any, axis: Any, keepdims: bool, fold: Fold, looped: Callable[[Node], Node]
) -> Traced:
    """Return an array without some of its axes.

    Parameters
    ----------
    array : Traced
        The array.
    axis : int, tuple of int or None
        Which axes; None for all.
    keepdims : bool
        Whether they stay, with length 1.
    fold : callable
        Makes one node of several.
    looped : callable
        Makes one value of a looped node.
    """
    if isinstance(array, (list, tuple)):
        array = np.stack(array)
    axes = range(array.ndim) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    chosen = sorted(_place(each, array.ndim) for each in axes)
    cells, loop = array.cells, array.loop
    if loop and loop[0] % array.ndim in chosen:
        cells, loop = _each(cells, lambda node: looped(along_loop(array, node))), None
    for place in chosen:
        if array.shape[place] != cells.shape[place]:
            continue  # the looped axis: its values are one by now
        rows = np.moveaxis(cells, place, -1)
        folded = np.empty(rows.shape[:-1], dtype=object)
        for index in np.ndindex(folded.shape):
            folded[index] = fold(list(rows[index]))
        cells = np.expand_dims(folded, place)
    if keepdims:
        return Traced(cells, loop)
    kept = cells.reshape([size for at, size in enumerate(cells.shape) if at not in chosen])
    if loop:
        before = [at for at in chosen if at > loop[0] % array.ndim]
        loop = (loop[0] + len(before), loop[1])
    return Traced(kept, loop)


def _place(axis: Any, dimensions: int) -> int:
    if not -dimensions <= axis < dimensions:
        raise np.exceptions.AxisError(axis, dimensions)
    return int(axis % dimensions)


def _each(cells: Any, change: Callable[[Node], Node]) -> Any:
    changed = np.empty(cells.shape, dtype=object)
    for index in np.ndindex(cells.shape):
        changed[index] = change(cells[index])
    return changed


def _over_loop(op: str, kind: Kind | None = None) -> Callable[[Node], Node]:
    def looped(node: Node) -> Node:
        return node.tape.put(op, (node,), kind or joint(number(node)))

    return looped


def _folding(name: str) -> Fold:
    build = UFUNCS[name]
    return lambda nodes: reduce(build, map(number, nodes))


def _in_truths(op: str) -> Fold:
    return lambda nodes: reduce(lambda a, b: put(op, a, b, kind="bool"), map(truth, nodes))


def _any_or_all(op: str) -> Callable[[Node], Node]:
    return lambda node: node.tape.put(op, (truth(node),), "bool")


def _numbers(array: Any) -> Any:
    return np.stack(array) if isinstance(array, (list, tuple)) else array


@handles(np.sum)
def sum_(array: Any, axis: Any = None, keepdims: bool = False) -> Traced:
    """Return `numpy.sum`."""
    return _reduced(array, axis, keepdims, _folding("add"), _over_loop("sum"))


@handles(np.prod)
def _prod(array: Any, axis: Any = None, keepdims: bool = False) -> Traced:
    return _reduced(array, axis, keepdims, _folding("multiply"), _over_loop("product"))


@handles(np.max, np.amax)
def _max(array: Any, axis: Any = None, keepdims: bool = False) -> Traced:
    return _reduced(array, axis, keepdims, _folding("maximum"), _over_loop("max"))


@handles(np.min, np.amin)
def _min(array: Any, axis: Any = None, keepdims: bool = False) -> Traced:
    return _reduced(array, axis, keepdims, _folding("minimum"), _over_loop("min"))


@handles(np.any)
def _any(array: Any, axis: Any = None, keepdims: bool = False) -> Traced:
    return _reduced(array, axis, keepdims, _in_truths("||"), _any_or_all("any"))


@handles(np.all)
def _all(array: Any, axis: Any = None, keepdims: bool = False) -> Traced:
    return _reduced(array, axis, keepdims, _in_truths("&&"), _any_or_all("all"))


@handles(np.count_nonzero)
def _count(array: Any, axis: Any = None, keepdims: bool = False) -> Any:
    return sum_(_numbers(array) != 0, axis, keepdims)


@handles(np.mean)
def mean(array: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Return `numpy.mean`: the sum over the number of values."""
    given = _numbers(array)
    total = sum_(given, axis, keepdims)
    return total / (given.size / max(total.size, 1))


@handles(np.var)
def _var(array: Any, axis: Any = None, ddof: float = 0, keepdims: bool = False) -> Any:
    given = _numbers(array)
    off = given - mean(given, axis, True)
    total = sum_(off * off, axis, keepdims)
    return total / (given.size / max(total.size, 1) - ddof)


@handles(np.std)
def _std(array: Any, axis: Any = None, ddof: float = 0, keepdims: bool = False) -> Any:
    return np.sqrt(_var(array, axis, ddof, keepdims))


@handles(np.ptp)
def _ptp(array: Any, axis: Any = None, keepdims: bool = False) -> Any:
    return _max(array, axis, keepdims) - _min(array, axis, keepdims)


@handles(np.argmax)
def _argmax(array: Any, axis: Any = None, keepdims: bool = False) -> Traced:
    return _first(array, axis, keepdims, "argmax")


@handles(np.argmin)
def _argmin(array: Any, axis: Any = None, keepdims: bool = False) -> Traced:
    return _first(array, axis, keepdims, "argmin")


def _first(array: Any, axis: Any, keepdims: bool, op: str) -> Traced:
    given = _numbers(array)
    if axis is None and given.ndim > 1:
        given, axis = np.ravel(given), 0

    def fold(nodes: list[Node]) -> Node:
        tape = nodes[0].tape
        if all(node.length is None for node in nodes):
            return tape.put(op, (tape.put("list", nodes, joint(*nodes), len(nodes)),), "int")
        return _first_of(nodes, op)

    return _reduced(given, axis, keepdims, fold, _over_loop(op, "int"))


def _first_of(nodes: list[Node], op: str) -> Node:
    """Return the place of the first extreme among looped values; a NaN comes before all."""
    best, place = nodes[0], constant(nodes[0], 0)
    for at, node in enumerate(nodes[1:], start=1):
        beyond = put(">" if op == "argmax" else "<", node, best, kind="bool")
        missing = [put("!=", each, each, kind="bool") for each in (node, best)]
        lost = put("&&", missing[0], put("!", missing[1], kind="bool"), kind="bool")
        better = put("||", beyond, lost, kind="bool")
        best, place = either(better, node, best), either(better, constant(node, at), place)
    return place


@handles(np.cumsum)
def _cumsum(array: Any, axis: Any = None) -> Any:
    given = _numbers(array)
    if axis is None and given.ndim > 1:
        given = np.ravel(given)
    place = _place(-1 if axis is None else axis, given.ndim)
    if given.loop and given.loop[0] % given.ndim == place:
        cells = _each(given.cells, lambda node: _running(along_loop(given, node)))
        return Traced(cells, given.loop)
    rows = [np.take(given, at, axis=place) for at in range(given.shape[place])]
    totals = [rows[0]]
    for row in rows[1:]:
        totals.append(totals[-1] + row)
    return np.stack(totals, axis=place)


def _running(node: Node) -> Node:
    return node.tape.put("cumsum", (node,), joint(number(node)), node.length)


@handles(np.diff)
def _diff(array: Any, n: int = 1, axis: int = -1) -> Any:
    given = _numbers(array)
    for _ in range(n):
        size = given.shape[axis]
        later = np.take(given, range(1, size), axis=axis)
        before = np.take(given, range(size - 1), axis=axis)
        given = later != before if given.dtype == bool else later - before
    return given


@handles(np.trapezoid)
def _trapezoid(y: Any, x: Any = None, dx: float = 1.0) -> Any:
    steps = dx if x is None else np.diff(x)
    return ((y[..., 1:] + y[..., :-1]) / 2 * steps).sum(axis=-1)


def _ufunc_reduce(ufunc: Any, array: Any, axis: Any = 0, keepdims: bool = False) -> Any:
    known = {"add": sum_, "multiply": _prod, "maximum": _max, "minimum": _min,
             "logical_and": _all, "logical_or": _any}  # fmt: skip
    if ufunc.__name__ not in known:
        raise refusals.unknown(f"numpy.{ufunc.__name__}.reduce")
    return known[ufunc.__name__](array, axis, keepdims)


def _ufunc_accumulate(ufunc: Any, array: Any, axis: Any = 0) -> Any:
    if ufunc is not np.add:
        raise refusals.unknown(f"numpy.{ufunc.__name__}.accumulate")
    return _cumsum(array, axis)


def _ufunc_outer(ufunc: Any, one: Any, other: Any) -> Any:
    if np.ndim(one) != 1 or np.ndim(other) != 1:
        raise refused(
            f"numpy.{ufunc.__name__}.outer", "it of two arrays of one dimension", "use a[:, None]"
        )
    return ufunc(one[:, None], other)


METHODS.update(reduce=_ufunc_reduce, accumulate=_ufunc_accumulate, outer=_ufunc_outer)
