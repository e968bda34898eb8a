"""``jupyter nbconvert --to explainer`` with the installed wheel, as anybody would use it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert.exporters import get_exporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from ..wheels import ENGINE, ROOT, unpacked

pytestmark = pytest.mark.slow
CONTROL = """\
from pathlib import Path
import ipywidgets as w
names = [*Path("data.txt").read_text().split(), "none"]
menu, stack = w.Dropdown(options=names, description="Menu"), w.Stack(list(map(w.Label, names)))
w.jslink((menu, "index"), (stack, "selected_index"))
w.VBox([menu, stack])"""
MARK = {"explainer": {"widgets": "not stored"}}
Convert = Callable[..., str]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what the wheels install."""
    folder = tmp_path_factory.mktemp("installed")
    unpacked(ENGINE, folder)
    unpacked(ROOT, folder)
    return folder


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """Return a folder with two notebooks that do not store their widgets, and what they read."""
    folder = tmp_path / "their notebooks"
    folder.mkdir()
    (folder / "data.txt").write_text("tea coffee")
    for name in ("first", "second"):
        cells = [new_markdown_cell(f"# The {name}"), new_code_cell(CONTROL)]
        nbformat.write(new_notebook(cells=cells, metadata=MARK), folder / f"{name}.ipynb")
    return folder


@pytest.fixture
def convert(installed: Path) -> Convert:
    """Return a call of nbconvert that sees the installed package and no other."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}

    def run(folder: Path, *arguments: str) -> str:
        command = [sys.executable, "-m", "nbconvert", "--to", "explainer", *arguments]
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def check(page: Path, title: str) -> None:
    html = page.read_text(encoding="utf-8")
    assert f"The {title}</h1>" in html
    assert "<option selected>tea</option><option>coffee</option>" in html
    assert "default-src 'none'" in html
    assert "--ke-ink" in html


def test_the_wheel_is_what_runs(installed: Path) -> None:
    code = "import ketamine_explainer as k; print(k.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    where = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert where.startswith(str(installed))


def test_several_notebooks_in_their_own_folder(convert: Convert, work: Path) -> None:
    convert(work, "first.ipynb", "second.ipynb")
    for name in ("first", "second"):
        check(work / f"{name}.html", name)


def test_from_another_folder_with_an_output_and_execution(convert: Convert, work: Path) -> None:
    elsewhere = work.parent / "elsewhere"
    elsewhere.mkdir()
    convert(elsewhere, "--execute", "--output", "page", str(work / "first.ipynb"))
    check(work / "page.html", "first")


def test_into_another_folder(convert: Convert, work: Path) -> None:
    pages = work.parent / "pages"
    convert(work.parent, "--output-dir", str(pages), f"{work.name}/first.ipynb")
    check(pages / "first.html", "first")


def test_a_notebook_that_was_executed_and_saved_is_not_run_again(
    convert: Convert, work: Path
) -> None:
    path = work / "first.ipynb"
    nb = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(work)}}
    NotebookClient(nb, store_widget_state=True, resources=resources).execute()
    nbformat.write(nb, path)
    (work / "data.txt").unlink()
    html = convert(work, "--stdout", "first.ipynb")
    assert html.startswith("<!DOCTYPE html>")
    (work / "first.html").write_text(html, encoding="utf-8")
    check(work / "first.html", "first")


def test_from_python(work: Path) -> None:
    html, resources = get_exporter("explainer")().from_filename(str(work / "second.ipynb"))
    (work / "own.html").write_text(html, encoding="utf-8")
    check(work / "own.html", "second")
    assert resources["output_extension"] == ".html"
