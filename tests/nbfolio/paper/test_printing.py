import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from nbfolio.notebook.mistakes import MistakeError
from nbfolio.paper.browser import VARIABLE, BrowserError, find_browser
from nbfolio.paper.printing import print_all

DOCUMENT = "<!DOCTYPE html><html lang='en'><title>T</title><p>x"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder to print into."""
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


def fake(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    """Let a program be the browser."""
    program = folder.parent / "chromium"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv(VARIABLE, str(program))
    return program


@pytest.mark.skipif(os.name == "nt", reason="a script of the shell")
def test_a_browser_that_does_not_print_is_quoted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = fake(folder, monkeypatch, "echo 'no usable sandbox' >&2")

    with pytest.raises(BrowserError, match=r"did not print.*\n    no usable sandbox") as error:
        print_all([("a.pdf", DOCUMENT)], folder, lambda name: None)

    assert VARIABLE in str(error.value)
    assert set(folder.parent.iterdir()) == {program, folder}
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="a script of the shell")
def test_a_browser_that_cannot_start_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = fake(folder, monkeypatch, "")
    program.write_bytes(b"\0")

    with pytest.raises(BrowserError, match="chromium did not print"):
        print_all([("a.pdf", DOCUMENT)], folder, lambda name: None)


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.usefixtures("browser")
def test_one_browser_prints_all_and_only_documents_are_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = folder.parent / "starts"
    fake(folder, monkeypatch, f'echo >> "{count}"; exec "{find_browser()}" "$@"')
    wrote: list[str] = []

    print_all([(f"{n}.pdf", DOCUMENT) for n in range(5)], folder, wrote.append)

    assert sorted(wrote) == sorted(path.name for path in folder.iterdir())
    assert len(wrote) == 5
    assert all(path.read_bytes().startswith(b"%PDF-") for path in folder.iterdir())
    assert count.read_text() == "\n"
    assert {path.name for path in folder.parent.iterdir()} == {"chromium", "starts", "site"}


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.usefixtures("browser")
def test_a_document_that_cannot_be_written_ends_the_browser(folder: Path) -> None:
    def documents() -> Iterator[tuple[str, str]]:
        yield "a.pdf", DOCUMENT
        raise MistakeError("the second cannot be")

    with pytest.raises(MistakeError, match="the second cannot be"):
        print_all(documents(), folder, lambda name: None)

    assert [path.name for path in folder.parent.iterdir()] == ["site"]
