"""Writers and renderers are found by entry points: ours, and those of any other package."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import ipywidgets as w
import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from pptx import Presentation

from nbfolio.__main__ import main
from nbfolio.html import registry
from nbfolio.html.outputs import FORMS
from nbfolio.html.registry import KINDS, output_renderers, widget_renderers
from nbfolio.notebook.document import read_document
from nbfolio.notebook.figure import FIGURE_MIME
from nbfolio.writers import UnknownWriterError, Writer, find_writer, writers
from nbfolio.writers.page.build import build_page

from .figured import spec
from .stills.layered import layered

OURS = {"page", "deck", "paper", "powerpoint", "pictures"}
PACKAGE = """\
from markupsafe import Markup
from nbfolio.html.drawing import Renderer
from nbfolio.html.outputs import OutputRenderer
from nbfolio.writers import Writer

def count(document):
    return str(len(document.blocks)).encode()

COUNT = Writer(".count", count)
def day(model, draw):
    return Markup("<p>day %s</p>") % model.get("description")

RENDERERS = {
    "DatePickerModel": Renderer(day),
    "application/x-beads+json": OutputRenderer(lambda data, _: "*" * data["beads"], "beads"),
    "text/plain": OutputRenderer(lambda words, _: Markup("<p>plainly %s</p>") % words),
}
"""
POINTS = """\
[nbfolio.writers]
count = beads:COUNT
lost = beads:LOST

[nbfolio.renderers]
beads = beads:RENDERERS
"""


@pytest.fixture
def beads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Install a package that brings a writer, a widget and two forms of outputs."""
    (tmp_path / "beads.py").write_text(PACKAGE)
    about = tmp_path / "beads-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: beads\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(POINTS)
    monkeypatch.syspath_prepend(str(tmp_path))
    registry._offered.cache_clear()
    yield
    sys.modules.pop("beads", None)
    registry._offered.cache_clear()


def shows(**forms: Any) -> NotebookNode:
    return new_code_cell("x", outputs=[new_output("display_data", forms)])


def test_ours_are_found_like_any_other() -> None:
    assert writers().keys() == OURS
    assert all(isinstance(find_writer(name), Writer) for name in OURS)
    assert widget_renderers() == KINDS
    assert output_renderers() == FORMS


def test_another_package_adds_a_writer(beads: None) -> None:
    document = read_document(new_notebook(cells=[new_markdown_cell("a")]), "talk")
    assert writers().keys() == {*OURS, "count", "lost"}
    assert find_writer("count").write(document) == b"1"


def test_a_writer_that_cannot_be_loaded_names_its_package(
    beads: None, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(file), "--to", "lost"]) == 1
    assert capsys.readouterr().err == (
        "beads offers 'lost' in 'nbfolio.writers' as 'beads:LOST', which cannot be loaded: "
        "module 'beads' has no attribute 'LOST'. Mend that entry point, or uninstall beads.\n"
    )


def test_an_unknown_writer_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UnknownWriterError) as refused:
        find_writer("braille")
    assert str(refused.value) == (
        "given 'braille'; installed packages write: deck, page, paper, pictures, powerpoint; "
        "name one of these, or install the package that offers it"
    )


def test_another_package_adds_a_widget(
    beads: None, as_notebook: Callable[..., NotebookNode]
) -> None:
    nb = as_notebook(w.DatePicker(description="one"))
    assert "<p>day one</p>" in build_page(read_document(nb, "talk")).body


def test_another_package_adds_a_form_of_outputs_and_goes_before_ours(beads: None) -> None:
    beaded = {"application/x-beads+json": {"beads": 3}, "text/html": "no"}
    nb = new_notebook(cells=[shows(**beaded), shows(**{"text/plain": "said"})])
    body = build_page(read_document(nb, "talk")).body
    assert '<div class="beads">***</div>' in body
    assert "<p>plainly said</p>" in body
    assert "no" not in body


