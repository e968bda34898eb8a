"""The reader: the course on paper, a chapter for each notebook, all claims, sources and answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from pathlib import Path

from markupsafe import Markup

from nbfolio.markup import element
from nbfolio.writers.paper.sheet import Sheet, read_sheet

from ...content import Content
from ..artefact import ExecutedCourse, OnWritten
from .frame import on_paper, print_sheets, said
from .listed import references

STEM = "reader"

ON_SCREEN = ".ke-quiz, .ke-judged, .ke-help, .ke-consultation, .ke-parameters, .ke-cells, .ke-note"
"""What a reader on paper is without: questions that answer, cards of claims and the questions to
take along, which are listed once, the parameters of models, the tables behind figures, and who
helps in a crisis, which stands at the foot of every page."""


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Print those of these names into a folder.

    Raises
    ------
    BrowserError
        If there is no browser, or it does not print.
    ExportError
        If a notebook shows a widget that no page can show.
    """
    print_sheets(STEM, partial(reader, executed.content, sheets(executed)), files, folder, wrote)


def sheets(executed: ExecutedCourse) -> list[Sheet]:
    """Return the chapters of the reader.

    Raises
    ------
    ExportError
        If a notebook shows a widget that no page can show.
    """
    return [read_sheet(each, without=ON_SCREEN, room=False) for each in executed.taught]


def reader(content: Content, chapters: Sequence[Sheet], paper: str) -> str:
    """Return the reader as HTML, of these chapters and for a size of paper."""
    return on_paper(
        content,
        "reader.html.j2",
        paper,
        ["handout.css", "reader.css"],
        sheets=chapters,
        checklist=content.checklist,
        concerns=content.questions.values(),
        claims=[*_claims(content)],
        sources=references(chapters),
    )


def _claims(content: Content) -> Iterator[Markup]:
    """Give each claim of the article: its words, the verdict with its certainty, and why."""
    for id_, claim in content.article.claims.items():
        verdict = content.verdicts[id_]
        kind = verdict.verdict.replace(" ", "-")
        head = element(
            "p",
            element("b", f"“{claim.quote}”"),
            " ",
            element("b", f"{verdict.verdict}, certainty {verdict.certainty}",
                    class_=f"ke-verdict ke-{kind}"),
            data_claim=id_,
        )  # fmt: skip
        yield element("div", head, element("p", said(content, verdict.reason)), class_="claim")
