"""A time axis that shows minutes and weeks together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .allowed import floats, stands_in


@dataclass(frozen=True)
class TimeAxis:
    """Named times along a line: an equal step from each to the next, or all to scale.

    Parameters
    ----------
    knots : tuple of float
        Times that are named, in minutes, rising.
    words : tuple of str
        What to call them.
    to_scale : float, optional
        How long the axis is, in steps, where every minute is equally wide. Without it the axis is
        stretched: a step from each knot to the next, within which time runs evenly.

    Raises
    ------
    ValueError
        If there are fewer than two knots, they do not rise, or the words do not match.
    """

    knots: tuple[float, ...]
    words: tuple[str, ...]
    to_scale: float | None = None

    def __post_init__(self) -> None:
        if len(self.knots) < 2 or len(self.knots) != len(self.words):
            raise ValueError(
                f"given {len(self.knots)} knots and {len(self.words)} words; "
                "allowed: as many words as knots, at least two"
            )
        if any(b <= a for a, b in zip(self.knots, self.knots[1:], strict=False)):
            raise ValueError(f"given knots {self.knots}; allowed: each later than the one before")

    @classmethod
    def naming(cls, knots: Sequence[float], to_scale: float | None = None) -> TimeAxis:
        """Return an axis that calls its knots, in minutes, by their times in words."""
        words = tuple(in_words(knot).removeprefix("the ") for knot in knots)
        return cls(tuple(knots), words, to_scale)

    @property
    def places(self) -> NDArray[np.float64]:
        """Where the knots lie, in steps from the first; shape (knots,)."""
        if self.to_scale is None:
            return np.arange(len(self.knots), dtype=float)
        times = np.asarray(self.knots, dtype=float)
        scaled: NDArray[np.float64] = self.to_scale * (times - times[0]) / (times[-1] - times[0])
        return scaled

    def position(self, minutes: Any) -> Any:
        """Return the place on the axis, in steps from the first knot.

        Parameters
        ----------
        minutes : array_like, any shape
            Times within the axis.

        Raises
        ------
        ValueError
            If a time lies outside the axis.
        """
        first, *_, last = self.knots
        times = floats(minutes)
        if not stands_in(times) and np.any((times < first) | (times > last)):
            raise ValueError(
                f"given {times.min():g} to {times.max():g} minutes; allowed: {first:g} to {last:g}"
            )
        return np.interp(times, self.knots, self.places)

    def minutes(self, places: ArrayLike) -> NDArray[np.float64]:
        """Return the times, in minutes, at places in steps from the first knot; `position` back.

        Parameters
        ----------
        places : array_like, any shape
            Those beyond an end of the axis are taken for the end.
        """
        return np.asarray(np.interp(np.asarray(places), self.places, self.knots))


_UNITS = ((10_080, "week"), (1440, "day"))


def in_words(minutes: Any) -> str:
    """Return a time in words, for example ``1 hour 20 min``, ``2 weeks`` or ``the start``.

    Parameters
    ----------
    minutes : float, or traced where branches are
        At least 0; whole weeks, days and hours are named as such.
    """
    if minutes == 0:
        return "the start"
    for length, unit in _UNITS:
        if minutes % length == 0:
            count = minutes / length
            return f"{count:.0f} {unit}{'s' if count > 1 else ''}"
    return hours_in_words(minutes)


def hours_in_words(minutes: Any) -> str:
    """Return a time in words, in hours and minutes alone.

    Parameters
    ----------
    minutes : float, or traced where branches are
        More than 0; rounded to a whole one.
    """
    whole = np.round(minutes)
    rest = whole % 60
    count = (whole - rest) / 60
    beyond = f"{rest:.0f} min"
    if count == 0:
        return beyond
    hours = f"{count:.0f} hour{'s' if count > 1 else ''}"
    return f"{hours} {beyond}" if rest > 0 else hours
