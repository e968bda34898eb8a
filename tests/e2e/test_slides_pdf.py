"""Slides on paper: one a page, from the file that a build writes and from the browser's Print."""

from __future__ import annotations

import re
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from ketamine_explainer.content import load_content, load_course
from ketamine_explainer.course.artefact import ExecutedCourse
from ketamine_explainer.course.artefacts import SLIDES
from ketamine_explainer.course.names import PAPERS

from ..printed_words import texts
from ..shelf import Shelf
from ..written import make_all

COURSE = load_course(Path(__file__).parents[2])
DECKS = ["deck", *(f"deck-{name}" for name in COURSE.notebooks)]
TITLES = """() => {
  dispatchEvent(new Event('beforeprint'));
  const isShown = title => title.getClientRects().length;
  const titles = [...document.querySelectorAll('[data-slide]')].map(slide =>
    [...slide.querySelectorAll('h2')].filter(isShown).pop().textContent);
  dispatchEvent(new Event('afterprint'));
  return titles;
}"""
"""The title of each slide as paper shows it: what was found, where a question has an answer."""
OVERLAYS = ("Show it", "Reset", "Play", "Close", "Speaker view", "Page Down")
SCREENS = ((1280, 720), (360, 740))

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def opened(page: Page, site: Path, name: str) -> None:
    page.goto((site / f"{name}.html").as_uri())
    page.wait_for_selector("html[data-ready]")


@pytest.fixture(scope="module")
def printed(executed: ExecutedCourse, shelf: Shelf) -> Path:
    SLIDES.check()
    return shelf.once("slides", partial(make_all, SLIDES, executed))


@pytest.fixture(scope="module")
def slides(printed: Path) -> PdfReader:
    return PdfReader(printed / "slides.pdf")


@pytest.fixture(scope="module")
def said(printed: Path) -> list[str]:
    return list(map(squeezed, texts(printed / "slides.pdf")))


def test_each_slide_is_a_page_of_its_own(said: list[str], page: Page, site: Path) -> None:
    opened(page, site, "deck")
    titles = page.evaluate(TITLES)

    assert len(said) == len(titles)
    assert [title for title, text in zip(titles, said, strict=True)
            if squeezed(title) not in text] == []  # fmt: skip


def test_pages_are_sixteen_to_nine_tagged_and_named(slides: PdfReader) -> None:
    root: Any = slides.trailer["/Root"]

    assert {tuple(map(float, each.mediabox)) for each in slides.pages} == {(0, 0, 960, 540)}
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert slides.metadata
    assert slides.metadata.title == COURSE.title
    assert len(slides.outline) >= len(COURSE.notebooks)


def test_paper_shows_answers_and_not_what_is_to_be_guessed(said: list[str]) -> None:
    scenes = [each for named in load_content().scenes.values() for each in named.values()]
    answered = [each for each in scenes if each.guess]
    assert len(answered) > 20

    def printed(words: str) -> bool:
        return any(squeezed(words) in text for text in said)

    assert [each.id for each in answered if not printed(each.finding)] == []
    assert [each.id for each in answered if each.guess and printed(each.guess.ask)] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_six_slides_a_page_have_lines_to_write_on(
    printed: Path, slides: PdfReader, paper: str
) -> None:
    sheets = PdfReader(printed / f"slides-6up-{paper}.pdf")
    wide, high = (float(each) for each in sheets.pages[0].mediabox[2:])
    root: Any = sheets.trailer["/Root"]

    assert len(sheets.pages) == -(-(len(slides.pages) - 2) // 6)  # without sources and help
    assert root["/MarkInfo"]["/Marked"]
    assert (wide < 600) == (paper == "a4")
    assert high > wide
    assert "Show it" not in texts(printed / f"slides-6up-{paper}.pdf")[1]


def test_nothing_lies_over_a_slide(printed: Path) -> None:
    text = "\n".join(texts(printed / "slides.pdf"))

    assert [words for words in OVERLAYS if words in text] == []


@pytest.mark.parametrize("name", DECKS)
@pytest.mark.parametrize("screen", SCREENS)
def test_print_gives_a_page_a_slide(
    page: Page, site: Path, name: str, screen: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": screen[0], "height": screen[1]})
    opened(page, site, name)
    number = len(page.evaluate(TITLES))
    hidden = "document.querySelectorAll('.slides section[aria-hidden]').length"
    before = page.evaluate(hidden)

    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))

    assert len(printed.pages) == number
    assert page.evaluate(hidden) == before
    page.keyboard.press("PageDown")
    counted = page.locator("[data-slide]:not([data-apart])").count()
    assert page.locator(".bar output").text_content() == f"2 / {counted}"


def test_print_pdf_in_the_address_changes_nothing(page: Page, site: Path) -> None:
    page.goto((site / "deck-02_fast_response.html").as_uri() + "?print-pdf")
    page.wait_for_selector("html[data-ready]")

    number = len(page.evaluate(TITLES))
    assert len(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages) == number
