"""Figures calculated from two estimates of shares."""

from __future__ import annotations

from dataclasses import dataclass
from math import isinf

from ..content.evidence import Evidence
from ..content.records import Derived, Estimate, Outcome
from ..models.proportions import Bounds, difference, number_needed
from .words import number, with_unit


@dataclass(frozen=True)
class DerivedEstimate:
    """A derived figure with what it was calculated from.

    Parameters
    ----------
    words
        The figure in words.
    interval
        Its interval in words.
    clear
        Whether the interval leaves out no difference.
    name
        What such a figure is called: to harm where the outcome is a harm of the treatment.
    """

    words: str
    interval: str
    clear: bool
    treated: Estimate
    control: Estimate
    name: str


def derive(evidence: Evidence, derived: Derived) -> DerivedEstimate:
    """Return a derived figure.

    Raises
    ------
    ValueError
        If one of its estimates is not a share.
    """
    treated, control = evidence.estimates[derived.treated], evidence.estimates[derived.control]
    return compare(derived.kind, treated, control, evidence.outcomes[treated.outcome])


def compare(kind: str, treated: Estimate, control: Estimate, outcome: Outcome) -> DerivedEstimate:
    """Return the difference of two shares, or the number needed for one more or one fewer.

    Raises
    ------
    ValueError
        If one of the estimates is not a share.
    """
    found, bounds = difference(_counted(treated), _counted(control))
    name = "difference"
    if kind == "difference":
        words = with_unit(_points(found), "percentage points")
        interval = f"{_points(bounds.low)} to {_points(bounds.high)}"
    else:
        words, interval = _people(number_needed(found)), _needed(bounds)
        name = name_of_needed(found, outcome)
    clear = not bounds.low < 0 < bounds.high
    return DerivedEstimate(words, interval, clear, treated, control, name)


def name_of_needed(found: float, outcome: Outcome) -> str:
    """Return the name of a number needed; the other group's, where that group has more of it."""
    if outcome.kind == "harm" and outcome.of_illness:
        kind, more = "treat", found < 0
    else:
        kind, more = "harm" if outcome.kind == "harm" else "treat", found > 0
    return f"number needed to {kind}" + ("" if more else ", with the comparison")


def _counted(estimate: Estimate) -> tuple[float, int]:
    if estimate.share is None or estimate.n is None:
        raise ValueError(f"given {estimate.id}, a {estimate.unit}; allowed: an estimate of a share")
    return estimate.share * estimate.n, estimate.n


def _points(share: float) -> str:
    return number(round(100 * share))


def _people(count: float) -> str:
    return "no number" if isinf(count) else f"1 in {number(count)}"


def _needed(bounds: Bounds) -> str:
    """Return the numbers needed at both ends; they pass through infinity where the sign changes."""
    if bounds.low < 0 < bounds.high:
        return "from benefit through no difference to harm"
    ends = sorted(number_needed(end) for end in (bounds.low, bounds.high))
    return f"{_people(ends[0])} to {_people(ends[1])}"
