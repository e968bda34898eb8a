"""The printed handouts of the course, read as a reader of PDF reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from ketamine_explainer.content import load_content, load_course
from ketamine_explainer.course.artefact import ExecutedCourse, Notes
from ketamine_explainer.course.artefacts import HANDOUT
from ketamine_explainer.course.handout.artefact import documents
from ketamine_explainer.course.names import PAPERS
from nbfolio.notebook.marks import unshown

from .conftest import REPOSITORY, Press

pytestmark = [pytest.mark.browser, pytest.mark.slow]

COURSE = load_course(REPOSITORY)
NOTEBOOKS = [*COURSE.notebooks]
EXERCISES = [*COURSE.exercises]
SIDES = {"a4": (595, 842), "letter": (612, 792)}
"""Points."""

FOOT = re.compile(r"^\d+ of \d+Education, not medical advice .*\n")

SAMPLE = ["handout-a4.pdf", "script-a4.pdf", "handout-02_fast_response-letter.pdf",
          "handout-exercise_1_levels_in_plasma-a4.pdf"]  # fmt: skip


@cache
def read(path: Path) -> PdfReader:
    return PdfReader(path)


@cache
def words(path: Path) -> str:
    """Return the text of a document without blanks and running feet: lines break anywhere."""
    return squeezed("".join(FOOT.sub("", page.extract_text()) for page in read(path).pages))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad]+", "", text)


def pages(path: Path) -> int:
    return len(read(path).pages)


def titles(outline: Sequence[Any]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from titles(entry)
        else:
            yield re.sub(r"(.{5,})\1", r"\1", squeezed(str(entry["/Title"])))
            # Chromium names lines of a heading twice that was moved to another page


def words_of_title(name: str) -> str:
    """Return the first heading of a notebook."""
    return load_content(REPOSITORY).sections[name]["title"].splitlines()[0]


def fonts(path: Path) -> Iterator[Any]:
    for page in read(path).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            yield font.get_object()


@pytest.mark.parametrize("name", SAMPLE)
def test_it_has_title_language_tags_and_bookmarks(press: Press, name: str) -> None:
    document = read(press.pdf(name))
    root: Any = document.trailer["/Root"]

    assert COURSE.title in str(document.metadata and document.metadata.title)
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert list(titles(document.outline))


@pytest.mark.parametrize("name", SAMPLE)
def test_its_fonts_are_inside(press: Press, name: str) -> None:
    found = list(fonts(press.pdf(name)))

    assert found
    for font in found:
        if font["/Subtype"] != "/Type3":  # whose glyphs are drawn in it
            [inner] = font["/DescendantFonts"]
            descriptor = inner.get_object()["/FontDescriptor"]
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & descriptor.keys()


@pytest.mark.parametrize("name", SAMPLE)
def test_each_page_is_a_sheet_of_its_paper(press: Press, name: str) -> None:
    side = SIDES[name.removesuffix(".pdf").rpartition("-")[2]]

    for page in read(press.pdf(name)).pages:
        assert sorted((page.mediabox.width, page.mediabox.height)) == pytest.approx(side, abs=1)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_handout_has_every_caption_and_citation_of_its_notebook(
    executed: ExecutedCourse, press: Press, name: str
) -> None:
    [nb] = [nb for path, nb in executed.notebooks if path.stem == name]
    text = words(press.pdf(f"handout-{name}-a4.pdf"))
    kept = [cell for cell in nb.cells if not unshown(cell.metadata.get("tags", ()))]
    outputs = {cell.id: [out.data for out in cell.outputs] for cell in kept if cell.get("outputs")}
    shown = [squeezed(data["text/plain"]) for found in outputs.values() for data in found
             if any("widget" in k for k in data)]  # fmt: skip
    captions = [each for each in load_content(REPOSITORY).captions.values()
                if any(squeezed(each.caption) in said for said in shown)]  # fmt: skip
    sources = re.sub(r"\[([^\]]*)\]\(\S*\)", r"\1", outputs["sources"][0]["text/markdown"])

    assert captions
    for caption in captions:
        assert squeezed(caption.caption) in text
    for source in re.findall(r"^- (.*)$", sources, re.MULTILINE):
        assert squeezed(source) in text


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_handout_of_the_course_has_all_sections_of_each(press: Press, name: str) -> None:
    own = list(titles(read(press.pdf(f"handout-{name}-a4.pdf")).outline))

    whole = set(titles(read(press.pdf("handout-a4.pdf")).outline))
    assert set(own) - {squeezed("Sources of this page")} <= whole
    assert "Sources" in whole
    assert own[0] in squeezed(words_of_title(name))


def test_page_counts_are_within_bounds(press: Press) -> None:
    each = {name: pages(press.pdf(f"handout-{name}-a4.pdf")) for name in NOTEBOOKS + EXERCISES}

    assert all(4 <= each[name] <= 30 for name in NOTEBOOKS), each
    assert all(2 <= each[name] <= 12 for name in EXERCISES), each
    assert pages(press.pdf("handout-a4.pdf")) <= 105  # with the list of what was measured


def test_the_answers_are_on_a_page_of_their_own(press: Press) -> None:
    last = read(press.pdf("handout-02_fast_response-a4.pdf")).pages[-1].extract_text()

    assert "\nAnswer key\nQuestion 1\nTwo small trials.\nQuestion 2\n" in last
    before = words(press.pdf("handout-02_fast_response-a4.pdf")).partition("Answerkey")[0]
    assert "Wholookedwithinthehour?" in before
    assert "Twosmalltrials." not in before


def test_it_says_that_it_is_no_advice_and_how_old_it_is(press: Press) -> None:
    first = squeezed(read(press.pdf("handout-02_fast_response-a4.pdf")).pages[0].extract_text())

    for said in (COURSE.disclaimer, f"Version {COURSE.version}", "next review", COURSE.licence):
        assert squeezed(said) in first


def test_the_script_has_all_that_is_spoken(press: Press, notes: Notes) -> None:
    text = words(press.pdf("script-a4.pdf"))

    for note in notes["02_fast_response"].values():
        for said in (note.ask, note.answer, note.objection, f"{note.minutes:g} min"):
            assert squeezed(said) in text
    assert "2slideswithnotes,7.5minutesinall" in text


def test_all_that_is_offered_is_written(executed: ExecutedCourse, notes: Notes) -> None:
    told = replace(executed, notes=notes)

    offered = [offer.file for offer in HANDOUT.offers(told.content, notes)]

    assert sorted(offered) == sorted(name for name, _ in documents(told))
    assert len(offered) == len(PAPERS) * (2 + len(COURSE.pages))
