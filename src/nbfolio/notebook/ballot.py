"""What a room can vote on, as a mark on a slide's HTML: `data-vote`.

It is written by those who ask, and read by a deck's script: what is not of this form is left out of
decks, so that the script can trust it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from itertools import pairwise
from math import isfinite
from typing import Any

ATTRIBUTE = "data-vote"
FEWEST, MOST = 2, 5
"""How many options there may be: A to E."""

ROWS = 3
"""How many numbers may be guessed at once."""


@dataclass(frozen=True)
class Choice:
    """A question with options, for each of which hands are counted.

    Parameters
    ----------
    asks
        The question.
    options
        What can be chosen, two to five.
    right
        The place of the right one, None where there is none or nobody knows.
    """

    asks: str
    options: tuple[str, ...]
    right: int | None = None

    def __post_init__(self) -> None:
        _require_text(self.asks, *self.options)
        if not FEWEST <= len(self.options) <= MOST:
            raise ValueError(f"given {len(self.options)} options; allowed: {FEWEST} to {MOST}")
        if self.right is not None and self.right not in range(len(self.options)):
            raise ValueError(f"given right {self.right!r}; allowed: the place of an option")


@dataclass(frozen=True)
class Truth:
    """A number that was found: where it stands on the scale, and in words."""

    value: float
    said: str

    def __post_init__(self) -> None:
        _require_text(self.said)
        _require_numbers(self.value)


@dataclass(frozen=True)
class Row:
    """A number to guess.

    Parameters
    ----------
    label
        Of whom or of what.
    truth
        What was found.
    """

    label: str
    truth: Truth

    def __post_init__(self) -> None:
        _require_text(self.label)


@dataclass(frozen=True)
class Tick:
    """A value on the scale.

    Parameters
    ----------
    value
        Its number.
    words
        What stands there.
    place
        How far along the scale it lies, in hundredths: between two of them the scale is even.
    """

    value: float
    words: str
    place: float

    def __post_init__(self) -> None:
        _require_text(self.words)
        _require_numbers(self.value, self.place)


@dataclass(frozen=True)
class Unit:
    """A unit in which numbers are typed, by its first letter: ``3h``.

    Parameters
    ----------
    one, many
        What it is called.
    size
        In the numbers of the scale.
    """

    one: str
    many: str
    size: float

    def __post_init__(self) -> None:
        _require_text(self.one, self.many)
        _require_numbers(self.size)


@dataclass(frozen=True)
class Numbers:
    """A question that is answered with numbers, all on one scale.

    Parameters
    ----------
    asks
        The question.
    rows
        What is guessed, one to three numbers.
    ticks
        The scale, at least its two ends, rising.
    units
        Of the numbers, the smallest first; empty where they have none.
    """

    asks: str
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    units: tuple[Unit, ...] = ()

    def __post_init__(self) -> None:
        _require_text(self.asks)
        if not 1 <= len(self.rows) <= ROWS:
            raise ValueError(f"given {len(self.rows)} rows; allowed: 1 to {ROWS}")
        places = [(each.value, each.place) for each in self.ticks]
        rising = all(a < b for two in pairwise(places) for a, b in zip(*two, strict=True))
        if len(places) < 2 or not rising or (places[0][1], places[-1][1]) != (0, 100):
            raise ValueError(f"given ticks {places}; allowed: two or more that rise, from 0 to 100")
        if len({each.one[0] for each in self.units}) != len(self.units):
            raise ValueError("given units; allowed: those that begin with different letters")


Ballot = Choice | Numbers


def written(ballot: Ballot) -> str:
    """Return what `data-vote` says of it."""
    return json.dumps(asdict(ballot), ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Ballot:
    """Return what a mark says.

    Raises
    ------
    ValueError
        If it is not the JSON of something that can be voted on.
    """
    try:
        given: Any = json.loads(text)
        return _numbers(**given) if "rows" in given else _choice(**given)
    except (json.JSONDecodeError, TypeError, KeyError, RecursionError) as error:
        said = f"given {text[:60]!r}; allowed: what `written` gives, of a Choice or of Numbers"
        raise ValueError(said) from error


def _choice(asks: Any, options: Any, right: Any = None) -> Choice:
    if not isinstance(options, list) or isinstance(right, bool | float | str):
        raise TypeError
    return Choice(asks, tuple(options), right)


def _numbers(asks: Any, rows: Any, ticks: Any, units: Any = ()) -> Numbers:
    return Numbers(
        asks,
        tuple(Row(each["label"], Truth(**each["truth"])) for each in rows),
        tuple(Tick(**each) for each in ticks),
        tuple(Unit(**each) for each in units),
    )


def _require_text(*texts: Any) -> None:
    for each in texts:
        if not (isinstance(each, str) and each.strip()):
            raise ValueError(f"given {each!r}; allowed: words")


def _require_numbers(*numbers: Any) -> None:
    for each in numbers:
        if isinstance(each, bool) or not isinstance(each, int | float) or not isfinite(each):
            raise ValueError(f"given {each!r}; allowed: a number")
