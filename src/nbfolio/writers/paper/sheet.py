"""A notebook as sheets of paper: its sections with room for notes, and its answers apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from markupsafe import Markup

from ...html.blocks import BlockWriter
from ...html.drawing import RenderContext
from ...html.language import spoken
from ...html.prose import Markdown
from ...html.registry import widget_renderers
from ...markup import element, joined
from ...notebook.document import Cell, Document, Prose, References, Solution
from .tree import on_paper

LINES = 4
"""Ruled lines in each room for notes."""


@dataclass(frozen=True)
class Question:
    """What is asked after a cell, and answered in the answer key; both are Markdown."""

    ask: str
    answer: str


@dataclass(frozen=True)
class Sheet:
    """What a handout shows of one notebook.

    Parameters
    ----------
    name
        The notebook's.
    title
        Its first heading, or else its name.
    lead
        What comes before the first section, as HTML.
    sections
        Each section but the last as HTML, with its room for notes.
    sources
        The section that lists the sources, as HTML; empty where there is none.
    answers
        What is not to be read too soon, as HTML: answers to questions, solutions of exercises.
    references
        Each item of its lists of references, as HTML.
    language
        Of its words; English where it is empty.
    """

    name: str
    title: str
    lead: Markup
    sections: tuple[Markup, ...]
    sources: Markup
    answers: tuple[Markup, ...]
    references: tuple[Markup, ...] = ()
    language: str = ""

    @property
    def spoken(self) -> Markup:
        """What ``<html>`` says of its language."""
        return spoken(self.language)


@dataclass(frozen=True)
class _Printed:
    """A cell on paper: what is shown of it, and what is for the answer key.

    It is of prose alone, or solved in the answer key, or emptied where nothing that it showed is on
    this paper.
    """

    cell: Cell
    html: Markup
    tree: BeautifulSoup
    lists: bool
    answer: Markup = field(default_factory=Markup)
    prose: bool = False
    solved: bool = False
    emptied: bool = False


def read_sheet(
    document: Document,
    questions: Mapping[str, Question] | None = None,
    without: str = "",
    room: bool = True,
    apart: str = "",
) -> Sheet:
    """Return the sheet of an executed notebook, its widgets as they are at the start.

    Parameters
    ----------
    document
        The notebook.
    questions
        By the id of the cell that each is asked after.
    without
        What this paper leaves out, as a selector. A section that shows nothing else is left out
        with the words that lead to it.
    room
        Whether there is room for notes: in an exercise, where something is to be solved.
    apart
        What stands in the answer key instead, as a selector: what a screen keeps folded.

    Raises
    ------
    ExportError
        If it shows a widget that no page can show.
    """
    document = document.for_readers
    prose = Markdown.of(document)
    draw = RenderContext(document.name, document.state, widget_renderers(), on_paper=True)
    printed = list(_printed(document, BlockWriter(draw, prose), without, apart))
    solves = any(each.solved for each in printed)
    asked = list(_asked(printed, questions or {}))
    lead, *sections = _sections(asked)
    sections = [each for each in sections if not _idle(each)]
    space = ROOM if room else Markup()
    title = prose.headings.title or document.name
    heading = Markup() if prose.headings.title else element("h1", title)
    return Sheet(
        name=document.name,
        language=document.language,
        title=title,
        lead=heading + joined(*(each.html for each in lead)),
        sections=tuple(
            _with_room(each, space if not solves or any(cell.solved for cell in each) else Markup())
            for each in sections
            if not _lists(each)
        ),
        sources=joined(*(_with_room(each, space) for each in sections if _lists(each))),
        answers=tuple(each.answer for each in asked if each.answer),
        references=tuple(Markup(item) for each in asked if each.lists for item in each.tree("li")),
    )


def _printed(
    document: Document, writer: BlockWriter, without: str, apart: str
) -> Iterator[_Printed]:
    heading = named = ""
    for cell, blocks in document.cells():
        shown = [block for block in blocks if not isinstance(block, Solution)]
        tree = on_paper(writer.html(*shown))
        gone = tree.select(without) if without else []
        for each in gone:
            each.decompose()
        heading = tree.h2.get_text() if tree.h2 else heading
        keyed = []
        for each in tree.select(apart) if apart else ():
            keyed.append(_keyed(each.extract(), heading if heading != named else ""))
            named = heading
        lists = any(isinstance(block, References) for block in blocks)
        answers = [block for block in blocks if isinstance(block, Solution)]
        room = ROOM if answers else Markup()
        answer = joined(*keyed, Markup(on_paper(writer.html(*answers))))
        emptied = bool(gone) and not tree.get_text(strip=True)
        prose = all(isinstance(block, Prose) for block in shown)
        solved = bool(answers)
        yield _Printed(cell, Markup(tree) + room, tree, lists, answer, prose, solved, emptied)


def _keyed(part: Tag, heading: str) -> Markup:
    """Return an answer under a heading, if any, without what opens it on a screen."""
    if part.summary:
        part.summary.decompose()
    part.name, part.attrs = "div", {}
    name = element("p", element("b", heading)) if heading else Markup()
    return element("div", name, Markup(part), class_="answer")


def _asked(cells: Sequence[_Printed], questions: Mapping[str, Question]) -> Iterator[_Printed]:
    """Put the question to the room after each cell that has one, and number the answers."""
    numbers = count(1)
    for each in cells:
        question = questions.get(each.cell.id)
        yield _with_question(each, question, next(numbers)) if question else each


def _with_question(printed: _Printed, question: Question, number: int) -> _Printed:
    name, prose = element("p", element("b", f"Question {number}")), Markdown(Path())
    ask = element("div", name, prose.html(question.ask), class_="ask")
    answer = element("div", name, prose.html(question.answer), class_="answer")
    return replace(printed, html=printed.html + ask, answer=printed.answer + answer)


def _sections(cells: Sequence[_Printed]) -> list[list[_Printed]]:
    """Return the cells before the first section, then those of each."""
    sections: list[list[_Printed]] = [[]]
    for each in cells:
        if each.tree.h2:
            sections.append([])
        sections[-1].append(each)
    return sections


def _idle(cells: Sequence[_Printed]) -> bool:
    """Return whether a section only leads to what was left out."""
    rest = (each for each in cells if not each.emptied)
    return any(each.emptied for each in cells) and all(each.prose for each in rest)


def _lists(cells: Sequence[_Printed]) -> bool:
    """Return whether cells list references; nobody takes notes there."""
    return any(each.lists for each in cells)


def _with_room(cells: Sequence[_Printed], space: Markup) -> Markup:
    html = joined(*(each.html for each in cells))
    if _lists(cells):
        return element("div", html, class_="section small")
    return element("div", html, space, class_="section")


ROOM = element("div", *[element("div")] * LINES, class_="room")
"""Room for notes: empty ruled lines."""
