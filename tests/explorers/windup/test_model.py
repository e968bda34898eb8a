"""Wind-up with the parameters of the course."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.explorers.windup.model import relay, train
from ketamine_explainer.models import growth, train_answers

WINDUP = load_content(find_root(Path(__file__))).models.windup
RELAY, TRAIN = relay(WINDUP), train(WINDUP)
BLOCKED = np.linspace(0, 1, 101)


@pytest.mark.parametrize(("voltage", "percent"), [(-70, 4), (-40, 23), (0, 78)])
def test_the_cell_leaves_free_what_is_published_for_1_mm(voltage: float, percent: int) -> None:
    assert RELAY.magnesium_mm == 1
    assert round(100 * float(RELAY.block.free(voltage, RELAY.magnesium_mm))) == percent


@pytest.mark.parametrize(("voltage", "percent"), [(-70, 3), (-40, 18), (0, 72)])
def test_the_corrected_constant_leaves_free_what_its_derivation_says(
    voltage: float, percent: int
) -> None:
    corrected = replace(RELAY.block, half_mm=2.62)
    assert round(100 * float(corrected.free(voltage, 1))) == percent


def test_the_train_is_that_of_guirimand() -> None:
    assert (TRAIN.pulses, TRAIN.per_second) == (15, 1)


def test_the_train_winds_up_by_about_two_thirds() -> None:
    assert 1.6 < growth(train_answers(RELAY, TRAIN.pulses, TRAIN.per_second)) < 1.7


def test_a_train_at_a_tenth_of_a_hertz_does_not() -> None:
    assert growth(train_answers(RELAY, TRAIN.pulses, 0.1)) < 1.01


def test_pulses_six_seconds_apart_hardly_do() -> None:
    assert growth(train_answers(RELAY, TRAIN.pulses, 1 / 6)) < 1.02


def test_the_first_answer_changes_by_less_than_a_tenth() -> None:
    first = train_answers(RELAY, 1, 1, BLOCKED)[:, 0]
    assert np.all(np.abs(first / first[0] - 1) < 0.1)


def test_growth_falls_as_block_rises_at_every_rate() -> None:
    rates = np.geomspace(0.1, 10, 30)[:, None]
    assert np.all(np.diff(growth(train_answers(RELAY, TRAIN.pulses, rates, BLOCKED)), axis=1) < 0)
