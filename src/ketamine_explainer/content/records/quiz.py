"""quiz/: questions to the reader. What is right in them follows from the evidence."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Entry, Identifier, Record, Text
from .names import (
    ClaimRef,
    EstimateRef,
    FindingRef,
    Key,
    MisconceptionRef,
    ObjectiveRef,
    ShareRef,
    SourceRef,
)

Kind = Literal["one", "several", "true or false", "number", "order"]
Worked = Literal[
    "plateau", "half-life", "one-compartment-stop", "one-compartment-later",
    "two-compartments-stop", "two-compartments-later", "well-of-begun", "relapse-rate",
    "predicted-share", "by-hazard-ratio", "fewer-of-hundred",
    "within-the-hour", "more-of-hundred", "needed-to-treat",
]  # fmt: skip
"""Answers to exercises, each calculated by its own function."""


_PAIRS = ("more", "alike", "later")


class Fact(Record):
    """A comparison of records, which holds or does not.

    Parameters
    ----------
    more, by
        The first estimate is larger than the second, by more than so much (of a hundred people, or
        in the unit of both).
    alike, within
        Two estimates differ by no more than so much.
    over, under, than
        An estimate is above, or below, so much (of a hundred people, or in its unit).
    later
        The first estimate was measured later than the second, or is a longer time.
    clear, unclear
        The interval of an estimate leaves out no difference, or includes it.
    outside, of
        The time of an estimate lies outside what a claim of the article says.
    verdict, given
        A claim has this verdict.
    """

    more: tuple[EstimateRef, EstimateRef] | None = None
    by: Annotated[float, Field(ge=0)] | None = None
    alike: tuple[EstimateRef, EstimateRef] | None = None
    within: Annotated[float, Field(ge=0)] | None = None
    over: EstimateRef | None = None
    under: EstimateRef | None = None
    than: float | None = None
    later: tuple[EstimateRef, EstimateRef] | None = None
    clear: EstimateRef | None = None
    unclear: EstimateRef | None = None
    outside: EstimateRef | None = None
    of: ClaimRef | None = None
    verdict: ClaimRef | None = None
    given: Literal["supported", "qualified", "contradicted", "no evidence found"] | None = None

    @model_validator(mode="after")
    def _one(self) -> Fact:
        kinds = (*_PAIRS, "over", "under", "clear", "unclear", "outside", "verdict")
        found = [name for name in kinds if getattr(self, name) is not None]
        if len(found) != 1:
            raise ValueError(f"one of {', '.join(kinds)}")
        wanted = {
            "alike": {"within"}, "over": {"than"}, "under": {"than"}, "outside": {"of"},
            "verdict": {"given"}, "more": {"by"} if self.by is not None else set(),
        }.get(found[0], set())  # fmt: skip
        beside = {name for name in ("by", "within", "than", "of", "given") if self._has(name)}
        if beside != wanted:
            raise ValueError(f"{found[0]} with {', '.join(sorted(wanted)) or 'nothing beside it'}")
        return self

    def _has(self, name: str) -> bool:
        return getattr(self, name) is not None


class QuizOption(Record):
    """Something to choose, why it is right or wrong, and what shows that.

    Parameters
    ----------
    says
        Its words; none where it is a number.
    estimate, times, plus
        A wrong number: that of another estimate, the answer so many times, the answer and so much
        more or less.
    right
        Whether it is to be chosen. An option without words is right where it is the answer itself.
    holds
        In a question of true or false: whether by this reason the statement holds.
    shows
        What must hold in the evidence for it to be right, and must not for it to be wrong.
    why
        What a reader is told who has chosen it, or should have.
    findings, sources
        What it rests on, besides what `why` mentions and cites.
    """

    says: Text | None = None
    estimate: EstimateRef | None = None
    times: Annotated[float, Field(gt=0)] | None = None
    plus: float | None = None
    right: bool = False
    holds: bool | None = None
    shows: Fact | None = None
    why: Text
    findings: tuple[FindingRef, ...] = ()
    sources: tuple[SourceRef, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether it is a number that is not the answer's."""
        return any(each is not None for each in (self.estimate, self.times, self.plus))

    @model_validator(mode="after")
    def _words_or_number(self) -> QuizOption:
        ways = sum(each is not None for each in (self.says, self.estimate, self.times, self.plus))
        if ways > 1 or (self.changed and self.right):
            raise ValueError("one of says, estimate, times and plus; right only with says or alone")
        return self


