import errno
import shutil
from pathlib import Path

import nbformat
import pytest
import typer
from nbformat.v4 import new_notebook

from ketamine_explainer import cli
from nbfolio.execute import store
from nbfolio.execute.room import FullError
from nbfolio.publish.swap import replace_dir_atomically


@pytest.fixture(autouse=True)
def nearly_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Say that 2 kB are free."""
    usage = shutil._ntuple_diskusage(100_000, 98_000, 2000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)


def full(*args: object, **kwargs: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_says_what_of_the_site_lacks(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with replace_dir_atomically(site) as folder:
        (folder / "deck.html").write_text("x" * 50_000)

    def build() -> None:
        with replace_dir_atomically(site) as folder:
            (folder / "deck.html").write_text("x" * 10_000)
            full()

    with pytest.raises(FullError) as caught:
        build()

    assert str(caught.value) == (
        f"The disk that holds {site} is full. deck.html of the site was being written; about 38 kB "
        "more is needed. Free that much there, or write to another disk, then start again. "
        "What was there before is as it was."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (site / "deck.html").stat().st_size == 50_000


def test_a_full_disk_leaves_a_notebook_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rain.ipynb"
    path.write_text("before", encoding="utf-8")
    monkeypatch.setattr(Path, "write_text", full)

    with pytest.raises(
        FullError, match=r"rain\.ipynb was being written; about 1 kB more is needed"
    ):
        store.write(path, new_notebook())

    assert path.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["rain.ipynb"]


def test_what_a_killed_write_left_goes_with_the_next(tmp_path: Path) -> None:
    path = tmp_path / "rain.ipynb"
    (tmp_path / ".rain.ipynb.4194999.tmp").write_text("half")  # no process has so great an id

    store.write(path, new_notebook())

    assert [each.name for each in tmp_path.iterdir()] == ["rain.ipynb"]
    assert nbformat.read(path, 4).cells == []


def test_another_fault_of_a_disk_is_told_as_it_is(tmp_path: Path) -> None:
    def build() -> None:
        with replace_dir_atomically(tmp_path / "site"):
            raise OSError(errno.EIO, "Input/output error")

    with pytest.raises(OSError, match="Input/output error"):
        build()


def test_a_disk_that_is_full_elsewhere_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit), cli._mistakes_in_words():
        full()

    assert capsys.readouterr().err == (
        "A disk is full: a temporary file was being written. Free some room there, "
        "then start again.\n"
    )
