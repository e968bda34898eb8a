"""What a speaker says at a slide, as the speaker view shows it."""

from __future__ import annotations

from pathlib import Path

from ...content.records import SPOKEN, Note
from ..markup import element
from ..prose import Prose


def note_html(note: Note | None, cells: str = "") -> str:
    """Return the notes of a slide for the speaker view; nothing where there are none.

    Parameters
    ----------
    note
        From the course's content, its parts as Markdown.
    cells
        HTML of the notebook's own cells of the kind ``notes``.
    """
    said = _said(note) if note else ""
    minutes = f"{note.minutes:g}" if note else None
    if not said + cells:
        return ""
    return element("aside", said, cells, class_="notes", hidden=True, data_minutes=minutes) + "\n"


def _said(note: Note) -> str:
    prose = Prose(Path())
    return "".join(
        element("h4", heading) + prose.html(getattr(note, part)) for part, heading in SPOKEN.items()
    )
