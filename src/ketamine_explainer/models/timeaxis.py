"""A time axis that shows minutes and weeks together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class StretchedAxis:
    """Equal steps between named times; within a step, time runs evenly.

    Parameters
    ----------
    knots : tuple of float
        Times of the steps, in minutes, rising.
    words : tuple of str
        What to call them.

    Raises
    ------
    ValueError
        If there are fewer than two knots, they do not rise, or the words do not match.
    """

    knots: tuple[float, ...]
    words: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.knots) < 2 or len(self.knots) != len(self.words):
            raise ValueError(
                f"given {len(self.knots)} knots and {len(self.words)} words; "
                "allowed: as many words as knots, at least two"
            )
        if any(b <= a for a, b in zip(self.knots, self.knots[1:], strict=False)):
            raise ValueError(f"given knots {self.knots}; allowed: each later than the one before")

    def position(self, minutes: ArrayLike) -> NDArray[np.float64]:
        """Return the place on the axis: 0 at the first knot, 1 at the next, and so on.

        Parameters
        ----------
        minutes : array_like, any shape
            Times within the axis.

        Raises
        ------
        ValueError
            If a time lies outside the axis.
        """
        times = _within(minutes, self.knots[0], self.knots[-1])
        places = np.arange(len(self.knots), dtype=float)
        return np.asarray(np.interp(times, self.knots, places))


@dataclass(frozen=True)
class PlainAxis:
    """Time to scale: every minute is equally wide.

    Parameters
    ----------
    knots : tuple of float
        Times that are named, in minutes, rising.
    words : tuple of str
        What to call them.
    steps : float
        How long the axis is, in steps, so that it is as long as a stretched one beside it.
    """

    knots: tuple[float, ...]
    words: tuple[str, ...]
    steps: float

    def position(self, minutes: ArrayLike) -> NDArray[np.float64]:
        """Return the place on the axis: 0 at the first knot, `steps` at the last.

        Parameters
        ----------
        minutes : array_like, any shape
            Times within the axis.

        Raises
        ------
        ValueError
            If a time lies outside the axis.
        """
        first, last = self.knots[0], self.knots[-1]
        return self.steps * (_within(minutes, first, last) - first) / (last - first)


def _within(minutes: ArrayLike, first: float, last: float) -> NDArray[np.float64]:
    times = np.asarray(minutes, dtype=float)
    if np.any((times < first) | (times > last)):
        raise ValueError(
            f"given {times.min():g} to {times.max():g} minutes; allowed: {first:g} to {last:g}"
        )
    return times


_UNITS = ((10_080, "week"), (1440, "day"), (60, "hour"))


def in_words(minutes: float) -> str:
    """Return a time in words, for example ``1 hour 20 min``, ``2 weeks`` or ``the start``.

    Parameters
    ----------
    minutes : float
        At least 0; whole weeks, days and hours are named as such.
    """
    if minutes == 0:
        return "the start"
    for length, unit in _UNITS:
        if minutes % length == 0:
            count = round(minutes / length)
            return f"{count} {unit}{'s' if count > 1 else ''}"
    hours, rest = divmod(round(minutes), 60)
    return " ".join([*([in_words(hours * 60)] if hours else []), f"{rest} min"])
