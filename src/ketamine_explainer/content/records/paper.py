"""paper/: what the sheets say that are handed out: summary, summary of findings, question list."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .base import PRINTED, Record, Text
from .names import ConcernRef, EstimateRef, RefTo, ShareRef

Line = Annotated[Text, Field(max_length=160)]
"""Words that have to fit in a cell of a table."""


class Picture(Record):
    """A figure of a notebook as it stands on paper, in the state in which its page opens.

    Parameters
    ----------
    notebook, cell
        The notebook, and the id of the cell that shows it.
    says
        What stands under it: whom it counts, and when. Markdown.
    """

    notebook: Annotated[Text, RefTo("notebook")]
    cell: Text
    says: Text


class Passage(Record):
    """A heading and what is said under it, with a figure where one says it better.

    Parameters
    ----------
    text
        In Markdown; numbers as mentions of estimates.
    asks
        Concerns of questions.yaml, each told by its first question.
    """

    title: Text
    text: Text
    picture: Picture | None = None
    asks: tuple[ConcernRef, ...] = ()


class Summary(Record):
    """summary.yaml: the two pages for patients and the public.

    Parameters
    ----------
    title, lead
        What it is about, and for whom.
    front, back
        What stands on the first page, and on the second.
    more
        Where there is more to read.
    """

    title: Text
    lead: Text
    front: Annotated[tuple[Passage, ...], Field(min_length=1)]
    back: Annotated[tuple[Passage, ...], Field(min_length=1)]
    more: Text


class FindingRow(Record):
    """A row of a table of findings: shares of two groups, their difference, or what lacks.

    Parameters
    ----------
    outcome
        What was counted, in a few words.
    finding, control
        The shares with the treatment and with what it was compared with; a share alone where the
        table has no comparison.
    difference
        An estimate of a difference, where the shares themselves are not known.
    gap
        What was not found; a row without numbers.
    """

    outcome: Line
    finding: ShareRef | None = None
    control: ShareRef | None = None
    difference: EstimateRef | None = None
    gap: Line | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        kinds = (self.finding, self.difference, self.gap)
        if sum(each is not None for each in kinds) != 1:
            raise ValueError("one of finding, difference and gap")
        if self.control and not self.finding:
            raise ValueError("control only beside a finding")
        return self


class Finding(FindingRow):
    """A row of the summary of findings.

    Parameters
    ----------
    means
        What it means, in a few words; None for a gap. Markdown, numbers as mentions.
    """

    means: Text | None = None

    @model_validator(mode="after")
    def _meant(self) -> Finding:
        if (self.means is None) != (self.gap is not None):
            raise ValueError("means, but for a gap, which says all")
        return self


class Findings(Record):
    """Rows that are all of one comparison.

    Parameters
    ----------
    title
        Treatment, comparator and people.
    comparator
        A word or two that stand in the arm of each control; None where there was no comparison.
    rows
        Benefits and harms; what was not found of either is a row, too.
    """

    title: Text
    comparator: Text | None = None
    rows: Annotated[tuple[Finding, ...], Field(min_length=1)]


class Harm(FindingRow):
    """A row of the table of harms.

    Parameters
    ----------
    than
        That the title says of it that more people have it than with the comparator, or fewer.
    """

    than: Literal["more", "fewer"] | None = None

    @model_validator(mode="after")
    def _compared(self) -> Harm:
        if self.difference or (self.than and self.gap):
            raise ValueError("a finding with its control, or a gap of which the title says nothing")
        return self


class Harms(Record):
    """harms.yaml: harms in rows, beside one comparator; a slide.

    Parameters
    ----------
    finding
        What they come to, as its title, which names the comparator.
    comparator
        A word or two that stand in the arm of each control.
    columns
        What stands above outcome, share with the treatment and with the comparator, difference,
        certainty.
    rows
        The most important ones, first what was not found. More do not fit on a slide.
    note
        Of how many, when, and how it was found out. Markdown.
    """

    finding: Annotated[str, Field(max_length=95), PRINTED]
    comparator: Text
    columns: Annotated[tuple[Text, ...], Field(min_length=5, max_length=5)]
    rows: Annotated[tuple[Harm, ...], Field(min_length=5, max_length=8)]
    note: Text


class FindingsSheet(Record):
    """findings.yaml: the summary of findings, a page for staff.

    Parameters
    ----------
    columns
        What stands above outcome, share with the comparator and with the treatment, difference,
        number needed, people, certainty and meaning.
    ours
        What an asterisk at a certainty says.
    notes
        How to read the table: a sentence or two each. Markdown.
    """

    title: Text
    lead: Text
    columns: Annotated[tuple[Text, ...], Field(min_length=8, max_length=8)]
    tables: Annotated[tuple[Findings, ...], Field(min_length=1)]
    notes: Annotated[tuple[Text, ...], Field(min_length=1)]
    ours: Text


class Checklist(Record):
    """checklist.yaml: the words around the questions of questions.yaml on their page to take along.

    Parameters
    ----------
    lead
        How to use it.
    own, answers
        What stands above the ruled lines: for questions of one's own, and for what was said.
    """

    title: Text
    lead: Text
    own: Text
    answers: Text
