"""What pages cannot compute is refused: where, what was given, what is allowed, what to do."""

# ruff: noqa: UP031
from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from math import exp
from typing import Any

import numpy as np
import pytest

from nbfolio.trace import Choice, Number, Refused, branching, trace

LONG = np.linspace(0, 1, 30)
RANDOM = np.random.default_rng(1)
KEPT: list[Any] = []


@cache
def cached(x: Any) -> Any:
    return x


def assigned(x: Any) -> Any:
    array = np.zeros(3)
    array[1] = x
    return array


def masked(x: Any) -> Any:
    array = np.zeros(30)
    array[x > LONG] = 1
    return array


def traced_assigned(x: Any) -> Any:
    array = np.stack([x, x])
    array[0] = 1
    return array


def added(x: Any) -> Any:
    array = np.zeros(3)
    array += x
    return array


def kept(x: Any) -> Any:
    KEPT.append(x)
    return KEPT[0] + x


def kept_text(x: Any) -> Any:
    KEPT.append(f"{x:g}")
    return KEPT[0]


def recursive(x: Any) -> str:
    return "" if x < 1 else branching(recursive)(x / 2)


def paths(x: Any) -> int:
    return sum(1 for place in range(7) if x > place)


def forms(x: Any) -> Any:
    return "low" if x < 1 else None


PAGES = "{} of a value that is known only in the page"
NUMPY = "arithmetic and functions of numpy"
JOINS = "numpy.stack([...]), numpy.concatenate([...]) and arithmetic"
DECISION = ("a decision on a value that is known only in the page",
            "numpy.where, and `if` in functions marked @branching")  # fmt: skip
INDEX = ("an index that is known only in the page, into a plain array or a list",
         "numpy.choose(index, values); and a[index] where a is computed from the reader's values",
         "write numpy.choose(index, values)")  # fmt: skip
KNOWN = ("the functions of numpy that nbfolio/README.md lists",
         "compute it beforehand from constants, or write it with these")  # fmt: skip
FORMATS = "formats such as {:g}, {:.3g}, {:.1f}, {:,.0f}, {:.0%} and, for whole numbers, {:d}"
TEXTS = ("texts that are joined and formatted",
         "choose another format, or write two texts in a function marked @branching")  # fmt: skip
ONE_LONG = ("arrays with at most one axis longer than 16",
            "compute what one axis needs in a loop over a short list")  # fmt: skip
WHOLE_ARRAYS = ("an assignment to elements of an array", "arrays that are made whole",
                "write numpy.where(condition, new, old), or numpy.stack of a list")  # fmt: skip
# fmt: off
OPTIONS = ("the arrays, axis and keepdims",
           "leave it out; for where= and out= write numpy.where(condition, one, other)")
# fmt: on
DRAWN = (
    "a random number that depends on a value that is known only in the page",
    "random numbers that are drawn beforehand, with a seed",
    "draw them outside of the function, and scale them within",
)  # fmt: skip
WHOLE = ("whole numbers", "write index.astype(int)")

