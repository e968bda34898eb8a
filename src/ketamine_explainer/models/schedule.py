"""A year of infusions, and how many people are likely to be well on each of its days."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .allowed import within
from .calendar import course_days, maintenance_days

WEEK = 7


def infusion_days(
    infusions: int, last_day: int, interval_days: float, year_days: int
) -> NDArray[np.int64]:
    """Return the days of the year on which there is an infusion.

    Parameters
    ----------
    infusions, last_day : int
        The first course, as for `course_days`.
    interval_days : float
        Days from one infusion to the next after it; infinite for none.
    year_days : int
        Length of the year in days; see `year_length`.

    Returns
    -------
    ndarray, shape (k,)
        Rising, from 0 on the day of the first infusion to at most ``year_days - 1``; the first
        `infusions` of them are the first course. A part of a day is dropped.

    Raises
    ------
    ValueError
        If the course does not fit into the year, or an interval is less than a day.
    """
    within("interval_days", interval_days, 1, np.inf)
    later = maintenance_days(last_day, interval_days, year_days - 1)
    return np.concatenate([course_days(infusions, last_day), later]).astype(np.int64)


def share_well(
    days: ArrayLike,
    course: ArrayLike,
    later: ArrayLike,
    responding: float,
    regained: float,
    well: Callable[[NDArray[np.float64]], NDArray[np.float64]],
) -> NDArray[np.float64]:
    """Return the share of all people treated that is expected to be well.

    Parameters
    ----------
    days : array_like, shape (n,)
        Days since the first infusion, at least 0.
    course, later : array_like, shapes (k,) and (m,)
        Days of the infusions of the first course (at least one) and of those after it, rising.
    responding : float
        Share of people well at the end of the first course.
    regained : float
        Share of the responders who had relapsed that an infusion makes well again.
    well : callable
        The share of people well after an infusion that still is so many days later, such as
        `Survival.well`.

    Returns
    -------
    ndarray, shape (n,)
        0 to `responding`.

    Raises
    ------
    ValueError
        If a share is not one, or a day lies before the first infusion.

    Notes
    -----
    Over the first course the share rises by equal steps to ``responding``. From then on, with
    ``w`` the share after the last infusion and ``t`` the days since::

        share = w * well(t)
        w     = share + regained * (responding - share)    at each infusion

    Assumed: who never responded never will; each infusion sets the clock of relapse back to 0,
    as if it were the end of a first course; nobody stops. On an exponential curve, which has no
    memory, an infusion therefore spares nobody a relapse: with ``regained`` 0 it changes nothing.
    Limits: we found no trial of such schedules; this calculates with assumptions and does not
    predict.
    """
    within("responding", responding, 0, 1)
    within("regained", regained, 0, 1)
    moments, first = within("days", days, 0, np.inf), np.asarray(course, dtype=float)
    marks = np.concatenate([first[-1:], np.asarray(later, dtype=float)])
    levels = [responding]
    for left in well(np.diff(marks)):
        share = levels[-1] * left
        levels.append(share + regained * (responding - share))
    last = np.clip(np.searchsorted(marks, moments, side="right") - 1, 0, None)
    fading = np.asarray(levels)[last] * well(np.clip(moments - marks[last], 0, None))
    rising = responding * np.searchsorted(first, moments, side="right") / len(first)
    return np.asarray(np.where(moments < marks[0], rising, fading))


def weekly(shares: ArrayLike) -> NDArray[np.float64]:
    """Return the mean of daily shares over each week; the last week may be short.

    Parameters
    ----------
    shares : array_like, shape (n,)
        One for each day, at least one day.

    Returns
    -------
    ndarray, shape (ceil(n / 7),)
    """
    found = np.asarray(shares, dtype=float)
    starts = np.arange(0, len(found), WEEK)
    return np.asarray(np.add.reduceat(found, starts) / np.diff([*starts, len(found)]))


def weeks_well(shares: ArrayLike) -> float:
    """Return how many weeks of those days a person is expected to be well: sum / 7."""
    return float(np.sum(np.asarray(shares, dtype=float)) / WEEK)
