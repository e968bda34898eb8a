"""All that can be made of the course: a new artefact is a new entry here.

Nothing that makes one is loaded before something is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import chain

from nbfolio.paper.browser import browser_version, find_browser

from ..content import Content
from .artefact import FRAME, Artefact, Download, Notes
from .names import (
    ARCHIVE,
    COURSE_DECK,
    GUIDE,
    GUIDE_PAGE,
    LANDING_PAGE,
    PAPERS,
    PRESENTATION,
    PRINTED_OF_TALK,
    Name,
    of_talk,
    slides_of,
)


def _maker(module: str) -> Callable[..., None]:
    """Return `make` of a module of this package, which is loaded when it is called."""
    return lambda *given: import_module(f".{module}", __package__).make(*given)


def _reveal() -> None:
    from nbfolio.writers.deck.exporter import deck_assets

    deck_assets()


def _pages(content: Content, notes: Notes) -> tuple[Download, ...]:
    return tuple(Download(f"{each.id}.html", "Page", each.id) for each in content.course.pages)


def _decks(content: Content, notes: Notes) -> tuple[Download, ...]:
    lessons = content.course.notebooks
    own = (Download(f"deck-{name}.html", "Slides", name) for name in lessons)
    return (Download(f"{COURSE_DECK}.html", "Slides"), *own)


def _handouts(content: Content, notes: Notes) -> tuple[Download, ...]:
    """Return a handout of each exercise, to be worked through on paper."""
    own = (_on_paper("Handout", f"handout-{name}", name) for name in content.course.exercises)
    return tuple(chain.from_iterable(own))


def _script(content: Content, notes: Notes) -> tuple[Download, ...]:
    return tuple(_on_paper("Speaker’s script", "script")) if notes else ()


def _on_paper(what: str, stem: str, notebook: str | None = None) -> Iterator[Download]:
    for paper in PAPERS:
        yield Download(f"{stem}-{paper}.pdf", f"{what}, {paper.capitalize()} (PDF)", notebook)


def _sheets(what: str, stem: str) -> Callable[[Content, Notes], tuple[Download, ...]]:
    return lambda content, notes: tuple(_on_paper(what, stem))


def _printed(name: str, notebook: str | None = None, talk: str | None = None) -> Iterator[Download]:
    """Give the slides of a deck on paper: one a page, and six with lines to write on."""
    yield Download(slides_of(name), "Slides, one a page (PDF)", notebook, talk)
    for paper in PAPERS:
        words = f"Slides, six a page, {paper.capitalize()} (PDF)"
        yield Download(slides_of(name, paper), words, notebook, talk)


def _printed_slides(content: Content, notes: Notes) -> tuple[Download, ...]:
    """Return the slides of the course and of each notebook on paper."""
    own = (_printed(name, notebook=name) for name in content.course.notebooks)
    return (*_printed(""), *chain.from_iterable(own))


def _talk_slides(content: Content, notes: Notes) -> tuple[Download, ...]:
    """Return the slides of each talk on paper."""
    return tuple(chain.from_iterable(_printed(name, talk=name) for name in content.talks))


def _nothing(content: Content) -> list[str]:
    """Return the names of no notebooks: what is made of ``content/`` alone."""
    return []


def _summary_shows(content: Content) -> list[str]:
    """Return the notebooks of which the summary has a figure."""
    passages = (*content.summary.front, *content.summary.back)
    return [*dict.fromkeys(each.picture.notebook for each in passages if each.picture)]


def _talks(content: Content, notes: Notes) -> tuple[Download, ...]:
    """Return the deck of each talk, and the facilitator's guide."""
    decks = (Download(of_talk(name), "Slides", talk=name) for name in content.talks)
    return (*decks, Download(GUIDE_PAGE, "Facilitator’s guide"))


def _talk_papers(content: Content, notes: Notes) -> tuple[Download, ...]:
    """Return what is printed for each talk, and the guide."""
    papers = [
        Download(of_talk(name, f"-{stem}-{paper}.pdf"), f"{what}, {paper.capitalize()} (PDF)",
                 talk=name)
        for name in content.talks
        for stem, what in PRINTED_OF_TALK.items()
        for paper in PAPERS
    ]  # fmt: skip
    return (*papers, *_on_paper("Facilitator’s guide", GUIDE))


def _talk_presentations(content: Content, notes: Notes) -> tuple[Download, ...]:
    words = "Slides to edit (PowerPoint)"
    return tuple(Download(of_talk(name, ".pptx"), words, talk=name) for name in content.talks)


