"""What can be made of the course, by name: what the command line offers before it loads any."""

from collections.abc import Mapping
from enum import StrEnum


class Name(StrEnum):
    """The names of the artefacts, in the order in which they are made."""

    PAGES = "pages"
    SUMMARY = "summary"
    FINDINGS = "findings"
    QUESTIONS = "questions"
    READER = "reader"
    DECK = "deck"
    SLIDES = "slides"
    HANDOUT = "handout"
    SCRIPT = "script"
    CARDS = "cards"
    PPTX = "pptx"
    FIGURES = "figures"
    TALKS = "talks"
    TALK_PPTX = "talk-pptx"
    TALK_PAPERS = "talk-papers"
    TALK_SLIDES = "talk-slides"


LANDING_PAGE, DOWNLOADS_PAGE = "index.html", "downloads.html"
"""The page that the site opens with, and that of all its files."""

COURSE_DECK, PRESENTATION, ARCHIVE = "deck", "slides.pptx", "figures.zip"
"""The name of the deck of all notebooks, and the files of PowerPoint and of all figures."""

GUIDE = "guide"
"""The facilitator's guide."""

GUIDE_PAGE = f"{GUIDE}.html"
"""The guide as a page."""


PRINTED_OF_TALK: Mapping[str, str] = {
    "plan": "Plan",
    "script": "Speaker’s script",
    "handout": "Handout",
}
"""What is printed for a talk: how its file is called, and what it is."""


def of_talk(name: str, ending: str = ".html") -> str:
    """Return the name of a file of a talk, by default of its deck."""
    return f"talk-{name}{ending}"


def slides_of(name: str = "", paper: str = "") -> str:
    """Return the name of a file of printed slides: ``slides-20-minutes-6up-a4.pdf``.

    Parameters
    ----------
    name
        The talk or the notebook; by default the whole course.
    paper
        A key of `PAPERS` for six slides a page; by default one slide is a page.
    """
    return "-".join(filter(None, ("slides", name, paper and f"6up-{paper}"))) + ".pdf"


PAPERS: Mapping[str, str] = {"a4": "A4", "letter": "letter"}
"""The name of each size of paper in files, and in CSS."""
