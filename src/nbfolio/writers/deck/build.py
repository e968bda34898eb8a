"""A deck before it is laid out: its slides as HTML, what they open, the script's data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from nbformat import NotebookNode

from ...html.cells import cell_html, styled_once, to_pages
from ...html.checks import render_checked
from ...html.drawing import RenderContext
from ...html.frame import Frame
from ...html.markup import element, text
from ...html.outputs import Outputs
from ...html.page_data import script_data
from ...html.prose import Prose
from ...notebook.bundles import form
from ...notebook.errors import ExportError
from ...notebook.shape import REFERENCES
from ...notebook.state import read_state
from .choose import Renderer, kinds, name_of
from .notes import SpeakerNote, note_html
from .popovers import popovers_for
from .references import with_references_last

_HEADING = re.compile(r"<h[1-6]\b")
_WRITTEN = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)
_LEVEL = re.compile(r"(</?h)([1-6])\b")
_LEVELS = {"1": "2", "2": "2", "3": "2"}
"""Every slide begins with a heading of the second level: the first is the deck's."""


@dataclass(frozen=True)
class Deck:
    """Everything that the template lays out.

    Parameters
    ----------
    title
        The text of the first heading, or the notebook's name.
    body
        The slides, one ``<section>`` each; those below one another in one of their own.
    popovers
        What buttons on slides open.
    data
        Values, links and option words for the page's script.
    frame
        What stands around it.
    notes
        What does not work in the deck, where that was allowed.
    """

    title: str
    body: str
    popovers: str
    data: str
    frame: Frame
    notes: tuple[ExportError, ...] = ()


@dataclass
class _Slide:
    """A slide while its cells are being written."""

    name: str
    below: bool
    parts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    foot: str = ""

    def html(self, note: SpeakerNote | None) -> str:
        """Return the slide with what is said at it."""
        said = note_html(note, "".join(self.notes))
        return (
            element("section", *self.parts, self.foot, said, data_slide=self.name, tabindex=-1)
            + "\n"
        )


@dataclass(frozen=True)
class _Draft:
    draw: RenderContext
    prose: Prose
    slides: Sequence[_Slide]


def build_deck(
    nb: NotebookNode,
    name: str,
    folder: Path,
    lenient: bool = False,
    notes: Mapping[str, SpeakerNote] | None = None,
    frame: Frame | None = None,
) -> Deck:
    """Turn an executed notebook into a deck.

    Parameters
    ----------
    nb, name, folder, lenient, frame
        As for `build_page`.
    notes
        What a speaker says, by the name of the slide.

    Raises
    ------
    ExportError
        As `build_page` does, of widgets on slides.
    """
    nb, notes, frame = with_references_last(nb), notes or {}, frame or Frame()
    state = read_state(nb.metadata, name, nb.cells)
    draft = render_checked(state, name, lenient, lambda draw: _draft(nb, draw, folder))
    last = (_Slide(name, below=False, parts=[*parts]) for name, parts in frame.last_slides())
    for slide in draft.slides:
        if not slide.name.rpartition("/")[2].startswith(REFERENCES):  # titles are no passages
            slide.foot = frame.beside("".join(slide.parts))
    slides = [*draft.slides, *last]
    body = "".join(_sections(slides, notes))
    return Deck(
        title=draft.prose.headings.title or name,
        body=to_pages(styled_once(_levelled(body)), frame.pages),
        popovers=_levelled(popovers_for(body, _left_out(nb))),
        data=script_data(draft.draw),
        frame=frame,
        notes=tuple(draft.draw.notes),
    )


def _draft(nb: NotebookNode, draw: RenderContext, folder: Path) -> _Draft:
    prose = Prose(folder)
    return _Draft(draw, prose, list(_slides(nb, draw, prose)))


def _slides(nb: NotebookNode, draw: RenderContext, prose: Prose) -> Iterator[_Slide]:
    outputs, slide, heading = Outputs(draw, prose), None, ""
    for draw.cell, (cell, kind) in enumerate(zip(nb.cells, kinds(nb), strict=True), start=1):
        heading = _heading(cell) or heading
        html = cell_html(cell, outputs, prose) if kind != "skip" else ""
        if not html:
            continue
        if slide is None or kind in ("slide", "subslide"):
            if slide:
                yield slide
            slide = _Slide(name_of(cell, draw.cell), below=kind == "subslide")
            if not _HEADING.search(html) and heading:
                slide.parts.append(element("h2", text(heading)))
        _add(slide, kind, html)
    if slide:
        yield slide


def _add(slide: _Slide, kind: Renderer, html: str) -> None:
    if kind == "notes":
        slide.notes.append(html)
    else:
        slide.parts.append(element("div", html, class_="fragment") if kind == "fragment" else html)


def _heading(cell: NotebookNode) -> str:
    """Return the last heading that a cell's Markdown writes, in plain words."""
    shown = (form(output, "text/markdown") or "" for output in cell.get("outputs", ()))
    source = cell.source if cell.cell_type == "markdown" else "\n".join(shown)
    found = _WRITTEN.findall(source)
    return re.sub(r"[*_`]", "", found[-1]).strip() if found else ""


def _sections(slides: Sequence[_Slide], notes: Mapping[str, SpeakerNote]) -> Iterator[str]:
    """Give each slide, and those below it in a section with it."""
    column = 0
    columns = []
    for slide in slides:
        column += not slide.below
        columns.append((column, slide.html(notes.get(slide.name))))
    for _, group in groupby(columns, key=lambda each: each[0]):
        stack = [html for _, html in group]
        yield element("section", *stack) + "\n" if len(stack) > 1 else stack[0]


def _levelled(html: str) -> str:
    return _LEVEL.sub(lambda m: m[1] + _LEVELS.get(m[2], str(int(m[2]) - 1)), html)


def _left_out(nb: NotebookNode) -> Iterator[str]:
    for cell, kind in zip(nb.cells, kinds(nb), strict=True):
        for output in cell.get("outputs", ()) if kind == "skip" else ():
            yield form(output, "text/html") or ""
