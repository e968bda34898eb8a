"""How long an effect lasts in people who have it: curves through published summaries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np

from .allowed import above, within


@dataclass(frozen=True)
class Survival:
    """The share of those who were well at day 0 that still is.

    Parameters
    ----------
    scale_days : float
        When 1/e of them are left, in days.
    shape : float
        Below 1 most relapse early, above 1 most relapse late; at 1 the rate is constant.

    Raises
    ------
    ValueError
        If one is not positive.

    Notes
    -----
    The Weibull distribution, exponential at shape 1::

        well(t) = exp(-(t / scale_days) ** shape)

    Assumed: a smooth curve of this family, and that nobody is well for good. Limits: a curve
    through one or two published figures says little between them and nothing beyond the last.
    """

    scale_days: float
    shape: float = 1

    def __post_init__(self) -> None:
        above("scale_days", self.scale_days)
        above("shape", self.shape)

    @property
    def family(self) -> str:
        """``exponential`` or ``Weibull``."""
        return "exponential" if self.shape == 1 else "Weibull"

    @property
    def risk(self) -> str:
        """How the risk of relapse of those still well goes on, in words."""
        if self.shape == 1:
            return "the same every day"
        return f"{'rising' if self.shape > 1 else 'falling'} from day to day"

    def well(self, days: Any) -> Any:
        """Return the share still well.

        Parameters
        ----------
        days : array_like, any shape
            Days since all were well, at least 0.

        Returns
        -------
        ndarray, same shape
            1 at day 0, falling towards 0.

        Raises
        ------
        ValueError
            If a time lies before day 0.
        """
        times = within("days", days, 0, np.inf)
        return np.exp(-((times / self.scale_days) ** self.shape))

    def until(self, share: float) -> float:
        """Return the days until `share` of them are left; 0.5 gives the median.

        Raises
        ------
        ValueError
            If `share` is not above 0 and at most 1.
        """
        within("share", above("share", share), 0, 1)
        return float(self.scale_days * (-log(share)) ** (1 / self.shape))

    def slowed(self, ratio: float) -> Survival:
        """Return the curve of people whose rate of relapse is `ratio` times as high at any time.

        Parameters
        ----------
        ratio : float
            Hazard ratio, more than 0; below 1 they stay well for longer.

        Notes
        -----
        ``well(t) ** ratio``. Assumed: proportional hazards, the same ratio all the time.

        Raises
        ------
        ValueError
            If `ratio` is not positive.
        """
        above("hazard ratio", ratio)
        return Survival(self.scale_days * ratio ** (-1 / self.shape), self.shape)


def through(days: Sequence[float], shares: Sequence[float]) -> Survival:
    """Return the curve through one or two published points.

    Parameters
    ----------
    days : sequence of float, length 1 or 2
        Their times, more than 0, rising.
    shares : sequence of float, same length
        The shares still well, between 0 and 1, falling; 0.5 at a median.

    Returns
    -------
    Survival
        Exponential through one point, Weibull through two; it meets them exactly.

    Raises
    ------
    ValueError
        If there are no points or more than two, or they are not as above.

    Notes
    -----
    With ``H = -ln(share)``: through one point ``scale = t / H``; through two
    ``shape = ln(H2 / H1) / ln(t2 / t1)`` and ``scale = t1 / H1 ** (1 / shape)``.
    """
    if not 1 <= len(days) == len(shares) <= 2:
        raise ValueError(
            f"given {len(days)} times and {len(shares)} shares; allowed: one or two of both"
        )
    _in_order(days, shares)
    times, hazards = np.asarray(days, dtype=float), -np.log(shares)
    shape = float(np.diff(np.log(hazards))[0] / np.diff(np.log(times))[0]) if len(days) > 1 else 1
    return Survival(float(times[0] / hazards[0] ** (1 / shape)), shape)


def _in_order(days: Sequence[float], shares: Sequence[float]) -> None:
    rising = all(a < b for a, b in zip([0, *days], days, strict=False))
    falling = all(a > b for a, b in zip([1, *shares], [*shares, 0], strict=True))
    if not (rising and falling):
        given = (f"{share:g} at day {day:g}" for day, share in zip(days, shares, strict=True))
        raise ValueError(
            f"given {', '.join(given)}; "
            "allowed: times above 0 that rise, shares between 0 and 1 that fall"
        )
