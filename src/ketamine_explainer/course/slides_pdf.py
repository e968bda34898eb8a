"""Slides as PDF, of the course and of each notebook: one a page to show, six a page to write on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from nbfolio.notebook.document import Document
from nbfolio.paper.printing import print_all
from nbfolio.writers.deck.notes import SpeakerNote

from ..content import Content
from .artefact import ExecutedCourse, OnWritten
from .decks import course_deck, deck, spoken, whole_course
from .handout.frame import wanted
from .names import PAPERS, slides_of
from .script import SHEETS, scripted

Said = tuple[Document, Mapping[str, SpeakerNote]]
"""Slides, and what is said at them by their names."""


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Print the slides of these names into a folder, each with its answer.

    Raises
    ------
    BrowserError
        If there is no browser, or it does not print.
    ExportError
        If a notebook cannot become a deck.
    PackageError
        If reveal.js is neither in the cache nor to be fetched.
    """
    print_all(wanted(_documents(executed), files), folder, wrote)


def printed_slides(
    content: Content,
    name: str,
    title: str,
    slides: Callable[[], Said],
    html: Callable[[], str] | None = None,
) -> Iterator[tuple[str, Callable[[], str]]]:
    """Give file name and what writes the HTML of all that is printed of a deck.

    One slide a page of 16 to 9 is the deck itself, as a browser prints it; the other files have
    six slides a page.

    Parameters
    ----------
    content
        The course.
    name
        What the files are called after; empty for the deck of the whole course.
    title
        Of what the slides are.
    slides
        Returns the slides, and what is said at them.
    html
        Returns the deck; left out, that of these slides.
    """
    yield slides_of(name), html or partial(_deck, slides)
    sheets = cache(lambda: scripted(content, title, *slides(), SHEETS))  # the same on any paper
    for paper, size in PAPERS.items():
        yield slides_of(name, paper), partial(_on, sheets, size)


def _deck(slides: Callable[[], Said]) -> str:
    return deck(*slides())


def _on(sheets: Callable[[], Callable[..., str]], size: str) -> str:
    return sheets()(paper=size)


def _documents(executed: ExecutedCourse) -> Iterator[tuple[str, Callable[[], str]]]:
    content, notes = executed.content, spoken(executed.notes)
    whole = partial(whole_course, executed, "slides")
    yield from printed_slides(
        content, "", content.course.title, whole, partial(course_deck, executed)
    )
    for lesson in executed.taught:
        said = partial(_same, (lesson, notes.get(lesson.name, {})))
        title = content.course.notebooks[lesson.name].title
        yield from printed_slides(content, lesson.name, title, said)


def _same(said: Said) -> Said:
    return said
