"""What must hold of every slide of every presentation."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from pptx.oxml.ns import qn

PICTURE = "pic"


def faults(deck: Any) -> list[str]:
    """Return what is wrong: nothing, where all is well."""
    titles = Counter(slide.shapes.title.text for slide in deck.slides)
    return [
        *(f"{count} slides are called {title}" for title, count in titles.items() if count > 1),
    ] + [
        f"slide {number}: {fault}"
        for number, slide in enumerate(deck.slides, start=1)
        for fault in (*_empty(slide), *_placed(deck, slide), *_described(slide), *_spoken(slide))
    ]


def is_picture(shape: Any) -> bool:
    return str(shape._element.tag) == qn("p:pic")


def _empty(slide: Any) -> Iterator[str]:
    for shape in slide.placeholders:
        if not is_picture(shape) and not shape.text_frame.text.strip():
            yield f"{shape.name} is empty"


def _placed(deck: Any, slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        right, bottom = shape.left + shape.width, shape.top + shape.height
        inside = min(shape.left, shape.top) >= 0
        if not inside or right > deck.slide_width or bottom > deck.slide_height:
            yield f"{shape.name} is not within the slide"
    for one, other in combinations(slide.shapes, 2):
        if _overlap(one, other):
            yield f"{one.name} overlaps {other.name}"


def _overlap(one: Any, other: Any) -> bool:
    beside = one.left + one.width <= other.left or other.left + other.width <= one.left
    below = one.top + one.height <= other.top or other.top + other.height <= one.top
    return not (beside or below)


def _described(slide: Any) -> Iterator[str]:
    for shape in filter(is_picture, slide.shapes):
        if not shape._element.nvPicPr.cNvPr.get("descr", "").strip():
            yield f"{shape.name} has no words for those who do not see it"


def _spoken(slide: Any) -> Iterator[str]:
    if not slide.has_notes_slide or not slide.notes_slide.notes_text_frame.text.strip():
        yield "has no notes"
    for shape in slide.notes_slide.placeholders:
        if "IMAGE" not in shape.placeholder_format.type.name and not shape.text_frame.text:
            yield f"{shape.name} of the notes is empty"
    for sheet in (slide, slide.notes_slide):
        for properties in sheet._element.iter(qn("a:rPr")):
            if properties.get("lang") != "en-GB":
                yield "says not in which language it is"
