import csv
import io
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from nbformat import NotebookNode
from nbformat.v4 import new_output
from PIL import Image

from ketamine_explainer.content import load_content
from ketamine_explainer.course.figures_zip import write_figures
from nbfolio import ExportError
from nbfolio.notebook.document import read_document
from nbfolio.writers.pictures import archive as pictures
from nbfolio.writers.pictures.archive import COLUMNS

from ..nbfolio.stills.layered import layered

CONTENT = load_content(Path(__file__).parents[2])
COURSE = CONTENT.course
LINES, DOTS = ("first", "second"), ("red", "green", "blue")


@pytest.fixture
def archive(as_notebook: Callable[..., NotebookNode], tmp_path: Path) -> ZipFile:
    nb = as_notebook(layered())
    nb.cells[0]["id"] = "show-lines"
    write_figures([read_document(nb, "02_fast_response")], tmp_path, CONTENT)
    return ZipFile(tmp_path / "figures.zip")


def test_every_state_is_there_under_a_name_that_tells_it(archive: ZipFile) -> None:
    assert archive.namelist() == ["README.txt", "index.csv", "contact-sheet.html"] + [
        f"02_fast_response/lines/line-{line}_dot-{dot}.{ending}"
        for line in LINES
        for dot in DOTS
        for ending in ("svg", "png")
    ]


def test_every_svg_parses_and_every_png_shows_something(archive: ZipFile) -> None:
    for name in archive.namelist():
        if name.endswith(".svg"):
            ElementTree.fromstring(archive.read(name))
        if name.endswith(".png"):
            image = Image.open(io.BytesIO(archive.read(name))).convert("RGB")
            assert len(image.getcolors(1_000_000) or ()) > 2


def test_the_index_says_what_each_file_shows(archive: ZipFile) -> None:
    rows = list(csv.DictReader(io.StringIO(archive.read("index.csv").decode("utf-8-sig"))))

    assert tuple(rows[0]) == (*COLUMNS, "licence")
    assert [row["state"] for row in rows] == [f"Line: {a}; Dot: {b}" for a in LINES for b in DOTS]
    assert {row["svg"] for row in rows} <= set(archive.namelist())
    assert rows[0]["says"] == "The first. It is."
    assert rows[0]["caption"] == "Drawn for a test."
    assert rows[0]["licence"] == COURSE.licence


def test_the_readme_says_licence_version_and_disclaimer(archive: ZipFile) -> None:
    text = archive.read("README.txt").decode()

    for said in (COURSE.title, COURSE.version, COURSE.licence, COURSE.disclaimer, "in 6 states"):
        assert said in text


def test_many_states_have_png_for_each_option_of_one_control(
    as_notebook: Callable[..., NotebookNode], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "ALL_AS_PNG", 5)
    write_figures([read_document(as_notebook(layered()), "any")], tmp_path, CONTENT)

    names = ZipFile(tmp_path / "figures.zip").namelist()

    drawn = {name.split("/")[-1] for name in names if name.endswith(".png")}
    assert drawn == {
        "line-first_dot-red.png",
        *(f"line-second_dot-{dot}.png" for dot in DOTS),
    }
    assert sum(name.endswith(".svg") for name in names) == 6


def test_it_is_the_same_whenever_it_is_written(
    as_notebook: Callable[..., NotebookNode], tmp_path: Path
) -> None:
    nb = as_notebook(layered())
    written = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_figures([read_document(nb, "any")], tmp_path / name, CONTENT)
        written.append((tmp_path / name / "figures.zip").read_bytes())

    assert written[0] == written[1]
    [entry, *_] = ZipFile(tmp_path / "one" / "figures.zip").infolist()
    assert entry.date_time[:3] == COURSE.published.timetuple()[:3]


def test_two_figures_of_a_cell_have_a_folder_each(
    as_notebook: Callable[..., NotebookNode], tmp_path: Path
) -> None:
    nb = as_notebook(layered(), layered())
    nb.cells[0].outputs += nb.cells.pop().outputs
    nb.cells[0]["id"] = "both"

    write_figures([read_document(nb, "any")], tmp_path, CONTENT)

    names = ZipFile(tmp_path / "figures.zip").namelist()
    folders = {name.split("/")[1] for name in names if "/" in name}
    assert folders == {"both_two-lines", "both_two-lines-2"}


def test_a_figure_that_cannot_be_drawn_leaves_no_file(
    as_notebook: Callable[..., NotebookNode], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> str:
        raise ExportError("any", 1, "figure", "broken", "Mend it")

    monkeypatch.setattr(pictures, "svg", fail)
    with pytest.raises(ExportError, match="broken"):
        write_figures([read_document(as_notebook(layered()), "any")], tmp_path, CONTENT)

    assert list(tmp_path.iterdir()) == []


def test_all_pictures_are_on_one_page_beside_them(archive: ZipFile) -> None:
    sheet = BeautifulSoup(archive.read("contact-sheet.html"), "html.parser")

    assert sheet.h1
    assert sheet.h1.text == f"{COURSE.title}: all figures"
    assert sheet.html
    assert sheet.html["lang"] == "en-GB"
    shown = [unquote(str(image["src"])) for image in sheet.select("img")]
    assert len(shown) == len(LINES) * len(DOTS)
    assert set(shown) <= set(archive.namelist())
    assert all(image["alt"] for image in sheet.select("img"))
    assert next(link.text for link in sheet.select("a")) == "Line: first; Dot: red"


def test_each_picture_says_where_it_is_from_and_its_licence(archive: ZipFile) -> None:
    for name in archive.namelist():
        if name.endswith(".svg"):
            texts = ElementTree.fromstring(archive.read(name)).iter(
                "{http://www.w3.org/2000/svg}text"
            )
            words = " ".join("".join(each.itertext()) for each in texts)
            for said in (COURSE.title, f"version {COURSE.version}", "CC BY 4.0"):
                assert said.replace(" ", "") in words.replace(" ", "")


def test_what_scenes_show_is_found_first_one_state_a_figure(
    as_notebook: Callable[..., NotebookNode], tmp_path: Path
) -> None:
    scenes = CONTENT.scenes["02_fast_response"]
    nb = as_notebook(layered(), layered(), layered())
    for cell, scene, ident in zip(
        nb.cells, ("people", "onset"), ("show-people", "show-onset"), strict=False
    ):
        asked = new_output("display_data", {"text/markdown": f"## {scenes[scene].question}"})
        cell.outputs.insert(0, asked)
        cell["id"] = ident

    write_figures([read_document(nb, "02_fast_response")], tmp_path, CONTENT)

    archive = ZipFile(tmp_path / "figures.zip")
    best = [name for name in archive.namelist() if name.startswith("best-20/")]
    assert best == [
        "best-20/index.csv",
        *(f"best-20/{name}.{ending}" for name in ("01_people", "02_onset")
          for ending in ("svg", "png")),
    ]  # fmt: skip
    rows = csv.DictReader(io.StringIO(archive.read("best-20/index.csv").decode("utf-8-sig")))
    assert [(row["svg"], row["state"]) for row in rows] == [
        ("best-20/01_people.svg", "Line: second; Dot: red"),
        ("best-20/02_onset.svg", "Line: second; Dot: red"),
    ]
