"""The questions to take to an appointment, on one page with boxes to tick and lines to write on."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from pathlib import Path

from ...content import Content
from ..artefact import ExecutedCourse, OnWritten
from .frame import on_paper, print_sheets

STEM = "questions"


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Print those of these names into a folder.

    Raises
    ------
    BrowserError
        If there is no browser, or it does not print.
    """
    print_sheets(STEM, partial(checklist, executed.content), files, folder, wrote)


def checklist(content: Content, paper: str) -> str:
    """Return the page as HTML, for a size of paper."""
    return on_paper(
        content,
        "checklist.html.j2",
        paper,
        ["sheets.css"],
        sheet=content.checklist,
        concerns=content.questions.values(),
    )
