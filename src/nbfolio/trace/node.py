"""What was asked for, recorded: nodes of a graph, each written once on a tape."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Literal

from numpy.typing import NDArray

Kind = Literal["bool", "int", "float", "text", "tree"]
"""What a node gives: a truth value, a whole number, a number, a text, or what is returned."""

SMALL = 16
"""The longest axis that is written out; a longer one becomes a loop."""


@dataclass(frozen=True, eq=False, slots=True)
class Node:
    """One operation.

    Parameters
    ----------
    tape : Tape
        On which it stands.
    index : int
        Its place there; what it needs stands before it.
    op : str
        What is done; `script` knows how each is written.
    args : tuple of Node
        With what.
    kind : Kind
        What comes out.
    length : int or None
        Of the looped axis of what comes out; None for one value.
    data : hashable
        What belongs to the operation itself, such as the value of a constant.
    """

    tape: Tape
    index: int
    op: str
    args: tuple[Node, ...]
    kind: Kind
    length: int | None
    data: Hashable

    def __repr__(self) -> str:
        return f"<{self.op} {self.data!r}>"


@dataclass(eq=False, slots=True)
class Tape:
    """All nodes of a trace, the same one never twice; each tape has a number of its own.

    `values` has the values of constant arrays, in whichever form they are written.
    """

    values: dict[Node, NDArray[Any]] = field(default_factory=dict)
    number: int = field(default_factory=count().__next__)
    nodes: list[Node] = field(default_factory=list)
    _known: dict[Hashable, Node] = field(default_factory=dict)

    def put(
        self,
        op: str,
        args: Sequence[Node] = (),
        kind: Kind = "float",
        length: int | None = None,
        data: Hashable = None,
    ) -> Node:
        """Return the node of an operation, recorded now or before.

        ``repr`` tells 0.0 from -0.0 and from 0, and finds a NaN again.
        """
        told = data if isinstance(data, str) else repr(data)
        key = (op, tuple(each.index for each in args), kind, length, told)
        if key not in self._known:
            node = Node(self, len(self.nodes), op, tuple(args), kind, length, data)
            self._known[key] = node
            self.nodes.append(node)
        return self._known[key]

    def constant(self, value: float | str) -> Node:
        """Return the node of a number, a truth value or a text."""
        if isinstance(value, str):
            return self.put("constant", kind="text", data=value)
        kind: Kind = {bool: "bool", int: "int"}.get(type(value), "float")  # type: ignore[assignment]
        return self.put("constant", kind=kind, data=value)


def common_length(nodes: Iterable[Node]) -> int | None:
    """Return the length of the loop in which nodes are computed together; None without one."""
    return next((each.length for each in nodes if each.length is not None), None)


def reachable(root: Node) -> list[Node]:
    """Return what a node needs, itself included, in the order of the tape."""
    found, waiting = {root}, [root]
    while waiting:
        new = [each for each in waiting.pop().args if each not in found]
        found.update(new)
        waiting += new
    return sorted(found, key=lambda node: node.index)
