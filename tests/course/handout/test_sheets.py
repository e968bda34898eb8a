"""Sheets to hand out, as they are printed: how many pages, how large, what stands beside what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from pypdf import PdfReader

from ketamine_explainer.content import load_content
from ketamine_explainer.course.names import PAPERS

from ...printed import Tagged, squeezed, tagged, told
from ...printed_words import sheet, type_sizes
from .conftest import REPOSITORY, Press

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CONTENT = load_content(REPOSITORY)
PAGES = {"summary": 2, "findings": 1, "questions": 1}
SMALLEST = {"summary": 10.9, "findings": 8.9, "questions": 7.9}
"""Points; Chromium's are rounded to its pixels."""
FOOT = 7.5
"""The foot of a page; that of the findings is as large as their words."""
MARGIN = 17
"""Points: nothing stands nearer to an edge of the paper: 6 mm, which printers reach."""

NAMES = [f"{stem}-{paper}.pdf" for stem in PAGES for paper in PAPERS]
every_sheet = pytest.mark.parametrize("name", NAMES, scope="module")

KNOWN = "[data-estimate], a[href^='http'], .study, .ke-help, .ke-figure, h1, h2, title, style"
"""Where a number may stand: within what names its record, in a citation, as the number of a study
or one to call."""
WORDS = (
    r"\b[Oo](?:ut o)?f 100\b|95\s%|[Vv]ersion [\d.]+|\d+ [A-Z][a-z]+ 20\d\d|CC BY 4\.0|BSD-3|988"
)


def stem(name: str) -> str:
    return name.rpartition("-")[0]


@cache
def elements(path: Path) -> Sequence[Tagged]:
    return tuple(tagged(PdfReader(path)))


def parsed(press: Press, name: str) -> BeautifulSoup:
    return BeautifulSoup(press.documents[name], "html.parser")


@every_sheet
def test_it_has_exactly_its_pages(press: Press, name: str) -> None:
    assert len(sheet(press.pdf(name)).sizes) == PAGES[stem(name)]


@every_sheet
def test_no_type_is_smaller_than_its_readers_can_read(press: Press, name: str) -> None:
    small = {size: words for size, words in type_sizes(press.pdf(name)).items()
             if size < SMALLEST[stem(name)]}  # fmt: skip

    assert {*small} <= ({FOOT} if stem(name) == "questions" else set()), small


@every_sheet
def test_nothing_stands_outside_the_margins(press: Press, name: str) -> None:
    assert sheet(press.pdf(name)).outside(MARGIN) == []


@every_sheet
def test_no_word_is_parted(press: Press, name: str) -> None:
    body = parsed(press, name).body
    assert body is not None
    for picture in body.select("svg"):
        picture.decompose()
    words = set(re.findall(r"[^\W\d_]{4,}", body.get_text(" ")))
    printed = set(re.findall(r"[^\W\d_]+", " ".join(w.text for w in sheet(press.pdf(name)).words)))

    assert len(words) > 100
    assert words - printed == set()


@every_sheet
def test_it_is_tagged_and_has_title_and_language(press: Press, name: str) -> None:
    document = PdfReader(press.pdf(name))
    root: Any = document.trailer["/Root"]

    assert CONTENT.course.title in str(document.metadata and document.metadata.title)
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    tags = {each.tag for each in elements(press.pdf(name))}
    assert {"H1", "P"} <= tags
    assert tags & {"TH", "L", "LI"}


@every_sheet
def test_nothing_is_printed_that_only_a_screen_can_do(press: Press, name: str) -> None:
    text = " ".join(each.text for each in elements(press.pdf(name))[0].words)

    assert len(text) > 1500
    assert told(text) == []


@every_sheet
def test_each_number_is_traced_to_its_record(press: Press, name: str) -> None:
    body = parsed(press, name).body
    assert body is not None
    known = {id_ for each in body.select("[data-estimate]") for id_ in ids(each)}
    for each in body.select(KNOWN):
        each.decompose()
    text = re.sub(WORDS, "", body.get_text(" "))

    assert re.findall(r".{0,40}\d.{0,20}", text) == []
    assert known <= {*CONTENT.evidence.shown, *CONTENT.evidence.derived}
    assert known or stem(name) == "questions"


