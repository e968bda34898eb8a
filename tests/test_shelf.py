from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from .shelf import KEPT, Shelf, fingerprint


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("src", "content", "notebooks", "tests"):
        (tmp_path / "course" / folder).mkdir(parents=True)
        (tmp_path / "course" / folder / "a").write_text("x")
    return tmp_path / "course"


def add(root: Path) -> None:
    (root / "src" / "b").write_text("")


def write(root: Path) -> None:
    (root / "content" / "a").write_text("y")


def rename(root: Path) -> None:
    (root / "notebooks" / "a").rename(root / "notebooks" / "c")


@pytest.mark.parametrize("change", [add, write, rename])
def test_each_change_of_the_course_has_a_shelf_of_its_own(
    root: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    before = Shelf.of(root, tmp_path / "made")
    assert Shelf.of(root, tmp_path / "made") == before
    change(root)
    assert Shelf.of(root, tmp_path / "made") != before


def test_what_is_not_built_of_changes_nothing(root: Path) -> None:
    before = fingerprint(root)
    (root / "tests" / "a").write_text("y")
    (root / "src" / "__pycache__").mkdir()
    (root / "src" / "__pycache__" / "a.pyc").write_text("y")
    assert fingerprint(root) == before


def test_many_ask_and_one_makes(root: Path, tmp_path: Path) -> None:
    made: list[Path] = []

    def make(folder: Path) -> None:
        made.append(folder)
        (folder / "page").write_text("whole")

    def ask(_: int) -> str:
        return (Shelf.of(root, tmp_path / "made").once("site", make) / "page").read_text()

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(16))) == {"whole"}
    assert len(made) == 1


def test_what_fails_is_made_again(root: Path, tmp_path: Path) -> None:
    shelf = Shelf.of(root, tmp_path / "made")

    def fail(folder: Path) -> None:
        (folder / "page").write_text("half")
        raise OSError

    with pytest.raises(OSError, match=r"^$"):
        shelf.once("site", fail)
    assert [each.name for each in shelf.folder.iterdir() if each.is_dir()] == []
    assert list(shelf.once("site", lambda folder: None).iterdir()) == []


def test_few_states_are_kept(root: Path, tmp_path: Path) -> None:
    shelves = []
    for number in range(KEPT + 2):
        (root / "src" / "a").write_text(str(number))
        shelves.append(Shelf.of(root, tmp_path / "made").folder)
    assert shelves[-1].is_dir()
    assert sum(each.is_dir() for each in shelves) == KEPT
