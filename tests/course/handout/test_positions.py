"""Where the words of reader and handouts stand: what belongs together is printed together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from ketamine_explainer.content import load_content
from ketamine_explainer.course.names import PAPERS

from ...printed import (
    Tagged,
    bookmarks,
    cut,
    doubled,
    followers,
    squeezed,
    stranded,
    tagged,
    told,
)
from ...printed_words import sheet, texts
from .conftest import REPOSITORY, Press

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CONTENT = load_content(REPOSITORY)
COURSE = CONTENT.course
NAMES = [f"handout-{name}-{paper}" for name in COURSE.exercises for paper in PAPERS]
NAMES += [f"reader-{paper}" for paper in PAPERS]

MARGIN = 17
"""Points: nothing stands nearer to an edge of the paper: 6 mm, which printers reach."""

every_exercise = pytest.mark.parametrize(
    "name", [each for each in NAMES if each.startswith("handout")], scope="module"
)

every_handout = pytest.mark.parametrize("name", NAMES, scope="module")
"""All tests of one come together, so that it is read once, however they are shared out."""


@cache
def elements(path: Path) -> Sequence[Tagged]:
    return tuple(tagged(PdfReader(path)))


@cache
def parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def html(press: Press, name: str) -> BeautifulSoup:
    return parsed(press.documents[f"{name}.pdf"])


@every_handout
def test_a_heading_is_on_the_page_of_what_follows_it(press: Press, name: str) -> None:
    assert stranded(elements(press.pdf(f"{name}.pdf"))) == []


@every_handout
def test_each_heading_is_one_bookmark_in_whole_words(press: Press, name: str) -> None:
    marks = bookmarks(PdfReader(press.pdf(f"{name}.pdf")))
    found = html(press, name).select("h1, h2, h3, h4")
    headings = [" ".join(each.get_text().split()) for each in found]

    assert [title for title, _ in marks] == headings
    assert len(headings) > 5
    assert doubled(marks) == []


@every_handout
def test_no_number_parts_from_its_percent_sign(press: Press, name: str) -> None:
    words = sheet(press.pdf(f"{name}.pdf")).words
    signs = [(before, each) for before, each in pairwise(words)
             if each.text.startswith("%") and before.text[-1].isdigit()]  # fmt: skip

    assert signs or "exercise_1" in name
    assert [before.text for before, each in signs
            if (before.page, round(before.foot)) != (each.page, round(each.foot))
            and abs(before.foot - each.foot) > 3] == []  # fmt: skip


@every_handout
def test_term_and_value_stand_on_one_line(press: Press, name: str) -> None:
    path = press.pdf(f"{name}.pdf")
    rows = [each for each in html(press, name).select(".ke-card > .row:not(.several) > dt")
            if each.find_parent(attrs={"popover": True}) is None]  # fmt: skip
    terms: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if beside := row.find_next_sibling("dd"):
            terms[squeezed(row.get_text())].append(squeezed(beside.get_text()))
    wrong, seen, after = [], 0, followers(elements(path))
    for each in elements(path):
        said = terms.get(squeezed(each.text), []) if each.words else []
        value = after(each) if said else None
        if value is None or not any(all_.startswith(squeezed(value.text)) for all_ in said):
            continue  # the same words elsewhere
        seen += 1
        if (value.page, round(value.y)) != (each.first.page, round(each.first.y)):
            wrong.append((each.first.page + 1, each.text))

    assert seen >= len(rows)
    assert wrong == []


@every_handout
def test_no_figure_is_cut(press: Press, name: str) -> None:
    pages = [squeezed(each) for each in texts(press.pdf(f"{name}.pdf"))]
    figures = html(press, name).select(".ke-figure")
    lettering = [{squeezed(text.get_text()) for text in each.select("svg text")}
                 for each in figures]  # fmt: skip

    assert cut(lettering, pages) == []


@every_handout
def test_paper_names_nothing_that_only_a_screen_can_do(press: Press, name: str) -> None:
    text = " ".join(each.text for each in elements(press.pdf(f"{name}.pdf"))[0].words)

    assert told(text) == []


@every_handout
def test_nothing_stands_outside_the_margins(press: Press, name: str) -> None:
    assert sheet(press.pdf(f"{name}.pdf")).outside(MARGIN) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_each_chapter_begins_a_page_and_each_page_says_who_helps(press: Press, paper: str) -> None:
    path = press.pdf(f"reader-{paper}.pdf")
    chapters = [each.first for each in elements(path) if each.tag == "H1" and each.words]
    tops: dict[int, float] = {}
    for word in elements(path)[0].words:
        tops[word.page] = max(word.y, tops.get(word.page, 0))
    feet = texts(path)

    assert len(chapters) == len(html(press, f"reader-{paper}").select("h1")) > 8
    *first, sources = chapters  # a list of sources goes on where the claims end
    assert [each.text for each in first if each.y != tops[each.page]] == []
    assert len({each.page for each in first}) == len(first)
    assert sources.page >= first[-1].page
    assert [place for place, text in enumerate(feet)
            if squeezed(CONTENT.help.briefest) not in squeezed(text)] == []  # fmt: skip
    assert html(press, f"reader-{paper}").select(".ke-help") == []


@pytest.mark.parametrize("paper", PAPERS)
def test_what_is_chosen_in_a_figure_stands_on_its_page(press: Press, paper: str) -> None:
    path, name = press.pdf(f"reader-{paper}.pdf"), f"reader-{paper}"
    said = [each for each in html(press, name).select(".stands")]
    pages = [*map(squeezed, texts(path))]
    parted = [each.get_text() for each in said
              if not any(squeezed(each.get_text()) in page for page in pages)]  # fmt: skip

    assert len(said) > 20
    assert parted == []


@every_exercise
def test_a_section_a_block_of_code_and_what_it_gives_are_whole(press: Press, name: str) -> None:
    pages = [*map(squeezed, texts(press.pdf(f"{name}.pdf")))]
    body = html(press, name)
    sections = [each for each in body.select(".section:not(.small)") if each.select_one(".room")]
    for hidden in body.select(".ke-exercise > p"):
        hidden.decompose()  # a question stands once
    blocks = [squeezed(each.get_text()) for each in body.select("pre")]

    assert len(blocks) > 5
    assert [each for each in blocks if not any(each in page for page in pages)] == []
    for section in sections:
        titles = [squeezed(each.get_text()) for each in section.select("h2, h3")]
        assert any(all(title in page for title in titles) for page in pages), titles


@every_exercise
def test_no_sheet_of_a_handout_is_nearly_empty(press: Press, name: str) -> None:
    found = sheet(press.pdf(f"{name}.pdf"))
    counts = [sum(word.page == page for word in found.words) for page in range(len(found.sizes))]

    assert [page + 1 for page, count in enumerate(counts) if count < 45] == [], counts


@every_exercise
def test_no_answer_is_printed_before_the_answer_key(press: Press, name: str) -> None:
    answers = html(press, name).select(".answer li > p > b")
    assert len(answers) > 2 or "exercise_2" in name
    assert html(press, name).select(".sheet .answer, .sheet .ke-key") == []
    assert "Show the answer" not in html(press, name).get_text()


@pytest.mark.parametrize("paper", PAPERS)
def test_no_sheet_of_the_reader_lies_on_its_side(press: Press, paper: str) -> None:
    assert all(wide < high for wide, high in sheet(press.pdf(f"reader-{paper}.pdf")).sizes)


@pytest.mark.parametrize("paper", PAPERS)
def test_no_sheet_of_the_reader_is_nearly_empty(press: Press, paper: str) -> None:
    found = sheet(press.pdf(f"reader-{paper}.pdf"))
    counts = [sum(word.page == page for word in found.words) for page in range(len(found.sizes))]

    assert [page + 1 for page, count in enumerate(counts) if count < 60] == []
