"""Proportions and what is calculated from them: intervals, differences, numbers needed to treat."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, inf, sqrt
from statistics import NormalDist
from typing import Any

import numpy as np

from .. import hundred


@dataclass(frozen=True)
class Bounds:
    """The lower and the upper end of an interval."""

    low: float
    high: float


def wilson(events: float, of: int, level: float = 0.95) -> Bounds:
    """Return the score interval of a proportion.

    Parameters
    ----------
    events : float
        How many had the event, 0 to `of`; it need not be whole where a share was published.
    of : int
        How many there were, at least 1.
    level : float
        Confidence level, between 0 and 1.

    Returns
    -------
    Bounds
        Proportions from 0 to 1.

    Raises
    ------
    ValueError
        If there are more events than people, or fewer than none.

    Notes
    -----
    Wilson EB (1927), J Am Stat Assoc 22:209-212, without continuity correction.

    >>> wilson(6, 17)
    Bounds(low=0.1731..., high=0.5866...)
    """
    if of < 1 or not 0 <= events <= of:
        raise ValueError(f"given {events} of {of}; allowed: 0 to all of at least one person")
    z = NormalDist().inv_cdf((1 + level) / 2)
    share, weight = events / of, z * z / of
    middle = (share + weight / 2) / (1 + weight)
    half = z / (1 + weight) * sqrt(share * (1 - share) / of + weight / (4 * of))
    return Bounds(max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half)))


def difference(
    treated: tuple[float, int], control: tuple[float, int], level: float = 0.95
) -> tuple[float, Bounds]:
    """Return the difference of two proportions, treated less control, and its interval.

    Parameters
    ----------
    treated, control : tuple of float and int
        Events and people of each group.
    level : float
        Confidence level, between 0 and 1.

    Notes
    -----
    Interval of Newcombe RG (1998), Stat Med 17:873-890, method 10: from the Wilson intervals of
    two independent groups. In a crossover trial the groups are the same people, so that it is
    only a guide.
    """
    shares = [events / of for events, of in (treated, control)]
    one, other = wilson(*treated, level), wilson(*control, level)
    found = shares[0] - shares[1]
    low = found - sqrt((shares[0] - one.low) ** 2 + (other.high - shares[1]) ** 2)
    high = found + sqrt((one.high - shares[0]) ** 2 + (shares[1] - other.low) ** 2)
    return found, Bounds(low, high)


def number_needed(risk_difference: float) -> float:
    """Return how many people must be treated for one more event: 1 / difference, rounded up.

    It is infinite where there is no difference.
    """
    return inf if risk_difference == 0 else ceil(round(1 / abs(risk_difference), 6))


def of_hundred(share: Any) -> Any:
    """Return a proportion as people of 100, halves rounded up; of a number as `int`.

    Parameters
    ----------
    share : float, or traced
        0 to 1.
    """
    people = hundred.of_hundred(share, np.floor, np.round)
    return int(people) if isinstance(people, float) else people
