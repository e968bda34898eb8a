"""An outline as a presentation: words and pictures in the placeholders of its layouts."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from copy import deepcopy
from math import ceil
from typing import Any
from xml.etree import ElementTree

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from ...stills import Figure, Kept, png_all, svg
from .asked import RIGHT
from .drawings import add_drawing
from .polls import poll
from .slides import Outline, Slide, distinct
from .tables import add_table
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
    TITLE,
    TITLE_AT,
    Box,
    finish,
    layout,
    place,
    template,
)
from .words import (
    INDENT,
    as_wide,
    cite,
    drop,
    fill,
    in_a_line,
    largest,
    listed,
    of_lines,
    shrink,
    spread,
    strong,
    unlisted,
)

LANGUAGE = "en-GB"
_BESIDE, _ALONE = (24, 22, 20, 18, 16), (36, 32, 28, 24, 22, 20, 18)
"""Sizes of type of words beside a picture, and of words alone, the first that lets them fit."""

_TITLE = (SIZES[TITLE_AT], 24, 22, 20)
"""Sizes of type of a title above a slide, the first that lets it stand in two lines."""

MANY, SHORT = 7, 32
"""How many lines stand below each other at most, and letters of those that stand in columns."""

_BELOW_TITLE = (24, 22, 20, 18, 16)
"""Sizes of type of words below a title that stands alone."""


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
    slides = distinct(outline.slides)
    shown = [(each.figure, each.shown) for each in slides if each.figure and each.shown]
    drawings = [svg(figure, state, LANGUAGE) for figure, state in shown]
    images = zip(drawings, png_all(drawings, kept), strict=True)
    for slide in slides:
        if slide.figure:
            made = _figure(deck, slide, slide.figure, *next(images))
        else:
            made = _LAID[slide.kind](deck, slide)
        _entitle(made, slide)
        _write_notes(made.notes_slide, slide.notes)
        if slide.kind != "title" and outline.footer:
            _add_footer(made, outline.footer)
    for part in _sheets(deck):
        _speak(part)
    finish(deck)
    return deck


def _entitle(made: Any, slide: Slide) -> None:
    title = made.shapes.title
    title.text_frame.text = slide.title
    if slide.kind not in ("title", "section"):
        shrink(title, of_lines(slide.title, TITLE, _TITLE, 2), SIZES[TITLE_AT])


def _opening(deck: Any, slide: Slide) -> Any:
    """Lay out a title, of the course or of a notebook, with what it is about below."""
    made = deck.slides.add_slide(layout(deck, slide.kind))
    if slide.body:
        fill(made.placeholders[1], slide.body)
        size = largest(slide.body, OPENING[1], _BELOW_TITLE)
        shrink(made.placeholders[1], size, SIZES[TEXT_AT])
        lines = made.placeholders[1].text_frame.paragraphs
        for at, paragraph in enumerate(lines):
            if any(each.text.endswith(":") for each in lines[:at]):
                listed(paragraph)
    else:
        drop(made.placeholders[1])
    return made


def _words(deck: Any, slide: Slide) -> Any:
    made = deck.slides.add_slide(layout(deck, "words"))
    fill(made.placeholders[1], slide.body)
    left, top, width, high = BODY
    count = 2 if _in_columns(slide.body) else 1
    body = made.placeholders[1]
    size = largest(slide.body, (left, top, width / count, high * count), _ALONE)
    if count > 1:
        size = min(size, in_a_line(slide.body, width / count - INDENT, _ALONE))
        body.text_frame._txBody.bodyPr.attrib.update({"numCol": "2", "spcCol": str(Inches(0.4))})
    shrink(body, size, 32)
    half = slide.body[: ceil(len(slide.body) / count)]
    used = spread(body, half, width / count, size, high - size / 36)
    if count > 1:  # half of them fills the place, so that the others stand beside them
        place(body, (left, top, width, used))
    if len(slide.body) == 1:
        unlisted(made.placeholders[1].text_frame.paragraphs[0])
    cite(made, slide.citation)
    return made


def _in_columns(lines: Sequence[str]) -> bool:
    """Return whether lines are many and short, so that they stand in two columns."""
    return len(lines) > MANY and max(map(len, lines)) <= SHORT


def _table(deck: Any, slide: Slide) -> Any:
    """Lay out a table in place of paragraphs."""
    made = deck.slides.add_slide(layout(deck, "words"))
    drop(made.placeholders[1])
    add_table(made, slide.table, BODY, slide.title)
    cite(made, slide.citation)
    return made


def _sources(deck: Any, slide: Slide) -> Any:
    made = deck.slides.add_slide(layout(deck, "sources"))
    fill(made.placeholders[CITED_AT], slide.body)
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
    fill(made.placeholders[TEXT_AT], slide.body)
    seen = [as_wide(each) if each.startswith(RIGHT) else each for each in slide.body]
    size = largest(seen, _PLACES[name][TEXT_AT], _BESIDE)
    shrink(made.placeholders[TEXT_AT], size, SIZES[TEXT_AT])
    for paragraph in made.placeholders[TEXT_AT].text_frame.paragraphs:
        if paragraph.text.startswith(RIGHT):
            strong(paragraph)
    cite(made, slide.citation)
    return made


_PLACES = {"side": SIDE, "below": BELOW}
_LAID: dict[str, Callable[[Any, Slide], Any]] = {
    "title": _opening,
    "section": _opening,
    "words": _words,
    "table": _table,
    "sources": _sources,
    "question": poll,
    "answer": poll,
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
