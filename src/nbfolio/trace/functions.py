"""Functions of numpy that are neither ufuncs, nor reductions, nor move values about."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from . import refusals
from .array import Traced, elementwise, handles, tape_of, traced
from .errors import refused
from .node import Node, Tape
from .operations import as_float, as_whole, call, either, joint, put, truth
from .rearrange import along_loop

_LARGEST_MATRIX = 4


@handles(np.where)
def where(condition: Any, *values: Any) -> Traced:
    """Return `numpy.where` with three arguments."""
    if len(values) != 2:
        raise refused(
            "numpy.where(condition) without values: how many places are found is not known",
            "numpy.where(condition, one, other)",
            "write numpy.where(condition, one, other), or a sum of values times condition",
        )
    return elementwise(either, condition, *values)


@handles(np.select)
def _select(conditions: Any, values: Any, default: Any = 0) -> Any:
    for condition, value in zip(reversed(conditions), reversed(values), strict=True):
        default = np.where(condition, value, default)
    return default


@handles(np.clip)
def _clip(array: Any, low: Any = None, high: Any = None, **names: Any) -> Any:
    low, high = (
        names.get("min", names.get("a_min", low)),
        names.get("max", names.get("a_max", high)),
    )
    if low is not None:
        array = np.maximum(array, low)
    return array if high is None else np.minimum(array, high)


@handles(np.round, np.around)
def _round(array: Any, decimals: int = 0) -> Any:
    if not decimals:
        return np.rint(array)
    factor = 10.0 ** abs(decimals)
    if decimals < 0:
        return np.rint(array / factor) * factor
    return np.rint(array * factor) / factor


@handles(round)
def _builtin_round(array: Traced, digits: int | None) -> Any:
    """Return what Python's ``round`` gives for one number: a tie goes to the even digit."""
    if array.ndim:
        raise TypeError("type numpy.ndarray doesn't define __round__ method")
    if digits is None:
        return elementwise(lambda node: node if node.kind == "int" else _whole(node), array)
    if digits < 0:
        raise refusals.unknown("round() to tens or hundreds")
    return elementwise(
        lambda node: node.tape.put("rounded", (as_float(node),), "float", None, digits), array
    )


def _whole(node: Node) -> Node:
    return call("$n", node, kind="int")


@handles("astype")
def _astype(array: Traced, dtype: Any) -> Traced:
    kind = np.dtype(dtype).kind
    if kind not in "bif":
        raise refusals.unknown(f"astype({np.dtype(dtype)})")
    return elementwise({"b": truth, "i": as_whole, "f": as_float}[kind], array)


@handles(np.linspace)
def _linspace(start: Any, stop: Any, num: int = 50, endpoint: bool = True) -> Any:
    steps = num - 1 if endpoint else num
    places: Any = traced(tape_of([start, stop]), np.arange(num))
    line = places * ((stop - start) / steps) + start
    return np.where(places == steps, stop, line) if endpoint and num > 1 else line


@handles(np.interp)
def _interp(x: Any, xp: Any, fp: Any, left: Any = None, right: Any = None) -> Any:
    tape = tape_of([x, xp, fp])
    knots, values = (_row(tape, each) for each in (xp, fp))
    found: Any = elementwise(lambda node: _interpolated(node, knots, values), traced(tape, x))
    if left is not None:
        found = np.where(x < xp[0], left, found)
    return found if right is None else np.where(x > xp[-1], right, found)


def _interpolated(node: Node, knots: Node, values: Node) -> Node:
    parts = (node, *knots.args, *values.args)
    if all(each.op == "constant" for each in parts) and knots.op == values.op == "list":
        x, xs, ys = (
            node.data,
            [each.data for each in knots.args],
            [each.data for each in values.args],
        )
        return node.tape.constant(np.interp(x, xs, ys).item())  # type: ignore[call-overload]
    return node.tape.put("interp", (node, knots, values), "float", node.length)


def _row(tape: Tape, values: Any) -> Node:
    """Return an array of one dimension as one node."""
    given = traced(tape, values)
    if given.ndim != 1:
        raise ValueError("object of too small depth for desired array: one dimension is needed")
    if given.loop:
        return along_loop(given, given.node)
    cells = list(given.cells)
    return tape.put("list", cells, joint(*cells), len(cells))


@handles(np.searchsorted)
def _searchsorted(array: Any, values: Any, side: str = "left") -> Any:
    tape = tape_of([array, values])
    row, given = _row(tape, array), traced(tape, values)
    if row.length is not None and row.length <= 3 and row.op == "list":
        return elementwise(lambda node: _comparisons(row.args, node, side), given)
    return elementwise(
        lambda node: tape.put("search", (row, node), "int", node.length, side), given
    )


