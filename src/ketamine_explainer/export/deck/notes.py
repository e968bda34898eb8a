"""What a speaker says at a slide, as the exporter is given it, and as the speaker view shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from ..markup import element, text

HEADINGS = {
    "say": "Say",
    "ask": "Ask the room",
    "answer": "What the room should come to",
    "objection": "A likely objection",
    "reply": "Reply",
}
"""The parts of a note in the order in which they are spoken."""


class Spoken(Protocol):
    """A note: words without markup, and minutes. Empty words are left out."""

    @property
    def minutes(self) -> float:
        """How long it takes."""

    @property
    def say(self) -> str:
        """What to say."""

    @property
    def ask(self) -> str:
        """A question for the room."""

    @property
    def answer(self) -> str:
        """What the room should come to."""

    @property
    def objection(self) -> str:
        """What somebody is likely to hold against it."""

    @property
    def reply(self) -> str:
        """The answer to that, with its source."""


Notes = Mapping[str, Mapping[str, Spoken]]
"""By notebook and by id of the cell that is the slide."""


def note_html(note: Spoken | None, cells: str = "") -> str:
    """Return the notes of a slide for the speaker view; nothing where there are none.

    Parameters
    ----------
    note
        From the course's content.
    cells
        HTML of the notebook's own cells of the kind ``notes``.
    """
    said = _said(note) if note else ""
    minutes = f"{note.minutes:g}" if note else None
    if not said + cells:
        return ""
    return element("aside", said, cells, class_="notes", hidden=True, data_minutes=minutes) + "\n"


def _said(note: Spoken) -> str:
    parts = ((title, getattr(note, name)) for name, title in HEADINGS.items())
    return "".join(
        element("h4", title) + element("p", text(words)) for title, words in parts if words
    )
