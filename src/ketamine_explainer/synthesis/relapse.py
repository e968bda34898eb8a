"""Relapse curves, fitted through estimates."""

from __future__ import annotations

from dataclasses import dataclass

from ..content.evidence import Evidence
from ..content.phrases import filled
from ..content.records import MINUTES, CurvePoint, Estimate, Relapse, RelapseCurve
from ..models import Survival, through

_HALF = 0.5


@dataclass(frozen=True)
class Tie:
    """A published figure that a curve is tied to.

    Parameters
    ----------
    day
        Days since day 0 of the curve.
    share
        Share still as at the start, 0 to 1.
    estimate
        Where it comes from.
    """

    day: float
    share: float
    estimate: Estimate


@dataclass(frozen=True)
class Fitted:
    """A relapse curve.

    Parameters
    ----------
    curve
        Its record.
    survival
        The share still as at the start, over time.
    ties
        What it was drawn through. Where the curve is slowed by a hazard ratio, they are those of
        the curve that it was slowed from, and none of them lies on it.
    fit
        What it was drawn through and what that assumes, in words.
    responded
        Share who responded at the start, of those whom the study counted, where it was published.
    """

    curve: RelapseCurve
    survival: Survival
    ties: tuple[Tie, ...]
    fit: str
    responded: float | None

    @property
    def measured_until(self) -> float:
        """The last day that the curve is tied to; beyond it there is no figure that we have."""
        return self.ties[-1].day

    @property
    def still(self) -> str:
        """What those are of whom the curve tells, in words."""
        return "still responding" if self.curve.state == "responding" else "not relapsed"


def fitted(evidence: Evidence, relapse: Relapse) -> dict[str, Fitted]:
    """Return the curves of models/relapse.yaml by id.

    Raises
    ------
    ValueError
        If no curve falls through the estimates of one.
    """
    return {id_: fitted_curve(evidence, relapse, curve) for id_, curve in relapse.curves.items()}


def fitted_curve(evidence: Evidence, relapse: Relapse, curve: RelapseCurve) -> Fitted:
    """Return one curve.

    Raises
    ------
    ValueError
        If no curve falls through its estimates.
    """
    ties = tuple(_tie(evidence, point) for point in curve.points)
    try:
        survival = through([tie.day for tie in ties], [tie.share for tie in ties])
    except ValueError as error:
        raise ValueError(f"curve '{curve.id}': {error}") from error
    if curve.ratio is not None:
        survival = survival.slowed(_number(evidence.estimates[curve.ratio]))
    figures = "one figure" if len(ties) == 1 else "two figures"
    fit = filled(relapse.slowed if curve.ratio else relapse.through,
                 family=survival.family, figures=figures, risk=survival.risk)  # fmt: skip
    responded = evidence.estimates[curve.responded].share if curve.responded else None
    return Fitted(curve, survival, ties, fit, responded)


def _tie(evidence: Evidence, point: CurvePoint) -> Tie:
    estimate = evidence.estimates[point.estimate]
    if estimate.share is None:
        return Tie(_number(estimate), _HALF, estimate)
    if point.among is None:
        return Tie(_day(estimate), estimate.share, estimate)
    before = evidence.estimates[point.among]
    assert before.share is not None
    return Tie(_day(estimate) - _day(before), estimate.share / before.share, estimate)


def _number(estimate: Estimate) -> float:
    assert estimate.number is not None
    return estimate.number


def _day(estimate: Estimate) -> float:
    assert estimate.when.minutes is not None
    return estimate.when.minutes / MINUTES["days"]
