from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from ketamine_explainer.content import find_root

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
