"""Seeded damage to texts and trees, and a limit on the time that reading them may take."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from random import Random
from types import FrameType
from typing import Any

LONGEST = 5
"""Seconds of the processor that a damaged file may take, however busy the machine is."""

READABLE = 20_000
"""Characters that a message may have: fifty problems with all that is allowed in each."""

VALUES: list[Any] = [
    None, True, False, 0, -1, 1, 1.5, 10**30, 1e308, -0.0, float("nan"), float("inf"), "", " ",
    "x", "\ud800", "a\x00b", "<b>", "{", "[@", "$x", "x" * 5000, "IPY_MODEL_", "2026-13-45", [],
    [None], [[]], [1, 2, 3], {}, {"": None}, {"a": {"b": []}}, "1e400", "é\u2028\u202e", "%s {0}",
]  # fmt: skip
"""What stands where something else should."""


@contextmanager
def seeded(seed: str) -> Iterator[Random]:
    """Give what is random by a seed; a failure within tells the seed."""
    try:
        yield Random(seed)
    except BaseException as failure:
        failure.add_note(f"seed: {seed!r}")
        raise


@contextmanager
def timely() -> Iterator[None]:
    """Fail what takes longer than it may: a guard against what never ends."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"longer than {LONGEST} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def damaged(tree: Any, random: Random) -> Any:
    """Damage a tree of mappings, lists and values in one place; it is changed itself."""
    places = list(_places(tree))
    if not places:
        return random.choice(VALUES)
    node, key = random.choice(places)
    match random.randrange(6):
        case 0:
            del node[key]
        case 1:
            other, place = random.choice(places)
            node[key] = deepcopy(other[place])
        case 2 if isinstance(node, list):
            node.insert(key, node[key])
        case 3 if isinstance(node, dict):
            node[f"{key}x"] = node.pop(key)
        case 4 if isinstance(node[key], str):
            node[key] = scratched(node[key], random)
        case _:
            node[key] = random.choice(VALUES)
    return tree


def scratched(text: str, random: Random) -> str:
    """Damage a text in one place."""
    start = random.randrange(len(text) + 1)
    end = min(len(text), start + random.choice([0, 1, 1, 5, 40, 500]))
    return text[:start] + random.choice(PIECES) + text[end:]


PIECES = [
    "", "", "\n", "\t", "\0", "\x85", "\ufeff", "'", '"', "{", "}", "[", "]", ":", ": ", "- ", ",",
    "#", " #", "&a ", "*a", "!", "!!int ", "!!omap ", "!!float ", "%", "@", "`", "|", ">", "\\",
    '"\\q"', '"\\ud800"', "? ", "<<: ", "---\n", "...\n", "~", "null", "-1", "0", "1e999", ".nan",
    "-.inf", "2026-02-30", "9" * 5000, "[" * 500, "{a: " * 200, "x" * 20_000, "&a [*a]", "é", "\r",
    "<!-- block: title -->", "<!--", "[@nobody]", "{nothing}", "{a|b}", "$", "=", " and ", ", a, b",
    "  ", "\n\n", "\n  ", "\n    ", "true", "no", "1", "100", "5000000",
]  # fmt: skip
"""What is put into texts."""


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    keys = tree if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    for key in keys:
        yield tree, key
        yield from _places(tree[key])


def likely(tree: Any, random: Random) -> Any:
    """Change a tree in one place as a person could who errs: it is changed itself.

    What stands there keeps its kind, so that many a schema still holds: another number, a text of
    another place, an entry less, twice or elsewhere in its list.
    """
    node, key = random.choice(list(_places(tree)))
    value = node[key]
    if isinstance(value, bool):
        node[key] = not value
    elif isinstance(value, int | float):
        node[key] = random.choice(NUMBERS)(value)
    elif isinstance(value, str):
        node[key] = _text(tree, value, random)
    elif isinstance(value, list) and value:
        _reordered(value, random)
    elif isinstance(value, dict) and value and (random.randrange(2) or isinstance(node, list)):
        kept = [each for each in _places(tree) if isinstance(each[0][each[1]], dict)]
        other, place = random.choice(kept)
        node[key] = deepcopy(other[place])
    elif isinstance(node, dict):
        del node[key]
    return tree


NUMBERS: list[Callable[[float], float]] = [
    lambda value: 0, lambda value: -value, lambda value: value + 1, lambda value: value - 1,
    lambda value: value * 2, lambda value: value * 10, lambda value: value * 1000,
    lambda value: value / 10, lambda value: value / 1000, lambda value: value * 1e9,
    lambda value: value / 1e9, lambda value: 1, lambda value: value + 0.5, lambda value: 100,
]  # fmt: skip
"""What a number may be mistyped as."""


def _text(tree: Any, value: str, random: Random) -> str:
    others: list[str] = [node[key] for node, key in _places(tree) if isinstance(node[key], str)]
    match random.randrange(5):
        case 0:
            return "x"
        case 1:
            return value.upper()
        case 2:
            return f"{value} {random.choice(others)}"
        case _:
            like = [each for each in others if (" " in each) == (" " in value)]
            return random.choice(like)


def _reordered(items: list[Any], random: Random) -> None:
    place = random.randrange(len(items))
    match random.randrange(4):
        case 0:
            del items[place]
        case 1:
            items.insert(random.randrange(len(items)), deepcopy(items[place]))
        case 2:
            items.insert(random.randrange(len(items)), items.pop(place))
        case _:
            del items[max(1, place) :]
