"""What pages cannot compute, each with its cure, worded after what the author's function does."""

from __future__ import annotations

import ast

import numpy as np

from .errors import Asked, Refused, asked, refused
from .node import SMALL

_DRAWING = (np.random.Generator, np.random.RandomState)
_NUMPY = "arithmetic and functions of numpy"
_JOINS = "numpy.stack([...]), numpy.concatenate([...]) and arithmetic"
_INDEX = (
    "an index that is known only in the page, into a plain array or a list",
    "numpy.choose(index, values); and a[index] where a is computed from the reader's values",
    "write numpy.choose(index, values)",
)


def unknown(name: str) -> Refused:
    """Refuse a function that pages do not know."""
    return refused(
        f"{name}, which pages do not know",
        "the functions of numpy that nbfolio/README.md lists",
        "compute it beforehand from constants, or write it with these",
    )


def options(name: str, given: str) -> Refused:
    """Refuse an option of a function, such as ``out=``."""
    return refused(
        f"{name} with {given}",
        "the arrays, axis and keepdims",
        "leave it out; for where= and out= write numpy.where(condition, one, other)",
    )


def in_place() -> Refused:
    """Refuse what would change an array that others may have."""
    return refused(
        "an array that is changed in place (+= and the like, out=)",
        "arrays that are made anew; numbers may be added up with +=",
        "write total = total + part for total += part",
    )


def long_axes(given: str) -> Refused:
    """Refuse an array with several long axes."""
    return refused(
        given,
        f"arrays with at most one axis longer than {SMALL}",
        "compute what one axis needs in a loop over a short list",
    )


def decision() -> Refused:
    """Refuse to choose a path by what is known only in the page."""
    expression = asked().expression
    cure = "write numpy.where(condition, one, other), or mark the function @branching"
    called = asked().called
    if called in ("min", "max"):
        cure = f"write numpy.{called}imum(one, other)"
    elif called in ("sorted", "any", "all", "sum"):
        cure = "write the function of numpy for that of Python, such as numpy.any"
    elif isinstance(expression, ast.BoolOp):
        word, sign = ("and", "&") if isinstance(expression.op, ast.And) else ("or", "|")
        cure = f"write (a < b) {sign} (c < d) for a < b {word} c < d, within numpy.where"
    elif isinstance(expression, ast.Compare) and len(expression.ops) > 1:
        cure = "write (a < b) & (b < c) for a < b < c, within numpy.where"
    return refused(
        "a decision on a value that is known only in the page",
        "numpy.where, and `if` in functions marked @branching",
        cure,
    )


def conversion(to: str) -> Refused:
    """Refuse what needs the value itself.

    Parameters
    ----------
    to : str
        What was to become of it, such as ``float``.
    """
    now = asked()
    if now.stores:
        return refused(
            "an assignment to elements of an array",
            "arrays that are made whole",
            "write numpy.where(condition, new, old), or numpy.stack of a list",
        )
    return _by_call(now) or _by_form(now) or _by_aim(to)


def _by_call(now: Asked) -> Refused | None:
    name = now.called
    if "random" in name or isinstance(now.names.get(name.partition(".")[0]), _DRAWING):
        return refused(
            "a random number that depends on a value that is known only in the page",
            "random numbers that are drawn beforehand, with a seed",
            "draw them outside of the function, and scale them within",
        )
    if name.startswith("math."):
        return refused(
            f"{name} of a value that is known only in the page", _NUMPY,
            f"write numpy.{name.removeprefix('math.')}",
        )  # fmt: skip
    if name == "range":
        return refused(
            "range() of a value that is known only in the page",
            "as many rounds as are known beforehand",
            "loop over the most rounds there may be, with numpy.where(round < x, one, other)",
        )
    return _of_numpy(name)


def _of_numpy(name: str) -> Refused | None:
    """Refuse functions of numpy that take no stand-ins."""
    short = name.rpartition(".")[2]
    if short == "asarray":
        return refused(
            "numpy.asarray of a value that is known only in the page", _JOINS,
            "leave it out, or keep a value as it is where nbfolio.trace.is_traced(value)",
        )  # fmt: skip
    if short == "array":
        return refused(
            "numpy.array of a value that is known only in the page", _JOINS, "write numpy.stack"
        )
    if short == "take":
        return refused(*_INDEX)
    if short in ("sum", "mean", "max", "min", "prod", "any", "all"):
        return refused(
            f"{name} of a list with a value that is known only in the page", _JOINS,
            f"write {name}(numpy.stack([...]))",
        )  # fmt: skip
    return None


def _by_form(now: Asked) -> Refused | None:
    match now.expression:
        case ast.Subscript():
            return refused(*_INDEX)
        case ast.BinOp(left=ast.Constant(value=str()), op=ast.Mod()):
            return refused(
                "a % format of a value that is known only in the page", _NUMPY,
                'write f"{x:.1f}" for "%.1f" % x',
            )  # fmt: skip
    return None


def _by_aim(to: str) -> Refused:
    cures = {
        "float": "leave it out",
        "int": "write numpy.trunc(x), or numpy.rint(x) to round",
        "complex": "compute with real numbers",
        "an index": _INDEX[2],
        "an array": "write numpy.stack for a list of them",
    }
    said = f"{to}()" if to in ("float", "int", "complex") else to
    return refused(f"{said} of a value that is known only in the page", _NUMPY, cures[to])


def key() -> Refused:
    """Refuse a stand-in as a key."""
    return refused(
        "a value that is known only in the page as a key: of a dictionary, a set or a cache",
        "keys that are known beforehand",
        "call the function without functools.cache, or make the choice a Choice",
    )


def kept(what: str) -> Refused:
    """Refuse what belongs to another trace."""
    return refused(
        f"a {what} of another trace, kept since then",
        f"a {what} of this trace",
        f"keep no {what} between calls, as functools.cache and global variables do",
    )
