"""The decks of the talks: the slides of each in its order, with a title and what to take home."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from nbfolio.notebook.document import Document
from nbfolio.writers.deck.chosen import OwnSlide, chosen
from nbfolio.writers.deck.notes import SpeakerNote

from ..content import Content
from ..content.talkslides import of_notebooks
from .artefact import ExecutedCourse, Notes, OnWritten
from .decks import deck
from .guide import write_guide
from .names import GUIDE_PAGE, of_talk
from .spoken import parts
from .talks import steps, words


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Write the decks of these names, and the guide for those who give them, into a folder.

    Raises
    ------
    ExportError
        If a talk cannot become a deck.
    PackageError
        If reveal.js is neither in the cache nor to be fetched.
    """
    for name in executed.content.talks:
        if (file := of_talk(name)) in files:
            spoken = notes(executed.content, executed.notes, name)
            html = deck(document(executed, name), spoken)
            (folder / file).write_bytes(html.encode())
            wrote(file)
    if GUIDE_PAGE in files:
        write_guide(executed, folder)
        wrote(GUIDE_PAGE)


def document(executed: ExecutedCourse, name: str) -> Document:
    """Return the slides of a talk as a document.

    Raises
    ------
    ExportError
        If a notebook lacks one of them.
    """
    content = executed.content
    used = of_notebooks(content, content.talks[name])
    documents = [each for each in executed.documents if each.name in used]
    slides = [OwnSlide(slide, own) if own else slide for slide, own in words(content, name)]
    return chosen(of_talk(name, ""), slides, documents)


def notes(content: Content, spoken: Notes, name: str) -> dict[str, SpeakerNote]:
    """Return what is said at the slides of a talk, for decks."""
    return {
        step.slide: SpeakerNote(step.minutes, parts(step.spoken))
        for step in steps(content, spoken, name)
    }
