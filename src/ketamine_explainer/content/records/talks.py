"""talks/: for whom a talk is, what is shown in it, for how long, and what is said."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field, model_validator

from .base import PRINTED, Record, Steps, Text
from .names import ObjectiveRef

SlideName = Annotated[str, Field(pattern=r"^[\w-]+/[\w-]+$")]
"""A slide as the deck of the course calls it: its notebook, and the slide within that."""

Minutes = Annotated[float, Field(gt=0, le=60)]

Line = Annotated[str, Field(min_length=1, max_length=110), PRINTED]
"""Words that stand on a slide in two lines at most."""


class Aim(Record):
    """What listeners can do after a talk: one of objective and can.

    Parameters
    ----------
    objective
        An objective of the course.
    can
        In words of the talk's own; begins with what is done, for example ``compare``.
    """

    objective: ObjectiveRef | None = None
    can: Text | None = None

    @model_validator(mode="after")
    def _one(self) -> Aim:
        if bool(self.objective) == bool(self.can):
            raise ValueError("one of objective and can")
        return self


class Opening(Record):
    """The slide after the title: a question with which a talk begins.

    Parameters
    ----------
    ask
        The question, alone on its slide.
    say
        What is said with it.
    do
        What the speaker does with it.
    minutes
        How long it takes, with the answers of the room.
    """

    ask: Annotated[Line, Field(pattern=r"\?$")]
    say: Text
    do: Steps = ()
    minutes: Annotated[float, Field(ge=0, le=15)] = 0


class TakeHome(Record):
    """The last slide of a talk that is spoken to: what to remember.

    Parameters
    ----------
    points
        A sentence each.
    say
        What is said with them.
    do
        What the speaker does with them.
    minutes
        How long it takes.
    """

    points: Annotated[tuple[Text, ...], Field(min_length=2, max_length=5)]
    say: Text
    do: Steps = ()
    minutes: Annotated[float, Field(ge=0, le=15)] = 0


class Shown(Record):
    """What is shown for some minutes: one of slide and text.

    Parameters
    ----------
    slide
        A slide of the course.
    title
        What the talk's plan calls it; the heading of a slide of its own.
    text
        Markdown of a slide that this talk alone has: what stands on it below its title.
    minutes
        How long it takes; by default as the speaker notes say.
    say, do, ask, answer, objection, reply
        In place of what the speaker notes say; a slide of the talk's own has no other.
    """

    slide: SlideName | None = None
    title: Line | None = None
    text: Text | None = None
    minutes: Minutes | None = None
    say: Text | None = None
    do: Steps | None = None
    ask: Text | None = None
    answer: Text | None = None
    objection: Text | None = None
    reply: Text | None = None

    @model_validator(mode="after")
    def _one(self) -> Shown:
        if bool(self.slide) == bool(self.text):
            raise ValueError("one of slide and text")
        if self.text and not (self.title and self.minutes and self.say):
            raise ValueError("title, minutes and say beside text: no other file has them")
        if bool(self.objection) != bool(self.reply):
            raise ValueError("objection and reply, or neither")
        return self


class Talk(Record):
    """A talk, by its file name: a deck, a script, a plan and a handout of their own.

    Parameters
    ----------
    title
        What stands on its first slide.
    saved
        The day on which it was chosen in a deck and saved: such a talk may leave out audience,
        objectives, opening and take_home, for which the words of guide.yaml then stand.
    audience
        For whom it is.
    minutes
        All of it, which must be the sum of the minutes of its opening, its slides and its
        take-home; by default that sum.
    objectives
        What its listeners can do after it.
    slides
        What is shown, in this order.
    """

    title: Line
    saved: dt.date | None = None
    audience: Line | None = None
    minutes: Annotated[float, Field(gt=0, le=240)] | None = None
    objectives: Annotated[tuple[Aim, ...], Field(max_length=4)] = ()
    opening: Opening | None = None
    slides: Annotated[tuple[Shown, ...], Field(min_length=1)]
    take_home: TakeHome | None = None
