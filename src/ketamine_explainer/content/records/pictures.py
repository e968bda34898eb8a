"""icons.yaml, charts.yaml and options.yaml: which estimates are drawn, and how they are told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import MINUTES, PRINTED, Entry, Identifier, Keyed, Record, Text
from .evidence import Estimate, Unit
from .names import ClaimRef, EstimateRef, Key, RuleRef, ShareRef
from .widget_texts import Caption

OF_100 = "of 100"
"""The unit of an axis on which shares stand as people of a hundred."""


class Comparison(Record):
    """Two groups whose shares stand side by side, as icons of a hundred people each.

    Parameters
    ----------
    comparator
        What the treatment is compared with, in a few words: an option of the control.
    treated, control
        Estimates of shares of the same outcome at the same time.
    note
        What to keep in mind.
    """

    comparator: Text
    treated: ShareRef
    control: ShareRef
    note: Text | None = None


class IconArrays(Entry):
    """A figure of icon arrays: the learner chooses outcome, comparator and time.

    Parameters
    ----------
    first
        ``comparator`` where benefits and harms stand beside each other: the comparator is chosen
        first, and each has a benefit and a harm, or says in `not_found` what it lacks.
    not_found
        By comparator, what a reader wants of it and was not found: said first.
    """

    id: Annotated[Identifier, Key("icon arrays")]
    caption: Caption
    first: Literal["outcome", "comparator"] = "outcome"
    not_found: Mapping[str, Text] = {}
    comparisons: Annotated[tuple[Comparison, ...], Field(min_length=2)]


class Axis(Record):
    """The axis of a view.

    Parameters
    ----------
    unit
        ``of 100`` for shares, ``time`` for lengths of time on a stretched axis, or the unit that
        the estimates have.
    low, high
        Its ends.
    ticks
        For ``time`` instead of its ends: the minutes that the axis names, each step drawn equally
        wide.
    words
        What it shows, with its unit and which side is better.
    null_value
        Where there is no difference: 0, or 1 for ratios. None where bars begin at `low`.
    """

    unit: Literal["of 100", "time", Unit]
    low: float = 0
    high: float = 100
    ticks: tuple[float, ...] = ()
    words: Text
    null_value: float | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Axis:
        if self.low >= self.high:
            raise ValueError("low below high")
        if (self.unit == "time") != (len(self.ticks) > 1) or sorted(set(self.ticks)) != [
            *self.ticks
        ]:
            raise ValueError("ticks, rising, for unit time and for no other")
        return self

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest value that has a place."""
        return (self.ticks[0], self.ticks[-1]) if self.ticks else (self.low, self.high)

    def factor(self, estimate: Estimate) -> float | None:
        """Return what an estimate's numbers are multiplied by here, or None if it has no place."""
        if self.unit == OF_100 or estimate.share is not None:
            return 1.0 if self.unit == OF_100 and estimate.share is not None else None
        if self.unit == "time":
            return MINUTES.get(estimate.unit or "")
        return 1.0 if estimate.unit == self.unit else None

    def value(self, estimate: Estimate) -> float | None:
        """Return where an estimate stands: of 100, in minutes or in the unit; None for nowhere."""
        factor = self.factor(estimate)
        if factor is None:
            return None
        if estimate.share is not None:
            return 100 * estimate.share
        assert estimate.number is not None
        return factor * estimate.number


NoControl = Annotated[str, Field(min_length=1, max_length=44), PRINTED]
"""Words that stand in the place of a control: that there was no comparison."""


def _either(control: str | None, no_control: str | None) -> None:
    if control and no_control:
        raise ValueError("a control, or no_control with the words that stand in its place")


RowLabel = Annotated[str, Field(min_length=1, max_length=48), PRINTED]
"""Words at the head of a row, for which two short lines are there."""

Gap = Annotated[str, Field(min_length=1, max_length=80), PRINTED]
"""Words that stand in a row where there is nothing to draw."""


class Row(Record):
    """A row of a chart: an estimate beside its control, or beside words for having none; or a gap.

    Parameters
    ----------
    label
        Who or what it is about, in a few words.
    finding, control
        Estimates that are shown.
    no_control
        Stands in the control's place where nobody was compared with those of the finding.
    claim
        A claim of the article, whose quantity is drawn as the article's.
    rule
        A rule with an amount, drawn as a rule.
    gap
        Why there is nothing to draw.
    """

    label: RowLabel
    finding: EstimateRef | None = None
    control: EstimateRef | None = None
    no_control: NoControl | None = None
    claim: ClaimRef | None = None
    rule: RuleRef | None = None
    gap: Gap | None = None

    @model_validator(mode="after")
    def _one(self) -> Row:
        given = [each for each in (self.finding, self.claim, self.rule, self.gap) if each]
        if len(given) != 1 or ((self.control or self.no_control) and not self.finding):
            raise ValueError("one of finding, claim, rule and gap; control only beside a finding")
        _either(self.control, self.no_control)
        return self


