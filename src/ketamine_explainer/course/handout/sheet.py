"""A notebook as sheets of paper: its sections with room for notes, and its answers apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import count
from pathlib import Path

from bs4 import BeautifulSoup
from nbformat import NotebookNode

from nbfolio.html.code import with_code
from nbfolio.html.drawing import RenderContext
from nbfolio.html.markup import element, text
from nbfolio.html.outputs import Outputs
from nbfolio.html.prose import Prose
from nbfolio.notebook.marks import shows_code
from nbfolio.notebook.shape import LIVE
from nbfolio.notebook.state import read_state

from ...content.records import Note
from .kinds import ON_PAPER

SOLUTION = "solution"
"""A tag of cells whose output is folded, and goes into the answer key."""

LINES = 4
"""Ruled lines in each room for notes."""

SOURCES = "sources"
"""Id of the cell that lists a notebook's sources."""

UNRULED = (SOURCES, "evidence")
"""Ids of cells after whose sections nobody takes notes."""


@dataclass(frozen=True)
class Sheet:
    """What a handout shows of one notebook.

    Parameters
    ----------
    name
        The notebook's.
    title
        Its first heading, or else its name.
    lead
        What comes before the first section, as HTML.
    sections
        Each section but the last as HTML, with its room for notes.
    sources
        The section that lists the sources, as HTML; empty where there is none.
    answers
        What is not to be read too soon, as HTML: answers to questions, solutions of exercises.
    """

    name: str
    title: str
    lead: str
    sections: tuple[str, ...]
    sources: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class _Cell:
    """A cell on paper: what is shown of it, and what is for the answer key."""

    id: str
    html: str
    answer: str = ""

    @property
    def opens(self) -> bool:
        """True where a section begins with it."""
        return "<h2 " in self.html


def read_sheet(path: Path, nb: NotebookNode, notes: Mapping[str, Note]) -> Sheet:
    """Return the sheet of an executed notebook, its widgets as they are at the start.

    Parameters
    ----------
    path : Path
        Its file.
    nb : NotebookNode
        The notebook.
    notes : mapping of str to Note
        What is asked and answered at a slide, by the id of its cell.

    Raises
    ------
    ExportError
        If it shows a widget that no page can show.
    """
    prose = Prose(path.parent)
    state = read_state(nb.metadata, path.stem, nb.cells)
    cells = list(_cells(nb, RenderContext(path.stem, state, ON_PAPER), prose))
    asked = list(_asked(cells, notes))
    lead, *sections = _sections(asked)
    title = prose.headings.title or path.stem
    heading = "" if prose.headings.title else element("h1", text(title))
    return Sheet(
        name=path.stem,
        title=title,
        lead=heading + "".join(cell.html for cell in lead),
        sections=tuple(_with_room(each) for each in sections if not _lists_sources(each)),
        sources="".join(_with_room(each) for each in sections if _lists_sources(each)),
        answers=tuple(cell.answer for cell in asked if cell.answer),
    )


def _cells(nb: NotebookNode, draw: RenderContext, prose: Prose) -> Iterator[_Cell]:
    outputs, coded = Outputs(draw, prose), shows_code(nb.metadata)
    for draw.cell, cell in enumerate(nb.cells, start=1):
        if LIVE in cell.metadata.get("tags", ()):
            continue
        if cell.cell_type == "markdown":
            html = prose.html(cell.source, cell.get("attachments"))
            yield _Cell(cell.id, element("div", on_paper(html), class_="prose"))
        elif cell.cell_type == "code":
            shown = "".join(map(outputs.html, cell.outputs))
            html = shortened(on_paper(with_code(cell, shown) if coded else shown))
            if coded and _is_answer(cell):
                yield _Cell(cell.id, ROOM, html)
            else:
                yield _Cell(cell.id, html)


def _is_answer(cell: NotebookNode) -> bool:
    """Return whether a cell is folded until somebody asks for it."""
    folded = cell.metadata.get("jupyter", {}).get("outputs_hidden", False)
    return bool(folded) or SOLUTION in cell.metadata.get("tags", ())


def _asked(cells: Sequence[_Cell], notes: Mapping[str, Note]) -> Iterator[_Cell]:
    """Put the question to the room after each slide that has one, and number the answers."""
    numbers = count(1)
    for cell in cells:
        note = notes.get(cell.id)
        yield _with_question(cell, note, next(numbers)) if note else cell


def _with_question(cell: _Cell, note: Note, number: int) -> _Cell:
    name, prose = element("p", element("b", f"Question {number}")), Prose(Path())
    question = element("div", name, prose.html(note.ask), class_="ask")
    answer = element("div", name, prose.html(note.answer), class_="answer")
    return replace(cell, html=cell.html + question, answer=cell.answer + answer)


