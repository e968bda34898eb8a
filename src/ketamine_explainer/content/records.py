"""The records that the content files hold. Field names are the keys in YAML."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$")]
Text = Annotated[str, Field(min_length=1)]
PartId = Literal[
    "introduction",
    "pain_signal_disruption",
    "fast_response",
    "lasting_improvements",
    "closing_advice",
]

MINUTES = {"minutes": 1, "days": 1440, "weeks": 10_080}
"""Minutes in a unit of time."""


class Record(BaseModel):
    """A frozen record that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Editor(Record):
    """Who answers for a side of the course, as a role."""

    role: Text
    does: Text


class NotebookEntry(Record):
    """One notebook of the course: file name without ending, and the article's part it presents."""

    name: Annotated[str, Field(pattern=r"^\d\d_[a-z0-9_]+$")]
    title: Text
    part: PartId | None
    summary: Text


class Course(Record):
    """course.yaml: what stands on every page."""

    title: Text
    subtitle: Text
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    published: dt.date
    reviewed: dt.date
    next_review: dt.date
    editors: Annotated[tuple[Editor, ...], Field(min_length=1)]
    funding: Text
    disclaimer: Text
    licence: Text
    notebooks: Annotated[tuple[NotebookEntry, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _dates_in_order(self) -> Course:
        if not self.published <= self.reviewed < self.next_review:
            raise ValueError("published on or before reviewed, reviewed before next_review")
        return self


class Part(Record):
    """A part of the article."""

    id: PartId
    title: Text


class Quantity(Record):
    """A quantity that the article asserts.

    ``low`` and ``high`` are in ``unit``; None where the words set no bound on that side.
    ``reading`` says whether the bounds are the article's (stated) or ours (vague words).
    """

    words: Text
    low: float | None
    high: float | None
    unit: Literal["minutes", "weeks", "months", "per_year"]
    reading: Literal["stated", "ours"]
    note: Text | None = None

    @model_validator(mode="after")
    def _bounds(self) -> Quantity:
        if self.low is None and self.high is None:
            raise ValueError("low, high or both")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("low at most high")
        if self.reading == "ours" and not self.note:
            raise ValueError("a note that says how the vague words are read (reading: ours)")
        return self


class Claim(Record):
    """One claim of the article: its words, quoted briefly, and our restatement."""

    id: Identifier
    part: PartId
    quote: Text
    restatement: Text
    quantity: Quantity | None = None


class Article(Record):
    """article.yaml: what the article claims, part by part."""

    title: Text
    parts: tuple[Part, ...]
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]

    def claim(self, claim_id: str) -> Claim:
        """Return the claim of that id."""
        return next(claim for claim in self.claims if claim.id == claim_id)

    def quantity(self, claim_id: str) -> Quantity:
        """Return the quantity of that claim.

        Raises
        ------
        ValueError
            If the claim asserts none.
        """
        quantity = self.claim(claim_id).quantity
        if quantity is None:
            raise ValueError(f"claim '{claim_id}' in article.yaml has no quantity; give it one")
        return quantity


class Condition(Record):
    """What the article says of a condition, and what it leaves out."""

    id: Identifier
    name: Text
    says: Text
    silent: Text
    claims: tuple[str, ...]


class Conditions(Record):
    """conditions.yaml."""

    conditions: Annotated[tuple[Condition, ...], Field(min_length=2)]


class Step(Record):
    """A step round the loop of pain and mood."""

    id: Identifier
    title: Text
    highlight: Literal["pain", "mood", "mood_to_pain", "pain_to_mood", "both", "none"]
    said_by: Literal["article", "research", "caution"]
    text: Text
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Loop(Record):
    """loop.yaml."""

    steps: Annotated[tuple[Step, ...], Field(min_length=2)]


class Site(Record):
    """A place on the pain pathway: what the article and what pharmacology say of it."""

    id: Literal["nerve_ending", "dorsal_horn", "brain"]
    name: Text
    plain: Text
    article_here: bool
    article: Text
    pharmacology_here: Literal["no", "possibly", "yes"]
    pharmacology: Text
    sources: tuple[str, ...] = ()


class Pathway(Record):
    """pathway.yaml."""

    sites: Annotated[tuple[Site, ...], Field(min_length=3, max_length=3)]


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
        return self


class Milestone(Record):
    """An event that a trial measured, with who, how many, against what and how sure."""

    id: Identifier
    lane: Literal["ketamine", "conventional"]
    time: Moment
    label: Annotated[str, Field(min_length=1, max_length=34)]
    statement: Text
    who: Text
    n: Annotated[int, Field(gt=0)]
    comparison: Text
    uncertainty: Text
    caution: Text | None = None
    source: str
    verified: Literal[True]
    second_reading: Literal["yes", "not-found"]


class Milestones(Record):
    """milestones.yaml."""

    milestones: Annotated[tuple[Milestone, ...], Field(min_length=1)]


class View(Record):
    """One of the accounts that the timeline can show."""

    id: Literal["article", "trials", "both"]
    label: Text


class Phase(Record):
    """What the article says is true while a phase lasts."""

    id: Literal["before", "lasting", "fading", "over", "building", "peak"]
    text: Text


class Lanes(Record):
    """Texts of one kind for both lanes."""

    ketamine: Text
    conventional: Text


class LanePhases(Record):
    """The phases of both lanes, in order."""

    ketamine: Annotated[tuple[Phase, ...], Field(min_length=4, max_length=4)]
    conventional: Annotated[tuple[Phase, ...], Field(min_length=2, max_length=2)]


class TrialTexts(Record):
    """What to say where no event has been measured yet."""

    nothing_yet: Lanes


class TimelineTexts(Record):
    """timeline.yaml."""

    views: Annotated[tuple[View, ...], Field(min_length=3, max_length=3)]
    phases: LanePhases
    trials: TrialTexts


class Concern(Record):
    """A concern and the questions to take to a clinician."""

    id: Identifier
    concern: Text
    why: Text
    questions: Annotated[tuple[Text, ...], Field(min_length=1)]


class Questions(Record):
    """questions.yaml."""

    concerns: Annotated[tuple[Concern, ...], Field(min_length=2)]


class Caption(Record):
    """The words around a figure."""

    title: Text
    description: Text
    caption: Text
    controls: dict[str, Text]


class Captions(Record):
    """figures.yaml."""

    figures: dict[str, Caption]


class Source(Record):
    """A paper, label or guideline."""

    id: Identifier
    authors: Text
    year: int | None
    title: Text
    journal: Text | None = None
    doi: Annotated[str, Field(pattern=r"^10\.\d+/\S+$")] | None = None
    pmid: Annotated[str, Field(pattern=r"^\d+$")] | None = None
    pmcid: Annotated[str, Field(pattern=r"^PMC\d+$")] | None = None
    url: Annotated[str, Field(pattern=r"^https://\S+$")] | None = None

    @property
    def link(self) -> str | None:
        """The best address: PubMed Central (free text), then DOI, PubMed, any other page."""
        if self.pmcid:
            return f"https://pmc.ncbi.nlm.nih.gov/articles/{self.pmcid}/"
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else self.url

    @property
    def short(self) -> str:
        """First author's surname and year, for example ``Zarate 2006``."""
        first = self.authors.split(",")[0].split()
        name = [word for word in first if not (word.isupper() and len(word) <= 3) and word != "Jr"]
        return " ".join([*(name or first), *([str(self.year)] if self.year else [])])


class Sources(Record):
    """sources.yaml."""

    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
