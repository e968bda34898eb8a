"""The handouts of exercises, as PDF on two sizes of paper."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path

from nbfolio.paper.printing import print_all
from nbfolio.writers.paper.sheet import read_sheet

from ..artefact import ExecutedCourse, OnWritten
from ..names import PAPERS
from .document import handout
from .frame import wanted

ANSWERS = ".ke-key"
"""Answers to what an exercise asks: folded on a screen, on the last pages of a handout."""


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Print those of these names into a folder.

    Raises
    ------
    BrowserError
        If there is no browser, or it does not print.
    ExportError
        If a notebook shows a widget that no page can show.
    """
    print_all(documents(executed, files), folder, wrote)


def documents(
    executed: ExecutedCourse, files: Collection[str] | None = None
) -> Iterator[tuple[str, str]]:
    """Give name and HTML of each document, or of those of these names."""
    return wanted(_documents(executed), files)


def _documents(executed: ExecutedCourse) -> Iterator[tuple[str, Callable[[], str]]]:
    exercises = executed.content.course.exercises
    for document in executed.documents:
        if document.name in exercises:
            sheet = read_sheet(document, apart=ANSWERS)
            for paper in PAPERS:
                written = partial(handout, executed.content, sheet, paper)
                yield f"handout-{document.name}-{paper}.pdf", written
