from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from ketamine_explainer.content import ContentError, find_root, load_content
from ketamine_explainer.content.errors import Problem

Edit = Callable[[str, str, str], Path]


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """Return a function that copies the course's content with one passage of a file replaced."""

    def edit(file: str, old: str, new: str) -> Path:
        folder = tmp_path / "content"
        if not folder.exists():
            copytree(find_root(Path(__file__)) / "content", folder)
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text, f"{file} no longer holds {old!r}"
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return tmp_path

    return edit


def refused(root: Path, file: str, check: Callable[[Path], object] = load_content) -> Problem:
    """Return the one thing that is refused of a course; an editor finds it in this file."""
    with pytest.raises(ContentError) as caught:
        check(root)
    [problem] = caught.value.problems
    assert problem.file == root / "content" / file
    return problem


def refused_at(root: Path, file: str, place: str, allowed: str) -> None:
    """Hold that one thing of a course is refused, at a place of a file, with what is allowed."""
    problem = refused(root, file)
    assert problem.place.startswith(place)
    assert allowed in problem.allowed
    assert problem.line
