"""A year of infusions with the parameters of the course, and how many would be well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...content.evidence import Evidence
from ...content.records import FirstCourse
from ...models import YEAR_DAYS, course_days, infusions_later, share_well
from ...models.proportions import of_hundred
from ...synthesis.relapse import Fitted

NEVER = 1e7
"""Days between infusions where none follows the first course."""


@dataclass(frozen=True)
class Year:
    """A year of infusions; it can be traced.

    Parameters
    ----------
    course : ndarray, shape (k,)
        Days of the first course, from 0.
    interval : float, or traced
        Days from one infusion to the next after it.
    days, share : ndarray, shape (days of the year,)
        Each day, and the expected share who is well then, of those whom the study of the first
        course counted.
    """

    course: NDArray[np.float64]
    interval: Any
    days: Any
    share: Any

    @property
    def first(self) -> int:
        """Infusions of the first course."""
        return len(self.course)

    @property
    def later(self) -> Any:
        """Infusions after it."""
        return infusions_later(self.course, self.interval, YEAR_DAYS)

    @property
    def mean(self) -> Any:
        """People of 100 who are well on an average day, halves rounded up."""
        return of_hundred(np.mean(self.share))


def year(
    evidence: Evidence, course: FirstCourse, interval: Any, curve: Fitted, regained: Any
) -> Year:
    """Return a year that begins with a first course.

    Parameters
    ----------
    evidence : Evidence
        What was found; it knows how many responded to the course.
    course : FirstCourse
        A course of models/schedule.yaml.
    interval : float, or traced
        Days between infusions after it; `NEVER` for none.
    curve : Fitted
        How fast the effect fades in those who responded.
    regained : float, or traced
        Share of the responders who had relapsed that an infusion makes well again.

    Raises
    ------
    ValueError
        If the curve is of people in remission, or the schedule cannot be.

    Notes
    -----
    Assumed, besides what `share_well` assumes: the curve was found after one kind of course and is
    taken for any, so that the share who respond may come from one study and the fading from
    another; it goes on in its shape beyond its last figure.
    """
    if curve.curve.state != "responding":
        raise ValueError(
            f"given the curve '{curve.curve.id}', of people {curve.curve.state}; "
            "allowed: a curve of people who responded"
        )
    responding = evidence.estimates[course.responded].share
    assert responding is not None, "the course was checked"
    given = course.values
    first = course_days(int(given["infusions"]), int(given["last_day"]))
    # nothing is added: where the interval is traced, days are too, instead of standing in a list
    days = np.arange(YEAR_DAYS) + 0 * interval
    share = share_well(days, first, interval, responding, regained, curve.survival.well)
    return Year(first, interval, days, share)