def _comparisons(marks: tuple[Node, ...], node: Node, side: str) -> Node:
    """Return how many marks lie before a value: a NaN lies behind all of them."""
    op = ">=" if side == "left" else ">"
    found = [put("!", put(op, mark, node, kind="bool"), kind="bool") for mark in marks]
    total = put("number", found[0], kind="int")
    for each in found[1:]:
        total = put("+", total, each, kind="int")
    return total


@handles(np.digitize)
def _digitize(x: Any, bins: Any, right: bool = False) -> Any:
    return _searchsorted(bins, x, "left" if right else "right")


class EighResult(NamedTuple):
    """Eigenvalues and eigenvectors, as `numpy.linalg.eigh` names them."""

    eigenvalues: Traced
    eigenvectors: Traced


@handles(np.linalg.eigh)
def _eigh(matrix: Any) -> EighResult:
    """Return eigenvalues, rising, and eigenvectors; their signs are not those of LAPACK."""
    size = matrix.shape[-1]
    if matrix.loop or matrix.ndim < 2 or matrix.shape[-2] != size or size > _LARGEST_MATRIX:
        raise refused(
            f"numpy.linalg.eigh of an array of shape {matrix.shape}",
            f"symmetric matrices of at most {_LARGEST_MATRIX} by {_LARGEST_MATRIX}, not in a loop",
            "make the matrix smaller",
        )
    lead = matrix.shape[:-2]
    values = np.empty((*lead, size), dtype=object)
    vectors = np.empty((*lead, size, size), dtype=object)
    for place in np.ndindex(lead):
        rows = matrix.cells[place]
        lower = [rows[i, j] for i in range(size) for j in range(i + 1)]
        found = rows[0, 0].tape.put("eigh", lower, "float", size + size * size, size)
        parts = [found.tape.put("at", (found,), "float", None, k) for k in range(found.length)]
        values[place] = parts[:size]
        vectors[place] = np.reshape(np.array(parts[size:], dtype=object), (size, size))
    return EighResult(Traced(values), Traced(vectors))


@handles(np.linalg.eigvalsh)
def _eigvalsh(matrix: Any) -> Any:
    return _eigh(matrix)[0]


@handles(np.matmul, np.dot)
def _matmul(one: Any, other: Any) -> Any:
    if np.ndim(one) == 0 or np.ndim(other) == 0:
        return one * other
    if np.ndim(other) == 1:
        return np.sum(one * other, axis=-1)
    if np.ndim(one) == 1:
        return np.sum(one[..., :, None] * other, axis=-2)
    return np.sum(one[..., :, :, None] * other[..., None, :, :], axis=-2)


@handles(np.outer)
def _outer(one: Any, other: Any) -> Any:
    return np.ravel(one)[:, None] * np.ravel(other)


@handles(np.polyval)
def _polyval(coefficients: Any, x: Any) -> Any:
    total = 0
    for each in coefficients:
        total = total * x + each
    return total


@handles(np.nan_to_num)
def _nan_to_num(x: Any, nan: float = 0.0) -> Any:
    largest = np.finfo(float).max
    return np.where(np.isnan(x), nan, np.clip(x, -largest, largest))


@handles(np.isclose)
def _isclose(a: Any, b: Any, rtol: float = 1e-5, atol: float = 1e-8) -> Any:
    near = np.abs(a - b) <= atol + rtol * np.abs(b)
    return (near & np.isfinite(b)) | (a == b)


@handles(np.zeros_like)
def _zeros_like(array: Any, dtype: Any = None) -> Any:
    return np.zeros(array.shape, dtype or array.dtype)


@handles(np.ones_like)
def _ones_like(array: Any, dtype: Any = None) -> Any:
    return np.ones(array.shape, dtype or array.dtype)


@handles(np.full_like)
def _full_like(array: Any, value: Any, dtype: Any = None) -> Any:
    return np.broadcast_to(traced(tape_of([array, value]), value), np.shape(array))


@handles(np.shape)
def _shape(array: Any) -> tuple[int, ...]:
    shape: tuple[int, ...] = array.shape
    return shape


@handles(np.ndim)
def _ndim(array: Any) -> int:
    return len(array.shape)


@handles(np.size)
def _size(array: Any, axis: int | None = None) -> int:
    return int(array.size) if axis is None else int(array.shape[axis])


@handles(np.real)
def _real(array: Any) -> Any:
    return array
