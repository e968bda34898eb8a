"""A page before it is laid out: its title, contents, body and script data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from ...html.cells import cell_html, is_live, styled_once, to_pages
from ...html.checks import render_checked
from ...html.code import with_code
from ...html.drawing import RenderContext
from ...html.frame import Frame
from ...html.outputs import Outputs
from ...html.page_data import script_data
from ...html.prose import Prose
from ...notebook.errors import ExportError
from ...notebook.marks import shows_code
from ...notebook.state import read_state


@dataclass(frozen=True)
class Page:
    """Everything that the template lays out.

    Parameters
    ----------
    title
        The text of the first heading, or the notebook's name.
    titled
        True where `body` holds the first heading.
    contents
        Id and words of each section.
    body
        The cells as HTML.
    data
        Values, links and option words for the script, as JSON that may stand in a ``<script>``.
    interactive
        True where the page has a control.
    frame
        What stands around it.
    foot
        The frame's own widgets, as HTML; empty where it has none.
    notes
        What does not work on the page, where that was allowed.
    """

    title: str
    titled: bool
    contents: tuple[tuple[str, str], ...]
    body: str
    data: str
    interactive: bool
    frame: Frame
    foot: str = ""
    notes: tuple[ExportError, ...] = ()

    def parts(self) -> tuple[str, str]:
        """Return the body up to its first section, and the rest."""
        start = self.body.find(f'<h2 id="{self.contents[0][0]}"') if self.contents else 0
        start = max(start, 0)  # a heading that stood in what no page holds
        return self.body[:start], self.body[start:]


def build_page(
    nb: NotebookNode, name: str, folder: Path, lenient: bool = False, frame: Frame | None = None
) -> Page:
    """Turn an executed notebook into a page.

    Parameters
    ----------
    nb
        The notebook.
    name
        Its name, for errors and as a title.
    folder
        Where it is: pictures are read from there.
    lenient
        True where a note takes the place of what does not work on a page.
    frame
        What stands around it; nothing, where there is none.

    Raises
    ------
    ExportError
        If the page would hold a widget that it cannot show or a control that moves nothing,
        and `lenient` is false.
    """
    frame = frame or Frame()
    state = frame.with_own(read_state(nb.metadata, name, nb.cells))
    return render_checked(state, name, lenient, lambda draw: _page(nb, draw, folder, frame))


def _page(nb: NotebookNode, draw: RenderContext, folder: Path, frame: Frame) -> Page:
    prose = Prose(folder)
    body, foot = "".join(_cells(nb, draw, prose)), frame.foot(draw)
    return Page(
        title=prose.headings.title or draw.notebook,
        titled=prose.headings.title is not None,
        contents=tuple(prose.headings.contents),
        body=to_pages(styled_once(body), frame.pages),
        data=script_data(draw),
        interactive=bool(draw.shown.keys() & draw.values.keys()),
        frame=frame,
        foot=foot,
        notes=tuple(draw.notes),
    )


def _cells(nb: NotebookNode, draw: RenderContext, prose: Prose) -> list[str]:
    outputs = Outputs(draw, prose)
    coded, written = shows_code(nb.metadata), []
    for draw.cell, cell in enumerate(nb.cells, start=1):
        html = cell_html(cell, outputs, prose)
        code = coded and cell.cell_type == "code" and not is_live(cell)
        written.append(with_code(cell, html) if code else html)
    return written
