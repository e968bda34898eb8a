"""Slides on paper: one a page, from the files that a build writes and from the browser's Print."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from ketamine_explainer.content import load_content
from ketamine_explainer.course.artefact import ExecutedCourse
from ketamine_explainer.course.artefacts import SLIDES, TALK_SLIDES, TALKS
from ketamine_explainer.course.names import PAPERS, of_talk, slides_of

from ..printed import bookmarks, doubled
from ..printed_words import sheet, texts
from ..shelf import Shelf
from ..written import make_all

CONTENT = load_content(Path(__file__).parents[2])
COURSE = CONTENT.course
DECKS = {
    "deck.html": slides_of(),
    **{f"deck-{name}.html": slides_of(name) for name in COURSE.notebooks},
    **{of_talk(name): slides_of(name) for name in CONTENT.talks},
}
"""Each deck, and the file of its slides."""
SIX_UP = [(deck, paper) for deck in DECKS for paper in PAPERS]
TITLES = """() => {
  dispatchEvent(new Event('beforeprint'));
  const isShown = title => title.getClientRects().length;
  const titles = [...document.querySelectorAll('[data-slide]')].map(slide =>
    [...slide.querySelectorAll('h2')].filter(isShown).pop().textContent);
  dispatchEvent(new Event('afterprint'));
  return titles;
}"""
"""The title of each slide as paper shows it: what was found, where a question has an answer."""
OVERLAYS = ("Showit", "Reset", "Play", "Close", "Speakerview", "PageDown")
SCREENS = ((1280, 720), (360, 740))
MARGIN = 17
"""Points: nothing stands nearer to an edge of a sheet that is printed: 6 mm."""

pytestmark = [pytest.mark.browser, pytest.mark.slow]
every_deck = pytest.mark.parametrize("deck", DECKS)
Printed = Callable[[str], Path]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def said(printed: Path | bytes) -> list[str]:
    """Return the words of each page, with no blank between them."""
    return [*map(squeezed, texts(printed))]


@pytest.fixture(scope="module")
def printed(executed: ExecutedCourse, shelf: Shelf) -> Printed:
    """Return where a file of printed slides is, made for all decks when the first is asked for."""

    @cache
    def folder(of_talks: bool) -> Path:
        artefact = TALK_SLIDES if of_talks else SLIDES
        artefact.check()
        return shelf.once(str(artefact.name), partial(make_all, artefact, executed))

    talks = {each.file for each in TALK_SLIDES.offers(CONTENT, {})}
    return lambda file: folder(file in talks) / file


@pytest.fixture(scope="module")
def decks(executed: ExecutedCourse, shelf: Shelf, site: Path) -> Printed:
    """Return where a deck is."""
    TALKS.check()
    talks = shelf.once("talks", partial(make_all, TALKS, executed))
    return lambda deck: (talks if deck.startswith("talk-") else site) / deck


def opened(page: Page, deck: Path, asked: str = "") -> None:
    page.goto(deck.as_uri() + asked)
    page.wait_for_selector("html[data-ready]")


def paper_of(page: Page) -> bytes:
    """Return what the browser prints of a deck that is open."""
    return bytes(page.pdf(prefer_css_page_size=True))


@every_deck
def test_each_slide_is_a_page_with_its_bookmark_and_print_gives_the_same(
    printed: Printed, decks: Printed, page: Page, deck: str
) -> None:
    opened(page, decks(deck))
    titles = [" ".join(title.split()) for title in page.evaluate(TITLES)]
    found = said(printed(DECKS[deck]))
    marks = bookmarks(PdfReader(printed(DECKS[deck])))

    assert len(titles) == len(found) > 9
    assert [title for title, text in zip(titles, found, strict=True)
            if squeezed(title) not in text] == []  # fmt: skip
    assert said(paper_of(page)) == found
    assert [words for words in OVERLAYS if words in "".join(found)] == []
    assert [each for each in zip(titles, count(), strict=False) if each not in marks] == []
    assert {place for _, place in marks} == {*range(len(titles))}
    assert doubled(marks) == []


@every_deck
def test_pages_are_sixteen_to_nine_tagged_and_named_and_nothing_is_cut(
    printed: Printed, decks: Printed, deck: str
) -> None:
    slides = PdfReader(printed(DECKS[deck]))
    root: Any = slides.trailer["/Root"]
    html = decks(deck).read_text(encoding="utf-8")

    assert {tuple(map(float, each.mediabox)) for each in slides.pages} == {(0, 0, 960, 540)}
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert slides.metadata
    assert f"<title>{slides.metadata.title}</title>" in html
    assert sheet(printed(DECKS[deck])).outside(0) == []


def test_paper_shows_answers_and_not_what_is_to_be_guessed(printed: Printed) -> None:
    found = said(printed("slides.pdf"))

    scenes = [each for named in CONTENT.scenes.values() for each in named.values()]
    answered = [each for each in scenes if each.guess]
    assert len(answered) > 20

    def says(words: str) -> bool:
        return any(squeezed(words) in text for text in found)

    assert [each.id for each in answered if not says(each.finding)] == []
    assert [each.id for each in answered if each.guess and says(each.guess.ask)] == []


@pytest.mark.parametrize(("deck", "paper"), SIX_UP)
def test_six_slides_a_page_have_lines_to_write_on(printed: Printed, deck: str, paper: str) -> None:
    path = printed(DECKS[deck].replace(".pdf", f"-6up-{paper}.pdf"))
    slides, sheets = PdfReader(printed(DECKS[deck])), PdfReader(path)
    wide, high = (float(each) for each in sheets.pages[0].mediabox[2:])
    root: Any = sheets.trailer["/Root"]

    assert len(sheets.pages) == -(-(len(slides.pages) - 2) // 6)  # without sources and help
    assert root["/MarkInfo"]["/Marked"]
    assert (wide < 600) == (paper == "a4")
    assert high > wide
    assert [words for words in OVERLAYS if words in " ".join(said(path))] == []
    assert sheet(path).outside(MARGIN) == []
    assert doubled(bookmarks(sheets)) == []


@pytest.mark.parametrize("deck", ["deck-00_start_here.html", "talk-20-minutes.html"])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_deck_is_after_print_as_it_was(
    page: Page, printed: Printed, decks: Printed, deck: str, screen: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": screen[0], "height": screen[1]})
    opened(page, decks(deck))
    hidden = "document.querySelectorAll('.slides section[aria-hidden]').length"
    before = page.evaluate(hidden)

    assert said(paper_of(page)) == said(printed(DECKS[deck]))
    assert page.evaluate(hidden) == before
    page.keyboard.press("PageDown")
    counted = page.locator("[data-slide]:not([data-apart])").count()
    assert page.locator(".bar output").text_content() == f"2 / {counted}"


def test_a_talk_that_an_address_picks_is_printed_in_its_order(
    page: Page, printed: Printed, decks: Printed
) -> None:
    picked = ["show-timeline", "icon-arrays-response", "chart-durability"]
    opened(page, decks("deck.html"), f"#talk={';'.join(picked)}&talk-title=Ours")
    titles = page.evaluate(TITLES)
    found, whole = said(paper_of(page)), said(printed("slides.pdf"))

    assert "Ours" in found[0]
    assert [title for title, text in zip(titles, found, strict=True)
            if squeezed(title) not in text] == []  # fmt: skip
    order = [whole.index(text) for text in found[1:4]]
    assert order[1] < order[0] < order[2]
    assert found[4:] == whole[-2:]  # sources and help


def test_a_talk_is_printed_whole_from_any_slide_and_after_a_turn(
    page: Page, printed: Printed, decks: Printed
) -> None:
    found = said(printed(slides_of("20-minutes")))
    opened(page, decks(of_talk("20-minutes")), "#/take-home")
    page.keyboard.press("PageUp")

    assert said(paper_of(page)) == found
    page.keyboard.press("End")
    assert said(paper_of(page)) == found


def test_print_pdf_in_the_address_changes_nothing(page: Page, printed: Printed, site: Path) -> None:
    opened(page, site / "deck-02_fast_response.html", "?print-pdf")

    assert said(paper_of(page)) == said(printed(slides_of("02_fast_response")))
