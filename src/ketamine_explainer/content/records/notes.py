"""notes.yaml: what a speaker says at a slide, asks, and answers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Record, Text
from .names import RefTo

SPOKEN = {
    "say": "Say",
    "ask": "Ask the room",
    "answer": "What the room should come to",
    "objection": "A likely objection",
    "reply": "Reply",
}
"""The parts of a note that are words, in the order in which they are spoken, and their headings."""


class Note(Record):
    """What a speaker needs at one slide.

    Parameters
    ----------
    notebook
        A notebook of course.yaml, by its name.
    slide
        The id of the notebook's cell that is the slide.
    minutes
        How long it takes, with the question.
    say
        What to say, what to move and what to point at.
    ask, answer
        A question for the room, and what the room should come to.
    objection, reply
        What somebody is likely to hold against it, and the answer with its source.
    """

    notebook: Annotated[Text, RefTo("notebook")]
    slide: Text
    minutes: Annotated[float, Field(gt=0, le=30)]
    say: Text
    ask: Text
    answer: Text
    objection: Text
    reply: Text


class Notes(Record):
    """notes.yaml."""

    notes: tuple[Note, ...]

    def for_notebook(self, name: str) -> tuple[Note, ...]:
        """Return the notes on the slides of a notebook, in their order; none where it has none."""
        return tuple(note for note in self.notes if note.notebook == name)
