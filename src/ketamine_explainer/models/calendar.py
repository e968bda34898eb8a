"""A year of maintenance infusions at a fixed interval."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

YEAR_DAYS = 365
MONTH_DAYS = 365.25 / 12
"""Mean length of a month in the Julian year, in days."""


def maintenance_days(
    course_days: float, interval_days: float, year_days: float = YEAR_DAYS
) -> NDArray[np.float64]:
    """Return the days of a year on which a maintenance infusion falls.

    Parameters
    ----------
    course_days : float
        Length of the first course, in days; the first interval starts when it ends.
    interval_days : float
        Days from one maintenance infusion to the next.
    year_days : float
        Length of the year, in days, counted from the start of the course.

    Returns
    -------
    ndarray, shape (k,)
        Rising; empty when no infusion falls within the year.

    Raises
    ------
    ValueError
        If a length is not positive, or the course is longer than the year.
    """
    if not (0 <= course_days <= year_days and interval_days > 0):
        raise ValueError(
            f"given course_days={course_days:g}, interval_days={interval_days:g}; allowed: "
            f"a course of 0 to {year_days:g} days and an interval of more than 0"
        )
    count = int((year_days - course_days) // interval_days)
    return course_days + interval_days * np.arange(1, count + 1, dtype=float)


def days_since_infusion(
    days: ArrayLike, course_days: float, infusions: ArrayLike
) -> NDArray[np.float64]:
    """Return the days since the last infusion; 0 during the first course.

    Parameters
    ----------
    days : array_like, shape (n,)
        Days of the year.
    course_days : float
        Length of the first course, in days.
    infusions : array_like, shape (k,)
        Days of the maintenance infusions, rising.

    Returns
    -------
    ndarray, shape (n,)
    """
    marks = np.concatenate([[course_days], np.asarray(infusions, dtype=float)])
    moments = np.asarray(days, dtype=float)
    last = marks[np.clip(np.searchsorted(marks, moments, side="right") - 1, 0, None)]
    return np.asarray(np.clip(moments - last, 0, None))
