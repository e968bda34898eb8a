"""The slides of the course as a PDF: to send ahead, to print, and for a room without a browser."""

from __future__ import annotations

from pathlib import Path

from nbfolio.paper.browser import find_browser
from nbfolio.paper.printing import print_all
from nbfolio.writers.deck.exporter import deck_assets

from ..content import Content
from .artefact import Artefact, Download, ExecutedCourse, Notes, OnWritten
from .decks import course_deck
from .names import Name

FILE = "slides.pdf"


def offers(content: Content, notes: Notes) -> tuple[Download, ...]:
    """Return the one file."""
    return (Download(FILE, "Slides, one a page (PDF)"),)


def make(executed: ExecutedCourse, folder: Path, wrote: OnWritten) -> None:
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
    print_all([(FILE, course_deck(executed))], folder, wrote)


def check() -> None:
    """Find what it needs: a browser that prints, and reveal.js.

    Raises
    ------
    UnavailableError
        If one of them is not here; says what to do.
    """
    find_browser()
    deck_assets()


SLIDES = Artefact(Name.SLIDES, offers, make, check)
