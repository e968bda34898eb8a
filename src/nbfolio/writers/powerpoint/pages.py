"""Paragraphs over several slides, as many on each as can be read there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

WIDTH, LINES = 86, 16
"""Letters on a line and lines on a slide, at 18 points, in a font that is a wide one."""

SPACE = 0.25
"""Above a paragraph, in lines."""


def pages(
    paragraphs: Iterable[str], width: int = WIDTH, most: int = LINES
) -> list[tuple[str, ...]]:
    """Return paragraphs in their order as pages of `most` lines of `width` letters; none is cut."""
    found: list[list[str]] = [[]]
    used = 0.0
    for words in paragraphs:
        lines = height([words], width)
        if found[-1] and used + lines > most:
            found.append([])
            used = 0.0
        found[-1].append(words)
        used += lines
    return [tuple(page) for page in found if page]


def height(paragraphs: Sequence[str], width: int = WIDTH) -> float:
    """Return how many lines of `width` letters paragraphs take, with what is above them.

    Lines end between words; only a word that is longer than a line is broken.
    """
    return sum(max(len(wrap(words, width)), 1) + SPACE for words in paragraphs)
