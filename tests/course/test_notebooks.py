import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from ketamine_explainer.content import load_course
from ketamine_explainer.course.folder import course_notebooks
from ketamine_explainer.course.notebooks import refresh

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a course whose notebooks all give 'now'; nothing is stored in them yet."""

    def give_now(paths: list[Path], workers: int, progress: object) -> list[NotebookNode]:
        results = [nbformat.read(path, as_version=4) for path in paths]
        for nb in results:
            nb.cells[0].outputs = [new_output("stream", name="stdout", text="now")]
        return results

    monkeypatch.setattr("nbfolio.execute.run.execute_all", give_now)
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    (tmp_path / "notebooks" / "exercises").mkdir(parents=True)
    for entry in load_course(tmp_path).pages:
        nb = new_notebook(cells=[new_code_cell("print('now')")])
        nbformat.write(nb, tmp_path / "notebooks" / entry.file)
    return tmp_path


def test_notebooks_come_in_the_order_of_the_course_exercises_last(course: Path) -> None:
    paths = course_notebooks(course)
    assert [path.stem for path in paths] == [entry.id for entry in load_course(course).pages]
    assert [path.parent.name for path in paths] == ["notebooks"] * 6 + ["exercises"] * 3


def test_stale_notebooks_are_stored_afresh(course: Path) -> None:
    found = refresh(course)

    assert all(notebook.differences and notebook.written for notebook in found)
    for path in course_notebooks(course):
        assert nbformat.read(path, as_version=4).cells[0].outputs[0].text == "now"


def test_what_is_up_to_date_is_not_touched(course: Path) -> None:
    refresh(course)
    before = [path.stat().st_mtime_ns for path in course_notebooks(course)]

    found = refresh(course)

    assert not any(notebook.differences or notebook.written for notebook in found)
    assert [path.stat().st_mtime_ns for path in course_notebooks(course)] == before


def test_a_check_writes_nothing(course: Path) -> None:
    before = [path.read_bytes() for path in course_notebooks(course)]

    found = refresh(course, check=True)

    assert "00_start_here.ipynb, cell 1: 0 outputs are stored, running it gives 1" in (
        found[0].differences
    )
    assert [path.read_bytes() for path in course_notebooks(course)] == before
