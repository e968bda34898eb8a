"""The course as slides for PowerPoint, where a house template is wanted."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from nbfolio.html.packed import stamped
from nbfolio.notebook.document import Document
from nbfolio.stills import Kept
from nbfolio.writers.powerpoint.slides import Outline
from nbfolio.writers.powerpoint.writer import LANGUAGE, presentation

from ..content import Content, Course
from .artefact import ExecutedCourse, Notes, OnWritten
from .names import PRESENTATION
from .powerpoint import outline


def write_pptx(
    documents: Iterable[Document],
    folder: Path,
    content: Content,
    notes: Notes | None = None,
    kept: Kept | None = None,
) -> None:
    """Write slides.pptx: a slide for each figure, with its words, its sources and its notes.

    The same notebooks give the same bytes.

    Parameters
    ----------
    documents
        Executed notebooks, in the order of the course.
    folder
        Where it is written.
    content
        The course.
    notes
        What a speaker says, by notebook and cell; where there is nothing, the caption.
    kept
        Where pictures are kept that were drawn before.

    Raises
    ------
    ExportError
        If a figure cannot be drawn alone; no file is left behind then.
    """
    write_slides(outline(documents, content, notes), folder / PRESENTATION, content, kept)


def write_slides(
    slides: Outline, file: Path, content: Content, kept: Kept | None, title: str = ""
) -> None:
    """Write slides into a file that says what it is, and bears the date of the course.

    Parameters
    ----------
    slides
        They.
    file
        Where they are written.
    content
        The course.
    kept
        Where pictures are kept that were drawn before.
    title
        Theirs; by default that of the course.
    """
    deck = presentation(slides, kept)
    _describe(deck, content.course, title)
    data = io.BytesIO()
    deck.save(data)
    file.write_bytes(_dated(data, content.course.published))


def _describe(deck: Any, course: Course, title: str) -> None:
    """Say what the file is, and nothing that changes from build to build."""
    said, when = deck.core_properties, datetime.combine(course.published, time(), UTC)
    said.title, said.subject, said.language = title or course.title, course.subtitle, LANGUAGE
    said.author = said.last_modified_by = course.title
    said.comments, said.version = course.licence, course.version
    said.keywords, said.revision = "ketamine; education", 1
    said.created = said.modified = when.replace(tzinfo=None)


def _dated(data: io.BytesIO, day: date) -> bytes:
    """Return an archive with one date in place of those at which its parts were written."""
    packed = io.BytesIO()
    with ZipFile(data) as old, ZipFile(packed, "w") as new:
        for entry in old.infolist():
            new.writestr(stamped(entry.filename, day), old.read(entry), compresslevel=9)
    return packed.getvalue()


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Write it into a folder."""
    write_pptx(executed.taught, folder, executed.content, executed.notes, executed.pictures)
    wrote(PRESENTATION)
