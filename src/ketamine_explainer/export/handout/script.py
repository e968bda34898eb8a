"""The speaker's script: what is said at each slide, beside its picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ...content.records import SPOKEN, Note
from ..prose import Prose
from .sheet import Sheet


@dataclass(frozen=True)
class Scene:
    """One slide of the script.

    Parameters
    ----------
    chapter
        The title of its notebook.
    picture
        The slide as HTML.
    minutes
        How long it takes.
    spoken
        Heading and HTML of each thing to say.
    """

    chapter: str
    picture: str
    minutes: float
    spoken: tuple[tuple[str, str], ...]


def scenes(sheet: Sheet, notes: Mapping[str, Note]) -> Iterator[Scene]:
    """Give the slides of a notebook for which there are notes, which are named by slide."""
    for slide, note in notes.items():
        picture = _without_headings(sheet.pictures.get(slide, ""))
        yield Scene(sheet.title, picture, note.minutes, tuple(_spoken(note)))


def _without_headings(html: str) -> str:
    """Return HTML with its headings as words: in a picture they are no bookmarks."""
    return re.sub(r"<h[1-6]\b[^>]*>(.*?)</h[1-6]>", r'<p class="heading">\1</p>', html)


def _spoken(note: Note) -> Iterator[tuple[str, str]]:
    prose = Prose(Path())
    for part, heading in SPOKEN.items():
        yield heading, prose.html(getattr(note, part))
