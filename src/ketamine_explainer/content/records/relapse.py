"""models/: how long an effect lasts, and what a year of infusions can be set to."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..phrases import Sentence, holds
from .base import Entry, Identifier, Keyed, Record, Text
from .names import Key, RefTo
from .parameters import Certainty, ModelFile, ParameterSet, all_in, needs

WellAtRef = Annotated[Identifier, RefTo("estimate", fits="a share of the well at a time")]
WellRef = Annotated[Identifier, RefTo("estimate", fits="a share of the well")]


class CurvePoint(Record):
    """A published figure that a relapse curve goes through.

    Parameters
    ----------
    estimate
        An estimate of a share still responding at a time, or of a median time to relapse.
    among
        For a share of everybody treated: the estimate of those who responded before. Its time is
        day 0 of the curve.
    """

    estimate: Annotated[Identifier, RefTo("estimate", fits="a point of a curve")]
    among: WellAtRef | None = None


class RelapseCurve(Entry):
    """What is left after a treatment: a curve through one or two published figures.

    Parameters
    ----------
    treatment
        What people had, or what became of it.
    state
        What everybody on the curve was at its start.
    points
        One, for an exponential; two, for a Weibull curve.
    ratio
        An estimate of a hazard ratio, where the curve is that of `points` slowed by it.
    responded
        The estimate of the share who responded at the start, where there is one.
    caution
        What must be known to read it, and stands beside it.
    derivation, certainty
        How the curve follows from its estimates, and how certain it is.
    """

    id: Annotated[Identifier, Key("curve")]
    name: Text
    treatment: Literal["one infusion", "series", "stopped", "continued"]
    state: Literal["responding", "in remission"]
    points: Annotated[tuple[CurvePoint, ...], Field(min_length=1, max_length=2)]
    ratio: Annotated[Identifier, RefTo("estimate", fits="a hazard ratio")] | None = None
    responded: WellRef | None = None
    caution: Text | None = None
    derivation: Text
    certainty: Certainty


class Relapse(ModelFile):
    """models/relapse.yaml.

    Parameters
    ----------
    note
        How the curves were drawn.
    through, slowed
        What one was drawn through: figures, or another curve and a ratio.
    """

    note: Text
    through: Annotated[str, holds("family", "figures", "risk")]
    slowed: Sentence
    curves: Annotated[Keyed[RelapseCurve], Field(min_length=1)]


class FirstCourse(ParameterSet, Entry):
    """A first course of infusions.

    Parameters
    ----------
    responded
        The estimate of the share who responded at its end.
    """

    id: Annotated[Identifier, Key("first course")]
    responded: WellRef


class Schedule(ModelFile):
    """models/schedule.yaml: first courses, intervals after them, and what an infusion restores."""

    courses: Annotated[
        Keyed[Annotated[FirstCourse, needs({"infusions": "count", "last_day": "days"})]],
        Field(min_length=1),
    ]
    intervals: Annotated[ParameterSet, all_in("days")]
    regained: Annotated[ParameterSet, all_in("share")]
