"""What of a graph becomes an array of its own, and how often each part is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .node import Node

ARRAYS = frozenset({"list", "concatenate", "cumsum", "eigh", "steps"})
"""Operations that give a whole array; the others with a length are done element by element."""

_FIRST = {
    "sum", "product", "max", "min", "any", "all", "argmax", "argmin", "cumsum", "slice", "at",
    "gather", "search",
}  # fmt: skip
_LIGHT = {"ramp", "slice", "spread", "gather", "list", "number"}
_SLOW = {"call", "**", "search", "interp"}
_FEW = 3


@dataclass(frozen=True)
class Plan:
    """How a graph is to be written.

    Parameters
    ----------
    nodes : tuple of Node
        All that is needed, in the order of the tape.
    whole : frozenset of Node
        Looped nodes that become arrays of their own.
    uses : Counter of Node
        How often each is mentioned.
    inside : frozenset of Node
        Values that a loop needs: they are computed before it.
    """

    nodes: tuple[Node, ...]
    whole: frozenset[Node]
    uses: Counter[Node]
    inside: frozenset[Node]


def needs_array(node: Node, place: int) -> bool:
    """Return whether an operation needs an argument as a whole array."""
    if node.op in _FIRST:
        return place == 0
    if node.op == "interp":
        return place > 0
    return node.op in ("concatenate", "tree")


def planned(nodes: Sequence[Node]) -> Plan:
    """Return the plan of a graph whose last node is its root."""
    whole = {node for node in nodes if node.length is not None and node.op in ARRAYS}
    for node in nodes:
        for place, each in enumerate(node.args):
            if each.length is not None and needs_array(node, place):
                whole.add(each)
    _share(nodes, whole, _within_steps(nodes))
    uses = Counter(
        each
        for node in nodes
        for each in node.args
        if node.op != "text" or each.op != "constant"  # words stand in the template
    )
    inside = {
        each
        for node in nodes
        if node.length is not None and (node.op not in ARRAYS or node.op == "steps")
        for each in node.args
    }
    return Plan(tuple(nodes), frozenset(whole), uses, frozenset(inside))


def _within_steps(nodes: Sequence[Node]) -> set[Node]:
    """Return what belongs to a step: it has a meaning within its loop only."""
    found: set[Node] = set()
    for node in nodes:
        if node.op == "state" or (node.op != "steps" and not found.isdisjoint(node.args)):
            found.add(node)
    return found


def _share(nodes: Sequence[Node], whole: set[Node], within: set[Node]) -> None:
    """Add to `whole` what several loops would compute again, unless that is little."""
    weights = _weights(nodes, whole)
    loops: dict[Node, set[Node]] = {node: set() for node in nodes}
    for node in reversed(nodes):
        if node.length is None:
            continue
        apart = node not in whole and node not in within
        if apart and len(loops[node]) > 1 and weights[node] > _FEW:
            whole.add(node)
        mine = {node} if node in whole else loops[node]
        for each in node.args:
            if each.length is not None:
                loops[each] |= mine


def _weights(nodes: Sequence[Node], whole: Collection[Node]) -> dict[Node, int]:
    """Return how much each node costs where a loop computes it; what is an array is there."""
    weights: dict[Node, int] = {}
    for node in nodes:
        slow = node.op in _SLOW and node.data != "Math.floor"
        own = 9 if slow else 0 if node.op in _LIGHT else 1
        looped = (each for each in node.args if each.length is not None and each not in whole)
        weights[node] = min(99, own + sum(weights[each] for each in looped))
    return weights
