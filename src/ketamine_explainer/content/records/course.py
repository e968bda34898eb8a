"""course.yaml: what stands on every page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, model_validator

from ..phrases import holds
from .base import PRINTED, Entry, Identifier, Keyed, PartId, Record, Text
from .evidence import VerdictKind
from .names import ClaimRef, Key, RefTo


class Editor(Record):
    """Who answers for a side of the course, as a role."""

    role: Text
    does: Text


class Reviewer(Record):
    """A clinician who has read the course.

    Parameters
    ----------
    read
        What of it was read, for example ``all pages``.
    on
        The day.
    """

    name: Text
    role: Text
    on: dt.date
    read: Text


class Objective(Entry):
    """What a reader can do after a notebook, so that somebody else can see it.

    Parameters
    ----------
    can
        Begins with what is done, for example ``compare``: what follows "after this page you can".
    """

    id: Annotated[Identifier, Key("objective")]
    can: Text


class Judged(Record):
    """What the verdicts on a part of the article come to: the title over all of them.

    Parameters
    ----------
    finding
        A sentence that says it, in at most two lines of a slide; no label, and no question.
    rests_on
        The verdicts by which it is true. One that is changed is refused until the finding was
        read again.
    """

    finding: Annotated[str, Field(max_length=95, pattern=r"^(\S+ ){3,}\S*[^\s?:]$"), PRINTED]
    rests_on: Annotated[Mapping[ClaimRef, VerdictKind], Field(min_length=1)]


class NotebookEntry(Entry):
    """A notebook, by its file name without ending, and the article's part that it presents.

    Parameters
    ----------
    verdicts
        What those of its part come to; stands where its section has ``{=finding}``.
    """

    id: Annotated[str, Field(pattern=r"^\d\d_[a-z0-9_]+$"), Key("notebook")]
    title: Text
    part: Annotated[PartId, RefTo("part")] | None
    summary: Text
    verdicts: Judged | None = None
    objectives: Keyed[Objective] = Field(default_factory=dict)

    @property
    def file(self) -> str:
        """Within notebooks/."""
        return f"{self.id}.ipynb"


class ExerciseEntry(Entry):
    """An exercise, with Python, by its file name without ending."""

    id: Annotated[str, Field(pattern=r"^exercise_\d_[a-z0-9_]+$"), Key("exercise")]
    title: Text
    summary: Text

    @property
    def file(self) -> str:
        """Within notebooks/."""
        return f"exercises/{self.id}.ipynb"


class FrameWords(Record):
    """What pages, decks and paper say of themselves.

    Parameters
    ----------
    not_run
        Markdown: what a notebook says above all else until it is run.
    overdue
        Said where the next review should have been by now.
    unreviewed, reviewed
        That no clinician has read the course yet; who has.
    part, parts
        In the folded menu of a narrow screen: which part is shown; that there are some.
    picture
        What each picture that is taken out of the course says: where it is from, and its licence.
    cite
        How the course is cited, at the end of each page.
    exercises, offers
        Of the exercises and of the files beside the pages, on the page of all files.
    keys
        Which keys a deck knows: said on a screen alone.
    reader, script
        What those who have the reader, and the speaker's script, should know.
    script_title, sheets_title
        What a script is called, and slides on paper with lines to write on.
    sources
        Where all sources of a deck stand: it shows those that are cited most.
    """

    not_run: Text
    overdue: Annotated[str, holds("day")]
    unreviewed: Text
    reviewed: Annotated[str, holds("names")]
    part: Annotated[str, holds("number", "all", "title")]
    parts: Text
    picture: Annotated[str, holds("title", "version", "day")]
    cite: Annotated[str, holds("title", "version", "day")]
    exercises: Text
    offers: tuple[Text, ...]
    keys: Text
    reader: Text
    script: Annotated[str, holds("slides", "minutes")]
    script_title: Annotated[str, holds("title")]
    sheets_title: Annotated[str, holds("title")]
    sources: Annotated[str, holds("count")]


class Course(Record):
    """course.yaml: what stands on every page."""

    title: Text
    subtitle: Text
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    published: dt.date
    reviewed: dt.date
    next_review: dt.date
    editors: Annotated[tuple[Editor, ...], Field(min_length=1)]
    reviewers: tuple[Reviewer, ...] = ()
    funding: Text
    disclaimer: Text
    licence: Text
    frame: FrameWords
    notebooks: Annotated[Keyed[NotebookEntry], Field(min_length=1)]
    exercises: Keyed[ExerciseEntry] = Field(default_factory=dict)

    @property
    def pages(self) -> tuple[NotebookEntry | ExerciseEntry, ...]:
        """The notebooks in their order, then the exercises."""
        return (*self.notebooks.values(), *self.exercises.values())

    @model_validator(mode="after")
    def _dates_in_order(self) -> Course:
        if not self.published <= self.reviewed < self.next_review:
            raise ValueError("published on or before reviewed, reviewed before next_review")
        return self
