"""What a speaker says at a slide, as text for the notes pane."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from ...content import to_text

HEADINGS = {
    "say": "Say",
    "ask": "Ask the room",
    "answer": "What the room should come to",
    "objection": "A likely objection",
    "reply": "Reply",
}
"""The parts of a note in the order in which they are spoken."""


class Spoken(Protocol):
    """A note: minutes, and words as Markdown without mentions and citations of ours."""

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


def note_text(note: Spoken) -> str:
    """Return a note as paragraphs, each part under its heading."""
    parts = [(heading, getattr(note, name)) for name, heading in HEADINGS.items()]
    lines = [f"{heading}: {to_text(words, {})}" for heading, words in parts if words]
    return "\n\n".join([f"Time: {note.minutes:g} min", *lines])
