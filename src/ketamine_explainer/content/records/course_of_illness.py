"""models/: how long people stay well, and what a year of infusions can be set to."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Identifier, Record, Text
from .parameters import ModelFile, ParameterSet, Sure, all_in, needs


class CurvePoint(Record):
    """A published figure that a relapse curve goes through.

    Parameters
    ----------
    estimate
        An estimate of a share still well at a time, or of a median time to relapse.
    among
        For a share of everybody treated: the estimate of those who were well before. Its time is
        day 0 of the curve.
    """

    estimate: Identifier
    among: Identifier | None = None


class RelapseCurve(Record):
    """Staying well after a treatment: a curve through one or two published figures.

    Parameters
    ----------
    treatment
        What people had, or what became of it.
    points
        One, for an exponential; two, for a Weibull curve.
    ratio
        An estimate of a hazard ratio, where the curve is that of `points` slowed by it.
    responded
        The estimate of the share of everybody treated who was well on day 0, where there is one.
    derivation, sure
        How the curve follows from its estimates, and how sure one can be of it.
    """

    id: Identifier
    name: Text
    treatment: Literal["one infusion", "series", "stopped", "continued"]
    points: Annotated[tuple[CurvePoint, ...], Field(min_length=1, max_length=2)]
    ratio: Identifier | None = None
    responded: Identifier | None = None
    derivation: Text
    sure: Sure


class Relapse(ModelFile):
    """models/relapse.yaml."""

    note: Text
    curves: Annotated[tuple[RelapseCurve, ...], Field(min_length=1)]


class Schedule(ModelFile):
    """models/schedule.yaml: first courses, intervals after them, and what an infusion restores."""

    courses: Annotated[
        tuple[Annotated[ParameterSet, needs({"infusions": "count", "last_day": "days"})], ...],
        Field(min_length=1),
    ]
    intervals: Annotated[ParameterSet, all_in("days")]
    regained: Annotated[ParameterSet, all_in("share")]
