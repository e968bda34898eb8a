"""Whether each speaker note belongs to one slide of a notebook, and can be spoken from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from .citations import cited
from .errors import Problem, did_you_mean, one_of
from .files import Content
from .mentions import with_mentions
from .records import Note
from .yamlfile import Document


def unplaced(
    content: Content, document: Document, notebook: str, slides: Collection[str]
) -> Iterator[Problem]:
    """Find notes on what is no slide of a notebook, and notes out of the order of its slides.

    Parameters
    ----------
    content : Content
        The course.
    document : Document
        notes.yaml.
    notebook : str
        Name of the notebook.
    slides : collection of str
        The ids of its cells, in their order, but for those that no export shows.
    """
    order = {slide: number for number, slide in enumerate(slides)}
    found = content.notes.get(notebook, {})
    for slide in found:
        if slide not in order:
            cure = did_you_mean(slide, order, "name a cell by its id")
            allowed = f"a cell of {notebook}.ipynb that is exported: {one_of(order)}"
            yield document.problem((notebook, slide), repr(slide), allowed, cure)
    for before, slide in pairwise(slide for slide in found if slide in order):
        if order[slide] < order[before]:
            given = f"'{slide}' after '{before}'"
            cure = f"move the note on '{slide}' up, to where its cell stands"
            allowed = f"the order of the cells of {notebook}.ipynb"
            yield document.problem((notebook, slide), given, allowed, cure)


MINUTES = (10, 25)
"""Bounds of a notebook's minutes: less is no lesson, more is no part of two hours."""

COURSE = (90, 130)
"""Bounds of the minutes of the course: a training session with time for questions."""

SENTENCES = (2, 6)
"""Bounds of what is said at a slide: more is read out and not spoken."""

_END = re.compile(r"[.!?](?=\W*(?:\s|$))")
_ASKS = re.compile(r"\?|^(?:Choose|Guess)\b")


def misspoken(content: Content, document: Document) -> Iterator[Problem]:
    """Find notes that nobody can speak from: too long, without a question, without a source.

    Parameters
    ----------
    content : Content
        The course.
    document : Document
        notes.yaml.
    """
    for notebook, notes in content.notes.items():
        for slide, note in notes.items():
            yield from _unspeakable(note, document, (notebook, slide))
    yield from _out_of_time(content, document)


def _unspeakable(note: Note, document: Document, loc: tuple[str | int, ...]) -> Iterator[Problem]:
    low, high = SENTENCES
    sentences = len(_END.findall(with_mentions(note.say, lambda id_, form: "1")))
    if not low <= sentences <= high:
        cure = "say more of it, or leave it out" if sentences < low else "shorten it"
        given = f"{sentences} sentence{'' if sentences == 1 else 's'}"
        yield document.problem((*loc, "say"), given, f"{low} to {high} sentences", cure)
    if not _ASKS.search(note.ask):
        allowed = "a question, or a sentence that begins with Choose or Guess"
        yield document.problem((*loc, "ask"), note.ask, allowed, "ask something of the room")
    if not list(cited(note.reply)):
        allowed = "a reply with a source: [@source-id]"
        yield document.problem((*loc, "reply"), note.reply, allowed, "cite what it rests on")


def _out_of_time(content: Content, document: Document) -> Iterator[Problem]:
    spans = {
        name: sum(note.minutes for note in content.notes.get(name, {}).values())
        for name in content.course.notebooks
    }
    cure = "shorten or lengthen the minutes of its notes"
    for name, minutes in spans.items():
        if not content.notes.get(name):
            given, wanted = (
                f"no speaker notes on {name}",
                f"add '{name}:', with a note on its slides",
            )
            yield document.problem((), given, _span(MINUTES, "a notebook"), wanted)
        elif not MINUTES[0] <= minutes <= MINUTES[1]:
            given, allowed = f"{minutes:g} minutes in all for {name}", _span(MINUTES, "a notebook")
            yield document.problem((name,), given, allowed, cure)
    if not COURSE[0] <= (whole := sum(spans.values())) <= COURSE[1]:
        given, allowed = f"{whole:g} minutes in all", _span(COURSE, "the course")
        yield document.problem((), given, allowed, cure)


def _span(bounds: tuple[int, int], what: str) -> str:
    return f"{bounds[0]} to {bounds[1]} minutes for {what}"
