from collections.abc import Callable
from pathlib import Path

import pytest

from nbfolio.publish.keys import fingerprint


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rooms" / "one").mkdir(parents=True)
    (tmp_path / "a.py").write_text("a")
    (tmp_path / "rooms" / "b.css").write_text("b")
    (tmp_path / "rooms" / "one" / "c.j2").write_text("c")
    return tmp_path


@pytest.mark.parametrize(
    "change",
    [
        lambda at: (at / "a.py").write_text("other"),
        lambda at: (at / "rooms" / "one" / "c.j2").write_text(""),
        lambda at: (at / "a.py").rename(at / "d.py"),
        lambda at: (at / "rooms" / "b.css").rename(at / "b.css"),
        lambda at: (at / "rooms" / "empty").touch(),
        lambda at: (at / "a.py").unlink(),
        lambda at: [(at / "a.py").write_text("b"), (at / "rooms" / "b.css").write_text("a")],
    ],
)
def test_what_changes_a_folder_changes_its_fingerprint(
    folder: Path, change: Callable[[Path], object]
) -> None:
    before = fingerprint(folder)
    change(folder)
    assert fingerprint(folder) != before


@pytest.mark.parametrize("name", ["rooms/__pycache__/a.pyc", ".hidden", ".git/config"])
def test_what_programs_keep_for_themselves_does_not_count(folder: Path, name: str) -> None:
    before = fingerprint(folder)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("kept")
    assert fingerprint(folder) == before


def test_files_and_folders_can_be_left_out(folder: Path) -> None:
    left_out = ("a.py", "rooms/one")
    before = fingerprint(folder, left_out)
    (folder / "a.py").write_text("other")
    (folder / "rooms" / "one" / "c.j2").write_text("other")
    assert fingerprint(folder, left_out) == before
    (folder / "rooms" / "b.css").write_text("other")
    assert fingerprint(folder, left_out) != before


def test_a_folder_that_is_not_there_has_no_files(folder: Path) -> None:
    assert fingerprint(folder / "gone") == fingerprint(folder, ("a.py", "rooms"))