Facet = Literal["group", "comparator", "time", "measure"]
"""In what the rows of a view may differ: the studies or people, what they are compared with, the
time, what is measured. Never whom the shares count."""


class ChartView(Record):
    """What a chart shows for one option of its control.

    Parameters
    ----------
    label
        The option's words.
    subtitle
        Stands on the figure: whom the rows are about, and what must not be compared.
    text
        What it shows, in a sentence or two.
    differs
        In what its rows differ, two things at most; they are alike in all else.
    """

    label: Text
    axis: Axis
    subtitle: Annotated[str, Field(min_length=1, max_length=110), PRINTED]
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]
    text: Text
    differs: Annotated[tuple[Facet, ...], Field(max_length=2)] = ()


class Chart(Entry):
    """A chart of estimates in rows, with a view for each option of its control."""

    id: Annotated[Identifier, Key("chart")]
    caption: Caption
    views: Annotated[tuple[ChartView, ...], Field(min_length=2)]


class Feature(Entry):
    """A side on which all options are compared: a good one, a bad one, or another that matters.

    Parameters
    ----------
    kind
        ``other`` for what is told in words alone.
    text
        What it means.
    """

    id: Annotated[Identifier, Key("feature")]
    name: RowLabel
    kind: Literal["benefit", "harm", "other"]
    text: Text


class Side(Record):
    """What was found of one feature of one option: a share, or a gap.

    Parameters
    ----------
    finding, control
        Estimates of shares.
    no_control
        Stands in the control's place where nobody was compared with those of the finding.
    gap
        What is not known, where there is no share.
    text
        What else was found, in plain words; numbers as mentions.
    """

    finding: ShareRef | None = None
    control: ShareRef | None = None
    no_control: NoControl | None = None
    gap: Gap | None = None
    text: Text | None = None

    @model_validator(mode="after")
    def _one(self) -> Side:
        if (self.finding is None) == (self.gap is None) or (self.control and not self.finding):
            raise ValueError("a finding or a gap, not both; control only beside a finding")
        if self.finding and not (self.control or self.no_control):
            raise ValueError("beside a finding its control, or no_control with words in its place")
        _either(self.control, self.no_control if self.finding else None)
        return self


class Option(Entry):
    """One of the things that a person can decide for.

    Parameters
    ----------
    what
        What it is, in plain words.
    good, bad
        What speaks for it, and what against it, in a few sentences.
    nothing_new
        True for the option of having no new treatment.
    comparator
        What all its benefits and harms are compared with, in a word or two that stand in the
        name of each control; None where it has no control.
    not_found
        The comparison that a reader wants and that was not found: its picture begins with it.
    sides
        What was found, by feature: every feature of the file, in its order.
    """

    id: Annotated[Identifier, Key("option")]
    name: Text
    what: Text
    good: Text
    bad: Text
    nothing_new: bool = False
    comparator: Annotated[str, Field(min_length=1, max_length=40), PRINTED] | None = None
    not_found: Annotated[str, Field(min_length=1, max_length=48), PRINTED] | None = None
    sides: Mapping[Identifier, Side]

    @property
    def title(self) -> str:
        """Its name, with what it is compared with: ``Ketamine infusions, against ECT``."""
        return f"{self.name}, against {self.comparator}" if self.comparator else self.name

    @model_validator(mode="after")
    def _one_comparator(self) -> Option:
        compared = any(side.control for side in self.sides.values())
        if compared != (self.comparator is not None):
            raise ValueError("comparator: the one comparator of all its controls, if it has any")
        return self


class Options(Record):
    """options.yaml: as many good sides as bad ones, and all of them for every option."""

    features: Annotated[Keyed[Feature], Field(min_length=2)]
    options: Annotated[Keyed[Option], Field(min_length=2)]

    @model_validator(mode="after")
    def _equal_detail(self) -> Options:
        kinds = [feature.kind for feature in self.features.values()]
        if kinds.count("benefit") != kinds.count("harm"):
            raise ValueError("as many features of kind benefit as of kind harm")
        if sum(option.nothing_new for option in self.options.values()) != 1:
            raise ValueError("one option with nothing_new: true")
        return self