def _one(file: str, words: str) -> Callable[[Content, Notes], tuple[Download, ...]]:
    return lambda content, notes: (Download(file, words),)


_DECK = (*FRAME, "notes")


def _printable() -> None:
    _reveal()
    find_browser()


PAGES = Artefact(Name.PAGES, _pages, _maker("pages"))
SUMMARY = Artefact(
    Name.SUMMARY, _sheets("Summary, two pages", "summary"), _maker("handout.summary"),
    (*FRAME, "summary", "questions"), find_browser, browser_version, _summary_shows,
)  # fmt: skip
FINDINGS = Artefact(
    Name.FINDINGS, _sheets("Summary of findings for staff", "findings"),
    _maker("handout.findings"), (*FRAME, "findings"), find_browser, browser_version, _nothing,
)  # fmt: skip
QUESTIONS = Artefact(
    Name.QUESTIONS, _sheets("Questions to take along", "questions"), _maker("handout.checklist"),
    (*FRAME, "checklist", "questions"), find_browser, browser_version, _nothing,
)  # fmt: skip
DECK = Artefact(Name.DECK, _decks, _maker("decks"), _DECK, _reveal)
SLIDES = Artefact(
    Name.SLIDES, _printed_slides, _maker("slides_pdf"), _DECK, _reveal, browser_version
)
READER = Artefact(
    Name.READER, _sheets("Reader: all pages on paper", "reader"), _maker("handout.reader"),
    (*FRAME, "claims", "checklist", "questions"), find_browser, browser_version,
)  # fmt: skip
HANDOUT = Artefact(
    Name.HANDOUT, _handouts, _maker("handout.artefact"), check=find_browser, tool=browser_version
)
CARDS = Artefact(
    Name.CARDS, lambda content, notes: tuple(_on_paper("Cards A to D, to vote", "cards")),
    _maker("cards"), FRAME, find_browser, browser_version, shows=lambda content: (),
)  # fmt: skip
SCRIPT = Artefact(
    Name.SCRIPT, _script, _maker("script"), _DECK, _printable, browser_version
)  # fmt: skip
PPTX = Artefact(
    Name.PPTX, _one(PRESENTATION, "Slides to edit (PowerPoint)"), _maker("slides_pptx"),
    (*_DECK, "article", "sources", "scenes"),
)  # fmt: skip
FIGURES = Artefact(
    Name.FIGURES, _one(ARCHIVE, "All figures (SVG and PNG in one archive)"),
    _maker("figures_zip"), ("course", "help", "scenes"),
)  # fmt: skip

TALKS = Artefact(Name.TALKS, _talks, _maker("talk_decks"), (*FRAME, "talks"), _reveal)
TALK_PPTX = Artefact(
    Name.TALK_PPTX, _talk_presentations, _maker("talk_pptx"),
    (*FRAME, "talks", "article", "sources", "scenes"),
)  # fmt: skip
TALK_PAPERS = Artefact(
    Name.TALK_PAPERS, _talk_papers, _maker("talk_papers"), (*FRAME, "talks"), find_browser,
    browser_version,
)  # fmt: skip
TALK_SLIDES = Artefact(
    Name.TALK_SLIDES, _talk_slides, _maker("talk_slides"), (*FRAME, "talks"), _printable,
    browser_version,
)  # fmt: skip


def _landing(content: Content, notes: Notes) -> tuple[Download, ...]:
    return (Download(LANDING_PAGE, "The course"),)


def _landing_shows(content: Content) -> list[str]:
    """Return the notebooks whose figures and numbers the landing page has."""
    landing = content.landing
    figure = [landing.figure.notebook] if landing.figure else []
    findings = (each.notebook for each in landing.findings)
    return [*dict.fromkeys((*figure, *findings, *landing.pictures))]


LANDING = Artefact(
    "landing",
    _landing,
    _maker("landing"),
    (*FRAME, "landing", "announced", "chosen"),
    shows=_landing_shows,
)
"""Part of each site, whatever else it holds."""

ARTEFACTS = (
    PAGES, SUMMARY, FINDINGS, QUESTIONS, READER, DECK, SLIDES, HANDOUT, SCRIPT, CARDS, PPTX,
    FIGURES, TALKS, TALK_PPTX, TALK_PAPERS, TALK_SLIDES,
)  # fmt: skip