def _sections(cells: Sequence[_Cell]) -> list[list[_Cell]]:
    """Return the cells before the first section, then those of each."""
    sections: list[list[_Cell]] = [[]]
    for cell in cells:
        if cell.opens:
            sections.append([])
        sections[-1].append(cell)
    return sections


def _lists_sources(cells: Sequence[_Cell]) -> bool:
    return any(cell.id == SOURCES for cell in cells)


def _with_room(cells: Sequence[_Cell]) -> str:
    html = "".join(cell.html for cell in cells)
    if any(cell.id in UNRULED for cell in cells):
        return element("div", html, class_="section small")
    return element("div", html, ROOM, class_="section")


ROOM = element("div", *[element("div")] * LINES, class_="room")
"""Room for notes: empty ruled lines."""

_TABLE_OR_MARK = re.compile(
    r"<i data-less=[\"'](?P<less>[^\"']*)[\"']></i>"
    r"|<details open class=[\"']ke-table[\"']>.*?"
    r"(?P<style><style>[^<]*</style>)?(?:<details open class=[\"']ke-all[\"']>.*?</details>)?"
    r"(?P<table><table\b.*?</table>)</details>",
    re.DOTALL,
)


def shortened(html: str) -> str:
    """Return a cell's HTML in which the table of a figure has the rows of what is printed.

    What else is in the table is named by a mark before it, as a selector.
    """
    less = ""

    def place(match: re.Match[str]) -> str:
        nonlocal less
        if match["table"] is None:
            less = unescape(match["less"])
            return ""
        shown, less = _without(match["table"], less), ""
        return (match["style"] or "") + shown

    return _TABLE_OR_MARK.sub(place, html)


def _without(table: str, less: str) -> str:
    """Return a table without the rows that a selector names, and where they are found."""
    soup = BeautifulSoup(table, "html.parser")
    gone = soup.select(less) if less else ()
    for cell in (part for part in gone if part.name != "tr"):
        cell["class"] = "ke-more"  # its place tells which headings the next ones have
    for row in (part for part in gone if part.name == "tr"):
        row.decompose()
    rows, left = table.count("<tr") - 1, len(soup("tr")) - 1
    if left == rows:
        return str(soup)
    note = f"What the figure shows; the page has all {rows} rows."
    return str(soup) + element("p", note, class_="ke-note")


_VALUE = re.compile(r"<button class=[\"']ke-value[\"'][^>]*>(.*?)</button>", re.DOTALL)
_LOCAL = re.compile(r"<a\b[^>]*\bhref=[\"'](?!https?:)[^\"']*[\"'][^>]*>(.*?)</a>", re.DOTALL)
_SAVED = re.compile(r"<a\b[^>]*\bdownload\b[^>]*>.*?</a>", re.DOTALL)
_CLOSED = re.compile(r"<details(?=[\s>])(?![^>]*\sopen\b)")
_CLOSE = re.compile(r"<button class=[\"']ke-close[\"'].*?</button>", re.DOTALL)
_SCREEN = re.compile(r"<span class=[\"']ke-screen[\"']>.*?</span>\s*", re.DOTALL)
_EMPTY = re.compile(r"<(p(?=>)|h[1-6])(?: [^>]*)?>(?:\s|<a class=[\"']anchor-link.*?</a>)*</\1>")
_CARD = re.compile(r"<dl class=[\"']ke-card[\"']>.*?</dl>", re.DOTALL)
_PAIR = re.compile(r"<dt\b[^>]*>((?:(?!<dt\b).)*?)</dt>\s*<dd\b[^>]*>(.*?)</dd>", re.DOTALL)


def _said_once(card: str) -> str:
    """Return a card that says what it says of several terms once, after all of these terms."""
    values = Counter(pair[2] for pair in _PAIR.finditer(card))
    terms = {value: [pair[1] for pair in _PAIR.finditer(card) if pair[2] == value]
             for value, times in values.items() if times > 1}  # fmt: skip

    def first(pair: re.Match[str]) -> str:
        same = terms.get(pair[2], [pair[1]])
        return "" if pair[1] != same[0] else f"<dt>{'; '.join(same)}</dt><dd>{pair[2]}</dd>"

    return _PAIR.sub(first, card) if terms else card


def on_paper(html: str) -> str:
    """Return HTML without what paper cannot do.

    Numbers that open a card and links to other pages become plain words, links that save a file
    and words about what to do on a screen go, and what is folded is open. A term and what is said
    of it become one row, which does not part at the end of a page.
    """
    html = _EMPTY.sub("", _SCREEN.sub("", _CLOSE.sub("", html)))
    html = _CARD.sub(lambda card: _said_once(card[0]), html)
    html = _PAIR.sub(r'<div class="row">\g<0></div>', html)
    html = _VALUE.sub(r'<span class="ke-value">\1</span>', html)
    html = _LOCAL.sub(r"\1", _SAVED.sub("", html))
    return _CLOSED.sub("<details open", html).replace("<p></p>", "")
