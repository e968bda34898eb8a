"""What is printed for talks: plan, script and handout of each, and the facilitator's guide."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cache, partial
from pathlib import Path

from nbfolio.paper.printing import print_all

from .artefact import ExecutedCourse, OnWritten
from .guide import planned, printed_guide, printed_handout, printed_plan
from .handout.frame import wanted
from .names import GUIDE, PAPERS, of_talk
from .script import scripted
from .talk_decks import document, notes


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Print those of these names into a folder.

    Raises
    ------
    BrowserError
        If there is no browser, or it does not print.
    ExportError
        If a notebook lacks what a talk shows.
    """
    print_all(documents(executed, files), folder, wrote)


def documents(
    executed: ExecutedCourse, files: Collection[str] | None = None
) -> Iterator[tuple[str, str]]:
    """Give name and HTML of each document, or of those of these names."""
    return wanted(_documents(executed), files)


def _documents(executed: ExecutedCourse) -> Iterator[tuple[str, Callable[[], str]]]:
    for name in executed.content.talks:
        for stem, html in _of_talk(executed, name):
            for paper in PAPERS:
                yield of_talk(name, f"-{stem}-{paper}.pdf"), partial(html, paper)
    for paper in PAPERS:
        yield f"{GUIDE}-{paper}.pdf", partial(printed_guide, executed, paper)


def _of_talk(executed: ExecutedCourse, name: str) -> Iterator[tuple[str, Callable[[str], str]]]:
    """Give what is printed of a talk: how its file is called, and what writes it for a paper."""
    talk = cache(partial(planned, executed, name))
    spoken = cache(partial(_script, executed, name))  # the same on any paper
    yield "plan", lambda paper: printed_plan(executed.content, talk(), paper)
    yield "script", lambda paper: spoken()(paper=PAPERS[paper])
    yield "handout", lambda paper: printed_handout(executed.content, talk(), paper)


def _script(executed: ExecutedCourse, name: str) -> Callable[..., str]:
    content = executed.content
    spoken = notes(content, executed.notes, name)
    return scripted(content, content.talks[name].title, document(executed, name), spoken)
