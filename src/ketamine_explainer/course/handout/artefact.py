"""The handouts and the speaker's script of a course, as PDF on two sizes of paper."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from nbfolio.paper.printing import print_all
from nbfolio.writers.paper.sheet import Question, read_sheet

from ...content import draft_notice
from ...content.records import Note
from ..artefact import ExecutedCourse, OnWritten
from ..names import PAPERS
from ..script import script
from .document import handout


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
    for name, document in _documents(executed):
        if files is None or name in files:
            yield name, document()


def _documents(executed: ExecutedCourse) -> Iterator[tuple[str, Callable[[], str]]]:
    content, notes = executed.content, executed.notes
    draft = draft_notice(content.article, content.verdicts)
    printed = partial(handout, content, draft=draft)
    sheets = [read_sheet(each, _questions(notes.get(each.name, {}))) for each in executed.documents]
    taught = {each.name for each in executed.taught}
    lessons = [sheet for sheet in sheets if sheet.name in taught]
    spoken = cache(lambda: script(executed))  # the same on any paper
    for paper, size in PAPERS.items():
        yield f"handout-{paper}.pdf", partial(printed, lessons, paper)
        if notes:
            yield f"script-{paper}.pdf", partial(_scripted, spoken, size)
        for sheet in sheets:
            yield f"handout-{sheet.name}-{paper}.pdf", partial(printed, [sheet], paper)


def _scripted(spoken: Callable[[], Callable[..., str]], size: str) -> str:
    return spoken()(paper=size)


def _questions(notes: Mapping[str, Note]) -> dict[str, Question]:
    return {slide: Question(note.ask, note.answer) for slide, note in notes.items()}
