"""Print HTML to PDF with an installed browser: tagged, with bookmarks, title and language."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from .browser import VARIABLE, BrowserError, find_browser

PATIENCE = 180
"""Seconds that one document may take."""
AT_A_TIME = 2
"""How many documents are printed side by side."""

_OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pdf-header-footer",
    "--export-tagged-pdf",
    "--generate-pdf-document-outline",
)


def print_all(
    documents: Iterable[tuple[str, str]], folder: Path, wrote: Callable[[str], None]
) -> None:
    """Print documents into a folder, a few at a time, and tell of each.

    Parameters
    ----------
    documents : iterable of (str, str)
        File name and HTML of each.
    folder : Path
        Where they are written; worked on is beside it, so that nothing else is ever in it.
    wrote : callable
        Told the name of each file that is written.

    Raises
    ------
    BrowserError
        If there is no browser, or it does not print.
    """
    browser = find_browser()

    def write(document: tuple[str, str]) -> None:
        name, html = document
        print_pdf(html, folder / name, browser, beside=folder.parent)
        wrote(name)

    with ThreadPoolExecutor(AT_A_TIME) as pool:
        list(pool.map(write, documents))


def print_pdf(html: str, target: Path, browser: Path, beside: Path | None = None) -> None:
    """Write a document as PDF; its own ``@page`` rules say the size of the paper.

    Parameters
    ----------
    html : str
        The whole document, with ``lang`` and ``<title>``. It may ask for no other file.
    target : Path
        The file to write, whole or not at all.
    browser : Path
        The program of a Chromium, Chrome or Edge.
    beside : Path, optional
        Where a folder to work in is made and removed again, by default beside the target. A
        browser that is a snap reads in no folder of the system's.

    Raises
    ------
    BrowserError
        If the browser does not print; says what it said.
    """
    folder = beside or target.parent
    with TemporaryDirectory(prefix=".print-", dir=folder, ignore_cleanup_errors=True) as work:
        source, printed = Path(work, "document.html"), Path(work, "document.pdf")
        source.write_text(html, encoding="utf-8")
        said = _run([str(browser), *_options(Path(work)), f"--print-to-pdf={printed}",
                     source.resolve().as_uri()], browser)  # fmt: skip
        if not printed.is_file():
            raise BrowserError(_silent(browser, said))
        printed.replace(target)


def _options(work: Path) -> list[str]:
    """Return the options: a profile of its own, so that a browser at work is left alone."""
    return [*_OPTIONS, f"--user-data-dir={work / 'profile'}", *(["--no-sandbox"] * _is_root())]


def _is_root() -> bool:
    """Return whether we are the one user for whom Chromium has no sandbox."""
    return sys.platform.startswith("linux") and os.geteuid() == 0


def _run(command: list[str], browser: Path) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=PATIENCE, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired as error:
        raise BrowserError(_silent(browser, f"took longer than {PATIENCE} seconds")) from error
    except OSError as error:
        raise BrowserError(_silent(browser, str(error))) from error
    return done.stderr.decode(errors="replace")


def _silent(browser: Path, said: str) -> str:
    last = "\n    ".join(said.strip().splitlines()[-3:])
    return (
        f"{browser} did not print. It said last:\n    {last or '(nothing)'}\n"
        "Try another browser: name its program in the environment variable "
        f"{VARIABLE}. Only paper needs one: all else can be made without."
    )
