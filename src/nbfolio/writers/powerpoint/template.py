"""A template made by code: python-pptx's own, at 16:9, in the colours and letters of a theme.

Everything on a slide stands in a placeholder of its layout, so that the theme of a house can take
its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from .theme import Theme

WIDTH, HEIGHT = 40 / 3, 7.5
"""Of a slide, in inches."""

MARGIN = 0.55
ACROSS = WIDTH - 2 * MARGIN

Box = tuple[float, float, float, float]
"""Left, top, width and height in inches."""

TITLE, BODY = (MARGIN, 0.12, ACROSS, 0.93), (MARGIN, 1.3, ACROSS, 4.95)
FOOTER, NUMBER = (MARGIN, 6.95, 10.8, 0.35), (WIDTH - MARGIN - 1, 6.95, 1.0, 0.35)
CITED = (MARGIN, 6.3, ACROSS, 0.6)
TITLE_AT, PICTURE_AT, TEXT_AT, CITED_AT, FOOTER_AT, NUMBER_AT = 0, 1, 2, 13, 11, 12
"""Indices of placeholders; that of the citation is ours."""

COLUMN, ASIDE = 4.0, 9.0
"""Width of the words beside a picture, and where they begin."""

SIDE: dict[int, Box] = {
    TITLE_AT: TITLE,
    PICTURE_AT: (0.35, 1.07, ASIDE - 0.5, HEIGHT - 1.12),
    TEXT_AT: (ASIDE, 1.3, COLUMN, 3.9),
    CITED_AT: (ASIDE, 5.35, COLUMN, 1.1),
    FOOTER_AT: (ASIDE, 6.55, COLUMN - 0.6, 0.75),
    NUMBER_AT: (ASIDE + COLUMN - 0.6, 6.55, 0.6, 0.75),
}
BELOW: dict[int, Box] = {
    TITLE_AT: TITLE,
    PICTURE_AT: (MARGIN, 1.15, ACROSS, 4.1),
    TEXT_AT: (MARGIN, 5.25, ACROSS, 1.05),
    CITED_AT: CITED,
}
OPENING: dict[int, Box] = {0: (1.2, 1.3, 10.9, 2.4), 1: (1.2, 3.95, 10.9, 2.9)}
"""Title and what stands below it, where a title stands alone."""

_NAMES = {
    "title": "Title Slide",
    "section": "Section Header",
    "words": "Title and Content",
    "sources": "Title Only",
    "side": "Picture with Caption",
    "below": "Picture above Caption",
}
SIZES = {TITLE_AT: 26, TEXT_AT: 18, CITED_AT: 16}
"""Points of type, by placeholder."""

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"

FOOT = 12
"""Points of type of what stands at the foot of each slide."""


def template(theme: Theme) -> Any:
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
    _foot_colour(deck)
    _drop_others(deck)
    _paint(deck)
    _drop_unused(deck)
    theme.dress(master)
    theme.dress(deck.notes_master)
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
    deck.element.find(qn("p:sldSz")).attrib.pop("type", None)  # it says 4:3


def _title_style(deck: Any) -> None:
    """Let titles begin at the left, in one size and weight."""
    level = deck.slide_master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}")[0]
    level.set("algn", "l")
    letters = level.find(qn("a:defRPr"))
    letters.set("sz", str(Pt(SIZES[TITLE_AT]).centipoints))
    letters.set("b", "1")
    for title in _of(deck.slide_master, TITLE_AT):
        body = title._element.txBody.find(qn("a:bodyPr"))
        body.attrib.update({"anchor": "t", "tIns": "0", "bIns": "0"})


def _foot_colour(deck: Any) -> None:
    """Write the foot of each slide in the grey of the theme that can still be read."""
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.placeholders:
            if shape.placeholder_format.type.name in {"FOOTER", "SLIDE_NUMBER"}:
                for fill in shape._element.iter(qn("a:solidFill")):
                    fill.clear()
                    fill.append(parse_xml(f'<a:schemeClr {nsdecls("a")} val="accent6"/>'))


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
                _size(shape, SIZES.get(index))
        _anchor(sheet, TITLE_AT, "t")
    _add_cited(layout(deck, "words"), like=side)
    _add_cited(layout(deck, "sources"), like=side, box=BODY)
    for name in ("title", "section"):
        for shape in layout(deck, name).placeholders:
            if (index := shape.placeholder_format.idx) in OPENING:
                place(shape, OPENING[index])
        _anchor(layout(deck, name), 0, "b")
        _anchor(layout(deck, name), 1, "t")


def _drop_others(deck: Any) -> None:
    """Leave out layouts that no slide has, and the place of a date, which ours say themselves."""
    for each in list(deck.slide_layouts):
        if each.name not in _NAMES.values():
            deck.slide_layouts.remove(each)
    for sheet in deck.slide_layouts:
        for shape in list(sheet.placeholders):
            if shape.placeholder_format.type.name == "DATE":
                shape._element.getparent().remove(shape._element)


def _paint(deck: Any) -> None:
    """Colour title slides, and a bar at the edge of all others."""
    _bar(deck.slide_master, "accent1", (0, 0, 0.16, HEIGHT))
    opening, section = layout(deck, "title"), layout(deck, "section")
    _ground(opening, "tx2")
    opening._element.set("showMasterSp", "0")
    _bar(opening, "bg1", (OPENING[0][0] + 0.1, 3.82, 1.6, 0.06))
    _ground(section, "bg2")
    _bar(section, "accent1", (OPENING[0][0] + 0.1, 3.82, 1.6, 0.06))
    for sheet, sizes, colour in ((opening, (44, 22), "bg1"), (section, (40, 24), "tx1")):
        for index, size in enumerate(sizes):
            [shape] = (each for each in sheet.placeholders if each.placeholder_format.idx == index)
            _letters(shape, size, colour, bold=index == 0)


def _letters(shape: Any, size: int, colour: str, bold: bool) -> None:
    """Set how the words of a placeholder of a layout look."""
    body = shape._element.txBody
    styles = body.find(qn("a:lstStyle"))
    styles.clear()
    styles.append(
        parse_xml(
            f'<a:lvl1pPr {nsdecls("a")} marL="0" indent="0" algn="l"><a:buNone/>'
            f'<a:defRPr sz="{Pt(size).centipoints}" b="{int(bold)}" cap="none">'
            f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
        )
    )


def _ground(sheet: Any, colour: str) -> None:
    sheet.background.fill.solid()
    fill = sheet._element.cSld.find(qn("p:bg")).find(f".//{qn('a:solidFill')}")
    fill.clear()
    fill.append(parse_xml(f'<a:schemeClr {nsdecls("a")} val="{colour}"/>'))


def _bar(sheet: Any, colour: str, box: Box) -> None:
    """Add a rectangle below everything else; it says nothing."""
    left, top, width, height = (int(Inches(each)) for each in box)
    bar = parse_xml(
        f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
        '<p:cNvPr id="90" name="Bar"><a:extLst><a:ext '
        'uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        "</a:ext></a:extLst></p:cNvPr><p:cNvSpPr/>"
        '<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
    )
    sheet.shapes._spTree.insert(2, bar)


def _anchor(sheet: Any, index: int, where: str) -> None:
    """Let the words of a placeholder stand at the top or the bottom of their place."""
    for shape in _of(sheet, index):
        shape._element.txBody.find(qn("a:bodyPr")).set("anchor", where)


def _of(sheet: Any, index: int) -> Iterator[Any]:
    yield from (each for each in sheet.placeholders if each.placeholder_format.idx == index)


def _add_cited(sheet: Any, like: Any = None, box: Box = CITED) -> None:
    """Add a placeholder for the citation, made like the text beside a picture."""
    [text] = _of(like or sheet, TEXT_AT)
    element = deepcopy(text._element)
    element.nvSpPr.cNvPr.set("id", "20")
    element.nvSpPr.cNvPr.set("name", "Citation Placeholder 19")
    element.nvSpPr.nvPr.find(qn("p:ph")).set("idx", str(CITED_AT))
    sheet.shapes._spTree.append(element)
    [made] = _of(sheet, CITED_AT)
    place(made, box)
    _size(made, SIZES[CITED_AT])


def _size(shape: Any, points: int | None) -> None:
    """Set the size of the first level of a placeholder's text."""
    found = shape._element.txBody.find(".//" + qn("a:lvl1pPr") + "/" + qn("a:defRPr"))
    if points and found is not None:
        found.set("sz", str(Pt(points).centipoints))


def _drop_unused(deck: Any) -> None:
    """Leave out the picture of python-pptx's own template, and the settings of its printer."""
    kinds = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.PRINTER_SETTINGS)
    for relations in (deck.part.package._rels, deck.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype in kinds:
                relations.pop(key)


def finish(deck: Any) -> None:
    """Say in the file what only its slides tell: that there are notes, how many, and how wide."""
    master = next(
        key for key, each in deck.part.rels.items()
        if each.reltype == RELATIONSHIP_TYPE.NOTES_MASTER
    )  # fmt: skip
    masters = deck.element.find(qn("p:sldMasterIdLst"))
    masters.addnext(
        parse_xml(
            f"<p:notesMasterIdLst {nsdecls('p', 'r')}>"
            f'<p:notesMasterId r:id="{master}"/></p:notesMasterIdLst>'
        )
    )
    properties = deck.part.package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    count = len(deck.slides)
    properties._blob = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_PROPERTIES}"><Application>nbfolio</Application>'
        f"<PresentationFormat>Widescreen</PresentationFormat><Slides>{count}</Slides>"
        f"<Notes>{count}</Notes></Properties>"
    ).encode()
