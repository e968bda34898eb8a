"""The decks of a course: one for each notebook that is no exercise, and one for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from nbformat import NotebookNode

from nbfolio.writers.deck.exporter import deck_assets
from nbfolio.writers.deck.joined import joined, joined_notes
from nbfolio.writers.deck.notes import SpeakerNote

from ..content import Content
from ..content.records import SPOKEN
from .artefact import Artefact, Download, ExecutedCourse, Notes, OnWritten
from .explainer import ExplainerSlidesExporter
from .folder import FOLDER
from .names import Name

COURSE_DECK = "deck"
"""Name of the deck of all notebooks."""


def offers(content: Content, notes: Notes) -> tuple[Download, ...]:
    """Return the deck of the whole course, then that of each notebook."""
    own = ((f"{COURSE_DECK}-{entry.name}", entry.name) for entry in content.course.notebooks)
    return tuple(Download(f"{stem}.html", "Slides", of) for stem, of in [(COURSE_DECK, None), *own])


def make(executed: ExecutedCourse, folder: Path, wrote: OnWritten) -> None:
    """Write all decks into a folder.

    Raises
    ------
    ExportError
        If a notebook cannot become a deck.
    PackageError
        If reveal.js is neither in the cache nor to be fetched.
    """
    where, notes = executed.root / FOLDER, spoken(executed.notes)

    def write(stem: str, html: str) -> None:
        (folder / f"{stem}.html").write_bytes(html.encode())
        wrote(f"{stem}.html")

    write(COURSE_DECK, course_deck(executed))
    for name, nb in executed.lessons.items():
        write(f"{COURSE_DECK}-{name}", deck(nb, name, where, notes.get(name, {})))


def course_deck(executed: ExecutedCourse) -> str:
    """Return the deck of all notebooks that are no exercises.

    Raises
    ------
    ExportError
        If a notebook cannot become a deck.
    PackageError
        If reveal.js is neither in the cache nor to be fetched.
    """
    lessons, course = executed.lessons, executed.content.course
    everything = joined(course.title, course.subtitle, lessons)
    notes = joined_notes(lessons, spoken(executed.notes))
    return deck(everything, COURSE_DECK, executed.root / FOLDER, notes)


def deck(nb: NotebookNode, name: str, folder: Path, notes: Mapping[str, SpeakerNote]) -> str:
    """Return the deck of an executed notebook that stands in a folder."""
    resources = {"metadata": {"name": name, "path": str(folder)}, "executed": True}
    html, _ = ExplainerSlidesExporter(notes=dict(notes)).from_notebook_node(nb, resources=resources)
    return html


def spoken(notes: Notes) -> dict[str, dict[str, SpeakerNote]]:
    """Return the course's notes as decks take them."""
    return {
        name: {
            slide: SpeakerNote(
                note.minutes,
                tuple((heading, getattr(note, part)) for part, heading in SPOKEN.items()),
            )
            for slide, note in of_notebook.items()
        }
        for name, of_notebook in notes.items()
    }


DECK = Artefact(Name.DECK, offers, make, deck_assets)
