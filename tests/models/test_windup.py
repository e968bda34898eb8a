from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_explainer.models import MagnesiumBlock, Relay, growth, train_answers

RELAY = Relay(
    block=MagnesiumBlock(half_mm=3.57, per_mv=0.062),
    magnesium_mm=1,
    rest_mv=-70,
    reversal_mv=0,
    pulse_mv=15,
    pull=0.8,
    at_once=0.2,
    fading_s=2,
)
BLOCKED = np.linspace(0, 1, 101)
RELAYS = st.builds(
    Relay,
    block=st.builds(MagnesiumBlock, half_mm=st.floats(0.5, 10), per_mv=st.floats(0.01, 0.1)),
    magnesium_mm=st.floats(0, 5),
    rest_mv=st.floats(-90, -60),
    reversal_mv=st.floats(-10, 10),
    pulse_mv=st.floats(1, 40),
    pull=st.floats(0, 1),
    at_once=st.floats(0, 1),
    fading_s=st.floats(0.1, 10),
)
RATES = st.floats(0.05, 10)


def test_without_block_the_answers_grow_with_each_pulse_at_1_hz() -> None:
    answers = train_answers(RELAY, 15, 1)
    assert np.all(np.diff(answers) > 0)
    assert growth(answers) > 1.5


def test_without_block_they_do_not_grow_at_a_tenth_of_a_hertz() -> None:
    assert growth(train_answers(RELAY, 15, 0.1)) == pytest.approx(1, abs=0.01)


def test_the_first_answer_hardly_changes_with_block() -> None:
    first = train_answers(RELAY, 15, 1, BLOCKED)[:, 0]
    assert np.all(np.abs(first / first[0] - 1) < 0.1)


@pytest.mark.parametrize("rate", [0.1, 0.5, 1, 2, 5])
def test_growth_falls_as_block_rises(rate: float) -> None:
    assert np.all(np.diff(growth(train_answers(RELAY, 15, rate, BLOCKED))) < 0)


def test_nothing_grows_when_all_channels_are_closed() -> None:
    np.testing.assert_array_equal(train_answers(RELAY, 15, 1, 1), RELAY.pulse_mv)


@pytest.mark.parametrize("blocked", [0, 0.5])
def test_growth_rises_with_the_rate(blocked: float) -> None:
    assert np.all(np.diff(growth(train_answers(RELAY, 15, np.linspace(0.1, 2, 20), blocked))) > 0)


def test_without_magnesium_the_first_answer_needs_the_channels() -> None:
    open_, closed = train_answers(replace(RELAY, magnesium_mm=0), 15, 1, [0, 1])[:, 0]
    assert closed / open_ < 0.7


@given(RELAYS, RATES)
def test_each_answer_falls_as_block_rises(relay: Relay, rate: float) -> None:
    answers = train_answers(relay, 15, rate, BLOCKED)
    assert np.all(np.diff(answers, axis=0) <= 1e-9)


@given(RELAYS, RATES, st.floats(0, 1))
def test_answers_stay_between_the_pulse_and_the_reversal(
    relay: Relay, rate: float, blocked: float
) -> None:
    answers = train_answers(relay, 15, rate, blocked)
    assert np.all(answers >= relay.pulse_mv)
    assert np.all(answers <= relay.reversal_mv - relay.rest_mv + 1e-9)


@given(RELAYS, RATES, st.floats(0, 1))
def test_a_train_begins_as_a_shorter_one(relay: Relay, rate: float, blocked: float) -> None:
    long, short = (train_answers(relay, pulses, rate, blocked) for pulses in (15, 6))
    np.testing.assert_array_equal(long[:6], short)


def test_rates_and_blocks_broadcast_with_the_pulses_last() -> None:
    answers = train_answers(RELAY, 15, np.array([[0.1], [1]]), np.array([0, 0.5, 1]))
    assert answers.shape == (2, 3, 15)
    np.testing.assert_array_equal(answers[1, 1], train_answers(RELAY, 15, 1, 0.5))


@pytest.mark.parametrize(
    ("pulses", "rate", "blocked", "says"),
    [
        (0, 1, 0, "pulses 0; allowed: more than 0"),
        (15, 0, 0, r"per_second \(Hz\) 0; allowed: more than 0"),
        (15, 1, -0.1, "blocked -0.1; allowed: 0 to 1"),
    ],
)
def test_an_impossible_train_is_refused(
    pulses: int, rate: float, blocked: float, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        train_answers(RELAY, pulses, rate, blocked)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"fading_s": 0}, r"fading_s \(s\) 0; allowed: more than 0"),
        ({"magnesium_mm": -1}, "magnesium_mm -1; allowed: 0 or more"),
        ({"pull": 1.2}, "pull 1.2; allowed: 0 to 1"),
        ({"at_once": -1}, "at_once -1; allowed: 0 to 1"),
        ({"pulse_mv": 0}, "pulse_mv 0; allowed: more than 0"),
        ({"pulse_mv": 80}, "reversal_mv 0; allowed: more than 10"),
    ],
)
def test_an_impossible_cell_is_refused(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        replace(RELAY, **changes)
