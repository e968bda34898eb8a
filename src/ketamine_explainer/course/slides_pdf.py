"""The slides of the course as a PDF: to send ahead, to print, and for a room without a browser."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from nbfolio.paper.printing import print_all

from .artefact import ExecutedCourse, OnWritten
from .decks import course_deck


def make(executed: ExecutedCourse, files: Iterable[str], folder: Path, wrote: OnWritten) -> None:
    """Print the deck of the course: a slide a page of 16 to 9, as it is when it is opened.

    Raises
    ------
    BrowserError
        If there is no browser, or it does not print.
    ExportError
        If a notebook cannot become a deck.
    PackageError
        If reveal.js is neither in the cache nor to be fetched.
    """
    print_all(((file, course_deck(executed)) for file in files), folder, wrote)
