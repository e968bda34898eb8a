"""Notebooks that ask and answer, and notes for them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from ketamine_explainer.export.artefact import Notes

REPOSITORY = Path(__file__).parents[3]


@dataclass(frozen=True)
class Said:
    """A note, its words ready."""

    minutes: float
    say: str
    ask: str
    answer: str
    objection: str
    reply: str


@pytest.fixture(scope="session")
def notes() -> Notes:
    """Return notes on two slides of a notebook of the course."""
    return {
        "02_fast_response": {
            "show-timeline": Said(
                3, "Point at the *first hour*.", "Who looked within the hour?", "Two small trials.",
                "I saw it work at once.", "Nobody was blind ([Zarate 2006](https://example.org)).",
            ),
            "show-one-infusion": Said(
                4.5, "Move the dose.", "What is left after a day?", "Almost nothing.",
                "It feels longer.", "Feeling is not level.",
            ),
        }
    }  # fmt: skip
