"""Names within a script: the shortest ones for what is mentioned most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice
from string import ascii_letters

from .expressions import LOOP

_FIRST = 0x10_0000
"""Until a script is complete, a name is one character of those that no text has: private ones."""

_KEYWORDS = {LOOP, "do", "if", "in", "as", "is", "of"}


@dataclass
class Names:
    """Names for what is used more than once, each one character for now."""

    at: int = 0

    def new(self) -> str:
        """Return the next name."""
        self.at += 1
        return chr(_FIRST + self.at)


def parameters(how_many: int) -> list[str]:
    """Return the names of the parameters of a function."""
    return list(islice(_short(), how_many))


def named(body: str, taken: int) -> str:
    """Return a script with short names, those after the first ones, which are taken."""
    uses = Counter(character for character in body if ord(character) > _FIRST)
    names = islice(_short(), taken, None)
    return body.translate({ord(each): next(names) for each, _ in uses.most_common()})


def _short() -> Iterator[str]:
    return (name for name in map(_name, count()) if name not in _KEYWORDS)


def _name(place: int) -> str:
    size = len(ascii_letters)
    return (_name(place // size - 1) if place >= size else "") + ascii_letters[place % size]
