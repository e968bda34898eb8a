"""evidence/: studies, the estimates that they found, and the rules that regulators set."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from ..dates import stated_in_words
from .base import MINUTES, Entry, Identifier, Record, Text
from .names import ClaimRef, FindingRef, Key, RefTo, SourceRef

Design = Literal[
    "network meta-analysis",
    "meta-analysis",
    "systematic review",
    "randomised trial",
    "randomised crossover trial",
    "randomised withdrawal trial",
    "secondary analysis of a trial",
    "open-label trial",
    "cohort",
    "chart review",
    "survey",
    "case series",
    "volunteer experiment",
    "laboratory experiment",
    "label",
    "guideline",
    "consensus statement",
]
CountedRef = Annotated[Identifier, RefTo("estimate", fits="a counted share")]
Read = Literal["full text", "abstract", "table", "label", "web page", "second-hand"]
Unit = Literal[
    "minutes", "hours", "days", "weeks", "months", "infusions", "sessions", "points",
    "standard deviations", "%", "mmHg", "odds ratio", "risk ratio", "hazard ratio",
    "ng/mL", "µmol/L", "people",
]  # fmt: skip
"""Units of a value. A standardised difference (Hedges g, Cohen d, SMD) is in standard deviations;
one in ``%`` is a relative change, not a share of people."""


Basis = Literal["all", "responders", "completers", "respondents", "modelled"]
"""Whom an estimate is counted among: all who were randomised or treated, those who had responded,
those who could be assessed at the end, those who answered a survey, or nobody: a share that a
model expects."""


class Study(Entry):
    """Who was studied, how, against what, and where it can be read.

    Parameters
    ----------
    population
        The people, as a reader would describe them: the reference class of its estimates.
    n
        How many took part; in a review, all people of its trials. None where it counts none.
    comparator
        What they were compared with; ``nothing`` where there was no comparison.
    funding
        Who paid, or None where what was read does not say.
    read
        How much of it was read.
    note
        What to keep in mind about the study as a whole.
    """

    id: Annotated[Identifier, Key("study")]
    reference: SourceRef
    design: Design
    population: Text
    n: Annotated[int, Field(gt=0)] | None
    comparator: Text
    funding: Text | None = None
    read: Read
    checked: date
    note: Text | None = None


class Interval(Record):
    """Between what bounds the true value is likely to lie."""

    low: float
    high: float
    level: Annotated[int, Field(ge=50, lt=100)] = 95

    @model_validator(mode="after")
    def _ordered(self) -> Interval:
        if self.low >= self.high:
            raise ValueError("low below high")
        return self


class Grade(Record):
    """How certain it is, and why."""

    level: Literal["high", "moderate", "low", "very low"]
    by: Literal["source", "us"]
    reason: Text


class When(Record):
    """When it was measured: a time after the start of treatment, or in words."""

    at: Annotated[float, Field(ge=0)] | None = None
    unit: Literal["minutes", "hours", "days", "weeks", "months", "years"] | None = None
    words: Text | None = None

    @model_validator(mode="after")
    def _said(self) -> When:
        if (self.at is None) != (self.unit is None) or (self.at is None and self.words is None):
            raise ValueError("at with its unit, or words, or both")
        return self

    @property
    def minutes(self) -> float | None:
        """The time in minutes; None where there are only words."""
        return None if self.at is None or self.unit is None else self.at * MINUTES[self.unit]


class Estimate(Entry):
    """One number that a study found, for one group of people at one time.

    Its value is a count (`events` of `n`), a share (`percent` of `n`) or a `number` with its
    `unit` among `n` people.

    Parameters
    ----------
    outcome
        An outcome of evidence/outcomes.yaml.
    measure
        How the outcome was measured, in plain words.
    arm
        What these people had.
    comparator
        What `number` compares them with; None for a value of one group alone.
    population
        The people, where they are not those of the study as a whole.
    n
        How many people it is counted among; None for a number whose source does not say, and for a
        share that a model expects of nobody counted.
    basis
        Which of the people they are. Only shares of one basis stand beside each other.
    n_is
        Whom `n` is the number of: of those counted, or, where the source does not say how many
        these were, of all who were treated.
    interval
        An interval of the source, or ``wilson`` to have that of a count or share computed.
    locator
        The place in the source.
    table
        Rows of one table that a reader would ask for together: what draws one draws all of them.
    second_reading
        Whether another page was found to say the same.
    show
        False keeps it from the learner; `reason` says why.
    """

    id: Annotated[Identifier, Key("estimate")]
    study: Annotated[Identifier, RefTo("study")]
    outcome: Annotated[Identifier, RefTo("outcome")]
    measure: Text
    arm: Text
    comparator: Text | None = None
    population: Text | None = None
    events: Annotated[int, Field(ge=0)] | None = None
    percent: Annotated[float, Field(ge=0, le=100)] | None = None
    number: float | None = None
    unit: Unit | None = None
    n: Annotated[int, Field(gt=0)] | None
    basis: Basis
    n_is: Literal["counted", "treated"] = "counted"
    when: When
    interval: Interval | Literal["wilson"] | None = None
    grade: Grade | None = None
    locator: Text
    table: Identifier | None = None
    checked: date
    verified: bool
    second_reading: Literal["yes", "not-found", "no"]
    show: bool
    reason: Text | None = None
    note: Text | None = None

    @property
    def share(self) -> float | None:
        """The proportion of a count or a share, 0 to 1; None for a number with a unit."""
        if self.events is not None and self.n:
            return self.events / self.n
        return None if self.percent is None else self.percent / 100

    @model_validator(mode="after")
    def _one_value(self) -> Estimate:
        given = [each for each in (self.events, self.percent, self.number) if each is not None]
        if len(given) != 1 or (self.number is None) != (self.unit is None):
            raise ValueError("one of events, percent and number; number with a unit")
        if self.number is None and (self.n is None) != (self.basis == "modelled"):
            wanted = "how many people it is counted among, for events or percent"
            raise ValueError(f"{wanted}; null for basis modelled")
        if self.events is not None and self.n and self.events > self.n:
            raise ValueError("no more events than people")
        return self

    @model_validator(mode="after")
    def _uncertain(self) -> Estimate:
        if self.interval is None and self.grade is None:
            raise ValueError("an interval, a grade, or both")
        if self.interval == "wilson" and (self.number is not None or self.n is None):
            raise ValueError("wilson only for events or percent of people who were counted")
        if self.n_is == "treated" and (self.basis != "completers" or self.interval == "wilson"):
            raise ValueError("n_is treated only with basis completers, and without wilson")
        return self

    @model_validator(mode="after")
    def _shown(self) -> Estimate:
        if self.show and (not self.verified or self.second_reading == "no"):
            raise ValueError("show only what is verified and no second reading contradicts")
        if not self.show and self.reason is None:
            raise ValueError("a reason where it is not shown")
        return self


class Outcome(Entry):
    """What estimates are about.

    Parameters
    ----------
    name
        As it is called in running text, for example ``remission``.
    plain
        What it means, for somebody who has never heard the name.
    kind
        Whether more of it is good, bad or neither.
    of_illness
        True for a harm that the illness does, such as a relapse: to prevent it is a benefit.
    """

    id: Annotated[Identifier, Key("outcome")]
    name: Text
    plain: Text
    kind: Literal["benefit", "harm", "neither"]
    of_illness: bool = False


class Amount(Record):
    """How much of something a rule sets: from `low` to `high`, which may be the same."""

    low: float
    high: float
    unit: Unit

    @model_validator(mode="after")
    def _ordered(self) -> Amount:
        if self.low > self.high:
            raise ValueError("low at most high")
        return self


class Rule(Entry):
    """What a regulator, label, guideline or review says, with its country and date.

    Parameters
    ----------
    topic
        Such as ``approval``, ``monitoring``; ``interaction`` for what another medicine does, and
        ``group`` for people who need particular care.
    subject
        The medicine or procedure that it is about.
    text
        Our words for what it says.
    as_of
        The date of the statement as far as it was seen, such as ``2025`` or ``2025-01``.
    amount
        What it comes to in numbers, where it can be drawn.
    """

    id: Annotated[Identifier, Key("rule")]
    reference: SourceRef
    topic: Literal[
        "approval",
        "prescription",
        "monitoring",
        "contraindication",
        "schedule",
        "advice",
        "mechanism",
        "interaction",
        "group",
    ]
    country: Text
    subject: Text
    text: Text
    as_of: Text
    amount: Amount | None = None
    locator: Text
    checked: date
    verified: Literal[True]

    @property
    def dated(self) -> str:
        """The date of the statement in words, for example ``October 2024``."""
        return stated_in_words(self.as_of)


class Derived(Entry):
    """A figure that is calculated from two estimates of shares, never typed.

    Parameters
    ----------
    kind
        ``difference`` in percentage points, treated less control, or ``number needed``: how many
        people make one more with the outcome, or one fewer.
    """

    id: Annotated[Identifier, Key("derived figure")]
    kind: Literal["difference", "number needed"]
    treated: CountedRef
    control: CountedRef
    note: Text | None = None


class Search(Record):
    """How evidence on a claim was looked for.

    Parameters
    ----------
    where
        The collections that were searched.
    words
        What was asked, as it was typed.
    when
        The day of the last search.
    by
        Who read what was found and decided, as a role.
    """

    where: Annotated[tuple[Text, ...], Field(min_length=1)]
    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    when: date
    by: Text


VerdictKind = Literal["supported", "qualified", "contradicted", "no evidence found", "not checked"]

_UNFOUNDED = ("no evidence found", "not checked")
"""Verdicts that rest on no estimate."""


class Verdict(Entry):
    """What the evidence says about a claim of the article, whose id is its key.

    Parameters
    ----------
    verdict
        ``qualified`` is true in part, or for some people, or of another size than claimed;
        ``not checked`` is a draft whose evidence nobody has looked for.
    reason
        Two sentences in plain words; numbers as mentions of estimates.
    speaks_for, speaks_against
        Ids of estimates, or of rules where a regulator or a label decides.
    certainty
        How certain the verdict is.
    would_change
        What finding would change it.
    search
        How evidence was looked for; None only where the claim was not checked.
    """

    id: Annotated[ClaimRef, Key("verdict")]
    verdict: VerdictKind
    reason: Text
    speaks_for: tuple[FindingRef, ...] = ()
    speaks_against: tuple[FindingRef, ...] = ()
    certainty: Literal["high", "moderate", "low", "very low"]
    would_change: Text
    search: Search | None = None

    @model_validator(mode="after")
    def _founded(self) -> Verdict:
        found = self.speaks_for or self.speaks_against
        if self.verdict in _UNFOUNDED and found:
            raise ValueError(f"no estimates where the verdict is '{self.verdict}'")
        if self.verdict not in _UNFOUNDED and not found:
            raise ValueError("at least one estimate or rule that speaks for or against it")
        return self

    @model_validator(mode="after")
    def _searched(self) -> Verdict:
        # What was not looked for cannot be reported as not found.
        if self.verdict != "not checked" and self.search is None:
            raise ValueError("a search (where, words, when, by), or the verdict 'not checked'")
        if self.verdict == "not checked" and self.search is not None:
            raise ValueError("no search where the claim was not checked")
        return self
