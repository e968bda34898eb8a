"""What every document on paper has around it, and how those that are of two sizes are printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup

from nbfolio.paper.printing import print_all
from nbfolio.typeface import typeset
from nbfolio.writers.paper.document import paper_style

from ...content import Content, draft_notice, to_html
from ...content.mentions import with_mentions
from ...synthesis.help import help_line
from ...synthesis.typeface import typeface
from ...synthesis.values import on_one_line, value_span
from ..artefact import OnWritten
from ..explainer import ASSETS, ExplainerExporter
from ..names import PAPERS

_PERCENT = re.compile(r"(?<=\d) %")

Write = Callable[[str], str]
"""Returns the HTML of a document for a size of paper, a key of `PAPERS`."""


def on_paper(
    content: Content, template: str, paper: str, styles: Sequence[str], **given: Any
) -> str:
    """Return a document of HTML, ready to be printed.

    Parameters
    ----------
    content : Content
        Whose names, dates, disclaimer and help stand on it.
    template : str
        The file of its template.
    paper : str
        A key of `PAPERS`.
    styles : sequence of str
        The files of its own style in ``assets/``.
    **given
        What else the template needs.
    """
    own = "".join((ASSETS / each).read_text(encoding="utf-8") for each in styles)
    style = paper_style() + Markup(own)
    rendered = (
        ExplainerExporter()
        .environment.get_template(template)
        .render(
            course=content.course,
            help=content.help,
            help_line=help_line(content.help),
            draft=draft_notice(content.article, content.verdicts),
            style=style,
            paper=PAPERS[paper],
            say=lambda words: said(content, words),
            **given,
        )
    )
    return typeset(held(rendered), typeface())


def held(html: str) -> str:
    """Return a document in which no number parts from its sign of percent."""
    return _PERCENT.sub("\N{NO-BREAK SPACE}%", html)


def said(content: Content, words: str) -> Markup:
    """Return Markdown as HTML, citations linked, each number with the id of its record."""
    html = to_html(words, content.sources)
    return Markup(with_mentions(html, partial(value_span, content), on_one_line))


def wanted(
    documents: Iterable[tuple[str, Callable[[], str]]], files: Collection[str] | None = None
) -> Iterator[tuple[str, str]]:
    """Give name and HTML of each document, or of those of these names: no other is written."""
    for name, document in documents:
        if files is None or name in files:
            yield name, document()


def print_sheets(
    stem: str, write: Write, files: Collection[str], folder: Path, wrote: OnWritten
) -> None:
    """Print a document on those sizes of paper whose files are wanted.

    Raises
    ------
    BrowserError
        If there is no browser, or it does not print.
    """
    documents = ((f"{stem}-{paper}.pdf", partial(write, paper)) for paper in PAPERS)
    print_all(wanted(documents, files), folder, wrote)
