"""Figures reckoned from two estimates of shares."""

from __future__ import annotations

from dataclasses import dataclass
from math import isinf

from ..content.evidence import Evidence
from ..content.records import Derived, Estimate
from ..models.proportions import Bounds, difference, number_needed
from .words import number


@dataclass(frozen=True)
class Reckoned:
    """A derived figure with what it was reckoned from.

    Parameters
    ----------
    words
        The figure in words.
    interval
        Its interval in words.
    how
        How it was reckoned.
    """

    words: str
    interval: str
    how: str
    treated: Estimate
    control: Estimate


def between(evidence: Evidence, treated: str, control: str) -> list[Derived]:
    """Return the derived figures that are reckoned from two estimates."""
    return [
        each for each in evidence.derived.values()
        if (each.treated, each.control) == (treated, control)
    ]  # fmt: skip


def reckon(evidence: Evidence, derived: Derived) -> Reckoned:
    """Return a derived figure.

    Raises
    ------
    ValueError
        If one of its estimates is not a share.
    """
    treated, control = evidence.estimates[derived.treated], evidence.estimates[derived.control]
    found, bounds = difference(_counted(treated), _counted(control))
    if derived.kind == "difference":
        words, interval = _points(found), f"{_points(bounds.low)} to {_points(bounds.high)}"
    else:
        words, interval = _people(number_needed(found)), _needed(bounds)
    how = "reckoned by us from the two groups; 95 % interval after Newcombe"
    return Reckoned(words, interval, how, treated, control)


def _counted(estimate: Estimate) -> tuple[float, int]:
    if estimate.share is None:
        raise ValueError(f"given {estimate.id}, a {estimate.unit}; allowed: an estimate of a share")
    return estimate.share * estimate.of, estimate.of


def _points(share: float) -> str:
    return f"{number(round(100 * share))} percentage points"


def _people(count: float) -> str:
    return "no number" if isinf(count) else f"1 in {number(count)}"


def _needed(bounds: Bounds) -> str:
    """Return the numbers needed at both ends; they pass through infinity where the sign changes."""
    if bounds.low < 0 < bounds.high:
        return "from benefit through no difference to harm"
    ends = sorted(number_needed(end) for end in (bounds.low, bounds.high))
    return f"{_people(ends[0])} to {_people(ends[1])}"
