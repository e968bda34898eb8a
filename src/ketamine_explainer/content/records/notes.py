"""notes.yaml: what a speaker says at a slide, asks, and answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from .base import Entry, Keyed, Steps, Text
from .names import RefTo

SPOKEN = {
    "say": "Say",
    "do": "Do",
    "ask": "Ask the room",
    "answer": "What the room should come to",
    "objection": "A likely objection",
    "reply": "Reply",
}
"""The parts of a note, in the order in which they are shown, and their headings."""


class Note(Entry):
    """What a speaker needs at one slide, whose cell has this id.

    Parameters
    ----------
    minutes
        How long it takes, with the question.
    say
        What to say, in words that can be spoken aloud to the room as they are.
    do
        What to press, move or point at, step by step; nothing where the slide only stands there.
    ask, answer
        A question for the room, and what the room should come to.
    objection, reply
        What somebody is likely to hold against it, and the answer with its source.
    """

    id: Text
    minutes: Annotated[float, Field(gt=0, le=30)]
    say: Text
    do: Steps = ()
    ask: Text
    answer: Text
    objection: Text
    reply: Text


Notes = Mapping[Annotated[Text, RefTo("notebook")], Keyed[Note]]
"""The notes on the slides of each notebook, in their order."""
