"""Functions that decide with `if`: run once for each path, and put together again."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import numpy as np

from . import refusals
from .array import Traced, handles, is_traced
from .errors import refused
from .node import Node
from .operations import truth
from .text import either_text, has_marks, marked, text_node

PATHS = 64
"""How many ways there may be through a function."""

_NESTED = 8
"""How many such functions may be within each other."""

P = ParamSpec("P")
R = TypeVar("R")


class _Path:
    """One way through a function: what is decided, in order."""

    def __init__(self, first: list[bool], outer: _Path | None) -> None:
        self.first = first
        self.depth: int = outer.depth + 1 if outer else 1
        self.taken: list[tuple[Node, bool]] = []
        self.known: dict[Node, bool] = dict(outer.known) if outer else {}

    def decide(self, node: Node) -> bool:
        if node not in self.known:
            place = len(self.taken)
            answer = self.first[place] if place < len(self.first) else True
            self.known[node] = answer
            self.taken.append((node, answer))
        return self.known[node]


_PATH: ContextVar[_Path | None] = ContextVar("_PATH", default=None)


def branching(function: Callable[P, R]) -> Callable[P, R]:
    """Let a function decide with ``if`` on what is known only in the page.

    It is run once for each path of its decisions, at most `PATHS`; numbers, texts and tuples,
    lists or mappings of them that it returns become conditionals. It must have no effect but its
    result. On plain values it is the function itself.
    """

    @wraps(function)
    def through(*args: P.args, **options: P.kwargs) -> R:
        paths = _Exploration(lambda: function(*args, **options), function.__qualname__)
        found: R = paths.result([])
        return found

    return through


class _Exploration:
    """All paths of one call."""

    def __init__(self, call: Callable[[], Any], name: str) -> None:
        self.call, self.name, self.count = call, name, 0

    def result(self, first: list[bool]) -> Any:
        """Return what the function gives on all paths that begin with these answers."""
        self.count += 1
        if self.count > PATHS:
            raise refused(
                f"more than {PATHS} paths through {self.name}", f"{PATHS} paths",
                "split it into smaller functions, each marked @branching",
            )  # fmt: skip
        path = _Path(first, _PATH.get())
        if path.depth > _NESTED:
            raise refused(
                f"more than {_NESTED} functions marked @branching within each other", "fewer",
                f"write {self.name} so that it does not call itself",
            )  # fmt: skip
        before = _PATH.set(path)
        try:
            found = self.call()
        finally:
            _PATH.reset(before)
        for place in reversed(range(len(first), len(path.taken))):
            answers = [answer for _, answer in path.taken[:place]]
            found = merged(path.taken[place][0], found, self.result([*answers, False]))
        return found


@handles(bool)
def decide(array: Traced) -> bool:
    """Return the answer of the present path to whether a stand-in is true.

    Raises
    ------
    Refused
        If no function marked as branching is being run, or it is an array.
    """
    if array.size != 1:
        raise refused(
            f"the truth of an array of shape {array.shape}", "the truth of single values",
            "write .any() or .all()",
        )  # fmt: skip
    node = truth(array.node)
    if node.op == "constant":
        return bool(node.data)
    path = _PATH.get()
    if path is None:
        raise refusals.decision()
    return path.decide(node)


def merged(condition: Node, one: Any, other: Any) -> Any:
    """Return what is one thing where a condition holds, and the other one elsewhere."""
    if one is other:
        return one
    if isinstance(one, str) and isinstance(other, str):
        return _merged_texts(condition, one, other)
    if isinstance(one, (list, tuple)) and type(one) is type(other) and len(one) == len(other):
        pairs = [merged(condition, *pair) for pair in zip(one, other, strict=True)]
        return type(one)(*pairs) if hasattr(one, "_fields") else type(one)(pairs)
    if isinstance(one, dict) and isinstance(other, dict) and list(one) == list(other):
        return {key: merged(condition, one[key], other[key]) for key in one}
    if _numeric(one) and _numeric(other):
        if not is_traced(one) and not is_traced(other) and np.array_equal(one, other):
            return one
        return np.where(Traced.of(condition), one, other)
    raise refused(
        f"{_named(one)} on one path and {_named(other)} on another",
        "numbers, texts, and lists, tuples or mappings of the same form",
        "return the same form on each path",
    )


def _merged_texts(condition: Node, one: str, other: str) -> str:
    if not (has_marks(one) or has_marks(other)) and one == other and type(one) is type(other):
        return one
    node = either_text(condition, *(text_node(condition.tape, each) for each in (one, other)))
    mark = marked(node)
    same = type(one) if type(one) is type(other) else str
    return mark if same.__module__ != "markupsafe" else same(str(mark))


def _numeric(value: Any) -> bool:
    return isinstance(value, (Traced, bool, int, float, np.number, np.bool_, np.ndarray))


def _named(value: Any) -> str:
    return "nothing" if value is None else f"a value of type {type(value).__name__}"
