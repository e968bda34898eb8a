"""What is wrong with a content file, said so that an educator can mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path


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
            f"{where}{place}\n    given:   {self.given}\n"
            f"    allowed: {self.allowed}\n    to do:   {self.cure}"
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
        super().__init__(f"{count} {noun} in the content\n" + "\n".join(map(str, self.problems)))


def one_of(names: Iterable[str]) -> str:
    """Return the names as a readable choice, for the ``allowed`` of a problem."""
    return ", ".join(sorted(names)) or "nothing is defined yet"


def did_you_mean(given: object, names: Iterable[str], otherwise: str) -> str:
    """Return a cure that names the closest of `names`, or `otherwise` when none is close."""
    close = get_close_matches(str(given), list(names), n=1)
    return f"did you mean '{close[0]}'?" if close else otherwise
