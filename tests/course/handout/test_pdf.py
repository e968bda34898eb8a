"""The reader, the handouts and the script, read as a reader of PDF reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from ketamine_explainer.content import load_content
from ketamine_explainer.course.artefact import Artefact, ExecutedCourse, Notes
from ketamine_explainer.course.artefacts import HANDOUT, READER, SCRIPT
from ketamine_explainer.course.names import PAPERS
from ketamine_explainer.course.summary import read as read_text
from nbfolio.writers.deck.exporter import VOTE_STYLE, deck_style

from ...printed import bookmarks, doubled
from ...printed_words import texts
from .conftest import REPOSITORY, Press

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CONTENT = load_content(REPOSITORY)
COURSE = CONTENT.course
NOTEBOOKS = [*COURSE.notebooks]
EXERCISES = [*COURSE.exercises]
SIDES = {"a4": (595, 842), "letter": (612, 792)}
"""Points."""

FOOT = re.compile(r"^Education, not medical advice .* \d+ of \d+\n")

SAMPLE = ["reader-a4.pdf", "reader-letter.pdf", "script-a4.pdf",
          "handout-exercise_1_levels_in_plasma-letter.pdf"]  # fmt: skip


@cache
def read(path: Path) -> PdfReader:
    return PdfReader(path)


@cache
def words(path: Path) -> str:
    """Return the text of a document without blanks and running feet: lines break anywhere."""
    return squeezed("".join(FOOT.sub("", page) for page in texts(path)))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad]+", "", text)


def pages(path: Path) -> int:
    return len(read(path).pages)


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
    marks = bookmarks(document)
    assert len(marks) > 2
    assert doubled(marks) == []


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
def test_the_reader_has_every_scene_and_source_of_a_notebook(
    executed: ExecutedCourse, press: Press, name: str
) -> None:
    [nb] = [nb for path, nb in executed.notebooks if path.stem == name]
    text = words(press.pdf("reader-a4.pdf"))
    [shown] = [out.data["text/markdown"] for cell in nb.cells if cell.id == "sources"
               for out in cell.outputs]  # fmt: skip
    sources = re.sub(r"\[([^\]]*)\]\(\S*\)", r"\1", shown)
    scenes = CONTENT.scenes[name].values()

    assert len(scenes) >= 4
    for scene in scenes:
        assert squeezed(read_text(CONTENT, scene.question)) in text
        assert squeezed(read_text(CONTENT, scene.finding)) in text
    for source in re.findall(r"^- (.*)$", sources, re.MULTILINE):
        assert squeezed(source) in text


def test_the_reader_has_why_and_how_sure_of_each_scene(press: Press) -> None:
    text = words(press.pdf("reader-a4.pdf"))
    scenes = [each for file in CONTENT.scenes.values() for each in file.values()]

    assert text.count("Howsureisthis?") == len(scenes)
    assert text.count("Whyisthatso?") == sum(bool(each.why) for each in scenes)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_reader_has_every_claim_with_its_verdict_and_every_question(
    press: Press, paper: str
) -> None:
    text = words(press.pdf(f"reader-{paper}.pdf"))
    claims = text.rpartition("Allclaimsofthearticle")[2]

    for id_, claim in CONTENT.article.claims.items():
        verdict = CONTENT.verdicts[id_]
        said = f"“{claim.quote}” {verdict.verdict}, certainty {verdict.certainty}"
        assert squeezed(said) in claims
    for concern in CONTENT.questions.values():
        for question in concern.questions:
            assert text.count(squeezed(question)) == 1


@pytest.mark.parametrize("paper", PAPERS)
def test_the_reader_has_no_tables_of_parameters_and_no_questions_that_answer(
    press: Press, paper: str
) -> None:
    html = BeautifulSoup(press.documents[f"reader-{paper}.pdf"], "html.parser")
    body = html.body
    assert body is not None

    assert body.select(".ke-parameters, .ke-quiz, .ke-cells, .room") == []
    assert "Check yourself" not in body.get_text()
    assert [each for each in body.select(".section") if len(each.get_text().split()) < 12] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_page_counts_are_within_bounds(press: Press, paper: str) -> None:
    each = {name: pages(press.pdf(f"handout-{name}-{paper}.pdf")) for name in EXERCISES}

    assert all(2 <= each[name] <= 12 for name in EXERCISES), each
    assert 25 <= pages(press.pdf(f"reader-{paper}.pdf")) <= 45


@pytest.mark.parametrize("name", EXERCISES)
def test_the_solutions_are_on_a_page_of_their_own(press: Press, name: str) -> None:
    found = texts(press.pdf(f"handout-{name}-a4.pdf"))
    [key] = [at for at, text in enumerate(found) if "Answer key" in text]

    assert key > 0
    assert "Solution" in "".join(found[key:])
    assert "Solution" not in "".join(found[:key])


@pytest.mark.parametrize("name", SAMPLE)
def test_it_says_that_it_is_no_advice_and_how_old_it_is(press: Press, name: str) -> None:
    first = squeezed(texts(press.pdf(name))[0])

    for said in (COURSE.disclaimer, f"Version {COURSE.version}", "next review", COURSE.licence):
        assert squeezed(said) in first


def test_the_script_has_all_that_is_spoken(press: Press, notes: Notes) -> None:
    text = words(press.pdf("script-a4.pdf"))

    for note in notes["02_fast_response"].values():
        for said in (note.say, note.ask, note.answer, note.objection, f"{note.minutes:g} min"):
            assert squeezed(said) in text
    assert "2slideswithnotes,7.5minutesinall" in text


def test_the_script_shows_what_answers_a_question(press: Press) -> None:
    assert squeezed(CONTENT.scene("onset").finding) in words(press.pdf("script-a4.pdf"))


def test_slides_in_the_script_have_the_styles_of_slides(press: Press) -> None:
    assert deck_style("deck.css", VOTE_STYLE) in press.documents["script-a4.pdf"]


@pytest.mark.parametrize("artefact", [HANDOUT, READER, SCRIPT], ids=lambda each: str(each.name))
def test_all_that_is_offered_can_be_written(press: Press, notes: Notes, artefact: Artefact) -> None:
    offered = {offer.file for offer in artefact.offers(CONTENT, notes)}

    assert offered <= press.documents.keys()
    assert len(offered) == len(PAPERS) * (len(EXERCISES) if artefact is HANDOUT else 1)
