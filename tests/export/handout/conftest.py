"""Notebooks that ask and answer, and notes for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ketamine_explainer.content.records import SPOKEN, Note
from ketamine_explainer.export.artefact import Notes

REPOSITORY = Path(__file__).parents[3]
NAME = "02_fast_response"


def note(slide: str, minutes: float, *words: str) -> Note:
    """Return a note, its words in the order in which they are spoken."""
    said = dict(zip(SPOKEN, words, strict=True))
    return Note(notebook=NAME, slide=slide, minutes=minutes, **said)


@pytest.fixture(scope="session")
def notes() -> Notes:
    """Return notes on two slides of a notebook of the course."""
    return {
        NAME: {
            "show-timeline": note(
                "show-timeline", 3, "Point at the *first hour*.", "Who looked within the hour?",
                "Two small trials.", "I saw it work at once.", "Nobody was blind ([Zarate 2006](https://example.org)).",
            ),
            "show-one-infusion": note(
                "show-one-infusion", 4.5, "Move the dose.", "What is left after a day?",
                "Almost nothing.", "It feels longer.", "Feeling is not level.",
            ),
        }
    }  # fmt: skip
