"""The summary for patients and the public, on two pages."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from pathlib import Path

from markupsafe import Markup

from nbfolio.html.blocks import BlockWriter
from nbfolio.html.drawing import RenderContext
from nbfolio.html.prose import Markdown
from nbfolio.html.registry import widget_renderers
from nbfolio.notebook.document import Document, Widget
from nbfolio.notebook.errors import ExportError
from nbfolio.writers.paper.tree import on_paper as for_paper

from ...content.errors import did_you_mean
from ...content.records import Passage
from ..artefact import ExecutedCourse, OnWritten
from .frame import on_paper, print_sheets

STEM = "summary"


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Print those of these names into a folder.

    Raises
    ------
    BrowserError
        If there is no browser, or it does not print.
    ExportError
        If a notebook has not the figure that the summary shows.
    """
    print_sheets(STEM, partial(summary, executed), files, folder, wrote)


def summary(executed: ExecutedCourse, paper: str) -> str:
    """Return the two pages as HTML, for a size of paper."""
    content = executed.content
    documents = {each.name: each for each in executed.documents}

    def drawn(passage: Passage) -> Markup:
        picture = passage.picture
        return figure(documents[picture.notebook], picture.cell) if picture else Markup()

    return on_paper(
        content, "summary.html.j2", paper, ["sheets.css"], sheet=content.summary, drawn=drawn,
        asked=lambda passage: [content.questions[each].questions[0] for each in passage.asks],
    )  # fmt: skip


def figure(document: Document, cell: str) -> Markup:
    """Return the first figure of a cell as it stands on paper, in the state of an opened page.

    Raises
    ------
    ExportError
        If the cell shows none.
    """
    draw = RenderContext(document.name, document.state, widget_renderers(), on_paper=True)
    writer = BlockWriter(draw, Markdown.of(document))
    blocks = {each.cell.id: each for each in document.all(Widget) if each.model}
    tree = for_paper(writer.html(blocks[cell])) if cell in blocks else None
    if tree is None or (found := tree.select_one(".ke-figure")) is None:
        there = f"summary.yaml names it, and there are: {', '.join(blocks) or 'none'}"
        cure = did_you_mean(cell, blocks, "name a cell that shows a figure")
        cure = cure[:1].upper() + cure[1:]
        raise ExportError(document.name, None, f"a figure in the cell {cell!r}", there, cure)
    return Markup(found)
