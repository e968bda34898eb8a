"""A year of infusions with the parameters of the course, and how many would be well."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..content.records import ParameterSet
from ..models import infusion_days, share_well, weeks_well
from .relapse import Fitted


@dataclass(frozen=True)
class Year:
    """A year of infusions.

    Parameters
    ----------
    infusions : ndarray, shape (k,)
        Days of the infusions, from 0.
    share : ndarray, shape (days of the year,)
        Expected share of everybody treated who is well, by day.
    """

    infusions: NDArray[np.int64]
    share: NDArray[np.float64]

    @property
    def count(self) -> int:
        """Infusions in the year."""
        return len(self.infusions)

    @property
    def weeks_well(self) -> float:
        """Weeks that a person is expected to be well, among everybody treated."""
        return weeks_well(self.share)


def year(
    course: ParameterSet, interval_days: float, curve: Fitted, regained: float, year_days: int
) -> Year:
    """Return a year that begins with a first course.

    Parameters
    ----------
    course : ParameterSet
        A course of models/schedule.yaml.
    interval_days : float
        Days between infusions after it; infinite for none.
    curve : Fitted
        How fast the effect fades, and how many respond.
    regained : float
        Share of the responders who had relapsed that an infusion makes well again.
    year_days : int
        Length of the year, in days.

    Raises
    ------
    ValueError
        If the curve does not say how many responded, or the schedule cannot be.

    Notes
    -----
    Assumed, besides what `share_well` assumes: the curve was found after one kind of course and is
    taken for any; its day 0, a day after the infusion in some studies, is that of the infusion.
    """
    if curve.responded is None:
        raise ValueError(
            f"given the curve '{curve.curve.id}', of people already well; "
            "allowed: a curve that says how many responded"
        )
    first = int(course.values["infusions"])
    days = infusion_days(first, int(course.values["last_day"]), interval_days, year_days)
    well = curve.survival.well
    share = share_well(
        np.arange(year_days), days[:first], days[first:], curve.responded, regained, well
    )
    return Year(days, share)