class Answer(Record):
    """A number that is asked for: calculated, never typed.

    Parameters
    ----------
    estimate
        The value of an estimate; a share as people of a hundred.
    difference
        How many more of a hundred the first share is than the second.
    time
        When an estimate was measured.
    worked
        The answer to an exercise.
    """

    estimate: EstimateRef | None = None
    difference: tuple[ShareRef, ShareRef] | None = None
    time: EstimateRef | None = None
    worked: Worked | None = None

    @model_validator(mode="after")
    def _one(self) -> Answer:
        if sum(map(bool, (self.estimate, self.difference, self.time, self.worked))) != 1:
            raise ValueError("one of estimate, difference, time and worked")
        return self


class Ranked(Record):
    """Something to put in order, by an estimate.

    Parameters
    ----------
    says
        Its words, without the number.
    """

    says: Text
    estimate: EstimateRef


_NEEDS = {
    "one": {"options"},
    "several": {"options"},
    "true or false": {"options"},
    "number": {"answer", "tolerance", "why"},
    "order": {"entries", "first", "why"},
}
"""What a question of each kind has, and others have not."""


class Question(Entry):
    """A question to the reader, on an objective.

    Parameters
    ----------
    kind
        Choose one option, or several; true or false, with a reason; a number; an order.
    objective
        What it shows of a reader; none in an exercise.
    test
        In which short test it stands, at the start or the end of the course; else it stands at the
        end of its notebook.
    on_slide
        Whether it stands on a slide, too, where a room votes on it; one of a notebook at most.
    misconceptions
        Which of misconceptions.yaml it is about.
    asks
        The question; in a question of true or false the statement.
    options
        What can be chosen, in this order; numbers are put in their own order.
    shows
        Of true or false: what must hold in the evidence for the statement to be true.
    answer, tolerance
        The number, and how far off an estimate of it is still right.
    entries, first
        What is put in order, as it stands at first, and what comes first.
    why
        What holds, for a number, an order, or whatever was chosen.
    hints
        Of an exercise: shown one at a time.
    findings, sources
        What all of it rests on, besides what its texts mention and cite.
    """

    id: Annotated[Identifier, Key("question")]
    kind: Kind
    objective: ObjectiveRef | None = None
    test: Literal["before", "after"] | None = None
    on_slide: bool = False
    misconceptions: tuple[MisconceptionRef, ...] = ()
    asks: Text
    options: Annotated[tuple[QuizOption, ...], Field(max_length=6)] = ()
    shows: Fact | None = None
    answer: Answer | None = None
    tolerance: Annotated[float, Field(gt=0)] | None = None
    entries: Annotated[tuple[Ranked, ...], Field(max_length=5)] = ()
    first: Literal["highest", "lowest", "earliest", "latest"] | None = None
    why: Text | None = None
    hints: Annotated[tuple[Text, ...], Field(max_length=4)] = ()
    findings: tuple[FindingRef, ...] = ()
    sources: tuple[SourceRef, ...] = ()

    @property
    def numeric(self) -> bool:
        """Whether its options are numbers."""
        return bool(self.options) and all(each.says is None for each in self.options)

    @model_validator(mode="after")
    def _complete(self) -> Question:
        wanted = {*_NEEDS[self.kind], *(["answer"] if self.numeric else [])}
        given = {
            name for name in ("options", "answer", "tolerance", "entries", "first")
            if getattr(self, name)
        }  # fmt: skip
        if given != wanted - {"why"} or ("why" in wanted and not self.why):
            raise ValueError(f"for the kind '{self.kind}': {', '.join(sorted(wanted))}, no others")
        if self.options and not self.numeric and any(each.says is None for each in self.options):
            raise ValueError("words in each option, or numbers in all")
        if any((each.holds is None) == (self.kind == "true or false") for each in self.options):
            raise ValueError("holds in each option of the kind 'true or false', and in no others")
        if (self.shows is not None) and self.kind != "true or false":
            raise ValueError("shows for the kind 'true or false', or in an option")
        return self
