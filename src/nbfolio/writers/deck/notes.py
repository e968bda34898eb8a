"""What a speaker says at a slide, as the speaker view shows it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from ...html.prose import Markdown
from ...markup import element, joined


@dataclass(frozen=True)
class NotePart:
    """A part of what a speaker needs at a slide.

    Parameters
    ----------
    heading
        What stands above it.
    words
        Markdown.
    kind
        A class of the element that holds it in the speaker view: ``say``, ``do``.
    """

    heading: str
    words: str
    kind: str = ""


@dataclass(frozen=True)
class SpeakerNote:
    """What a speaker needs at one slide.

    Parameters
    ----------
    minutes
        How long it takes.
    parts
        What is said and done, in its order.
    """

    minutes: float
    parts: tuple[NotePart, ...]


def note_html(note: SpeakerNote | None, cells: Markup | None = None) -> Markup:
    """Return the notes of a slide for the speaker view; nothing where there are none.

    Parameters
    ----------
    note
        What was written apart from the notebook.
    cells
        HTML of the notebook's own cells of the kind ``notes``.
    """
    said = (_said(note) if note else Markup()) + (cells or Markup())
    if not said:
        return Markup()
    return element("aside", said, class_="notes", hidden=True) + "\n"


def _said(note: SpeakerNote) -> Markup:
    prose = Markdown(Path())

    def html(part: NotePart) -> Markup:
        words = element("h4", part.heading) + prose.html(part.words)
        return element("div", words, class_=f"part {part.kind}".strip())

    return joined(*map(html, note.parts))
