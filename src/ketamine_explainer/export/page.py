"""A page before it is laid out: its title, contents, body and script data."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from nbformat import NotebookNode

from ..content.records import Help
from .checks import find_faults
from .code import shows_code, with_code
from .drawing import Drawing
from .errors import ExportError
from .help import help_views, with_help
from .markup import element
from .outputs import Outputs
from .place import Place, find_place
from .prose import Prose
from .registry import KINDS
from .script import script_data
from .state import read_state
from .store import is_notice

T = TypeVar("T")

LIVE = "live"
_LIVE_LINE = (
    "There is more to try here, but it needs a running notebook: "
    "open this notebook in JupyterLab to use it."
)


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
    place
        The notebook's place in the course, None outside of one.
    help
        A choice of countries and the help that is found there, as HTML; empty where there is none.
    notes
        What does not work on the page, where that was allowed.
    """

    title: str
    titled: bool
    contents: tuple[tuple[str, str], ...]
    body: str
    data: str
    interactive: bool
    place: Place | None
    help: str = ""
    notes: tuple[ExportError, ...] = ()

    def parts(self) -> tuple[str, str]:
        """Return the body up to its first section, and the rest."""
        start = self.body.find(f'<h2 id="{self.contents[0][0]}"') if self.contents else 0
        start = max(start, 0)  # a heading that stood in what no page holds
        return self.body[:start], self.body[start:]


def build_page(nb: NotebookNode, name: str, folder: Path, lenient: bool = False) -> Page:
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

    Raises
    ------
    ExportError
        If the page would hold a widget that it cannot show or a control that moves nothing,
        and `lenient` is false.
    """
    place = find_place(name, folder)
    help_ = place.help if place else None
    draft = soundly(nb, name, lenient, lambda draw: _draft(nb, draw, folder), help_)
    return _page(draft, place)


def soundly(
    nb: NotebookNode,
    name: str,
    lenient: bool,
    write: Callable[[Drawing], T],
    help_: Help | None = None,
) -> T:
    """Return what `write` makes of a notebook's widgets and those of `help_`, where all work.

    Raises
    ------
    ExportError
        As `build_page` does.
    """
    state = with_help(read_state(nb.metadata, name, nb.cells), help_)
    draw = Drawing(name, state, KINDS, lenient)
    written = write(draw)
    faults = find_faults(draw)
    if faults and not lenient:
        raise next(iter(faults.values())).error
    return write(Drawing(name, state, KINDS, lenient, faults)) if faults else written


@dataclass(frozen=True)
class _Draft:
    """The cells of a page as they are written, before the page is put together."""

    draw: Drawing
    prose: Prose
    body: str
    help: str


def _draft(nb: NotebookNode, draw: Drawing, folder: Path) -> _Draft:
    prose = Prose(folder)
    return _Draft(draw, prose, "".join(_cells(nb, draw, prose)), help_views(draw))


def _page(draft: _Draft, place: Place | None) -> Page:
    draw, prose = draft.draw, draft.prose
    return Page(
        title=prose.headings.title or draw.notebook,
        titled=prose.headings.title is not None,
        contents=tuple(prose.headings.contents),
        body=to_pages(styled_once(draft.body), place),
        data=script_data(draw),
        interactive=bool(draw.shown.keys() & draw.values.keys()),
        place=place,
        help=draft.help,
        notes=tuple(draw.notes),
    )


def styled_once(body: str) -> str:
    """Leave out each stylesheet that stands there already: every card brings its own."""
    seen: set[str] = set()

    def first(match: re.Match[str]) -> str:
        again = match[0] in seen
        seen.add(match[0])
        return "" if again else match[0]

    return re.sub(r"<style>[^<]*</style>", first, body)


def _cells(nb: NotebookNode, draw: Drawing, prose: Prose) -> list[str]:
    outputs = Outputs(draw, prose)
    coded, written = shows_code(nb.metadata), []
    for draw.cell, cell in enumerate(nb.cells, start=1):
        html = cell_html(cell, outputs, prose)
        code = coded and cell.cell_type == "code" and not is_live(cell)
        written.append(with_code(cell, html) if code else html)
    return written


def is_live(cell: NotebookNode) -> bool:
    """Return whether a cell needs a running notebook."""
    return LIVE in cell.metadata.get("tags", ())


def cell_html(cell: NotebookNode, outputs: Outputs, prose: Prose) -> str:
    """Return what a cell says and shows, without its code."""
    if is_live(cell):
        return element("p", _LIVE_LINE, class_="live") + "\n"
    if cell.cell_type == "markdown":
        html = prose.html(cell.source, cell.get("attachments"))
        return element("div", html, class_="prose") + "\n"
    shown = [output for output in cell.get("outputs", ()) if not is_notice(output)]
    return "".join(map(outputs.html, shown))


def to_pages(body: str, place: Place | None) -> str:
    """Let links between the notebooks of the course lead to their pages."""
    if place is None:
        return body
    names = "|".join(re.escape(entry.name) for entry in place.course.pages)
    return re.sub(rf'(href=")(?:\.\.?/|exercises/)?({names})\.ipynb(?=["#])', r"\1\2.html", body)
