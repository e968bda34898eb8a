"""A year of infusions: a first course, then maintenance at a fixed interval."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .allowed import within

YEAR_DAYS = 365
MONTH_DAYS = 365.25 / 12
"""Mean length of a month in the Julian year, in days."""


def year_length(start: date) -> int:
    """Return the days from `start` to the same date a year later, 365 or 366.

    A year from 29 February ends on the last day of the next February.
    """
    leap_day = (start.month, start.day) == (2, 29)
    month, day = (3, 1) if leap_day else (start.month, start.day)
    return (date(start.year + 1, month, day) - start).days


def dates(start: date, days: ArrayLike) -> list[date]:
    """Return the dates of days counted from `start`, which is day 0.

    Parameters
    ----------
    start : date
    days : array_like, shape (k,)
        A part of a day is dropped.
    """
    return [start + timedelta(days=int(day)) for day in np.asarray(days)]


def course_days(infusions: int, last_day: int) -> NDArray[np.float64]:
    """Return the days of a first course, spread as evenly as whole days allow.

    Parameters
    ----------
    infusions : int
        How many there are, at least 1; the first is on day 0.
    last_day : int
        Day of the last one, 0 if there is only one.

    Returns
    -------
    ndarray, shape (infusions,)
        Rising, no day twice.

    Raises
    ------
    ValueError
        If there are fewer than one, or more than one a day.

    Notes
    -----
    >>> course_days(6, 11)
    array([ 0.,  2.,  4.,  7.,  9., 11.])
    """
    within("infusions", infusions, 1, last_day + 1)
    if infusions == 1:
        within("last_day of a single infusion", last_day, 0, 0)
    return np.asarray(np.round(np.linspace(0, last_day, infusions)))


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
