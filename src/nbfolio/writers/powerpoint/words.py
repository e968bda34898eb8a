"""Words in the placeholders of a slide: in the first size of type in which they fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from .pages import SPACE, height
from .template import CITED_AT, Box

LETTER, LINE = 0.54, 1.22
"""Width of a letter and height of a line in the size of the type: of a font that is a wide one."""

BOLD = 0.6
"""Width of a bold letter likewise."""

APART = 28
"""Most points that paragraphs stand apart where there is room."""

INDENT = 0.75
"""How far the words of an option stand from its letter, in inches."""

_AFTER = ("a:tabLst", "a:defRPr", "a:extLst")
"""What must come after the mark of a paragraph, in the order that the schema has."""


def fill(placeholder: Any, paragraphs: Sequence[str]) -> None:
    """Write paragraphs in place of what a placeholder holds."""
    frame = placeholder.text_frame
    frame.text = paragraphs[0]
    for words in paragraphs[1:]:
        frame.add_paragraph().text = words


def cite(made: Any, citation: str) -> None:
    """Write the citation of a slide; without one its placeholder goes."""
    placeholder = made.placeholders[CITED_AT]
    if citation:
        placeholder.text_frame.text = citation
    else:
        drop(placeholder)


def drop(placeholder: Any) -> None:
    """Take a placeholder that would be empty from its slide."""
    placeholder._element.getparent().remove(placeholder._element)


def shrink(placeholder: Any, size: int, of_layout: int) -> None:
    """Set the size of all words of a placeholder, where that of its layout is another."""
    if size != of_layout:
        for paragraph in placeholder.text_frame.paragraphs:
            sized(paragraph, size)


def sized(paragraph: Any, size: int) -> None:
    """Set the size of each run: not all programs look at what a paragraph says of its runs."""
    for run in paragraph.runs:
        run.font.size = Pt(size)


def largest(paragraphs: Sequence[str], box: Box, sizes: Sequence[int]) -> int:
    """Return the first size of type in which words fit a box, or else the last one."""
    return next((size for size in sizes if _fits(paragraphs, box, size)), sizes[-1])


def of_lines(title: str, box: Box, sizes: Sequence[int], most: int) -> int:
    """Return the first size in which a bold title stands in so many lines, or else the last."""
    fits = (size for size in sizes if len(title) <= most * _across(box[2], size, BOLD))
    return next(fits, sizes[-1])


def in_a_line(lines: Sequence[str], width: float, sizes: Sequence[int]) -> int:
    """Return the first size in which each line of a list stands on one, or else the last one."""
    most = max(map(len, lines))
    return next((size for size in sizes if most <= _across(width, size)), sizes[-1])


def as_wide(words: str) -> str:
    """Return words as long as they are wide in bold letters."""
    return words + "m" * round(len(words) * (BOLD / LETTER - 1))


def inches(paragraphs: Sequence[str], width: float, size: int) -> float:
    """Return how much room paragraphs take in a width, downwards."""
    return height(paragraphs, _across(width, size)) * size * LINE / 72 + 0.1


def spread(
    placeholder: Any, paragraphs: Sequence[str], width: float, size: int, room: float
) -> float:
    """Set paragraphs apart where they leave room, and return how high these then are, in inches.

    The space stands below each paragraph, so that all columns begin at the same height.
    """
    used = inches(paragraphs, width, size)
    apart = min(max(room - used, 0) / len(paragraphs), APART / 72)
    for paragraph in placeholder.text_frame.paragraphs:
        paragraph.space_before, paragraph.space_after = Pt(0), Pt(SPACE * size * LINE + apart * 72)
    return used + apart * len(paragraphs)


def _fits(paragraphs: Sequence[str], box: Box, size: int) -> bool:
    return inches(paragraphs, box[2], size) <= box[3]


def _across(width: float, size: int, letter: float = LETTER) -> int:
    return int((width - 0.2) * 72 / (size * letter))


def unlisted(paragraph: Any) -> None:
    """Take the bullet from a paragraph."""
    _mark(paragraph, 0, f"<a:buNone {nsdecls('a')}/>")


def listed(paragraph: Any) -> None:
    """Give a paragraph a bullet."""
    _mark(paragraph, 0.3, f'<a:buChar {nsdecls("a")} char="\N{BULLET}"/>')


def as_option(paragraph: Any) -> None:
    """Let a paragraph be an option, with a letter in place of a bullet."""
    _mark(paragraph, INDENT, f'<a:buAutoNum {nsdecls("a")} type="alphaUcPeriod"/>')


def muted(paragraph: Any) -> None:
    """Write a paragraph in the grey of the theme that can still be read."""
    for run in paragraph.runs:
        run.font.color.theme_color = MSO_THEME_COLOR.ACCENT_6


def strong(paragraph: Any) -> None:
    """Write a paragraph in bold letters."""
    for run in paragraph.runs:
        run.font.bold = True


def _mark(paragraph: Any, indent: float, mark: str) -> None:
    properties = paragraph._p.get_or_add_pPr()
    across = round(indent * 914400)
    properties.set("marL", str(across))
    properties.set("indent", str(-across))
    properties.insert_element_before(parse_xml(mark), *_AFTER)
