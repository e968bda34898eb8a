"""python-pptx's own template at 16:9, with layouts for a figure and its words.

Everything on a slide stands in a placeholder of its layout, so that the theme of a house can take
its place.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

WIDTH, HEIGHT = 13.333, 7.5
"""Of a slide, in inches."""

MARGIN = 0.5
ACROSS = WIDTH - 2 * MARGIN

Box = tuple[float, float, float, float]
"""Left, top, width and height in inches."""

TITLE, BODY = (MARGIN, 0.3, ACROSS, 0.9), (MARGIN, 1.35, ACROSS, 4.85)
FOOTER, NUMBER = (MARGIN, 6.95, 11.0, 0.35), (WIDTH - MARGIN - 1, 6.95, 1.0, 0.35)
CITED = (MARGIN, 6.3, ACROSS, 0.55)
TITLE_AT, PICTURE_AT, TEXT_AT, CITED_AT, FOOTER_AT, NUMBER_AT = 0, 1, 2, 13, 11, 12
"""Indices of placeholders; that of the citation is ours."""

SIDE: dict[int, Box] = {
    TITLE_AT: TITLE,
    PICTURE_AT: (MARGIN, 1.35, 8.3, 5.45),
    TEXT_AT: (9.0, 1.35, WIDTH - MARGIN - 9.0, 4.35),
    CITED_AT: (9.0, 5.75, WIDTH - MARGIN - 9.0, 1.1),
}
BELOW: dict[int, Box] = {
    TITLE_AT: TITLE,
    PICTURE_AT: (MARGIN, 1.22, ACROSS, 3.93),
    TEXT_AT: (MARGIN, 5.2, ACROSS, 1.1),
    CITED_AT: CITED,
}
_NAMES = {
    "title": "Title Slide",
    "section": "Section Header",
    "words": "Title and Content",
    "sources": "Title Only",
    "side": "Picture with Caption",
    "below": "Picture above Caption",
}
_SIZES = {TITLE_AT: 28, TEXT_AT: 18, CITED_AT: 14}


def template() -> Any:
    """Return an empty presentation, and nothing of python-pptx's own in its properties."""
    deck = Presentation()
    _widen(deck)
    master = deck.slide_master
    for placeholder in master.placeholders:
        kind = placeholder.placeholder_format.type.name
        boxes = {"TITLE": TITLE, "BODY": BODY, "FOOTER": FOOTER, "SLIDE_NUMBER": NUMBER}
        if kind in boxes:
            place(placeholder, boxes[kind])
    _title_style(deck)
    _make_layouts(deck)
    _drop_thumbnail(deck)
    return deck


def layout(deck: Any, name: str) -> Any:
    """Return the layout of a kind of slide."""
    return deck.slide_layouts.get_by_name(_NAMES[name])


def place(shape: Any, box: Box) -> None:
    """Put a shape in a box."""
    shape.left, shape.top, shape.width, shape.height = map(Inches, box)


def _widen(deck: Any) -> None:
    """Stretch master and layouts from 4:3 to 16:9."""
    factor = Inches(WIDTH) / deck.slide_width
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.placeholders:
            if shape._element.spPr.find(qn("a:xfrm")) is not None:
                shape.left, shape.width = int(shape.left * factor), int(shape.width * factor)
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)


def _title_style(deck: Any) -> None:
    """Let titles begin at the left, in one size and weight."""
    level = deck.slide_master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}")[0]
    level.set("algn", "l")
    letters = level.find(qn("a:defRPr"))
    letters.set("sz", str(Pt(_SIZES[TITLE_AT]).centipoints))
    letters.set("b", "1")
    of_course = layout(deck, "title").placeholders[0]._element.txBody.find(qn("a:lstStyle"))
    of_course.append(
        parse_xml(f'<a:lvl1pPr {nsdecls("a")} algn="ctr"><a:defRPr sz="4000"/></a:lvl1pPr>')
    )


def _make_layouts(deck: Any) -> None:
    side = layout(deck, "side")
    below = deck.slide_layouts.get_by_name("Title and Vertical Text")
    _add_cited(side)
    below._element.set("type", "picTx")
    below._element.cSld.set("name", _NAMES["below"])
    below.shapes._spTree[:] = [deepcopy(part) for part in side.shapes._spTree]
    for sheet, boxes in ((side, SIDE), (below, BELOW)):
        for shape in sheet.placeholders:
            if (index := shape.placeholder_format.idx) in boxes:
                place(shape, boxes[index])
                _size(shape, _SIZES.get(index))
    _add_cited(layout(deck, "words"), like=side)
    _add_cited(layout(deck, "sources"), like=side, box=BODY)


def _add_cited(sheet: Any, like: Any = None, box: Box = CITED) -> None:
    """Add a placeholder for the citation, made like the text beside a picture."""
    text = next(
        shape for shape in (like or sheet).placeholders if shape.placeholder_format.idx == TEXT_AT
    )
    element = deepcopy(text._element)
    element.nvSpPr.cNvPr.set("id", "20")
    element.nvSpPr.cNvPr.set("name", "Citation Placeholder 19")
    element.nvSpPr.nvPr.find(qn("p:ph")).set("idx", str(CITED_AT))
    sheet.shapes._spTree.append(element)
    made = next(each for each in sheet.placeholders if each.placeholder_format.idx == CITED_AT)
    place(made, box)
    _size(made, _SIZES[CITED_AT])


def _size(shape: Any, points: int | None) -> None:
    """Set the size of the first level of a placeholder's text."""
    found = shape._element.txBody.find(".//" + qn("a:lvl1pPr") + "/" + qn("a:defRPr"))
    if points and found is not None:
        found.set("sz", str(Pt(points).centipoints))


def _drop_thumbnail(deck: Any) -> None:
    """Leave out the picture of python-pptx's own template."""
    package = deck.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package._rels.pop(key)
