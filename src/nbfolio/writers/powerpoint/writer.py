"""An outline as a presentation: words and pictures in the placeholders of its layouts."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any
from xml.etree import ElementTree

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from ...stills import Figure, Kept, png_all, svg
from .drawings import add_drawing
from .pages import height
from .slides import Outline, Slide
from .template import (
    BELOW,
    BODY,
    CITED_AT,
    FOOT,
    FOOTER_AT,
    NUMBER_AT,
    OPENING,
    PICTURE_AT,
    SIDE,
    SIZES,
    TEXT_AT,
    Box,
    layout,
    template,
)

LANGUAGE = "en-GB"
_SIZES, _ALONE = (18, 16), (28, 24, 22, 20, 18)
"""Sizes of type of words beside a picture, and of words alone, the first that lets them fit."""

_BELOW_TITLE = (24, 22, 20, 18, 16)
"""Sizes of type of words below a title that stands alone."""

MOST_DENSE = 16
"""Size of type of a table that fits in no larger one."""

_LETTER, _LINE = 0.53, 1.22
"""Width of a letter and height of a line in the size of the type: of a font that is a wide one."""


def presentation(outline: Outline, kept: Kept | None = None) -> Any:
    """Return the slides of an outline, as python-pptx holds them.

    Parameters
    ----------
    outline
        What is on them.
    kept
        Where pictures are kept that were drawn before.

    Raises
    ------
    ExportError
        If a figure cannot be drawn alone.
    """
    deck = template(outline.theme)
    shown = [(each.figure, each.shown) for each in outline.slides if each.figure and each.shown]
    drawings = [svg(figure, state, LANGUAGE) for figure, state in shown]
    images = zip(drawings, png_all(drawings, kept), strict=True)
    for slide in outline.slides:
        if slide.figure:
            made = _figure(deck, slide, slide.figure, *next(images))
        else:
            made = _LAID[slide.kind](deck, slide)
        made.shapes.title.text = slide.title
        _write_notes(made.notes_slide, slide.notes)
        if slide.kind != "title" and outline.footer:
            _add_footer(made, outline.footer)
    for part in _sheets(deck):
        _speak(part)
    return deck


def _opening(deck: Any, slide: Slide) -> Any:
    """Lay out a title, of the course or of a notebook, with what it is about below."""
    made = deck.slides.add_slide(layout(deck, slide.kind))
    if slide.body:
        _fill(made.placeholders[1], slide.body)
        _shrink(made.placeholders[1], slide.body, OPENING[1], _BELOW_TITLE, 0)
    else:
        made.placeholders[1]._element.getparent().remove(made.placeholders[1]._element)
    return made


def _words(deck: Any, slide: Slide) -> Any:
    made = deck.slides.add_slide(layout(deck, "words"))
    _fill(made.placeholders[1], slide.body)
    _shrink(made.placeholders[1], slide.body, BODY, _ALONE, 32)
    if len(slide.body) == 1:
        _unlisted(made.placeholders[1])
    _cite(made, slide.citation)
    return made


def _table(deck: Any, slide: Slide) -> Any:
    """Lay out a table in place of paragraphs, in the first size of type in which it fits."""
    made = deck.slides.add_slide(layout(deck, "words"))
    body = made.placeholders[1]._element
    body.getparent().remove(body)
    rows, columns = len(slide.table), len(slide.table[0])
    frame = made.shapes.add_table(rows, columns, *map(Inches, (*BODY[:3], 0.4 * rows)))
    size = next((size for size in _ALONE[2:] if _table_fits(slide.table, size)), MOST_DENSE)
    for row, cells in zip(frame.table.rows, slide.table, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
            for paragraph in cell.text_frame.paragraphs:
                paragraph.font.size = Pt(size)
    named = frame._element.nvGraphicFramePr.cNvPr
    named.set("descr", f"Table: {'; '.join(slide.table[0])}")
    named.set("title", slide.title)
    _cite(made, slide.citation)
    return made


def _table_fits(table: tuple[tuple[str, ...], ...], size: int) -> bool:
    across = (BODY[2] / len(table[0]) - 0.2) * 72 / (size * _LETTER)
    lines = (max(height([cell], int(across)) for cell in row) for row in table)
    return sum(lines) * size * _LINE / 72 + 0.1 * len(table) <= BODY[3]


def _sources(deck: Any, slide: Slide) -> Any:
    made = deck.slides.add_slide(layout(deck, "sources"))
    _fill(made.placeholders[CITED_AT], slide.body)
    return made


def _figure(deck: Any, slide: Slide, figure: Figure, drawing: str, image: bytes) -> Any:
    """Lay out a picture with its words beside it or, where it is wide, below it."""
    aspect = _aspect(drawing)
    sizes = {name: _fitted(boxes[PICTURE_AT], aspect) for name, boxes in _PLACES.items()}
    name = max(sizes, key=lambda each: sizes[each][2])
    made = deck.slides.add_slide(layout(deck, name))
    picture = made.placeholders[PICTURE_AT].insert_picture(io.BytesIO(image))
    _place_picture(picture, sizes[name], slide.title, figure.described(slide.shown or figure.first))
    add_drawing(made, picture, drawing)
    _fill(made.placeholders[TEXT_AT], slide.body)
    _shrink(made.placeholders[TEXT_AT], slide.body, _PLACES[name][TEXT_AT], _SIZES)
    _cite(made, slide.citation)
    return made


_PLACES = {"side": SIDE, "below": BELOW}
_LAID: dict[str, Callable[[Any, Slide], Any]] = {
    "title": _opening,
    "section": _opening,
    "words": _words,
    "table": _table,
    "sources": _sources,
}


def _aspect(drawing: str) -> float:
    root = ElementTree.fromstring(drawing)
    return float(root.get("width", 1)) / float(root.get("height", 1))


def _fitted(box: Box, aspect: float) -> Box:
    """Return the largest box of an aspect within another, in its middle."""
    left, top, width, height_ = box
    wide = min(width, height_ * aspect)
    high = wide / aspect
    return left + (width - wide) / 2, top + (height_ - high) / 2, wide, high


def _place_picture(picture: Any, box: Box, title: str, description: str) -> None:
    picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
    picture.left, picture.top, picture.width, picture.height = map(Inches, box)
    named = picture._element.nvPicPr.cNvPr
    named.set("descr", description)
    named.set("title", title)


def _fill(placeholder: Any, paragraphs: tuple[str, ...]) -> None:
    frame = placeholder.text_frame
    frame.text = paragraphs[0]
    for words in paragraphs[1:]:
        frame.add_paragraph().text = words


def _cite(made: Any, citation: str) -> None:
    """Write the citation; without one its placeholder goes."""
    placeholder = made.placeholders[CITED_AT]
    if citation:
        placeholder.text_frame.text = citation
    else:
        placeholder._element.getparent().remove(placeholder._element)


def _shrink(
    placeholder: Any,
    paragraphs: tuple[str, ...],
    box: Box,
    sizes: Sequence[int],
    layout_size: int = SIZES[TEXT_AT],
) -> None:
    """Set the first size of type in which words fit a box, where that of the layout is another."""
    size = next((size for size in sizes if _fits(paragraphs, box, size)), sizes[-1])
    if size != layout_size:
        for paragraph in placeholder.text_frame.paragraphs:
            paragraph.font.size = Pt(size)


def _fits(paragraphs: tuple[str, ...], box: Box, size: int) -> bool:
    across, down = (box[2] - 0.2) * 72 / (size * _LETTER), (box[3] - 0.1) * 72 / (size * _LINE)
    return height(paragraphs, int(across)) <= int(down)


def _unlisted(placeholder: Any) -> None:
    """Take the bullet from a paragraph that is alone."""
    for paragraph in placeholder.text_frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.append(parse_xml(f"<a:buNone {nsdecls('a')}/>"))


def _write_notes(pane: Any, words: str) -> None:
    """Write the notes, and leave no place on their page empty."""
    pane.notes_text_frame.text = words
    for shape in list(pane.placeholders):
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            shape._element.getparent().remove(shape._element)


def _add_footer(made: Any, footer: str) -> None:
    """Add footer and number as the layout has them: python-pptx leaves them out."""
    for shape in made.slide_layout.placeholders:
        index = shape.placeholder_format.idx
        if index not in (FOOTER_AT, NUMBER_AT):
            continue
        element = deepcopy(shape._element)
        element.nvSpPr.cNvPr.set("id", str(100 + index))
        made.shapes._spTree.append(element)
        if index == FOOTER_AT:
            _write_footer(made.placeholders[FOOTER_AT].text_frame, footer)


def _write_footer(frame: Any, words: str) -> None:
    """Write the footer at the left, in the theme's own font: not all programs inherit it."""
    frame.text = words
    [paragraph] = frame.paragraphs
    paragraph.alignment = PP_ALIGN.LEFT
    font = paragraph.runs[0].font
    font.size, font.name = Pt(FOOT), "+mn-lt"


def _sheets(deck: Any) -> list[Any]:
    sheets = [deck.slide_master, *deck.slide_layouts, *deck.slides]
    return [sheet._element for sheet in (*sheets, *(slide.notes_slide for slide in deck.slides))]


def _speak(element: Any) -> None:
    """Say in which language all words of a sheet are."""
    for run in element.iter(qn("a:r")):
        run.get_or_add_rPr()
    for properties in element.iter(qn("a:rPr"), qn("a:endParaRPr")):
        properties.set("lang", LANGUAGE)
