"""The short course that tests build: it is a course, and what is left of ours is as it was."""

from pathlib import Path

import nbformat
import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.course.folder import course_notebooks
from ketamine_explainer.course.notebook_checks import check_calls, check_notes

from .minicourse import KEPT, REPOSITORY, write_minicourse


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_minicourse(tmp_path_factory.mktemp("minicourse"))


def test_notebooks_content_and_notes_fit_together(course: Path) -> None:
    paths = course_notebooks(course)

    assert [path.stem for path in paths] == list(KEPT)
    check_calls(course, paths)
    check_notes(course, paths)


def test_what_is_left_is_as_it_was(course: Path) -> None:
    short, whole = load_content(course), load_content(REPOSITORY)

    assert short.evidence.estimates == whole.evidence.estimates
    assert all(notes.items() <= whole.notes[name].items() for name, notes in short.notes.items())
    assert short.sources.items() < whole.sources.items()
    for name, blocks in short.sections.items():
        assert blocks.items() < whole.sections[name].items()


def test_each_notebook_is_ours_without_most_of_its_cells(course: Path) -> None:
    for path in course_notebooks(course):
        own = nbformat.read(REPOSITORY / path.relative_to(course), 4).cells
        cells = nbformat.read(path, 4).cells
        assert [cell for cell in own if cell.id in KEPT[path.stem]] == cells
        assert len(cells) < len(own) / 2
