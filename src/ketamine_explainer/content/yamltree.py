"""The part of YAML that content is written in: entries, lists and plain values, with their lines.

It is YAML 1.2 (``no`` is a text) without tags, without keys that are no texts, without aliases of
whole entries and without numbers that are not finite. PyYAML's parser in C reads it; the tree is
built here, in a loop, so that neither depth nor repetition can exhaust anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import isfinite

import yaml

from .textfile import CONTROL

DEEPEST = 30
"""Lists and entries that may stand within each other; content has eight."""

LONGEST = 10_000
"""Characters that one text may have, and that all aliases of a file may repeat."""

MOST_VALUES = 20_000
"""Values, lists and entries that a file may hold: nine times what the fullest one has."""

MOST_ALIASES = 200
"""Aliases that a file may have."""

Value = object
Lines = Mapping[str | int, tuple[int, "Lines | None"]]
"""For each key or place: its line, counted from 1, and the lines of what stands there."""


@dataclass(frozen=True)
class RefusedError(Exception):
    """What is not of our YAML.

    Parameters
    ----------
    line : int or None
        Where, counted from 1.
    given, allowed, cure : str
        What stands there, what may stand there and what to do.
    """

    line: int | None
    given: str
    allowed: str
    cure: str


def read_tree(text: str) -> tuple[Value, Lines]:
    """Return what a YAML text says, with the lines of its keys and of the items of its lists.

    An empty text is an empty entry.

    Raises
    ------
    RefusedError
        If it holds what is not of our YAML.
    yaml.MarkedYAMLError
        If it is no YAML.
    """
    builder = _Builder()
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        builder.take(event)
    return builder.tree, builder.lines


@dataclass
class _Open:
    """A list or an entry that is being read; `key` is the one whose value comes next."""

    value: dict[str, Value] | list[Value]
    lines: dict[str | int, tuple[int, Lines | None]]
    key: str | None = None
    line: int = 0


@dataclass
class _Builder:
    tree: Value = field(default_factory=dict)
    lines: Lines = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    named: dict[str, Value] = field(default_factory=dict)
    aliases: int = 0
    repeated: int = 0
    documents: int = 0
    values: int = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._begin(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise RefusedError(
                    _line(event), "a second document", "one document", "take out the '---'"
                )

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        line = _line(event)
        _refuse_tag(event.tag, line)
        key = (
            bool(self.stack)
            and isinstance(self.stack[-1].value, dict)
            and (self.stack[-1].key is None)
        )
        value = _resolved(event.value, line) if event.implicit[0] else _sound(event.value, line)
        if event.anchor:
            self.named[event.anchor] = value
        if key:
            self._key(value, event.value, line)
        else:
            self._put(value, None, line)

    def _key(self, key: Value, written: str, line: int) -> None:
        if not isinstance(key, str):
            raise RefusedError(
                line, f"the key {written or 'without a name'}", "a key that is a text",
                "name it, or put it in quotation marks",
            )  # fmt: skip
        into = self.stack[-1]
        if key in into.lines:
            before = into.lines[key][0]
            raise RefusedError(
                line, f"the duplicate key {key!r}, first on line {before}",
                "each key once in its entry", "remove or rename one of the two",
            )  # fmt: skip
        into.key, into.line = key, line

    def _put(self, value: Value, lines: Lines | None, line: int) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            raise RefusedError(
                line, f"more than {MOST_VALUES} values", f"at most {MOST_VALUES} in a file",
                "take out what is not content",
            )  # fmt: skip
        if not self.stack:
            self.tree = {} if value is None else value
            self.lines = {} if lines is None else lines
            return
        into = self.stack[-1]
        if isinstance(into.value, list):
            into.lines[len(into.value)] = line, lines
            into.value.append(value)
        elif into.key is not None:
            into.lines[into.key] = into.line, lines
            into.value[into.key] = value
            into.key = None

    def _begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        line = _line(event)
        _refuse_tag(event.tag, line)
        if len(self.stack) >= DEEPEST:
            raise RefusedError(
                line, f"more than {DEEPEST} lists and entries within each other",
                f"at most {DEEPEST}", "close brackets, or take a level out",
            )  # fmt: skip
        within = self.stack[-1] if self.stack else None
        if within and isinstance(within.value, dict) and within.key is None:
            raise RefusedError(
                line, "a list or an entry as a key", "a key that is a text",
                "put a text that begins with a bracket or a question mark in quotation marks",
            )  # fmt: skip
        begun = _Open({} if isinstance(event, yaml.MappingStartEvent) else [], {})
        self._put(begun.value, begun.lines, line)
        self.stack.append(begun)

    def _alias(self, event: yaml.AliasEvent) -> None:
        line, name = _line(event), event.anchor
        if name not in self.named:
            raise RefusedError(
                line, f"*{name}", f"the name of a text above it, marked with &{name}",
                "mark the text, or put a text that begins with a star in quotation marks",
            )  # fmt: skip
        value = self.named[name]
        self.aliases += 1
        self.repeated += len(value) if isinstance(value, str) else 0
        if self.aliases > MOST_ALIASES or self.repeated > LONGEST:
            raise RefusedError(
                line, f"alias {self.aliases}, with {self.repeated} characters repeated",
                f"at most {MOST_ALIASES} aliases and {LONGEST} characters that they repeat",
                "write the text once, in one place",
            )  # fmt: skip
        within = self.stack[-1] if self.stack else None
        if within and isinstance(within.value, dict) and within.key is None:
            self._key(value, f"*{name}", line)
        else:
            self._put(value, None, line)


def _line(event: yaml.Event) -> int:
    return int(event.start_mark.line) + 1


def _refuse_tag(tag: str | None, line: int) -> None:
    if tag is not None:
        raise RefusedError(
            line, f"the tag {tag}", "values without tags",
            "take the tag out; put a text that begins with '!' in quotation marks",
        )  # fmt: skip


_PLAIN = re.compile(
    r"""(?P<null>~|null|Null|NULL|)
    |(?P<true>true|True|TRUE)|(?P<false>false|False|FALSE)
    |(?P<int>[-+]?[0-9]+(_[0-9]+)*)
    |(?P<octal>0o[0-7]+)|(?P<hex>0x[0-9a-fA-F]+)
    |(?P<float>[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?)
    |(?P<odd>[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))
    |(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})""",
    re.VERBOSE | re.ASCII,
)
"""What a value without quotation marks is, after the core schema of YAML 1.2, and dates."""

_DIGITS = 40
"""Digits that a number may have."""


def _resolved(text: str, line: int) -> Value:
    """Return the value that a text without quotation marks stands for."""
    if not (match := _PLAIN.fullmatch(text)):
        return _sound(text, line)
    kind = match.lastgroup
    if kind in ("null", "true", "false"):
        return {"null": None, "true": True, "false": False}[kind]
    if kind == "date":
        return _day(text, line)
    number = _number(kind, text)
    if number is None:
        raise RefusedError(
            line, _short(text), f"a finite number of at most {_DIGITS} digits",
            "correct the number, or put it in quotation marks if it is a text",
        )  # fmt: skip
    return number


def _number(kind: str | None, text: str) -> int | float | None:
    if len(text) > _DIGITS or kind == "odd":
        return None
    if kind == "float":
        return number if isfinite(number := float(text)) else None
    return int(text, {"octal": 8, "hex": 16}.get(kind or "", 10))


def _day(text: str, line: int) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RefusedError(
            line, f"{text}, which is no day", "a day of the calendar, such as 2026-11-22",
            "correct the day, or put it in quotation marks if it is a text",
        ) from None  # fmt: skip


def _sound(text: str, line: int) -> str:
    """Return a text that a reader can see whole."""
    if odd := CONTROL.search(text):
        raise RefusedError(
            line, f"the control character U+{ord(odd[0]):04X}", "text with tabs and line breaks",
            "take the escape out",
        )  # fmt: skip
    if len(text) > LONGEST:
        raise RefusedError(
            line, f"a text of {len(text)} characters", f"at most {LONGEST}",
            "shorten it; is a quotation mark missing?",
        )  # fmt: skip
    return text


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
