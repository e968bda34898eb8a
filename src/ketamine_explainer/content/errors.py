"""What is wrong with a content file, said so that an educator can mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

_LONG, _LONGEST, _MOST = 300, 2000, 50
"""Characters of a part of a problem, of a list of what is allowed, and problems told at once."""


@dataclass(frozen=True)
class Problem:
    """One thing to mend.

    Parameters
    ----------
    file : Path
        The file that holds it.
    line : int or None
        Line in that file, counted from 1, where it is known.
    place : str
        The entry, for example ``claims[3].quantity.unit``.
    given, allowed, cure : str
        What stands there, what may stand there, and what to do.
    """

    file: Path
    line: int | None
    place: str
    given: str
    allowed: str
    cure: str

    def __str__(self) -> str:
        where = f"{self.file}" + (f", line {self.line}" if self.line else "")
        place = f" ({self.place})" if self.place else ""
        return (
            f"{clip(where, _LONG)}{clip(place, _LONG)}\n    given:   {clip(self.given, _LONG)}\n"
            f"    allowed: {clip(self.allowed, _LONGEST)}\n    to do:   {clip(self.cure, _LONG)}"
        )


class ContentError(Exception):
    """All problems found in the content, together.

    Parameters
    ----------
    problems : sequence of Problem
        At least one.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        said = [f"{count} {noun} in the content", *map(str, self.problems[:_MOST])]
        if count > _MOST:
            said.append(f"... and {count - _MOST} more: mend these first")
        super().__init__("\n".join(said))


def clip(text: str, width: int) -> str:
    """Return a text on one line, cut with dots where it is longer than `width` characters."""
    line = " ".join(text[: 4 * width].split()) if any(c in text for c in "\n\t") else text
    return line if len(line) <= width else f"{line[: width - 3]}..."


def one_of(names: Iterable[str]) -> str:
    """Return the names as a readable choice, for the ``allowed`` of a problem."""
    return ", ".join(sorted(names)) or "nothing is defined yet"


def did_you_mean(given: object, names: Iterable[str], otherwise: str) -> str:
    """Return a cure that names the closest of `names`, or `otherwise` when none is close."""
    close = get_close_matches(str(given), list(names), n=1)
    return f"did you mean '{close[0]}'?" if close else otherwise
