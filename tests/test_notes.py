"""The speaker notes of the course: what they mention can be said, what they name is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.content.records import Note
from ketamine_explainer.course.spoken import in_markdown
from ketamine_explainer.explorers.kit import notes

ROOT = Path(__file__).parents[1]
CONTENT = load_content(ROOT)
NOTES = [note for notes in CONTENT.notes.values() for note in notes.values()]

SCREEN = " ".join(
    path.read_text(encoding="utf-8")
    for folder, ending in (("content", "yaml"), ("src/ketamine_explainer/explorers", "py"))
    for path in sorted((ROOT / folder).rglob(f"*.{ending}"))
    if path.name != "notes.yaml"
).lower()  # fmt: skip
"""Where the names of controls and of their choices come from."""


def name_of(note: Note) -> str:
    return note.id


@pytest.mark.parametrize("note", NOTES, ids=name_of)
def test_every_mention_can_be_said(note: Note) -> None:
    said = in_markdown(notes.rendered(CONTENT, note))
    assert not any(re.search(r"[{}]|\[@", words) for words in said.values())


@pytest.mark.parametrize("note", NOTES, ids=name_of)
def test_what_a_speaker_moves_is_called_as_on_the_screen(note: Note) -> None:
    named = re.findall(r"\*([^*]+)\*", " ".join((note.say, *note.do)))
    assert [name for name in named if name.lower() not in SCREEN] == []
