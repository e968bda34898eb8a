"""Where the words of a PDF stand, as boxes: what a page shows, to its right edge, and how large."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import hypot
from pathlib import Path
from typing import Any

import pypdfium2
from pypdf import PdfReader


@dataclass(frozen=True)
class Word:
    """A word on a page, in points from its left and its foot; pages are counted from 0."""

    page: int
    left: float
    foot: float
    right: float
    top: float
    text: str


@dataclass(frozen=True)
class Sheet:
    """A document on paper: the sizes of its pages, in points, and its words."""

    sizes: tuple[tuple[float, float], ...]
    words: tuple[Word, ...]

    def outside(self, margin: float) -> list[str]:
        """Return words that stand nearer to an edge of their page than `margin`."""
        return [
            each.text
            for each in self.words
            for wide, high in [self.sizes[each.page]]
            if min(each.left, each.foot, wide - each.right, high - each.top) < margin
        ]


@cache
def sheet(path: Path) -> Sheet:
    """Return where the words of a PDF stand."""
    document = pypdfium2.PdfDocument(path)
    try:
        sizes = tuple(page.get_size() for page in document)
        return Sheet(sizes, tuple(_words(document)))
    finally:
        document.close()


def _words(document: Any) -> Iterator[Word]:
    for number, page in enumerate(document):
        text = page.get_textpage()
        boxes: list[tuple[float, float, float, float]] = []
        letters: list[str] = []
        for index in range(text.count_chars()):
            letter = text.get_text_range(index, 1)
            if letter.strip():
                letters.append(letter)
                boxes.append(text.get_charbox(index))
            elif letters:
                yield _word(number, letters, boxes)
                letters, boxes = [], []
        if letters:
            yield _word(number, letters, boxes)


def _word(page: int, letters: list[str], boxes: list[tuple[float, float, float, float]]) -> Word:
    left, foot, right, top = zip(*boxes, strict=True)
    return Word(page, min(left), min(foot), max(right), max(top), "".join(letters))


@cache
def texts(printed: Path | bytes) -> tuple[str, ...]:
    """Return the text of each page of a PDF, with the hyphens at which lines are broken.

    This is what `pypdf` extracts, in another order and in a tenth of the time.
    """
    document = pypdfium2.PdfDocument(printed)
    try:
        pages = (page.get_textpage().get_text_range() for page in document)
        return tuple(page.replace("\ufffe", "-").replace("\r\n", "\n") for page in pages)
    finally:
        document.close()


@cache
def type_sizes(path: Path) -> dict[float, str]:
    """Return the sizes of type of a PDF in points, each with words that have it."""
    found: dict[float, str] = {}

    def text(said: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if said.strip():
            across = tm[0] * cm[0] + tm[1] * cm[2]
            up = tm[0] * cm[1] + tm[1] * cm[3]
            found.setdefault(round(size * hypot(across, up), 1), said.strip())

    for page in PdfReader(path).pages:
        page.extract_text(visitor_text=text)
    return found
