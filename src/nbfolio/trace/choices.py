"""What several options give, as one graph: the same form once, with what differs in a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from .node import Node, Tape
from .operations import joint
from .series import known, with_end, written_out

_WORTH = 20
"""Letters that a text has to spare to be written in parts."""


class OtherFormError(Exception):
    """Graphs that differ in more than constants."""


def united(tape: Tape, roots: Sequence[Node]) -> Node:
    """Return one graph that gives for each option what its own graph gives.

    Parameters
    ----------
    tape : Tape
        On which all of them stand.
    roots : sequence of Node
        One for each option, in order. Constants that differ become nodes ``pick``, whose data are
        their values by option.

    Raises
    ------
    OtherFormError
        If they differ in anything else.
    """
    top = tuple(roots)
    done: dict[tuple[Node, ...], Node] = {}
    waiting = [top]
    while waiting:
        nodes = waiting[-1]
        needed = [each for each in _parts(nodes) if each not in done]
        if needed:
            waiting += needed
        else:
            done[nodes] = _united(tape, nodes, done)
            waiting.pop()
    return done[top]


def _parts(nodes: tuple[Node, ...]) -> list[tuple[Node, ...]]:
    """Return the arguments of nodes side by side.

    Raises
    ------
    OtherFormError
        If they are other operations.
    """
    if all(node is nodes[0] for node in nodes) or _constants(nodes):
        return []
    same = _alike(nodes)
    told = {
        (node.op, node.kind == "text", node.length, repr(node.data), len(node.args))
        for node in same
    }
    if len(told) > 1 or not same[0].args:
        raise OtherFormError
    return list(zip(*(node.args for node in same), strict=True))


def _constants(nodes: tuple[Node, ...]) -> bool:
    kinds = {node.kind for node in nodes}
    return all(node.op == "constant" for node in nodes) and ("text" not in kinds or len(kinds) == 1)


def _alike(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return constant arrays in the one form that all of them can have."""
    if any(known(node) is None for node in nodes) or len({node.length for node in nodes}) > 1:
        return nodes
    if len({_form(node) for node in nodes}) == 1:
        return nodes
    ramps = [with_end(node) for node in nodes]
    if all(each is not None for each in ramps):
        return tuple(each for each in ramps if each is not None)
    return tuple(map(written_out, nodes))


def _form(node: Node) -> str:
    """Return how a constant array is written, without its numbers."""
    parts = ",".join(_form(each) for each in node.args)
    return f"{node.op}({parts})" + (f"{node.data}" if node.op != "constant" else "")


def _united(tape: Tape, nodes: tuple[Node, ...], done: dict[tuple[Node, ...], Node]) -> Node:
    first = nodes[0]
    if all(node is first for node in nodes):
        return first
    if _constants(nodes):
        return _picked_text(tape, nodes) if first.kind == "text" else _picked(tape, nodes)
    same = _alike(nodes)
    args = [done[each] for each in zip(*(node.args for node in same), strict=True)]
    if first.op == "text":  # a text within a text is part of it
        args = [part for each in args for part in (each.args if each.op == "text" else [each])]
    return tape.put(same[0].op, args, joint(*nodes), first.length, same[0].data)


def _picked(tape: Tape, nodes: Sequence[Node]) -> Node:
    return tape.put("pick", (), joint(*nodes), None, tuple(node.data for node in nodes))


def _picked_text(tape: Tape, nodes: Sequence[Node]) -> Node:
    """Return texts that differ: what all of them begin and end with stands once."""
    words = [str(node.data) for node in nodes]
    begin = _beginning(words)
    rest = [each[len(begin) :] for each in words]
    end = _beginning([each[::-1] for each in rest])[::-1]
    if (len(begin) + len(end)) * (len(words) - 1) < _WORTH:
        return _picked(tape, nodes)
    middle = [tape.constant(each[: len(each) - len(end)]) for each in rest]
    parts = [tape.constant(begin)] * bool(begin) + [_picked(tape, middle)]
    return tape.put("text", [*parts, *[tape.constant(end)] * bool(end)], "text")


def _beginning(words: Sequence[str]) -> str:
    """Return what all words begin with."""
    same = takewhile(lambda letters: len(set(letters)) == 1, zip(*words, strict=False))
    return "".join(letters[0] for letters in same)


def grouped(tape: Tape, roots: Sequence[Node]) -> list[list[int]]:
    """Return the options by form: those in one group can be united."""
    groups: list[list[int]] = []
    for place, root in enumerate(roots):
        for group in groups:
            try:
                united(tape, [roots[each] for each in group] + [root])
            except OtherFormError:
                continue
            group.append(place)
            break
        else:
            groups.append([place])
    return groups
