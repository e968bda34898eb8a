"""The browser's Print: what pages of the course look like on A4, in the state that they are in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from ketamine_explainer.content import load_content

from ..conftest import offline_page
from ..printed import Tagged, cut, followers, squeezed, stranded, tagged, told
from ..printed_words import texts

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CONTENT = load_content(Path(__file__).parents[2])
LESSONS = [entry.id for entry in CONTENT.course.notebooks.values()]
EXERCISES = [entry.id for entry in CONTENT.course.pages if entry.id not in LESSONS]
NAMES = [*LESSONS, *EXERCISES, "index"]
MOST = {name: 12 for name in LESSONS} | {name: 4 for name in EXERCISES} | {"index": 3}
"""Pages of A4; the two longest took 42 and 71 before cards stayed on the screen."""

MARGIN = 40
"""The least distance of a word from the left of a sheet, in points: 14 mm."""

BUTTONS = ("Play", "Pause", "Reset", "Save picture", "Save the numbers", "On this page", "Close",
           "Skip to the content", "Previous", "JupyterLab to use it", "JavaScript")  # fmt: skip
LETTERING = """() => [...document.querySelectorAll('.ke-figure')].map(figure =>
    [...figure.querySelectorAll('svg text')].filter(text => text.checkVisibility())
        .map(text => text.textContent)).filter(texts => texts.length)"""
CHOSEN = """() => [...document.querySelectorAll('main fieldset.w-segments')]
    .filter(group => group.checkVisibility())
    .map(group => [group.querySelector('legend').textContent,
                   group.querySelector('label:has(:checked)').textContent])"""
FOLDED = """() => [...document.querySelectorAll('main details:not([open]) > summary')]
    .filter(summary => !summary.parentElement.matches('.ke-judged, .references, .own *'))
    .map(summary => summary.textContent)"""
"""What opens what is folded, but in the picker of slides, where it is called as parts are."""
CARDS = """() => [...document.querySelectorAll('[popover] [data-estimate] dd')]
    .map(each => each.textContent)"""


@dataclass(frozen=True)
class Printed:
    """A page of the course on A4, and what its document held when it was printed."""

    pages: Sequence[str]
    elements: Sequence[Tagged]
    lettering: Sequence[set[str]]
    chosen: Sequence[tuple[str, str]]
    folded: Sequence[str]
    cards: Sequence[str]

    @property
    def text(self) -> str:
        return " ".join(each.text for each in self.elements[0].words)


def print_page(page: Page) -> Printed:
    """Print what a browser shows."""
    ask: Callable[[str], Any] = page.evaluate
    pdf = page.pdf(format="A4", tagged=True)
    return Printed(
        pages=list(map(squeezed, texts(pdf))),
        elements=tuple(tagged(PdfReader(BytesIO(pdf)))),
        lettering=[set(map(squeezed, texts)) for texts in ask(LETTERING)],
        chosen=[(squeezed(of), squeezed(option)) for of, option in ask(CHOSEN)],
        folded=list(map(squeezed, ask(FOLDED))),
        cards=list(map(squeezed, ask(CARDS))),
    )


@pytest.fixture(scope="module")
def printed(browser: Any, site: Path) -> Callable[[str], Printed]:
    """Print each page once, as it opens."""
    done: dict[str, Printed] = {}

    def once(name: str) -> Printed:
        if name not in done:
            with offline_page(browser) as (page, _):
                page.goto((site / f"{name}.html").as_uri())
                done[name] = print_page(page)
        return done[name]

    return once


@pytest.mark.parametrize("name", NAMES, scope="module")
def test_a_page_takes_few_sheets(printed: Callable[[str], Printed], name: str) -> None:
    assert len(printed(name).pages) <= MOST[name]


@pytest.mark.parametrize("name", NAMES, scope="module")
def test_a_heading_is_on_the_sheet_of_what_follows_it(
    printed: Callable[[str], Printed], name: str
) -> None:
    assert stranded(printed(name).elements) == []


@pytest.mark.parametrize("name", [name for name in LESSONS if name != "05_checking_the_claims"],
                         scope="module")  # fmt: skip
def test_no_figure_is_cut(printed: Callable[[str], Printed], name: str) -> None:
    seen = printed(name)

    assert seen.lettering
    assert cut(seen.lettering, seen.pages) == []


@pytest.mark.parametrize("name", LESSONS, scope="module")
def test_what_is_chosen_stands_beside_what_it_is_chosen_for(
    printed: Callable[[str], Printed], name: str
) -> None:
    seen = printed(name)
    beside, after = [], followers(seen.elements)
    for each in seen.elements:
        value = after(each) if each.words else None
        if value and any(squeezed(each.text) == legend and squeezed(value.text) in option
                         for legend, option in seen.chosen):  # fmt: skip
            beside.append((each.text, value.page - each.first.page, value.y - each.first.y))

    assert {squeezed(text) for text, *_ in beside} == {legend for legend, _ in seen.chosen}
    assert [text for text, sheets, lines in beside if sheets or abs(lines) > 1] == []


@pytest.mark.parametrize("name", NAMES, scope="module")
def test_cards_and_what_is_folded_stay_on_the_screen(
    printed: Callable[[str], Printed], name: str
) -> None:
    seen = printed(name)
    text = "".join(seen.pages)

    assert seen.folded or name == "index"
    assert [each.text for each in seen.elements if squeezed(each.text) in seen.folded] == []
    assert seen.cards or name not in LESSONS
    assert [words for words in seen.cards if len(words) > 60 and words in text] == []


@pytest.mark.parametrize("name", NAMES, scope="module")
def test_nothing_is_printed_that_only_a_screen_can_do(
    printed: Callable[[str], Printed], name: str
) -> None:
    text = printed(name).text

    assert told(text) == []
    assert [words for words in BUTTONS if re.search(rf"\b{words}\b", text)] == []
    assert "Try your own" not in text


@pytest.mark.parametrize("name", NAMES, scope="module")
def test_sheets_have_margins(printed: Callable[[str], Printed], name: str) -> None:
    words = printed(name).elements[0].words

    assert [each.text for each in words if each.x < MARGIN] == []


def test_what_was_unfolded_is_printed(page: Page, site: Path) -> None:
    page.goto((site / "exercise_2_relapse_curve.html").as_uri())
    first = page.locator("summary", has_text="Solution").first
    first.click()

    text = "".join(print_page(page).pages)

    assert squeezed(first.inner_text()) in text
    assert squeezed("with two denominators") in text
    assert text.count("Solution:") == 1


def test_paper_lists_helplines_of_all_countries(page: Page, site: Path) -> None:
    page.goto((site / "02_fast_response.html#Country=Ireland").as_uri().replace("%23", "#"))
    text = "".join(print_page(page).pages)

    for line in CONTENT.help.lines:
        assert squeezed(line.ways) in text, line.name
    assert squeezed("Country Ireland") not in text
