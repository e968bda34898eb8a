"""How a share is told as people of a hundred: alike for a number, an array and in a question."""

import numpy as np
import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.content.quizfacts import number
from ketamine_explainer.hundred import of_hundred
from ketamine_explainer.models import proportions


@pytest.mark.parametrize(
    ("share", "people"), [(0, 0), (0.005, 1), (0.125, 13), (0.285, 29), (0.4549, 45), (1, 100)]
)
def test_halves_are_rounded_up(share: float, people: int) -> None:
    assert of_hundred(share) == people
    assert proportions.of_hundred(share) == people
    assert proportions.of_hundred(np.array([share])).tolist() == [people]


def test_questions_round_alike() -> None:
    [estimate] = {
        each for each in load_content().evidence.shown.values()
        if each.id == "wilkinson-2019-midazolam-response-ketamine"
    }  # fmt: skip
    assert number(estimate) == (of_hundred(estimate.share), "") == (45, "")
