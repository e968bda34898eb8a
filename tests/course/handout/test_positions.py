"""Where the words of handouts stand: what belongs together is printed together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from ketamine_explainer.content import load_course
from ketamine_explainer.course.names import PAPERS

from ...printed import Tagged, after, cut, squeezed, stranded, tagged, told
from .conftest import REPOSITORY, Press

pytestmark = [pytest.mark.browser, pytest.mark.slow]

COURSE = load_course(REPOSITORY)
LESSONS = [*COURSE.notebooks]
NAMES = [f"handout-{entry.id}-{paper}" for entry in COURSE.pages for paper in PAPERS]
NAMES += [f"handout-{paper}" for paper in PAPERS]

every_handout = pytest.mark.parametrize("name", NAMES, scope="module")
"""All tests of one come together, so that it is read once, however they are shared out."""


@cache
def read(path: Path) -> PdfReader:
    return PdfReader(path)


@cache
def elements(path: Path) -> Sequence[Tagged]:
    return tuple(tagged(read(path)))


@cache
def parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def html(press: Press, name: str) -> BeautifulSoup:
    return parsed(press.documents[f"{name}.pdf"])


@every_handout
def test_a_heading_is_on_the_page_of_what_follows_it(press: Press, name: str) -> None:
    assert stranded(elements(press.pdf(f"{name}.pdf"))) == []


@every_handout
def test_term_and_value_stand_on_one_line(press: Press, name: str) -> None:
    path = press.pdf(f"{name}.pdf")
    rows = [each for each in html(press, name).select(".ke-card > .row > dt")
            if each.find_parent(attrs={"popover": True}) is None]  # fmt: skip
    terms = [(squeezed(each.get_text()), squeezed(beside.get_text())) for each in rows
             if (beside := each.find_next_sibling("dd"))]  # fmt: skip
    wrong, seen = [], 0
    for each in elements(path):
        said = [value for term, value in terms if each.words and squeezed(each.text) == term]
        value = after(elements(path), each) if said else None
        if value is None or not any(all_.startswith(squeezed(value.text)) for all_ in said):
            continue  # the same words elsewhere
        seen += 1
        if (value.page, round(value.y)) != (each.first.page, round(each.first.y)):
            wrong.append((each.first.page + 1, each.text))

    assert seen >= len(rows)
    assert wrong == []


@every_handout
def test_no_figure_is_cut(press: Press, name: str) -> None:
    pages = [squeezed(each.extract_text()) for each in read(press.pdf(f"{name}.pdf")).pages]
    figures = html(press, name).select(".ke-figure")
    lettering = [{squeezed(text.get_text()) for text in each.select("svg text")}
                 for each in figures]  # fmt: skip

    assert cut(lettering, pages) == []


@every_handout
def test_paper_names_nothing_that_only_a_screen_can_do(press: Press, name: str) -> None:
    text = " ".join(each.text for each in elements(press.pdf(f"{name}.pdf"))[0].words)

    assert told(text) == []


def test_measurements_are_listed_by_outcome_with_their_study(press: Press) -> None:
    rows = [[cell.get_text() for cell in row("td")]
            for row in html(press, "handout-a4").select("#measured tbody tr")]  # fmt: skip
    outcomes = [row[0].casefold() for row in rows]

    assert len(rows) > 50
    assert outcomes == sorted(outcomes)
    assert all(outcome and found and study for outcome, _, found, study in rows)
    assert not re.search("we read", " ".join(" ".join(row) for row in rows))
    sources = html(press, "handout-a4").select("#sources li")
    assert sources
    assert [
        each.get_text() for each in sources if re.match(r"[\d.]+ ?(%|of) ?", each.get_text())
    ] == []
