"""Tracing an author's function: run with stand-ins, what it asks of numpy becomes a script."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from types import CodeType
from typing import Any

import numpy as np

from .array import Traced, traced
from .choices import grouped, united
from .constants import lift
from .errors import Refused, refused_at
from .helpers import helpers, needed
from .naming import parameters
from .node import Node, Tape, reachable
from .rearrange import along_loop
from .script import function_body
from .text import text_node


@dataclass(frozen=True)
class Number:
    """A number that the reader chooses.

    Parameters
    ----------
    name : str
        The argument of the author's function.
    whole : bool
        Whether it is a whole number.
    """

    name: str
    whole: bool = False


@dataclass(frozen=True, eq=False)
class Choice:
    """An option that the reader chooses; the script takes its place among the values.

    Parameters
    ----------
    name : str
        The argument of the author's function.
    values : sequence
        What the function gets for each option: anything.
    """

    name: str
    values: Sequence[Any]


@dataclass(frozen=True, eq=False)
class Fixed:
    """An array that is known beforehand, but is computed with in the page.

    numpy computes with plain arrays at once, and each value of the result stands in the script;
    from a fixed array of equal steps only what is computed with it.

    Parameters
    ----------
    name : str
        The argument of the author's function; the script does not take it.
    values : array_like
        At most one axis longer than 16.
    """

    name: str
    values: Any


Input = Number | Choice | Fixed


@dataclass(frozen=True)
class Program:
    """What computes a function in the page.

    Parameters
    ----------
    script : str
        An expression: a function of the inputs in their order (a number, or the place of an
        option), which returns an object. Arrays are arrays or typed arrays, truth values within
        arrays 0 and 1.
    helpers : tuple of str
        Names of the helper functions that it uses; `helpers` defines them.
    """

    script: str
    helpers: tuple[str, ...]

    @property
    def standalone(self) -> str:
        """The script as an expression that needs no definitions before it."""
        defined = helpers(self.helpers)
        return f"(()=>{{{defined}return {self.script}}})()" if defined else self.script


def trace(function: Callable[..., Mapping[str, Any]], *inputs: Input) -> Program:
    """Return the script that computes what a function computes.

    Parameters
    ----------
    function : callable
        Takes the inputs by name. It returns a mapping of names to numbers, arrays of one
        dimension, texts, or lists, tuples and mappings of these. It is called once for each
        combination of options, with stand-ins for numbers.
    *inputs : Number, Choice or Fixed
        In the order in which the script takes them.

    Raises
    ------
    Refused
        If it asks for what pages cannot compute: says what, where, what is allowed and what to do.
    """
    tape = Tape()
    code = _code(function)
    choices = [each for each in inputs if isinstance(each, Choice)]
    given = {each.name: _stand_in(tape, each) for each in inputs if not isinstance(each, Choice)}
    roots = []
    for chosen in product(*(each.values for each in choices)):
        options = {each.name: value for each, value in zip(choices, chosen, strict=True)}
        roots.append(_root(tape, code, _returned(function, {**given, **options})))
    return _program(tape, roots, [each for each in inputs if not isinstance(each, Fixed)])


def _returned(function: Callable[..., Any], given: Mapping[str, Any]) -> Any:
    try:
        return function(**given)
    except ValueError as error:  # numpy tells its own story of `array[0] = stand_in`
        if isinstance(error.__cause__, Refused):
            raise error.__cause__ from None
        raise


def _code(function: Any) -> CodeType | None:
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    code: CodeType | None = getattr(function, "__code__", None)
    return code


def _stand_in(tape: Tape, given: Number | Fixed) -> Traced:
    if isinstance(given, Fixed):
        return Traced(*lift(tape, given.values))
    return Traced.of(tape.put("input", kind="int" if given.whole else "float", data=given.name))


def _root(tape: Tape, code: CodeType | None, returned: Any) -> Node:
    if not isinstance(returned, Mapping):
        raise refused_at(
            code, f"a result of type {type(returned).__name__}", "a mapping of names to values",
            "return a dict, such as {'curve': levels}",
        )  # fmt: skip
    return _tree(tape, code, returned)


def _tree(tape: Tape, code: CodeType | None, value: Any) -> Node:
    """Return what was returned, or a part of it, as a node."""
    if value is None:
        return tape.put("nothing", kind="tree")
    if isinstance(value, str):
        return text_node(tape, value)
    if isinstance(value, Mapping):
        parts = [_tree(tape, code, each) for each in value.values()]
        return tape.put("tree", parts, "tree", None, tuple(map(str, value)))
    if isinstance(value, (list, tuple)):
        return tape.put("tree", [_tree(tape, code, each) for each in value], "tree")
    if not isinstance(value, (Traced, bool, int, float, np.generic, np.ndarray)):
        raise refused_at(
            code, f"a result that holds a value of type {type(value).__name__}",
            "numbers, arrays, texts, and lists, tuples and mappings of these",
            "return what the page shows of it",
        )  # fmt: skip
    return _nested(tape, traced(tape, value))


def _nested(tape: Tape, array: Traced) -> Node:
    if array.ndim == 0:
        return array.node
    if array.ndim == 1 and array.loop:
        return along_loop(array, array.node)
    return tape.put("tree", [_nested(tape, each) for each in array], "tree")


def _program(tape: Tape, roots: Sequence[Node], inputs: Sequence[Number | Choice]) -> Program:
    names = parameters(len(inputs))
    numbers = {each.name: name for each, name in zip(inputs, names, strict=True)}
    options = [
        (name, len(each.values))
        for each, name in zip(inputs, names, strict=True)
        if isinstance(each, Choice)
    ]
    bodies = []
    groups = grouped(tape, roots)
    for group in groups:
        root = united(tape, [roots[each] for each in group])
        bodies.append(function_body(_filled(tape, root, group, len(roots)), numbers, options))
    body = bodies[0] if len(bodies) == 1 else _forked(bodies, groups, options)
    script = f"({','.join(names)})=>{body}"
    return Program(script, needed(script))


def _filled(tape: Tape, root: Node, group: Sequence[int], count: int) -> Node:
    """Return a graph whose tables have a place for every option, also for those of other forms."""
    if len(group) == count:
        return root
    new: dict[Node, Node] = {}
    for node in reachable(root):
        data = node.data
        if node.op == "pick":
            by_place = dict(zip(group, node.data, strict=True))  # type: ignore[call-overload]
            data = tuple(by_place.get(place) for place in range(count))
        args = [new[each] for each in node.args]
        new[node] = tape.put(node.op, args, node.kind, node.length, data)
    return new[root]


def _forked(
    bodies: Sequence[str], groups: Sequence[Sequence[int]], options: Sequence[tuple[str, int]]
) -> str:
    """Return the body that calls one of several functions, by the options."""
    which = {place: number for number, group in enumerate(groups) for place in group}
    table = ",".join(str(which[place]) for place in sorted(which))
    index = options[0][0]
    for name, size in options[1:]:
        index = f"({index})*{size}+{name}"
    functions = ",".join(f"()=>{body}" for body in bodies)
    return f"[{functions}][[{table}][{index}]]()"


__all__ = ["Choice", "Fixed", "Number", "Program", "Refused", "trace"]
