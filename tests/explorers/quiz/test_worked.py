"""The boxes of the exercises take for right what the solutions of the same exercises print."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.content.records import Question
from ketamine_explainer.explorers.quiz.asked import Asked

ROOT = Path(__file__).parents[3]
CONTENT = load_content(ROOT)
BOXES = [
    (name, question) for name in CONTENT.course.exercises for question in CONTENT.asked_in(name)
]  # fmt: skip


@pytest.mark.parametrize(("name", "question"), BOXES, ids=lambda each: getattr(each, "id", each))
def test_an_answer_is_what_the_solution_prints(name: str, question: Question) -> None:
    cells = nbformat.read(ROOT / "notebooks" / "exercises" / f"{name}.ipynb", 4).cells
    printed = json.dumps([cell.outputs for cell in cells if cell.id.endswith("-solution")])
    answer = Asked(CONTENT, question).answer
    assert answer is not None
    value = f"{answer[0]:.4f}" if answer[0] < 1 else f"{answer[0]:.0f}"
    assert re.search(rf"(?<![\d.]){re.escape(value)}(?![\d.]*\d)", printed), value


@pytest.mark.parametrize(("name", "question"), BOXES, ids=lambda each: getattr(each, "id", each))
def test_each_box_stands_in_its_exercise_and_has_hints(name: str, question: Question) -> None:
    cells = nbformat.read(ROOT / "notebooks" / "exercises" / f"{name}.ipynb", 4).cells
    [box] = [cell for cell in cells if cell.source == f'ke.exercise("{name}", "{question.id}")']
    place = cells.index(box)
    work = max(n for n, cell in enumerate(cells[:place]) if cell.id.startswith("work-"))
    assert not any(cell.id.endswith("-solution") for cell in cells[work:place])
    assert question.hints
    assert "{=answer}" in (question.why or "")
