"""Notebooks that ask and answer, and notes for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path

import pytest

from ketamine_explainer.content.records import SPOKEN, Note
from ketamine_explainer.course.artefact import ExecutedCourse, Notes
from nbfolio.paper.printing import print_all

from ...shelf import Shelf
from ..papers import papers

REPOSITORY = Path(__file__).parents[3]
NAME = "02_fast_response"


def note(slide: str, minutes: float, do: str, *words: str) -> Note:
    """Return a note, its words in the order in which they are spoken."""
    said = dict(zip([part for part in SPOKEN if part != "do"], words, strict=True))
    return Note(id=slide, minutes=minutes, do=(do,), **said)


@pytest.fixture(scope="session")
def notes() -> Notes:
    """Return notes on two slides of a notebook of the course."""
    return {
        NAME: {
            "show-timeline": note(
                "show-timeline", 3, "Point at the *first hour*.", "Few looked so soon.",
                "Who looked within the hour?", "Two small trials.", "I saw it work at once.",
                "Nobody was blind ([Zarate 2006](https://example.org)).",
            ),
            "show-one-infusion": note(
                "show-one-infusion", 4.5, "Move the dose.", "The level falls within hours.",
                "What is left after a day?", "Almost nothing.", "It feels longer.",
                "Feeling is not level.",
            ),
        }
    }  # fmt: skip


@dataclass(frozen=True)
class Press:
    """Prints a document of the course when it is first asked for."""

    executed: ExecutedCourse
    shelf: Shelf

    @cached_property
    def documents(self) -> Mapping[str, str]:
        """The HTML of each document, by the name of its file."""
        return dict(papers(self.executed))

    def pdf(self, name: str) -> Path:
        """Return the PDF of that name."""
        html = self.documents[name]
        own = f"{name}-{sha256(html.encode()).hexdigest()[:12]}"
        return self.shelf.once(own, partial(print_all, [(name, html)], wrote=lambda _: None)) / name


@pytest.fixture(scope="session")
def press(
    executed: ExecutedCourse,
    notes: Notes,
    shelf: Shelf,
    browser: object,
) -> Press:
    return Press(replace(executed, notes=notes), shelf)
