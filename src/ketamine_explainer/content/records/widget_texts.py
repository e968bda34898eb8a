"""The texts of the widgets: conditions, loop, pathway, questions, figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from .base import Entry, Identifier, Record, Text
from .evidence import Grade
from .names import ClaimRef, Key, SourceRef


class Condition(Entry):
    """A condition that the article names: what it says and leaves out, and what studies found.

    Parameters
    ----------
    studied
        In whom, how many and against what it was tested.
    found
        What came out.
    certainty
        How certain that is, and why.
    """

    id: Annotated[Identifier, Key("condition")]
    name: Text
    says: Text
    silent: Text
    studied: Text
    found: Text
    certainty: Grade
    claims: tuple[ClaimRef, ...]


class Step(Entry):
    """A step round the loop of pain and mood."""

    id: Annotated[Identifier, Key("step")]
    title: Text
    highlight: Literal["pain", "mood", "mood_to_pain", "pain_to_mood", "both", "none"]
    said_by: Literal["article", "research", "caution"]
    text: Text
    claims: tuple[ClaimRef, ...] = ()
    sources: tuple[SourceRef, ...] = ()


class Site(Entry):
    """A place on the pain pathway: what the article and what pharmacology say of it."""

    id: Annotated[Literal["nerve_ending", "dorsal_horn", "brain"], Key("site")]
    name: Text
    plain: Text
    article_here: bool
    article: Text
    pharmacology_here: Literal["no", "possibly", "yes"]
    pharmacology: Text
    sources: tuple[SourceRef, ...] = ()


class Concern(Entry):
    """A concern and the questions to take to a clinician."""

    id: Annotated[Identifier, Key("concern")]
    concern: Text
    why: Text
    questions: Annotated[tuple[Text, ...], Field(min_length=1)]


Colour = Literal["blue", "muted", "rust", "green", "purple", "vermillion", "orange", "ink"]
"""A colour of the palette: docs/identity.md says what each means."""


class PictureFacts(Record):
    """What a picture says of itself wherever it is shown, where no estimates say it.

    Parameters
    ----------
    outcome
        What is shown.
    comparator
        What it is compared with.
    certainty
        How sure one can be.
    key
        What its colours mean; none where the drawing itself says it.
    sources
        Where what is shown comes from.
    """

    outcome: Text | None = None
    comparator: Text | None = None
    certainty: Text | None = None
    key: Mapping[Colour, Text] | None = None
    sources: tuple[SourceRef, ...] = ()


class Caption(Record):
    """The words around a figure, and those that stand in it whatever it shows.

    Parameters
    ----------
    picture
        What a picture of it says of itself, the same in all states; by default what is known of
        the estimates that it shows.
    controls
        The labels of its controls.
    inside
        What stands in it: whom it counts, what was assumed, what its axes are.
    """

    title: Text
    description: Text
    caption: Text
    controls: dict[str, Text]
    inside: dict[str, Text] = Field(default_factory=dict)
    picture: PictureFacts | None = None
