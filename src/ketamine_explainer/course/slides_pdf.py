"""The slides of the course as PDF: one a page to send ahead and to show, six a page to write on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from nbfolio.paper.printing import print_all

from .artefact import ExecutedCourse, OnWritten
from .decks import course_deck, whole_course
from .names import PAPERS
from .script import SHEETS, scripted

SIX = "slides-6up"
"""How the files with six slides a page begin."""


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Print the deck of the course, each slide with its answer.

    Raises
    ------
    BrowserError
        If there is no browser, or it does not print.
    ExportError
        If a notebook cannot become a deck.
    PackageError
        If reveal.js is neither in the cache nor to be fetched.
    """
    print_all(_documents(executed, files), folder, wrote)


def _documents(executed: ExecutedCourse, files: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give name and HTML of the files that are wanted: one slide a page of 16 to 9, and six."""
    if "slides.pdf" in files:
        yield "slides.pdf", course_deck(executed)
    sizes = {f"{SIX}-{paper}.pdf": size for paper, size in PAPERS.items()}
    if wanted := {name: size for name, size in sizes.items() if name in files}:
        course = executed.content.course
        sheets = scripted(executed.content, course.title, *whole_course(executed, SIX), SHEETS)
        for name, size in wanted.items():
            yield name, sheets(paper=size)