@pytest.fixture
def notebook(as_notebook: Callable[..., NotebookNode]) -> NotebookNode:
    nb = as_notebook(layered())
    nb.cells.insert(0, new_markdown_cell("# Beads\n\nOn a string."))
    nb.cells.append(new_markdown_cell("## Sources\n\n- [Doe 2001](https://a.org)", id="sources"))
    return nb


@pytest.fixture
def file(notebook: NotebookNode, tmp_path: Path) -> Path:
    path = tmp_path / "beads.ipynb"
    nbformat.write(notebook, path)
    return path


def test_powerpoint_is_made_of_any_notebook(file: Path) -> None:
    assert main([str(file), "--to", "powerpoint"]) == 0
    slides = Presentation(str(file.with_suffix(".pptx"))).slides
    assert [each.shapes.title.text for each in slides] == ["Beads", "Two <lines>", "Sources"]
    assert slides[2].placeholders[13].text_frame.text == "Doe 2001."


def test_pictures_are_made_of_any_notebook(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "made"
    assert main([str(file), "--to", "pictures", "--output-dir", str(folder)]) == 0
    names = ZipFile(io.BytesIO((folder / "beads.zip").read_bytes())).namelist()
    assert names[0] == "index.csv"
    assert len([name for name in names if name.endswith(".svg")]) == 6


def test_a_figure_without_a_widget_is_on_slides_among_pictures_and_on_a_page(
    tmp_path: Path,
) -> None:
    figure = json.loads(json.dumps(spec("Beads").data()))
    path = tmp_path / "alone.ipynb"
    cells = [shows(**{FIGURE_MIME: figure, "text/plain": "Two lines and a dot."})]
    nbformat.write(new_notebook(cells=cells), path)

    for to in ("powerpoint", "pictures", "page"):
        assert main([str(path), "--to", to]) == 0

    title, slide = Presentation(str(path.with_suffix(".pptx"))).slides
    assert (title.shapes.title.text, slide.shapes.title.text) == ("alone", "Two <lines>")
    assert "The second." in [shape.text_frame.text for shape in slide.shapes if
                             shape.has_text_frame][1]  # fmt: skip
    names = ZipFile(path.with_suffix(".zip")).namelist()
    assert len([name for name in names if name.endswith("line-second_dot-blue.svg")]) == 1
    assert "Two lines and a dot." in path.with_suffix(".html").read_text("utf-8")


@pytest.mark.parametrize(("to", "ending"), [("page", ".html"), ("deck", ".slides.html")])
def test_page_and_deck_are_those_of_nbconvert(file: Path, to: str, ending: str) -> None:
    assert main([str(file), "--to", to]) == 0
    assert "On a string." in (file.parent / f"beads{ending}").read_text("utf-8")


def test_powerpoint_asks_for_its_extra() -> None:
    lacking = "import sys; sys.modules['pptx'] = None; import nbfolio.writers.powerpoint"
    done = subprocess.run([sys.executable, "-c", lacking], capture_output=True, text=True)
    assert "A presentation needs pptx, which this Python has not" in done.stderr
    assert "pip install 'nbfolio[pptx]'" in done.stderr


@pytest.mark.browser
def test_paper_is_made_of_any_notebook(file: Path, browser: object) -> None:
    assert main([str(file), "--to", "paper"]) == 0
    assert file.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def test_a_notebook_that_does_not_run_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nbformat.write(new_notebook(cells=[new_code_cell("1/0")]), tmp_path / "broken.ipynb")
    assert main([str(tmp_path / "broken.ipynb"), "--execute"]) == 1
    assert capsys.readouterr().err.startswith("broken, cell 1 does not run:\n    1/0\n")
    assert not (tmp_path / "broken.html").exists()


def test_what_cannot_be_written_is_told_in_words(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(file), "--to", "braille"]) == 1
    assert main([str(file.parent / "none.ipynb")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("given 'braille'; installed packages write: ")
    assert said[1] == f"{file.parent / 'none.ipynb'}: No such file or directory; name another path"
