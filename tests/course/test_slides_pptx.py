import io
import os
import re
import shutil
import subprocess
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from nbformat import NotebookNode
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from ketamine_explainer.content import Content, find_root, load_content
from ketamine_explainer.course.artefact import ExecutedCourse
from ketamine_explainer.course.artefacts import FIGURES, PPTX, TALK_PPTX
from ketamine_explainer.course.slides_pptx import write_pptx
from ketamine_explainer.synthesis.typeface import FAMILY
from nbfolio.notebook.document import read_document
from nbfolio.stills import figures

from ..nbfolio.powerpoint import ooxml
from ..shelf import Shelf
from ..written import make_all
from .powerpoint.conftest import NAME, content, notebook
from .powerpoint.slides import faults, is_picture

__all__ = ["content", "notebook"]


def test_a_file_that_opens(notebook: NotebookNode, content: Content, tmp_path: Path) -> None:
    write_pptx([read_document(notebook, NAME)], tmp_path, content)

    deck = Presentation(str(tmp_path / "slides.pptx"))
    assert faults(deck) == []
    assert deck.core_properties.title == content.course.title
    assert deck.core_properties.language == "en-GB"
    assert deck.core_properties.created.date() == content.course.published


def test_it_is_the_same_whenever_it_is_written(
    notebook: NotebookNode, content: Content, tmp_path: Path
) -> None:
    written = []
    for _ in range(2):
        write_pptx([read_document(notebook, NAME)], tmp_path, content)
        written.append((tmp_path / "slides.pptx").read_bytes())

    assert written[0] == written[1]
    dates = {entry.date_time[:3] for entry in ZipFile(io.BytesIO(written[0])).infolist()}
    assert dates == {content.course.published.timetuple()[:3]}


@pytest.fixture(scope="module")
def course_slides(executed: ExecutedCourse, shelf: Shelf) -> Path:
    make = partial(make_all, PPTX, executed)
    return shelf.once("powerpoint", make) / "slides.pptx"


TALKS = tuple(load_content(find_root(Path(__file__))).talks)
EACH = pytest.mark.parametrize("name", ["slides", *(f"talk-{talk}" for talk in TALKS)])
"""Each presentation that the course makes."""


@pytest.fixture(scope="module")
def presentations(course_slides: Path, executed: ExecutedCourse, shelf: Shelf) -> dict[str, Path]:
    """Write all presentations, and return each by its name."""
    talks = shelf.once("powerpoint-talks", partial(make_all, TALK_PPTX, executed))
    return {path.stem: path for path in (course_slides, *talks.glob("*.pptx"))}


@pytest.mark.slow
@EACH
def test_powerpoint_has_nothing_to_repair(name: str, presentations: dict[str, Path]) -> None:
    assert ooxml.faults(presentations[name].read_bytes()) == []
    assert faults(Presentation(str(presentations[name]))) == []


@pytest.mark.slow
@EACH
def test_each_has_one_slide_of_sources_and_the_theme_of_the_course(
    name: str, presentations: dict[str, Path], content: Content
) -> None:
    deck: Any = Presentation(str(presentations[name]))

    layouts = [slide.slide_layout.name for slide in deck.slides]
    assert layouts.count("Title Only") == 1
    theme = parse_xml(deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    latin = [each.attrib for each in theme.iter(qn("a:latin"))]
    assert theme.get("name") == content.course.title
    assert {each["typeface"] for each in latin} == {FAMILY}
    assert all(len(each["panose"]) == 20 and each["pitchFamily"] == "34" for each in latin)


@pytest.mark.slow
@EACH
def test_a_room_is_asked_before_it_sees_the_answer(
    name: str, presentations: dict[str, Path]
) -> None:
    deck: Any = Presentation(str(presentations[name]))

    slides = list(deck.slides)
    asked = [place for place, slide in enumerate(slides)
             if re.search(r"^Do: .* go on to the answer", _notes(slide), re.M)]  # fmt: skip
    assert len(asked) >= {"slides": 38}.get(name, 3)
    for place in asked:
        question, following = slides[place], slides[place + 1 : place + 4]
        assert "✓" not in _text(question)
        assert any("✓" in _text(slide) for slide in following)


@pytest.mark.slow
def test_every_figure_of_the_course_has_a_slide(
    course_slides: Path, executed: ExecutedCourse
) -> None:
    deck: Any = Presentation(str(course_slides))

    assert faults(deck) == []
    pictured = [slide for slide in deck.slides if any(map(is_picture, slide.shapes))]
    drawn = [figure for document in executed.taught for figure in figures(document)]
    described = {picture._element.nvPicPr.cNvPr.get("descr").partition(" Shown: ")[0]
                 for slide in pictured for picture in filter(is_picture, slide.shapes)}  # fmt: skip
    assert described == {figure.description for figure in drawn}
    findings = {scene.finding for scenes in executed.content.scenes.values()
                for scene in scenes.values() if scene.shows}  # fmt: skip
    titles = [slide.shapes.title.text for slide in pictured]
    asserted = [each for each in titles if each.partition(" (")[0] in findings]
    assert len(asserted) >= 0.9 * len(titles)
    for slide in pictured:
        words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert len(words[1].split()) <= 45
        assert words[2].startswith(("Source: ", "Sources: "))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["slides", "talk-20-minutes", "talk-public-evening"])
