"""The decks of a course: one for each notebook that is no exercise, and one for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from nbformat import NotebookNode

from ...content import Content
from ...content.records import Note
from ..artefact import Artefact, Executed, Notes, Offer, Wrote
from ..notebooks import FOLDER
from .course import joined, joined_notes
from .exporter import ExplainerSlidesExporter, deck_assets

COURSE_DECK = "deck"
"""Name of the deck of all notebooks."""


def offers(content: Content, notes: Notes) -> tuple[Offer, ...]:
    """Return the deck of the whole course, then that of each notebook."""
    own = ((f"{COURSE_DECK}-{entry.name}", entry.name) for entry in content.course.notebooks)
    return tuple(Offer(f"{stem}.html", "Slides", of) for stem, of in [(COURSE_DECK, None), *own])


def make(executed: Executed, folder: Path, wrote: Wrote) -> None:
    """Write all decks into a folder.

    Raises
    ------
    ExportError
        If a notebook cannot become a deck.
    PackageError
        If reveal.js is neither in the cache nor to be fetched.
    """
    where, notes = executed.root / FOLDER, executed.notes

    def write(stem: str, html: str) -> None:
        (folder / f"{stem}.html").write_bytes(html.encode())
        wrote(f"{stem}.html")

    write(COURSE_DECK, course_deck(executed))
    for name, nb in executed.lessons.items():
        write(f"{COURSE_DECK}-{name}", deck(nb, name, where, notes.get(name, {})))


def course_deck(executed: Executed) -> str:
    """Return the deck of all notebooks that are no exercises.

    Raises
    ------
    ExportError
        If a notebook cannot become a deck.
    PackageError
        If reveal.js is neither in the cache nor to be fetched.
    """
    lessons = executed.lessons
    everything = joined(executed.content.course, lessons)
    spoken = joined_notes(lessons, executed.notes)
    return deck(everything, COURSE_DECK, executed.root / FOLDER, spoken)


def deck(nb: NotebookNode, name: str, folder: Path, notes: Mapping[str, Note]) -> str:
    """Return the deck of an executed notebook that stands in a folder."""
    resources = {"metadata": {"name": name, "path": str(folder)}, "executed": True}
    html, _ = ExplainerSlidesExporter(notes=dict(notes)).from_notebook_node(nb, resources=resources)
    return html


DECK = Artefact("deck", offers, make, deck_assets)
