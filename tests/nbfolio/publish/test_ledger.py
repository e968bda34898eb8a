import json
from pathlib import Path

import pytest

from nbfolio.publish.keys import digest
from nbfolio.publish.ledger import (
    LEDGER,
    Ledger,
    entry,
    read_ledger,
    take_over,
    unaltered,
    write_ledger,
)

NAMES = {"a.html", "b.pdf"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site of two files that says what they are."""
    folder = tmp_path / "site"
    folder.mkdir()
    for name in NAMES:
        (folder / name).write_text(name)
    entries = {name: entry(folder / name, f"key of {name}") for name in NAMES}
    write_ledger(folder, Ledger(entries, {"run": "given"}))
    return folder


@pytest.fixture
def new(tmp_path: Path) -> Path:
    (tmp_path / "new").mkdir()
    return tmp_path / "new"


def test_what_is_written_down_is_read(site: Path) -> None:
    ledger = read_ledger(site)

    assert ledger.runs == {"run": "given"}
    assert ledger.files["a.html"].key == "key of a.html"
    assert ledger.files["a.html"].digest == digest(b"a.html")
    assert unaltered(site, ledger) == NAMES


ENTRY = {"key": "k", "digest": "d", "size": 1}


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", "3", '"files"', "[" * 100_000, '{"files": []}', '{"runs": {}}',
        '{"files": {"a": 3}, "runs": {}}', '{"files": {"a": {"key": "k"}}, "runs": {}}',
        json.dumps({"files": {"a": {**ENTRY, "size": "1"}}, "runs": {}}),
        json.dumps({"files": {"a": {**ENTRY, "key": 3}}, "runs": {}}),
        json.dumps({"files": {"a": {**ENTRY, "more": 3}}, "runs": {}}),
        json.dumps({"files": {"../a": ENTRY}, "runs": {}}),
        json.dumps({"files": {"/etc/hosts": ENTRY}, "runs": {}}),
        json.dumps({"files": {LEDGER: ENTRY}, "runs": {}}),
        json.dumps({"files": {}, "runs": {"a": 3}}), json.dumps({"files": {}, "runs": [1]}),
    ],
)  # fmt: skip
def test_a_damaged_ledger_says_nothing(site: Path, text: str) -> None:
    (site / LEDGER).write_text(text, encoding="utf-8")
    assert read_ledger(site) == Ledger()


def test_neither_does_one_that_is_no_text_or_not_there(site: Path) -> None:
    (site / LEDGER).write_bytes(b"\xff\xfe\x00")
    assert read_ledger(site) == Ledger()
    (site / LEDGER).unlink()
    assert read_ledger(site) == Ledger()


def test_files_are_taken_over(site: Path, new: Path) -> None:
    assert take_over(site, new, read_ledger(site), NAMES) == NAMES
    assert {path.name: path.read_text() for path in new.iterdir()} == {n: n for n in NAMES}


def test_where_the_disk_knows_no_links_they_are_copied(
    site: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", refuse)
    assert take_over(site, new, read_ledger(site), NAMES) == NAMES
    assert (new / "a.html").stat().st_ino != (site / "a.html").stat().st_ino


def alter(site: Path) -> None:
    (site / "a.html").write_text("A.html")


def remove(site: Path) -> None:
    (site / "a.html").unlink()


def link(site: Path) -> None:
    (site / "a.html").rename(site.parent / "elsewhere")
    (site / "a.html").symlink_to(site.parent / "elsewhere")


def make_folder(site: Path) -> None:
    (site / "a.html").unlink()
    (site / "a.html").mkdir()


@pytest.mark.parametrize("change", [alter, remove, link, make_folder])
def test_what_was_altered_by_hand_is_not(site: Path, new: Path, change: object) -> None:
    ledger = read_ledger(site)
    assert callable(change)
    change(site)

    assert unaltered(site, ledger) == {"b.pdf"}
    assert take_over(site, new, ledger, NAMES) == {"b.pdf"}
    assert [path.name for path in new.iterdir()] == ["b.pdf"]
