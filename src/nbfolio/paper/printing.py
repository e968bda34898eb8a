"""Print HTML to PDF with an installed browser: tagged, with bookmarks, title and language."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from ..execute.apart import run_in_thread
from .browser import VARIABLE, BrowserError, find_browser
from .devtools import SilentError, started

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
)

Wrote = Callable[[str], None]


def print_all(documents: Iterable[tuple[str, str]], folder: Path, wrote: Wrote) -> None:
    """Print documents into a folder with one browser, a few at a time, and tell of each.

    Their own ``@page`` rules say the size of the paper.

    Parameters
    ----------
    documents : iterable of (str, str)
        File name and HTML of each, with ``lang`` and ``<title>``. None may ask for another file.
    folder : Path
        Where they are written, each whole or not at all. A folder to work in is beside it, so that
        nothing else is ever in it: a browser that is a snap reads in no folder of the system's.
    wrote : callable
        Told the name of each file that is written, in another thread.

    Raises
    ------
    BrowserError
        If there is no browser, or it does not print; says what it said.
    """
    browser = find_browser()
    work = Path(mkdtemp(prefix=".print-", dir=folder.parent)).resolve()
    try:
        with _told_what_it_said(browser, work / "said.txt"):
            run_in_thread(_print(browser, work, documents, folder, wrote))
    finally:
        _remove(work)


def _remove(work: Path) -> None:
    """Remove a folder in which helpers of a browser may write a moment longer than it runs."""
    for _ in range(50):
        rmtree(work, ignore_errors=True)
        if not work.exists():
            return
        time.sleep(0.1)


async def _print(
    browser: Path, work: Path, documents: Iterable[tuple[str, str]], folder: Path, wrote: Wrote
) -> None:
    async with started([str(browser), *_options(work)], work / "profile", work / "said.txt") as at:
        waiting = iter(documents)

        async def print_some() -> None:
            for name, html in waiting:
                source, printed = work / f"{name}.html", work / name
                source.write_text(html, encoding="utf-8")
                printed.write_bytes(await asyncio.wait_for(at.pdf(source.as_uri()), PATIENCE))
                printed.replace(folder / name)
                source.unlink()
                wrote(name)

        await at.during(asyncio.gather(*(print_some() for _ in range(AT_A_TIME))))


def _options(work: Path) -> list[str]:
    """Return the options: a profile of its own, so that a browser at work is left alone."""
    return [*_OPTIONS, f"--user-data-dir={work / 'profile'}", *(["--no-sandbox"] * _is_root())]


def _is_root() -> bool:
    """Return whether we are the one user for whom Chromium has no sandbox."""
    return sys.platform.startswith("linux") and os.geteuid() == 0


@contextmanager
def _told_what_it_said(browser: Path, said: Path) -> Iterator[None]:
    """Raise what went wrong with the browser in words, what it said last among them."""
    try:
        yield
    except TimeoutError as error:
        raise BrowserError(_silent(browser, f"took longer than {PATIENCE} seconds")) from error
    except SilentError as error:
        log = said.read_text(encoding="utf-8", errors="replace") if said.is_file() else ""
        raise BrowserError(_silent(browser, log or str(error))) from error


def _silent(browser: Path, said: str) -> str:
    last = "\n    ".join(said.strip().splitlines()[-3:])
    return (
        f"{browser} did not print. It said last:\n    {last or '(nothing)'}\n"
        "Try another browser: name its program in the environment variable "
        f"{VARIABLE}. Only paper needs one: all else can be made without."
    )