Case = tuple[Callable[[Any], Any], str, str, str]
CASES: dict[str, Case] = {
    "if": (lambda x: 1 if x > 2 else 3, *DECISION,
           "write numpy.where(condition, one, other), or mark the function @branching"),
    "min": (lambda x: min(x, 2), *DECISION, "write numpy.minimum(one, other)"),
    "max": (lambda x: max(x, 2), *DECISION, "write numpy.maximum(one, other)"),
    "sorted": (lambda x: sorted([x, 2]), *DECISION,
               "write the function of numpy for that of Python, such as numpy.any"),
    "and": (lambda x: x > 1 and x < 2, *DECISION,
            "write (a < b) & (c < d) for a < b and c < d, within numpy.where"),
    "or": (lambda x: x > 1 or x < 2, *DECISION,
           "write (a < b) | (c < d) for a < b or c < d, within numpy.where"),
    "chain": (lambda x: 1 < x < 2, *DECISION,
              "write (a < b) & (b < c) for a < b < c, within numpy.where"),
    "truth of an array": (lambda x: bool(np.stack([x, x])), "the truth of an array of shape (2,)",
                          "the truth of single values", "write .any() or .all()"),
    "float": (float, PAGES.format("float()"), NUMPY, "leave it out"),
    "int": (lambda x: int(x), PAGES.format("int()"), NUMPY,
            "write numpy.trunc(x), or numpy.rint(x) to round"),
    "complex": (lambda x: complex(x), PAGES.format("complex()"), NUMPY,
                "compute with real numbers"),
    "math": (lambda x: math.log1p(x), PAGES.format("math.log1p"), NUMPY, "write numpy.log1p"),
    "imported math": (lambda x: exp(x), PAGES.format("math.exp"), NUMPY, "write numpy.exp"),
    "range": (lambda x: list(range(x)), "range() of a value that is known only in the page",
              "as many rounds as are known beforehand",
              "loop over the most rounds there may be, with numpy.where(round < x, one, other)"),
    "rng": (lambda x: RANDOM.normal(x), *DRAWN),
    "numpy.random": (lambda x: np.random.poisson(x), *DRAWN),
    "assignment": (assigned, *WHOLE_ARRAYS),
    "assignment by mask": (masked, *WHOLE_ARRAYS),
    "assignment to a stand-in": (traced_assigned, *WHOLE_ARRAYS),
    "in place": (added, "an array that is changed in place (+= and the like, out=)",
                 "arrays that are made anew; numbers may be added up with +=",
                 "write total = total + part for total += part"),
    "asarray": (lambda x: np.asarray(x, dtype=float), PAGES.format("numpy.asarray"), JOINS,
                "leave it out, or keep a value as it is where nbfolio.trace.is_traced(value)"),
    "array": (lambda x: np.array([x, 1]), PAGES.format("numpy.array"), JOINS,
              "write numpy.stack"),
    "sum of a list": (lambda x: np.sum([x, 1]),
                      "np.sum of a list with a value that is known only in the page", JOINS,
                      "write np.sum(numpy.stack([...]))"),
    "index of an array": (lambda x: np.arange(3)[x.astype(int)], *INDEX),
    "index of a list": (lambda x: [1, 2][x.astype(int)], *INDEX),
    "take": (lambda x: np.take(np.arange(3), x.astype(int)), *INDEX),
    "index that is not whole": (lambda x: np.stack([x, x])[x], "an index of float64", *WHOLE),
    "choice that is not whole": (lambda x: np.choose(x, [1, 2]), "an index of float64", *WHOLE),
    "key": (lambda x: {x: 1},
            "a value that is known only in the page as a key: of a dictionary, a set or a cache",
            "keys that are known beforehand",
            "call the function without functools.cache, or make the choice a Choice"),
    "cache": (lambda x: cached(x),
              "a value that is known only in the page as a key: of a dictionary, a set or a cache",
              "keys that are known beforehand",
              "call the function without functools.cache, or make the choice a Choice"),
    "str": (lambda x: str(x), "str() of a value that is known only in the page",
            "formats such as {:g}, {:.1f}, {:,.0f} and {:.0%}", "give a format such as {:g}"),
    "no format": (lambda x: f"{x} mg", "no format of a value that is known only in the page",
                  FORMATS, "give a format such as {:g}"),
    "unknown format": (lambda x: f"{x:08.2f}",
                       "the format '08.2f' of a value that is known only in the page", FORMATS,
                       "give a format such as {:g}"),
    "d": (lambda x: f"{x:d}", "the format 'd' of a value that is known only in the page", FORMATS,
          "give a format such as {:g}, or round the number first: numpy.rint(x).astype(int)"),
    "format of a truth": (lambda x: f"{x > 1:g}",
                          "the format 'g' of a value that is known only in the page", FORMATS,
                          "write the words for both in a function marked @branching"),
    "format of an array": (lambda x: f"{np.stack([x, x]):g}", "a format of an array of shape (2,)",
                           "formats of single numbers", "format its elements, one by one"),
    "percent": (lambda x: "%.1f mg" % x, PAGES.format("a % format"), NUMPY,
                'write f"{x:.1f}" for "%.1f" % x'),
    "rstrip": (lambda x: f"{x:.2f}".rstrip("0"),
               "a method of texts that looks into a number, where the number is known only in "
               "the page", *TEXTS),
    "replace": (lambda x: f"{x:.2f}".replace(".", ","),
                "replace('.', ...), where the number is known only in the page", *TEXTS),
    "width": (lambda x: "{:>8}".format(f"{x:.2f}"),
              "the format '>8' of a text with a number, where the number is known only in the "
              "page", *TEXTS),
    "ufunc": (lambda x: np.spacing(x), "numpy.spacing, which pages do not know", *KNOWN),
    "function": (lambda x: np.median(np.stack([x, 1, 2])),
                 "numpy.median, which pages do not know", *KNOWN),
    "method": (lambda x: np.stack([x, 1]).argsort(),
               "the method argsort of arrays, which pages do not know", *KNOWN),
    "reduce": (lambda x: np.hypot.reduce(np.stack([x, 1])),
               "numpy.hypot.reduce, which pages do not know", *KNOWN),
    "reduceat": (lambda x: np.add.reduceat(x * LONG, [0, 3]),
                 "numpy.add.reduceat, which pages do not know", *KNOWN),
    "option of a ufunc": (lambda x: np.divide(1, x, where=x > 0), "numpy.divide with where=",
                          *OPTIONS),
    "option": (lambda x: np.sum(x * LONG, initial=3), "numpy.sum with initial=", *OPTIONS),
    "where": (lambda x: np.where(x > LONG),
              "numpy.where(condition) without values: how many places are found is not known",
              "numpy.where(condition, one, other)",
              "write numpy.where(condition, one, other), or a sum of values times condition"),
    "bits": (lambda x: np.rint(x).astype(int) & 3, "numpy.bitwise_and of numbers",
             "it of truth values", "compare the numbers first"),
    "text in arithmetic": (lambda x: x + "mg", "a value of type str", "numbers and truth values",
                           "leave it out of the arithmetic"),
    "two long axes": (lambda x: x * np.zeros((20, 30)), "an array of shape (20, 30)", *ONE_LONG),
    "two long axes of arrays": (lambda x: (x * LONG)[:, None] * (x * LONG),
                                "two axes that are both longer than 16", *ONE_LONG),
    "eigenvalues": (lambda x: np.linalg.eigh(x * np.eye(5)),
                    "numpy.linalg.eigh of an array of shape (5, 5)",
                    "symmetric matrices of at most 4 by 4, not in a loop",
                    "make the matrix smaller"),
    "paths": (lambda x: branching(paths)(x), "more than 64 paths through paths", "64 paths",
              "split it into smaller functions, each marked @branching"),
    "recursion": (lambda x: branching(recursive)(x),
                  "more than 8 functions marked @branching within each other", "fewer",
                  "write recursive so that it does not call itself"),
    "other forms": (lambda x: branching(forms)(x), "a value of type str on one path and nothing "
                    "on another", "numbers, texts, and lists, tuples or mappings of the same form",
                    "return the same form on each path"),
}  # fmt: skip


