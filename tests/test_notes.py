"""The speaker notes of the course: each slide has one, each is short enough, each has sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.content.citations import cited
from ketamine_explainer.content.mentions import with_mentions
from ketamine_explainer.content.records import SPOKEN, Note
from ketamine_explainer.widgets import notes

ROOT = Path(__file__).parents[1]
CONTENT = load_content(ROOT)
NAMES = [entry.name for entry in CONTENT.course.notebooks]
NOTES = CONTENT.notes.notes

WITHOUT = {
    "parameters": "tables of what models reckon with: looked up, not presented",
}
"""Calls that show something and need no note, and why."""

LIVE = "live"
"""A cell with this tag needs a running notebook, so no deck shows it and it needs no note."""

DIGITS = {
    r"\[[^\[\]@\d]*@[^\]]+\]": "a citation",
    r"\{[^}]+\}": "a mention, whose value comes from its estimate",
}
"""What digits may stand in, and why; any other number is an estimate without a source."""

MINUTES = (10, 25)
"""Bounds of a notebook's minutes: less is no lesson, more is no part of two hours."""

COURSE = (90, 120)
"""Bounds of the minutes of the course: a training session with time for questions."""

SENTENCES = (2, 6)
"""Bounds of what is said at a slide: more is read out and not spoken."""

SCREEN = " ".join(
    path.read_text(encoding="utf-8")
    for folder, ending in (("content", "yaml"), ("src/ketamine_explainer/widgets", "py"))
    for path in sorted((ROOT / folder).rglob(f"*.{ending}"))
    if path.name != "notes.yaml"
).lower()  # fmt: skip
"""Where the names of controls and of their choices come from."""

AMERICAN = r"\b(?!sized?\b)\w+(?:iz(?:e[ds]?|ing|ation)|avior|olor)\b|\b(?:center|anesthe\w+)\b"


def shown(name: str) -> Iterator[str]:
    """Give the ids of the cells that show a widget, the title and what to take away."""
    for cell in nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", 4).cells:
        call = re.match(r'ke\.(\w+)\(|text\["(title|takeaway)"\]', cell.source)
        if call and call[1] not in WITHOUT and LIVE not in cell.metadata.get("tags", []):
            yield cell.id


def said(note: Note) -> str:
    return "\n".join(getattr(note, part) for part in SPOKEN)


def name_of(note: Note) -> str:
    return f"{note.notebook}-{note.slide}"


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_that_shows_something_has_a_note(name: str) -> None:
    noted = {note.slide for note in CONTENT.notes.for_notebook(name)}
    assert [cell for cell in shown(name) if cell not in noted] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_minutes_of_a_notebook_are_within_bounds(name: str) -> None:
    low, high = MINUTES
    assert low <= sum(note.minutes for note in CONTENT.notes.for_notebook(name)) <= high


def test_the_minutes_of_the_course_are_within_bounds() -> None:
    low, high = COURSE
    assert low <= sum(note.minutes for note in NOTES) <= high


@pytest.mark.parametrize("note", NOTES, ids=name_of)
def test_no_number_stands_in_a_note_but_as_a_mention(note: Note) -> None:
    rest = re.sub("|".join(DIGITS), "", said(note))
    assert not re.search(r"\d", rest), rest


@pytest.mark.parametrize("note", NOTES, ids=name_of)
def test_every_reply_names_a_source(note: Note) -> None:
    assert list(cited(note.reply))


@pytest.mark.parametrize("note", NOTES, ids=name_of)
def test_a_note_is_a_few_sentences_and_one_question(note: Note) -> None:
    low, high = SENTENCES
    plain = with_mentions(note.say, lambda id_, form: "1")
    assert low <= len(re.findall(r"[.!?](?=\W*(?:\s|$))", plain)) <= high
    assert "?" in note.ask or note.ask.startswith(("Choose", "Guess"))


@pytest.mark.parametrize("note", NOTES, ids=name_of)
def test_every_mention_can_be_said(note: Note) -> None:
    assert not re.search(r"[{}@]", notes.text(CONTENT, note))


@pytest.mark.parametrize("note", NOTES, ids=name_of)
def test_what_a_speaker_moves_is_called_as_on_the_screen(note: Note) -> None:
    named = re.findall(r"\*([^*]+)\*", note.say)
    assert [name for name in named if name.lower() not in SCREEN] == []


def test_notes_are_spelt_as_in_britain() -> None:
    found = [re.findall(AMERICAN, said(note)) for note in NOTES]
    assert not [words for words in found if words]


def test_no_note_advises_a_dose() -> None:
    assert not [note.slide for note in NOTES if re.search(r"mg|mL|µg|\bmicrogram", said(note))]
