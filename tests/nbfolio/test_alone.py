"""The engine alone: its wheel in an environment with what it requires, no course in sight."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import ipywidgets as widgets
import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from ..wheels import ENGINE, alone, unpacked

MARK = {"explainer": {"widgets": "not stored"}}
pytestmark = pytest.mark.skipif(os.name == "nt", reason="links to packages need rights there")
Converted = tuple[subprocess.CompletedProcess[str], Path]
Convert = Callable[..., Converted]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return alone(tmp_path_factory.mktemp("alone"))


@pytest.fixture
def convert(python: Path, tmp_path: Path) -> Convert:
    """Write a notebook into a folder of its own and call nbconvert there."""

    def run(nb: NotebookNode, to: str, program: Path = python) -> Converted:
        nbformat.write(nb, tmp_path / "theirs.ipynb")
        done = subprocess.run(
            [program, "-I", "-m", "nbconvert", "--to", to, "theirs.ipynb"],
            cwd=tmp_path,
            env={name: said for name, said in os.environ.items() if name != "PYTHONPATH"},
            capture_output=True,
            text=True,
            check=False,
        )
        return done, tmp_path / "theirs.html"

    return run


@pytest.fixture
def stored(as_notebook: Callable[..., NotebookNode]) -> NotebookNode:
    """Return a notebook that was run and saved: a menu that is linked to a stack."""
    menu = widgets.Dropdown(options=["tea", "coffee"], description="Menu")
    stack = widgets.Stack([widgets.Label("green"), widgets.Label("black")], selected_index=0)
    widgets.jslink((menu, "index"), (stack, "selected_index"))
    nb = as_notebook(widgets.VBox([menu, stack]))
    nb.cells.insert(0, new_markdown_cell("# What they drink, $a^2$"))
    return nb


def test_the_wheel_holds_the_engine_and_all_that_it_reads(tmp_path: Path) -> None:
    names = unpacked(ENGINE, tmp_path)
    here = {
        f"nbfolio/{file.relative_to(ENGINE).as_posix()}"
        for file in ENGINE.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }

    assert {name for name in names if ".dist-info/" not in name} == here - {
        f"nbfolio/{own}" for own in ("LICENSE", "README.md", "pyproject.toml")
    }


def test_no_course_is_in_sight(python: Path) -> None:
    done = subprocess.run([python, "-I", "-c", "import ketamine_explainer"], check=False,
                          capture_output=True, text=True)  # fmt: skip

    assert "No module named 'ketamine_explainer'" in done.stderr


def test_a_foreign_notebook_becomes_a_page(convert: Convert, stored: NotebookNode) -> None:
    done, page = convert(stored, "folio")

    assert done.returncode == 0, done.stderr
    html = page.read_text("utf-8")
    assert "<option selected>tea</option><option>coffee</option>" in html
    assert "green" in html
    assert "black" in html
    assert "<msup>" in html
    assert "default-src 'none'" in html


def test_a_foreign_notebook_becomes_a_deck(convert: Convert, stored: NotebookNode) -> None:
    done, deck = convert(stored, "folio-slides")

    assert done.returncode == 0, done.stderr
    html = deck.with_name("theirs.slides.html").read_text("utf-8")
    assert "<option selected>tea</option><option>coffee</option>" in html
    assert "reveal.js" in html


def test_running_one_asks_for_the_extra(convert: Convert) -> None:
    done, page = convert(
        new_notebook(cells=[new_code_cell("print(6 * 7)")], metadata=MARK), "folio"
    )

    assert done.returncode == 1
    assert "needs ipykernel, which this Python has not" in done.stderr
    assert "pip install 'nbfolio[run]'" in done.stderr
    assert "Traceback" not in done.stderr
    assert not page.exists()


@pytest.mark.slow
def test_with_the_extra_it_is_run(convert: Convert, tmp_path: Path) -> None:
    python = alone(tmp_path / "environment", "run")
    source = "import importlib.util as u\nprint(6 * 7, u.find_spec('matplotlib'))"

    done, page = convert(
        new_notebook(cells=[new_code_cell(source)], metadata=MARK), "folio", python
    )

    assert done.returncode == 0, done.stderr
    assert "42 None" in page.read_text("utf-8")


def test_pictures_ask_for_theirs(python: Path) -> None:
    done = subprocess.run([python, "-I", "-c", "import nbfolio.stills.raster"], check=False,
                          capture_output=True, text=True)  # fmt: skip

    assert "needs matplotlib, which this Python has not" in done.stderr
    assert "figures stay SVG" in done.stderr
    assert "pip install 'nbfolio[pictures]'" in done.stderr


def test_traced_functions_ask_for_theirs(python: Path) -> None:
    done = subprocess.run([python, "-I", "-c", "import nbfolio.trace"], check=False,
                          capture_output=True, text=True)  # fmt: skip

    assert "needs numpy, which this Python has not" in done.stderr
    assert "figures have the states that were drawn" in done.stderr
    assert "pip install 'nbfolio[trace]'" in done.stderr
