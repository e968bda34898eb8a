"""The decks of a course: one for each notebook that is no exercise, and one for all of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache, partial
from pathlib import Path

from nbfolio.notebook.document import Document
from nbfolio.writers.deck.joined import joined, joined_notes
from nbfolio.writers.deck.notes import SpeakerNote

from .artefact import ExecutedCourse, Notes, OnWritten
from .explainer import ExplainerSlidesExporter
from .names import COURSE_DECK
from .spoken import speaker_note


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Write the decks of these names into a folder.

    Raises
    ------
    ExportError
        If a notebook cannot become a deck.
    PackageError
        If reveal.js is neither in the cache nor to be fetched.
    """
    notes = spoken(executed.notes)

    def write(stem: str, html: Callable[[], str]) -> None:
        if (file := f"{stem}.html") in files:
            (folder / file).write_bytes(html().encode())
            wrote(file)

    write(COURSE_DECK, lambda: course_deck(executed))
    for lesson in executed.taught:
        write(f"{COURSE_DECK}-{lesson.name}", partial(deck, lesson, notes.get(lesson.name, {})))


@lru_cache(maxsize=1)  # it is printed too
def course_deck(executed: ExecutedCourse) -> str:
    """Return the deck of all notebooks that are no exercises.

    Raises
    ------
    ExportError
        If a notebook cannot become a deck.
    PackageError
        If reveal.js is neither in the cache nor to be fetched.
    """
    return deck(*whole_course(executed, COURSE_DECK))


def whole_course(executed: ExecutedCourse, name: str) -> tuple[Document, dict[str, SpeakerNote]]:
    """Return all notebooks that are no exercises as one, and what is said at its slides."""
    lessons, course = executed.taught, executed.content.course
    notes = joined_notes([each.name for each in lessons], spoken(executed.notes))
    return joined(name, course.title, course.subtitle, lessons), notes


def deck(document: Document, notes: Mapping[str, SpeakerNote]) -> str:
    """Return the deck of an executed notebook."""
    return ExplainerSlidesExporter(notes=dict(notes)).from_document(document)


def spoken(notes: Notes) -> dict[str, dict[str, SpeakerNote]]:
    """Return the course's notes as decks take them."""
    return {
        name: {slide: speaker_note(note) for slide, note in of_notebook.items()}
        for name, of_notebook in notes.items()
    }
