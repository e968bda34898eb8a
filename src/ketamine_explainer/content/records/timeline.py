"""milestones.yaml and timeline.yaml: events that trials measured, and what to say when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from .base import MINUTES, PRINTED, Entry, Identifier, Keyed, Record, Text
from .names import EstimateRef, Key

LAST_MINUTE = 8 * MINUTES["weeks"]
"""Where the timeline ends, in minutes."""

LAST_AFTER = 2 * MINUTES["weeks"]
"""Where the axis of the time after one infusion ends, on which events of ketamine stand too."""

LAST_FELT = 4 * MINUTES["hours"]
"""Until when what was felt of an infusion has a place."""


class Moment(Record):
    """A time, or a stretch of time (``at`` to ``until``), after the start of treatment."""

    at: Annotated[float, Field(ge=0)]
    until: float | None = None
    unit: Literal["minutes", "days", "weeks"]

    @property
    def minutes(self) -> float:
        """Start, in minutes."""
        return self.at * MINUTES[self.unit]

    @property
    def last_minute(self) -> float:
        """End, in minutes; the start again where there is no stretch."""
        return (self.at if self.until is None else self.until) * MINUTES[self.unit]

    @model_validator(mode="after")
    def _forwards(self) -> Moment:
        if self.until is not None and self.until <= self.at:
            raise ValueError("until later than at")
        if self.last_minute > LAST_MINUTE:
            raise ValueError("a time within eight weeks, where the timeline ends")
        return self


def _two_words(text: str) -> str:
    if len(text.split()) < 2:
        raise ValueError("two words at least: a label is set in two lines")
    return text


class Milestone(Entry):
    """An event that a study measured; its estimate says who, how many and how sure.

    Parameters
    ----------
    time
        Where its mark stands. A stretch whose place we infer runs from the time as the source
        gives it, counted from the start, to the same counted from the end of an infusion.
    inference
        What is inferred of that place, in a sentence; None where the source says it.
    """

    id: Annotated[Identifier, Key("event")]
    lane: Literal["ketamine", "conventional"]
    time: Moment
    label: Annotated[str, Field(min_length=1, max_length=34), PRINTED, AfterValidator(_two_words)]
    estimate: EstimateRef
    statement: Text
    caution: Text | None = None
    inference: Text | None = None

    @model_validator(mode="after")
    def _inferred(self) -> Milestone:
        if self.inference and self.time.until is None:
            raise ValueError("until, where the place of a mark is an inference")
        if self.lane == "ketamine" and self.time.last_minute > LAST_AFTER:
            raise ValueError("a time within two weeks, where the axis after an infusion ends")
        return self


def _felt_in_time(event: Milestone) -> Milestone:
    if event.time.last_minute > LAST_FELT:
        raise ValueError("a time within four hours, where the axis of what was felt ends")
    return event


class Milestones(Record):
    """milestones.yaml.

    Parameters
    ----------
    milestones
        When symptoms differed, for the timeline.
    felt
        When the drug itself was felt after an infusion.
    """

    milestones: Annotated[Keyed[Milestone], Field(min_length=1)]
    felt: Annotated[Keyed[Annotated[Milestone, AfterValidator(_felt_in_time)]], Field(min_length=1)]


class Lanes(Record):
    """Texts of one kind for both lanes."""

    ketamine: Text
    conventional: Text


PHASES = {
    "ketamine": ("before", "lasting", "fading", "over"),
    "conventional": ("building", "peak"),
}


class LanePhases(Record):
    """The phases of both lanes, in order."""

    ketamine: Mapping[str, Text]
    conventional: Mapping[str, Text]

    @model_validator(mode="after")
    def _each_once(self) -> LanePhases:
        for lane, ids in PHASES.items():
            if tuple(getattr(self, lane)) != ids:
                raise ValueError(f"{lane}: {', '.join(ids)}, in this order")
        return self


class TrialTexts(Record):
    """What to say where no event has been measured yet."""

    nothing_yet: Lanes


class TimelineTexts(Record):
    """timeline.yaml.

    Parameters
    ----------
    views
        The accounts that the timeline can show, by their labels.
    scales
        The ways to draw the axis of time, by theirs.
    """

    views: Annotated[Mapping[Literal["article", "trials", "both"], Text], Field(min_length=3)]
    scales: Annotated[Mapping[Literal["stretched", "to scale"], Text], Field(min_length=2)]
    phases: LanePhases
    trials: TrialTexts