def place(function: Any) -> str:
    """Return the place of a function that has one line, or whose third line is refused."""
    code = function.__code__
    return f"{code.co_qualname} (test_refusals.py, line {code.co_firstlineno})"


WITHIN = {
    "assignment": (assigned, 2), "assignment by mask": (masked, 2),
    "assignment to a stand-in": (traced_assigned, 2), "in place": (added, 2),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_pages_cannot_compute_is_refused_with_its_cure(name: str) -> None:
    function, given, allowed, cure = CASES[name]

    with pytest.raises(Refused) as refusal:
        trace(lambda x: {"y": function(x)}, Number("x"))

    told = refusal.value
    assert (told.given, told.allowed, told.cure) == (given, allowed, cure)
    assert str(told) == f"{told.place}: given {given}; allowed: {allowed}; to do: {cure}"
    assert "(test_refusals.py, line " in told.place
    assert isinstance(told, TypeError)


@pytest.mark.parametrize("name", WITHIN)
def test_a_refusal_names_function_and_line(name: str) -> None:
    function, line = WITHIN[name]

    with pytest.raises(Refused) as refusal:
        trace(lambda x: {"y": function(x)}, Number("x"))

    first = function.__code__.co_firstlineno
    assert refusal.value.place == f"{function.__name__} (test_refusals.py, line {first + line})"


@pytest.mark.parametrize(("function", "what"), [(kept, "value"), (kept_text, "text")])
def test_what_is_kept_between_traces_is_refused(function: Any, what: str) -> None:
    KEPT.clear()
    trace(lambda x: {"y": function(x)}, Number("x"))

    with pytest.raises(Refused) as refusal:
        trace(lambda x: {"y": function(x)}, Number("x"))

    assert refusal.value.given == f"a {what} of another trace, kept since then"
    assert refusal.value.allowed == f"a {what} of this trace"
    assert refusal.value.cure == (
        f"keep no {what} between calls, as functools.cache and global variables do"
    )


def test_a_text_that_was_cut_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        trace(lambda x: {"y": f"about {x:.2f} mg"[:8]}, Number("x"))

    assert refusal.value.given == "a text that was cut within a number"
    assert refusal.value.allowed == "texts that are joined and formatted"
    assert refusal.value.cure == "cut or pad the words before the number is put in"


@pytest.mark.parametrize(
    ("result", "given", "allowed", "cure"),
    [
        (3, "a result of type int", "a mapping of names to values",
         "return a dict, such as {'curve': levels}"),
        ({"y": object}, "a result that holds a value of type type",
         "numbers, arrays, texts, and lists, tuples and mappings of these",
         "return what the page shows of it"),
    ],
)  # fmt: skip
def test_a_result_that_pages_cannot_show_is_refused(
    result: Any, given: str, allowed: str, cure: str
) -> None:
    def returned(x: Any) -> Any:
        return result

    with pytest.raises(Refused) as refusal:
        trace(returned, Number("x"))

    assert (
        str(refusal.value) == f"{place(returned)}: given {given}; allowed: {allowed}; to do: {cure}"
    )


def test_a_mistake_of_the_author_stays_what_it_is() -> None:
    with pytest.raises(ValueError, match="cannot be broadcast"):
        trace(lambda x: {"y": (x * np.ones(3)) + np.ones(4)}, Number("x"))
    with pytest.raises(ZeroDivisionError):
        trace(lambda x, k: {"y": x * (1 / k)}, Number("x"), Choice("k", [1, 0]))
