"""What can be made of the course, by name: what the command line offers before it loads any."""

from collections.abc import Mapping
from enum import StrEnum


class Name(StrEnum):
    """The names of the artefacts, in the order in which they are made."""

    PAGES = "pages"
    DECK = "deck"
    SLIDES = "slides"
    HANDOUT = "handout"
    PPTX = "pptx"
    FIGURES = "figures"


LANDING_PAGE, DOWNLOADS_PAGE = "index.html", "downloads.html"
"""The page that the site opens with, and that of all its files."""

COURSE_DECK, PRESENTATION, ARCHIVE = "deck", "slides.pptx", "figures.zip"
"""The name of the deck of all notebooks, and the files of PowerPoint and of all figures."""

PAPERS: Mapping[str, str] = {"a4": "A4", "letter": "letter"}
"""The name of each size of paper in files, and in CSS."""
