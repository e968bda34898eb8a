"""Slides on which a room is asked something, and those that answer in words: all of it native."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.util import Pt

from ...notebook.ballot import Choice, Numbers
from .asked import RIGHT
from .pages import SPACE
from .slides import Slide
from .tables import SIZES, Rows, add_table, tall
from .template import BODY, layout, place
from .words import (
    APART,
    INDENT,
    as_option,
    as_wide,
    cite,
    drop,
    fill,
    inches,
    muted,
    sized,
    strong,
    unlisted,
)  # fmt: skip

_SIZES = (36, 32, 28, 24, 22, 20, 18)
"""Sizes of type of options, the first that lets all fit."""

_AROUND = (28, 26, 24, 22, 20, 18)
"""Sizes of type of what stands above options or a table, or below them."""

_NEAR = 1.5
"""How many times as large as what stands around them options may be."""

_GAP = 16
"""Points between options and what stands around them."""

HEADINGS = ("Who or what", "The room’s guess", "Found")
"""Of the table for numbers: the presenter writes into its middle column."""

_SHARES = (0.42, 0.33, 0.25)
"""Widths of its columns."""


def poll(deck: Any, slide: Slide) -> Any:
    """Lay out a question, or its answer: options with letters, or a table for numbers."""
    made = deck.slides.add_slide(layout(deck, "words"))
    if isinstance(slide.ballot, Numbers):
        _numbers(made, slide, slide.ballot)
    elif slide.ballot:
        _choice(made, slide, slide.ballot)
    cite(made, slide.citation)
    return made


def _choice(made: Any, slide: Slide, ballot: Choice) -> None:
    """Write options, below what is asked or above what shows which of them is right."""
    answers = slide.kind == "answer"
    options, around = list(ballot.options), list(slide.body)
    if answers and ballot.right is not None:
        options[ballot.right] = f"{RIGHT} {options[ballot.right]}"
    body = made.placeholders[1]
    fill(body, [*options, *around] if answers else [*around, *options])
    size, small, apart = _laid(options, around)
    paragraphs = list(body.text_frame.paragraphs)
    first = 0 if answers else len(around)
    chosen = paragraphs[first : first + len(options)]
    for paragraph in paragraphs:
        if paragraph not in chosen:
            sized(paragraph, small)
            unlisted(paragraph)
    for at, paragraph in enumerate(chosen):
        sized(paragraph, size)
        as_option(paragraph)
        paragraph.space_before = Pt(apart)
        if answers and ballot.right is not None:
            (strong if at == ballot.right else muted)(paragraph)
    if around:
        turn = paragraphs[len(options)] if answers else chosen[0]
        turn.space_before = Pt(_GAP + apart)


def _laid(options: Sequence[str], around: Sequence[str]) -> tuple[int, int, float]:
    """Return sizes of options and of what stands around them, and points between options."""
    pairs = [
        (size, small) for size in _SIZES for small in _AROUND if small <= size <= _NEAR * small
    ]
    seen = [as_wide(each) if each.startswith(RIGHT) else each for each in options]

    def used(size: int, small: int) -> float:
        return inches(seen, BODY[2] - INDENT, size) + inches(around, BODY[2], small)

    fits = (each for each in pairs if used(*each) + _GAP / 72 <= BODY[3])
    size, small = next(fits, pairs[-1])
    free = (BODY[3] - used(size, small)) * 72 - _GAP
    return size, small, min(max(free / (len(options) + 1), 0), APART) + SPACE * size


def _numbers(made: Any, slide: Slide, ballot: Numbers) -> None:
    """Write what is asked, or what shows the answer, and below it a row for each number."""
    left, top, width, high = BODY
    body, rows = made.placeholders[1], _rows(ballot, found=slide.kind == "answer")
    used = 0.0
    if slide.body:
        size = next((each for each in _AROUND if _leaves_room(slide, rows, each)), _AROUND[-1])
        used = inches(slide.body, width, size)
        fill(body, slide.body)
        place(body, (left, top, width, used))
        for paragraph in body.text_frame.paragraphs:
            sized(paragraph, size)
            unlisted(paragraph)
    else:
        drop(body)
    add_table(made, rows, (left, top + used + 0.2, width, high - used - 0.2), slide.title, _SHARES)


def _leaves_room(slide: Slide, rows: Rows, size: int) -> bool:
    """Return whether words in this size leave a table the room for its own largest type."""
    free = BODY[3] - inches(slide.body, BODY[2], size) - 0.2
    return tall(rows, SIZES[0], BODY[2], _SHARES) <= free


def _rows(ballot: Numbers, found: bool) -> Rows:
    said = (f"{RIGHT} {each.truth.said}" if found else "" for each in ballot.rows)
    asked = ((each.label, "", words) for each, words in zip(ballot.rows, said, strict=True))
    return (HEADINGS, *asked)
