"""The handouts and the speaker's script of a course, as PDF on two sizes of paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path

from nbfolio.paper.browser import find_browser
from nbfolio.paper.printing import print_all
from nbfolio.writers.paper.sheet import Question, read_sheet

from ...content import Content, draft_notice
from ...content.records import Note
from ..artefact import Artefact, Download, ExecutedCourse, Notes, OnWritten
from ..names import Name
from ..script import script
from .document import PAPERS, handout


def offers(content: Content, notes: Notes) -> tuple[Download, ...]:
    """Return the course's handouts and its script, then the handouts of each notebook."""
    return tuple(chain(
        _offers("Handout", "handout"),
        _offers("Speaker’s script", "script") if notes else (),
        *(_offers("Handout", f"handout-{entry.name}", entry.name)
          for entry in content.course.pages),
    ))  # fmt: skip


def make(executed: ExecutedCourse, folder: Path, wrote: OnWritten) -> None:
    """Print all of them into a folder.

    Raises
    ------
    BrowserError
        If there is no browser, or it does not print.
    ExportError
        If a notebook shows a widget that no page can show.
    """
    print_all(documents(executed), folder, wrote)


def documents(executed: ExecutedCourse) -> Iterator[tuple[str, str]]:
    """Give name and HTML of each document."""
    content, notes = executed.content, executed.notes
    draft = draft_notice(content.article, content.verdicts)
    printed = partial(handout, content.course, help_=content.help, draft=draft)
    sheets = [read_sheet(each, _questions(notes.get(each.name, {}))) for each in executed.documents]
    lessons = [sheet for sheet in sheets if sheet.name in executed.lessons]
    spoken = script(executed) if notes else None
    for paper, size in PAPERS.items():
        yield f"handout-{paper}.pdf", printed(lessons, paper)
        if spoken:
            yield f"script-{paper}.pdf", spoken(paper=size)
        for sheet in sheets:
            yield f"handout-{sheet.name}-{paper}.pdf", printed([sheet], paper)


def _questions(notes: Mapping[str, Note]) -> dict[str, Question]:
    return {slide: Question(note.ask, note.answer) for slide, note in notes.items()}


def _offers(what: str, stem: str, notebook: str | None = None) -> Iterator[Download]:
    for paper in PAPERS:
        yield Download(f"{stem}-{paper}.pdf", f"{what}, {paper.capitalize()} (PDF)", notebook)


HANDOUT = Artefact(Name.HANDOUT, offers, make, find_browser)
