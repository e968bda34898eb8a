"""The slides of each talk as PDF: one a page to show, six a page with lines to write on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cache, partial
from pathlib import Path

from nbfolio.paper.printing import print_all

from .artefact import ExecutedCourse, OnWritten
from .handout.frame import wanted
from .slides_pdf import Said, printed_slides
from .talk_decks import document, notes


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Print the slides of these names into a folder, each with its answer.

    Raises
    ------
    BrowserError
        If there is no browser, or it does not print.
    ExportError
        If a talk cannot become a deck.
    PackageError
        If reveal.js is neither in the cache nor to be fetched.
    """
    print_all(wanted(_documents(executed), files), folder, wrote)


def _documents(executed: ExecutedCourse) -> Iterator[tuple[str, Callable[[], str]]]:
    content = executed.content
    for name, talk in content.talks.items():
        slides = cache(partial(_slides, executed, name))
        yield from printed_slides(content, name, talk.title, slides)


def _slides(executed: ExecutedCourse, name: str) -> Said:
    return document(executed, name), notes(executed.content, executed.notes, name)
