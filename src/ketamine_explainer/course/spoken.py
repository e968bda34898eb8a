"""What is said and done at a slide, part by part, as whoever shows it takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..content.records import SPOKEN, Note

if TYPE_CHECKING:
    from nbfolio.writers.deck.notes import NotePart, SpeakerNote

# The writer of decks is loaded where notes become those of a deck: what asks whether anything has
# changed reads talks as well, and does without all that makes slides.


def in_markdown(note: Note) -> dict[str, str]:
    """Return the parts of a note as Markdown, by the names of `SPOKEN`; without empty ones."""
    words = {part: getattr(note, part) for part in SPOKEN} | {"do": listed(note.do)}
    return {part: text for part, text in words.items() if text}


def listed(steps: Sequence[str]) -> str:
    """Return what is done as Markdown: numbered, where it is more than one step."""
    if len(steps) < 2:
        return "".join(steps)
    return "\n".join(f"{number}. {step}" for number, step in enumerate(steps, start=1))


def parts(spoken: Mapping[str, str]) -> tuple[NotePart, ...]:
    """Return parts that are given by the names of `SPOKEN`, in its order, with their headings."""
    from nbfolio.writers.deck.notes import NotePart

    return tuple(
        NotePart(heading, spoken[part], part) for part, heading in SPOKEN.items() if part in spoken
    )


def speaker_note(note: Note) -> SpeakerNote:
    """Return a note, its parts as Markdown, as decks take it."""
    from nbfolio.writers.deck.notes import SpeakerNote

    return SpeakerNote(note.minutes, parts(in_markdown(note)))
