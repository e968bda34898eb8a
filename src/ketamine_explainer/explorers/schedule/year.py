"""A year of infusions with the parameters of the course, and how many would be well."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ...content.evidence import Evidence
from ...content.records import FirstCourse
from ...models import YEAR_DAYS, infusion_days, share_well, weeks_well
from ...synthesis.relapse import Fitted


@dataclass(frozen=True)
class Year:
    """A year of infusions.

    Parameters
    ----------
    infusions : ndarray, shape (k,)
        Days of the infusions, from 0.
    share : ndarray, shape (days of the year,)
        Expected share who is well, by day, of those whom the study of the first course counted.
    """

    infusions: NDArray[np.int64]
    share: NDArray[np.float64]

    @property
    def count(self) -> int:
        """Infusions in the year."""
        return len(self.infusions)

    @property
    def weeks_well(self) -> float:
        """Weeks that one of these people is expected to be well."""
        return weeks_well(self.share)


def year(
    evidence: Evidence,
    course: FirstCourse,
    interval_days: float,
    curve: Fitted,
    regained: float,
    year_days: int,
) -> Year:
    """Return a year that begins with a first course.

    Parameters
    ----------
    evidence : Evidence
        What was found; it knows how many responded to the course.
    course : FirstCourse
        A course of models/schedule.yaml.
    interval_days : float
        Days between infusions after it; infinite for none.
    curve : Fitted
        How fast the effect fades in those who responded.
    regained : float
        Share of the responders who had relapsed that an infusion makes well again.
    year_days : int
        Length of the year, in days.

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
    first = int(course.values["infusions"])
    days = infusion_days(first, int(course.values["last_day"]), interval_days, year_days)
    well = curve.survival.well
    share = share_well(np.arange(year_days), days[:first], days[first:], responding, regained, well)
    return Year(days, share)


@dataclass(frozen=True)
class Years:
    """Years by what they are set to, each calculated once.

    Parameters
    ----------
    evidence : Evidence
        What was found.
    """

    evidence: Evidence
    _known: dict[tuple[object, ...], Year] = field(default_factory=dict)

    def __call__(
        self, curve: Fitted, regained: float, course: FirstCourse, interval: float
    ) -> Year:
        """Return the year of a curve, a share, a course and an interval."""
        key = (curve.curve.id, regained, course.id, interval)
        if key not in self._known:
            self._known[key] = year(self.evidence, course, interval, curve, regained, YEAR_DAYS)
        return self._known[key]

    def infusions(self, course: FirstCourse, interval: float) -> tuple[list[int], int]:
        """Return the days of infusions, and how many of them are the first course."""
        first = int(course.values["infusions"])
        days = infusion_days(first, int(course.values["last_day"]), interval, YEAR_DAYS)
        return days.tolist(), first
