"""scenes/: what each scene of the course asks, has guessed, shows and says."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import MINUTES, PRINTED, Entry, Identifier, Record, Text
from .names import ClaimRef, EventRef, Key, MisconceptionRef, ShareRef, WellRef

Label = Annotated[str, Field(min_length=1, max_length=26), PRINTED]
"""Words that stand over a scale and name its control."""

Side = Literal["drug", "comparison", "other"]
"""Whose colour something has: ketamine, what it is compared with, or another drug."""


class ShareAsked(Record):
    """How many of a hundred people: a mark on an empty bar.

    Parameters
    ----------
    label
        Which people.
    estimate
        How many there were.
    side
        Whose colour the answer has.
    """

    label: Label
    estimate: ShareRef
    side: Side = "drug"


class TimeAsked(Record):
    """How long after the start: a mark on an axis of time.

    Parameters
    ----------
    label
        After what.
    event
        The event of milestones.yaml that is the answer.
    side
        Whose colour the answer has.
    """

    label: Label
    event: EventRef
    side: Side = "drug"


class CurveAsked(Record):
    """How many are still well as time goes on: a curve through marks that are moved.

    Parameters
    ----------
    label
        Which people; all of them are well at the start.
    unit, knots
        Times of the marks.
    measured
        What was counted, at times within the curve; drawn as points, nothing between them.
    """

    label: Label
    unit: Literal["days", "weeks", "months"]
    knots: Annotated[tuple[Annotated[float, Field(gt=0)], ...], Field(min_length=2, max_length=5)]
    measured: Annotated[tuple[WellRef, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _rising(self) -> CurveAsked:
        if list(self.knots) != sorted(set(self.knots)):
            raise ValueError("knots that rise, each once")
        return self

    @property
    def minutes(self) -> int:
        """Minutes in a unit of its axis."""
        return MINUTES[self.unit]


class OptionAsked(Record):
    """Something to choose, and what is said to whom has chosen it."""

    words: Annotated[str, Field(min_length=1, max_length=70), PRINTED]
    says: Text
    right: bool = False


class Guess(Record):
    """What a reader sets before the answer is shown: one of shares, times, curve, options, claim.

    Parameters
    ----------
    ask
        What to do.
    claim
        A claim of the article, whose verdict is guessed.
    because
        Why people often guess otherwise, in a sentence.
    """

    ask: Text
    shares: Annotated[tuple[ShareAsked, ...], Field(max_length=3)] = ()
    times: Annotated[tuple[TimeAsked, ...], Field(max_length=3)] = ()
    curve: CurveAsked | None = None
    options: Annotated[tuple[OptionAsked, ...], Field(max_length=6)] = ()
    claim: ClaimRef | None = None
    because: Text | None = None

    @model_validator(mode="after")
    def _one(self) -> Guess:
        kinds = (self.shares, self.times, self.curve, self.options, self.claim)
        if sum(map(bool, kinds)) != 1:
            raise ValueError("one of shares, times, curve, options and claim")
        if self.options and not len(self.options) >= 2:
            raise ValueError("two options at least")
        if self.options and sum(each.right for each in self.options) != 1:
            raise ValueError("one option with right: true")
        return self


class Wrong(Record):
    """A belief that many readers have, and what corrects it."""

    says: Text
    holds: Text


class Folded(Record):
    """Something more to read on request, under a title of its own."""

    title: Annotated[str, Field(min_length=1, max_length=60), PRINTED]
    text: Text


class Scene(Entry):
    """A question, a guess, what answers it, and what is there on request.

    Parameters
    ----------
    question
        In the words of a person: a heading.
    lead
        What one must know to guess, in a sentence or two.
    shows
        What answers it: what a notebook calls it, such as ``timeline`` or ``chart onset``. Without
        it words alone answer.
    builds
        A control of what it shows, by its name in captions.yaml: a talk shows its options one
        after another.
    finding
        What it shows, as the title of its figure.
    says
        What it shows, in a sentence.
    misconception, wrong
        The likely wrong idea: one of misconceptions.yaml, or its own.
    more
        What else there is to read on request, each under its title.
    why
        Why that is so, on request.
    certainty
        How sure one can be; ``none`` where it is no finding: a simulation, a plan.
    sure
        How sure one can be, and why: who was studied, and compared with what.
    clinical
        The same for clinicians, where they choose to read that.
    """

    id: Annotated[Identifier, Key("scene")]
    question: Annotated[str, Field(min_length=1, max_length=80, pattern=r"\?$"), PRINTED]
    lead: Text | None = None
    guess: Guess | None = None
    shows: Annotated[str, Field(pattern=r"^[a-z_]+( [a-z_]+)?$")] | None = None
    builds: Identifier | None = None
    finding: Annotated[str, Field(min_length=1, max_length=110), PRINTED]
    says: Text
    misconception: MisconceptionRef | None = None
    wrong: Wrong | None = None
    more: tuple[Folded, ...] = ()
    why: Text | None = None
    certainty: Literal["high", "moderate", "low", "very low", "none"]
    sure: Text
    clinical: Text | None = None

    @model_validator(mode="after")
    def _one_wrong(self) -> Scene:
        if self.misconception and self.wrong:
            raise ValueError("misconception or wrong, not both")
        return self
