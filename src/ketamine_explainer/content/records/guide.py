"""guide.yaml: what a facilitator is told, and the words that all talks share."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..phrases import holds
from .base import Record, Text
from .talks import Line, Opening, TakeHome


class Saved(Record):
    """The words of a talk that was saved in a deck, until it has its own."""

    audience: Line
    opening: Opening
    take_home: TakeHome


class Advice(Record):
    """Something to know before one stands in front of a room, in Markdown."""

    title: Text
    text: Text


class PlanWords(Record):
    """What the plan of a talk says: its title, its fold on the page, the heads of its table."""

    title: Annotated[str, holds("title")]
    lead: Text
    time: Text
    span: Annotated[str, holds("from", "to")]
    minutes: Annotated[str, holds("span")]
    fold: Text
    shown: Text
    end: Annotated[str, holds("minutes")]


class HandoutWords(Record):
    """What the handout of a talk says to its listeners.

    Parameters
    ----------
    lead
        Above all else.
    shown, take_home, more
        The headings of what was shown, what to remember, and where the rest is.
    noted
        What a line for notes is called.
    rest
        Where the sources and the rest of the course are, in Markdown.
    """

    lead: Text
    shown: Text
    noted: Text
    take_home: Text
    more: Text
    rest: Text


class Guide(Record):
    """guide.yaml: what a facilitator is told, and the words that all talks share.

    Parameters
    ----------
    title, lead
        Of the guide.
    minutes
        How long a talk takes.
    aims
        Leads to the objectives of a talk.
    take_home
        The title of the last slide that is spoken to.
    saved
        For a talk that was chosen in a deck.
    before, after
        What the guide says before its talks and after them.
    talks
        The heading of the talks.
    objections, objections_lead
        The heading of common objections, and what is said before they follow.
    """

    title: Text
    lead: Text
    minutes: Annotated[str, holds("minutes")]
    aims: Text
    take_home: Text
    saved: Saved
    plan: PlanWords
    handout: HandoutWords
    before: tuple[Advice, ...]
    talks: Text
    objections: Text
    objections_lead: Text
    after: Annotated[tuple[Advice, ...], Field(min_length=1)]
