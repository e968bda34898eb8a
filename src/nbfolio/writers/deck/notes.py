"""What a speaker says at a slide, as the speaker view shows it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from ...html.prose import Markdown
from ...markup import element, joined


@dataclass(frozen=True)
class SpeakerNote:
    """What a speaker needs at one slide.

    Parameters
    ----------
    minutes
        How long it takes.
    parts
        Heading and Markdown of each part.
    """

    minutes: float
    parts: tuple[tuple[str, str], ...]


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
    minutes = f"{note.minutes:g}" if note else None
    if not said:
        return Markup()
    return element("aside", said, class_="notes", hidden=True, data_minutes=minutes) + "\n"


def _said(note: SpeakerNote) -> Markup:
    prose = Markdown(Path())
    return joined(*(element("h4", head) + prose.html(words) for head, words in note.parts))