def test_the_timeline_is_shown_in_three_states_one_after_the_other(
    name: str, presentations: dict[str, Path]
) -> None:
    deck: Any = Presentation(str(presentations[name]))

    shown = [
        (number, picture._element.nvPicPr.cNvPr.get("descr").partition(" Shown: ")[2])
        for number, slide in enumerate(deck.slides)
        for picture in filter(is_picture, slide.shapes)
        if slide.shapes.title.text.startswith("Ketamine differs from placebo within hours")
    ]

    first = shown[0][0]
    assert shown == [
        (first + place, f"Axis: To scale; Show: {state}.")
        for place, state in enumerate(("The article", "Measured", "Both"))
    ]


@pytest.mark.slow
def test_sources_of_the_course_are_one_slide_and_all_in_its_notes(
    course_slides: Path, executed: ExecutedCourse
) -> None:
    deck: Any = Presentation(str(course_slides))

    [sources] = [slide for slide in deck.slides if slide.slide_layout.name == "Title Only"]

    listed = sources.notes_slide.notes_text_frame.text.splitlines()
    assert len(listed) > 100
    named = {line.partition(":")[0] for line in listed}
    assert {"Zarate 2006", "Kishimoto 2016"} <= named


@pytest.mark.slow
@EACH
def test_pictures_are_large_below_titles_of_two_lines(
    name: str, presentations: dict[str, Path]
) -> None:
    deck: Any = Presentation(str(presentations[name]))

    pictured = [(slide, picture) for slide in deck.slides
                for picture in filter(is_picture, slide.shapes)]  # fmt: skip
    assert pictured
    for slide, picture in pictured:
        assert 0.6 <= picture.width / deck.slide_width <= 0.8, slide.shapes.title.text
    for slide in deck.slides:
        if slide.slide_layout.name not in {"Title Slide", "Section Header"}:
            [paragraph] = slide.shapes.title.text_frame.paragraphs
            size = paragraph.runs[0].font.size
            assert len(paragraph.text) <= 2 * 12 * 72 / ((size.pt if size else 26) * 0.6)


@pytest.mark.slow
def test_every_figure_of_the_course_is_in_the_archive_in_every_state(
    executed: ExecutedCourse, tmp_path: Path
) -> None:
    make_all(FIGURES, executed, tmp_path)

    archive = ZipFile(tmp_path / "figures.zip")
    best = [name for name in archive.namelist() if name.startswith("best-20/")]
    assert len(best) == 2 * 20 + 1
    names = [name for name in archive.namelist() if name not in best]
    states = [len(each.states) for document in executed.taught for each in figures(document)]
    assert sum(name.endswith(".svg") for name in names) == sum(states)
    assert sum(name.endswith(".png") for name in names) >= 3 * len(states)
    assert not [name for name in names if len(name) > 200]
    for name in names:
        assert not name.endswith(".svg") or b"var(" not in archive.read(name)
    assert (tmp_path / "figures.zip").stat().st_size < 12e6


@pytest.mark.slow
@EACH
def test_libreoffice_shows_every_slide(
    name: str, presentations: dict[str, Path], tmp_path: Path
) -> None:
    office = shutil.which("soffice")
    if office is None and os.environ.get("CI") == "true":
        pytest.fail("no LibreOffice: install libreoffice-impress")
    if office is None:
        pytest.skip("no LibreOffice: install libreoffice-impress to see whether it opens slides")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    order = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*order, str(presentations[name])], check=True, capture_output=True, timeout=180)

    pdf = (tmp_path / f"{name}.pdf").read_bytes()

    count = len(Presentation(str(presentations[name])).slides)
    assert pdf.startswith(b"%PDF")
    assert f"/Count {count}".encode() in pdf


@pytest.mark.slow
@pytest.mark.parametrize("name", TALKS)
def test_each_talk_has_its_slides(
    name: str, presentations: dict[str, Path], content: Content
) -> None:
    deck: Any = Presentation(str(presentations[f"talk-{name}"]))

    talk = content.talks[name]
    assert deck.core_properties.title == talk.title
    assert deck.slides[0].shapes.title.text == talk.title
    own = [each.title for each in talk.slides if each.text]
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert [each for each in titles if each in own] == own
    assert len(deck.slides) >= len(talk.slides) + 4


def _notes(slide: Any) -> str:
    words: str = slide.notes_slide.notes_text_frame.text
    return words


def _text(slide: Any) -> str:
    cells = (cell.text for shape in slide.shapes if shape.has_table
             for cell in shape.table.iter_cells())  # fmt: skip
    return "\n".join((*(each.text_frame.text for each in slide.placeholders
                        if each.has_text_frame), *cells))  # fmt: skip
