"""Numbers within texts: a mark stands for a formatted number until the text is complete."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, NoReturn, SupportsIndex

from . import refusals
from .array import Traced, handles
from .errors import refused
from .node import Node, Tape
from .operations import constant, number, put

Piece = Node | str
"""A part of a text: a letter or what stands for a number."""

_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(\\d+):(\\d+){_CLOSE}")
_SPEC = re.compile(r"(?P<sign>\+?)(?P<comma>,?)(\.(?P<digits>\d{1,2}))?(?P<type>[fFgeEd%])")
_SPECS = "formats such as {:g}, {:.3g}, {:.1f}, {:,.0f}, {:.0%} and, for whole numbers, {:d}"
_WORTH = 6
"""Letters and numbers that two texts must share to be written with a choice in between."""
_WORTH_WITHIN = 24
"""Likewise in between, where it takes two choices."""
_OF_NUMBERS = set("0123456789.,-+einfa%")
"""Characters that a formatted number may have."""


class TracedText(str):
    """A formatted number: it can be joined with other texts, but not be looked into."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        if spec:
            raise _unread(f"the format {spec!r} of a text with a number")
        return str(self)

    def replace(self, old: str, new: str, count: SupportsIndex = -1) -> str:
        """Return the text as it is: what is replaced must not occur in numbers.

        Escaping for HTML asks for that.
        """
        if _OF_NUMBERS & set(old):
            raise _unread(f"replace({old!r}, ...)")
        return self

    def strip(self, characters: str | None = None) -> str:
        """Return the text as it is: a number has no space around it."""
        if characters is not None and characters.strip():
            raise _unread(f"strip({characters!r})")
        return self

    def _refuse(self, *args: Any, **options: Any) -> NoReturn:
        raise _unread("a method of texts that looks into a number")

    rstrip = lstrip = removesuffix = removeprefix = split = rsplit = partition = rpartition = (
        _refuse
    )
    startswith = endswith = find = index = count = zfill = rjust = ljust = center = _refuse
    translate = __getitem__ = __len__ = __iter__ = __contains__ = _refuse


def _unread(given: str) -> Exception:
    return refused(
        f"{given}, where the number is known only in the page",
        "texts that are joined and formatted",
        "choose another format, or write two texts in a function marked @branching",
    )


@handles(format)
def formatted(value: Traced, spec: str) -> str:
    """Return the mark of a number in a format.

    Raises
    ------
    Refused
        If pages do not know the format, or the value is not one number.
    """
    if value.ndim:
        raise refused(
            f"a format of an array of shape {value.shape}", "formats of single numbers",
            "format its elements, one by one",
        )  # fmt: skip
    found, node = _SPEC.fullmatch(spec), value.node
    whole = found and found["type"] == "d"
    if not found or node.kind == "bool" or (whole and (node.kind != "int" or found["digits"])):
        given = f"the format {spec!r}" if spec else "no format"
        cure = "give a format such as {:g}"
        if whole:
            cure += ", or round the number first: numpy.rint(x).astype(int)"
        elif node.kind == "bool":
            cure = "write the words for both in a function marked @branching"
        raise refused(f"{given} of a value that is known only in the page", _SPECS, cure)
    return _mark(node, found)


def _mark(node: Node, found: re.Match[str]) -> str:
    kind = {"F": "f", "d": "f", "%": "f"}.get(found["type"], found["type"])
    digits = 0 if found["type"] == "d" else int(found["digits"] or 6)
    if found["digits"] == "0":
        digits = 0
    shown = number(node)
    if found["type"] == "%":
        shown = put("*", shown, constant(node, 100))
    text = node.tape.put("format", (shown,), "text", None, (kind, digits))
    if found["comma"]:
        text = node.tape.put("call", (text,), "text", None, "$c")
    if found["sign"]:
        text = node.tape.put("call", (text,), "text", None, "$s")
    mark = marked(text)
    return f"{mark}%" if found["type"] == "%" else mark


def marked(node: Node) -> TracedText:
    """Return the mark that stands for a node in a text."""
    return TracedText(f"{_OPEN}{node.tape.number}:{node.index}{_CLOSE}")


def has_marks(text: str) -> bool:
    """Return whether a text holds numbers that are known only in the page."""
    return _OPEN in str.__str__(text)


def text_node(tape: Tape, text: str) -> Node:
    """Return a text as a node: a constant, or what is joined where the marks stand.

    Raises
    ------
    Refused
        If a mark is of another trace, or was cut.
    """
    plain = str.__str__(text)
    parts: list[Node] = []
    end = 0
    for mark in _MARK.finditer(plain):
        if int(mark[1]) != tape.number:
            raise refusals.kept("text")
        parts += [*_literal(tape, plain[end : mark.start()]), tape.nodes[int(mark[2])]]
        end = mark.end()
    parts += _literal(tape, plain[end:])
    return _joined(tape, parts)


def either_text(condition: Node, one: Node, other: Node) -> Node:
    """Return one text where a condition holds and the other one elsewhere; what both have once."""
    if one is other:
        return one
    return _written(condition.tape, _either(condition, _pieces(one), _pieces(other), _WORTH))


def _either(condition: Node, one: list[Piece], other: list[Piece], worth: int) -> list[Piece]:
    """Return pieces of a text: what both have, and choices between what only one has."""
    if not one and not other:
        return []
    begin = _common(one, other)
    end = _common(one[begin:][::-1], other[begin:][::-1])
    if begin + end >= worth:
        last = len(one) - end
        middle = one[begin:last], other[begin : len(other) - end]
        return [*one[:begin], *_either(condition, *middle, _WORTH_WITHIN), *one[last:]]
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    if match.size >= _WORTH_WITHIN:
        before = one[: match.a], other[: match.b]
        after = one[match.a + match.size :], other[match.b + match.size :]
        same = one[match.a : match.a + match.size]
        parts = (_either(condition, *each, _WORTH_WITHIN) for each in (before, after))
        return [*next(parts), *same, *next(parts)]
    tape = condition.tape
    texts = _written(tape, one), _written(tape, other)
    return [tape.put("?:", (condition, *texts), "text")]


def _pieces(node: Node) -> list[Piece]:
    """Return a text letter by letter, and number by number."""
    if node.op == "text":
        return [piece for each in node.args for piece in _pieces(each)]
    return list(str(node.data)) if node.op == "constant" else [node]


def _common(one: list[Piece], other: list[Piece]) -> int:
    """Return how many pieces at the beginning are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _written(tape: Tape, pieces: list[Piece]) -> Node:
    parts: list[Node] = []
    for literal, group in groupby(pieces, key=lambda piece: isinstance(piece, str)):
        if literal:
            parts.append(tape.constant("".join(map(str, group))))
        else:
            parts += [each for each in group if isinstance(each, Node)]
    return _joined(tape, parts)


def _joined(tape: Tape, parts: list[Node]) -> Node:
    if not parts:
        return tape.constant("")
    return parts[0] if len(parts) == 1 else tape.put("text", parts, "text")


def _literal(tape: Tape, words: str) -> list[Node]:
    if _OPEN in words or _CLOSE in words:
        raise refused(
            "a text that was cut within a number", "texts that are joined and formatted",
            "cut or pad the words before the number is put in",
        )  # fmt: skip
    return [tape.constant(words)] if words else []
