"""What a speaker says at a slide, as text for the notes pane."""

from __future__ import annotations

from pathlib import Path

from nbfolio.html.prose import Markdown
from nbfolio.stills import paragraphs

from ...content.records import SPOKEN, Note


def note_text(note: Note) -> str:
    """Return a note, its parts as Markdown, as paragraphs, each part under its heading."""
    prose = Markdown(Path())
    said = {part: paragraphs([prose.html(getattr(note, part))]).full for part in SPOKEN}
    parts = (f"{heading}: {said[part]}" for part, heading in SPOKEN.items())
    return "\n\n".join([f"Time: {note.minutes:g} min", *parts])
