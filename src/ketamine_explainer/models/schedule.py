"""A year of infusions, and how many people are likely to be well on each of its days."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike


def infusions_later(course: ArrayLike, interval_days: Any, year_days: int) -> Any:
    """Return how many infusions there are after a first course, within its year.

    Parameters
    ----------
    course : array_like, shape (k,)
        Days of the first course, from 0, rising.
    interval_days : float, or traced
        Days from one infusion to the next after it.
    year_days : int
        Length of the year in days; see `year_length`.
    """
    last = np.asarray(course, dtype=float)[-1]
    return np.floor((year_days - 1 - last) / interval_days)


def share_well(
    days: ArrayLike,
    course: ArrayLike,
    interval_days: Any,
    responding: Any,
    regained: Any,
    well: Callable[[Any], Any],
) -> Any:
    """Return the share of all people treated that is expected to be well.

    It can be traced: there is one formula for all days.

    Parameters
    ----------
    days : array_like, shape (n,)
        Days since the first infusion, at least 0.
    course : array_like, shape (k,)
        Days of the infusions of the first course, at least one, rising.
    interval_days : float
        Days from one infusion to the next after it; very many for none.
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

    Notes
    -----
    Over the first course the share rises by equal steps to ``responding``. From then on, with
    ``w`` the share after the last infusion and ``t`` the days since::

        share = w * well(t)
        w     = share + regained * (responding - share)    at each infusion

    With equal intervals this is a geometric series: with ``q = (1 - regained) * well(interval)``,
    after the k-th infusion ``w = steady + (responding - steady) * q ** k``, and
    ``steady = regained * responding / (1 - q)``.

    Assumed: who never responded never will; each infusion sets the clock of relapse back to 0,
    as if it were the end of a first course; nobody stops. On an exponential curve, which has no
    memory, an infusion therefore spares nobody a relapse: with ``regained`` 0 it changes nothing.
    Limits: we found no trial of such schedules; this calculates with assumptions and does not
    predict.
    """
    first = np.asarray(course, dtype=float)
    rising = sum(np.where(days >= day, 1.0, 0.0) for day in first) / len(first)
    since = np.maximum(days - first[-1], 0.0)
    count = np.floor(since / interval_days)
    kept = (1 - regained) * well(interval_days)
    steady = regained * responding / (1 - kept)
    start = steady + (responding - steady) * kept**count
    fading = start * well(np.maximum(since - count * interval_days, 0.0))
    return np.where(days < first[-1], responding * rising, fading)
