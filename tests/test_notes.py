"""The speaker notes of the course: what they mention can be said, what they count is so."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from statistics import median

import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.content.reading import Reading
from ketamine_explainer.content.records import Note
from ketamine_explainer.course.spoken import in_markdown
from ketamine_explainer.course.summary import FEWEST, HARDEST, USUAL, read
from ketamine_explainer.explorers.kit import notes

ROOT = Path(__file__).parents[1]
CONTENT = load_content(ROOT)
NOTES = [note for notes in CONTENT.notes.values() for note in notes.values()]


def name_of(note: Note) -> str:
    return note.id


@pytest.mark.parametrize("note", NOTES, ids=name_of)
def test_every_mention_can_be_said(note: Note) -> None:
    said = in_markdown(notes.rendered(CONTENT, note))
    assert not any(re.search(r"[{}]|\[@", words) for words in said.values())


@pytest.mark.parametrize("part", ["say", "answer", "reply"])
def test_notes_are_in_plain_words(part: str) -> None:
    found = {note.id: Reading(read(CONTENT, getattr(note, part))) for note in NOTES}
    long = {id_: each.grade for id_, each in found.items() if len(each.words) >= FEWEST}
    assert {id_: grade for id_, grade in long.items() if grade > HARDEST} == {}
    assert median(long.values()) <= USUAL


def test_what_is_most_frequent_among_the_verdicts_is_told_as_it_is() -> None:
    told = CONTENT.notes["05_checking_the_claims"]["show-claims-table"].answer
    kinds = Counter(each.verdict for each in CONTENT.verdicts.values())
    named = [name.lower() for name in re.findall(r"\*([^*]+)\*", told)]
    assert named == [kind for kind, _ in kinds.most_common()]
    assert [*kinds.values()].count(min(kinds.values())) == 2  # "which are equally frequent"
