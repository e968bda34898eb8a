import shutil
from pathlib import Path

import pytest

from nbfolio.paper.browser import BrowserError, find_browser
from nbfolio.paper.printing import print_pdf


@pytest.fixture
def fake(tmp_path: Path) -> Path:
    """Return a browser that says something and prints nothing."""
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\necho 'no usable sandbox' >&2\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def test_a_browser_that_does_not_print_is_quoted(fake: Path, tmp_path: Path) -> None:
    with pytest.raises(BrowserError, match=r"did not print.*\n    no usable sandbox") as error:
        print_pdf("<p>", tmp_path / "a.pdf", fake)

    assert "NBFOLIO_BROWSER" in str(error.value)
    assert list(tmp_path.iterdir()) == [fake]


def test_a_browser_that_cannot_start_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrowserError, match=r"gone did not print"):
        print_pdf("<p>", tmp_path / "a.pdf", tmp_path / "gone")


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.usefixtures("browser")
def test_only_the_document_is_left(tmp_path: Path) -> None:
    print_pdf("<!DOCTYPE html><title>T</title><p>x", tmp_path / "a.pdf", find_browser())

    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    shutil.rmtree(tmp_path)
