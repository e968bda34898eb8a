"""landing.yaml: what the page that the site opens with says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from .base import Record, Text
from .names import RefTo

NotebookId = Annotated[Text, RefTo("notebook")]


class Start(Record):
    """The button with which the course begins: its words, and where it leads."""

    words: Text
    notebook: NotebookId


class LandingFigure(Record):
    """A figure of a notebook that stands on the page, alive.

    Parameters
    ----------
    cell
        The id of its cell.
    inside
        The class of the widget within the cell that is shown, where that is not all of it.
    title
        Its heading, for those who do not see it: the question that it answers.
    chosen
        What is chosen in it at first, where that is not what the notebook opens with: the words of
        an option by the label of its control.
    """

    notebook: NotebookId
    cell: Text
    inside: Text | None = None
    title: Text | None = None
    chosen: Mapping[Text, Text] = Field(default_factory=dict)


class LandingFinding(Record):
    """What was found, in a sentence or two.

    Parameters
    ----------
    notebook
        Whose page says more of it, and has the cards of its numbers.
    """

    title: Text
    says: Text
    notebook: NotebookId


class LandingPaper(Record):
    """A sheet of paper to take along: its words, and its file without paper and ending."""

    words: Text
    file: Text


class Offered(Record):
    """What the page says of the talks that are ready.

    Parameters
    ----------
    title
        Their heading.
    slides, plan, script, handout
        The words that lead to these of a talk.
    choose
        The words that lead to pictures of all slides, to choose among them.
    own
        The words that open the list of slides of which a talk can be made.
    begin, nothing
        What stands before the talks with which that list can begin, and for none of them.
    guide
        The words that lead to the facilitator's guide.
    """

    title: Text
    slides: Text
    plan: Text
    script: Text
    handout: Text
    choose: Text
    own: Text
    begin: Text
    nothing: Text
    guide: Text


class Landing(Record):
    """landing.yaml: what the page that the site opens with says.

    Parameters
    ----------
    what
        What the treatment is and what the course does: a sentence each, in Markdown.
    pictures
        For notebooks, the id of the cell whose first figure stands on their card.
    paper_lead, paper
        What leads to the sheets of paper, and these.
    presenters, teachers
        A line for each of them, in Markdown.
    talks
        The talks that are ready.
    downloads
        The words that lead to the page of all files, whose title and first words follow.
    """

    what: Annotated[tuple[Text, ...], Field(min_length=1, max_length=3)]
    start: Start
    figure: LandingFigure | None = None
    findings_title: Text
    findings: Annotated[tuple[LandingFinding, ...], Field(max_length=3)] = ()
    parts_title: Text
    pictures: Mapping[NotebookId, Text] = Field(default_factory=dict)
    paper_lead: Text
    paper: tuple[LandingPaper, ...] = ()
    presenters: Text
    talks: Offered
    teachers: Text
    downloads: Text
    downloads_title: Text
    downloads_lead: Text