def ids(tag: Tag) -> list[str]:
    return str(tag["data-estimate"]).split()


@pytest.mark.parametrize("paper", PAPERS)
def test_a_finding_and_its_values_stand_on_one_line(press: Press, paper: str) -> None:
    path = press.pdf(f"findings-{paper}.pdf")
    rows = [each for each in elements(path) if each.tag == "TR"]
    cells = {squeezed(each.text): each for each in elements(path) if each.tag in ("TH", "TD")}
    html = parsed(press, f"findings-{paper}.pdf").select("tbody tr[data-estimate]")

    assert len(html) == sum(not row.gap for each in CONTENT.findings.tables for row in each.rows)
    assert (
        len(rows)
        == len(html)
        + sum(1 + sum(bool(row.gap) for row in each.rows) for each in CONTENT.findings.tables)
        + 1
    )  # each table has a title; the columns are named once
    for row in rows:
        first = [each for each in (cells.get(squeezed(part.text)) for part in row.words) if each]
        lines = {(words.page, round(words.y)) for words in row.words if words is row.words[0]}
        assert len(lines) == 1 or not first


@pytest.mark.parametrize("paper", PAPERS)
def test_each_row_names_its_study_by_a_number_that_is_explained(press: Press, paper: str) -> None:
    body = parsed(press, f"findings-{paper}.pdf")
    explained = body.select(".reading .study")
    numbers = [each.get_text() for each in explained]
    names = [link.get_text() for each in explained if (link := each.find_next("a"))]
    used = [each.get_text() for each in body.select("tbody .study")]

    assert numbers == [f"[{place}]" for place in range(1, len({*names}) + 1)]
    assert [*dict.fromkeys(used)] == numbers
    evidence, sources = CONTENT.evidence, CONTENT.sources
    for row in body.select("tbody tr[data-estimate]"):
        study = evidence.study(evidence.estimates[ids(row)[0]])
        place = numbers.index(row.select(".study")[0].get_text())
        assert names[place] == sources[study.reference].short


@pytest.mark.parametrize("paper", PAPERS)
def test_each_row_says_its_cells_from_left_to_right_at_one_height(press: Press, paper: str) -> None:
    path, found = press.pdf(f"findings-{paper}.pdf"), 0
    words = sheet(path).words
    for row in parsed(press, f"findings-{paper}.pdf").select("tbody tr[data-estimate]"):
        starts = [first for cell in row(["th", "td"]) if (first := cell.get_text().split()[:1])]
        label = starts[0][0].rstrip(",")
        heads = [each for each in words if each.text.rstrip(",") == label and each.left < 60]
        wanted = [start[0] for start in starts[1:]]
        found += any(wanted == values(words, head.foot, wanted) for head in heads)

    assert found == len(parsed(press, f"findings-{paper}.pdf").select("tbody tr[data-estimate]"))


def values(words: Sequence[Any], foot: float, wanted: Sequence[str]) -> list[str]:
    """Return those of the wanted words that stand at a height, in their order across the page."""
    line = sorted((each for each in words if abs(each.foot - foot) < 3.5), key=lambda w: w.left)
    left, found = 0.0, []
    for want in wanted:
        hit = next((each for each in line if each.text == want and each.left > left), None)
        if hit:
            left = hit.left
            found.append(hit.text)
    return found


@pytest.mark.parametrize("paper", PAPERS)
def test_each_question_has_a_box_and_stands_once(press: Press, paper: str) -> None:
    items = parsed(press, f"questions-{paper}.pdf").select(".concern li")
    asked = [question for each in CONTENT.questions.values() for question in each.questions]
    text = squeezed(
        " ".join(each.text for each in sheet(press.pdf(f"questions-{paper}.pdf")).words)
    )

    assert [each.get_text() for each in items] == asked
    assert [words for words in asked if text.count(squeezed(words)) != 1] == []


@every_sheet
def test_it_says_who_helps_and_how_old_it_is(press: Press, name: str) -> None:
    text = squeezed(" ".join(each.text for each in sheet(press.pdf(name)).words))

    assert squeezed(CONTENT.help.title) in text
    assert all(squeezed(called) in text for _, called in CONTENT.help.short)
    assert squeezed(f"version {CONTENT.course.version}") in text
    assert "Education,notmedicaladvice" in text
    assert squeezed("next review") in text
