import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_explainer.models.proportions import difference, number_needed, of_hundred, wilson


@pytest.mark.parametrize(
    ("events", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_that_of_newcombe_1998_table_1(
    events: int, of: int, low: float, high: float
) -> None:
    found = wilson(events, of)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("treated", "control", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((0, 10), (0, 20), -0.1611, 0.2775),
    ],
)
def test_the_interval_of_a_difference_is_that_of_newcombe_1998_table_2(
    treated: tuple[int, int], control: tuple[int, int], low: float, high: float
) -> None:
    _, found = difference(treated, control)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_an_interval_holds_its_share_and_stays_within_0_and_1(counts: tuple[int, int]) -> None:
    events, of = counts
    found = wilson(events, of)
    assert 0 <= found.low <= events / of <= found.high <= 1


@pytest.mark.parametrize(("events", "of"), [(3, 2), (-1, 5), (0, 0)])
def test_an_impossible_count_is_refused(events: int, of: int) -> None:
    with pytest.raises(ValueError, match=f"given {events} of {of}; allowed"):
        wilson(events, of)


@pytest.mark.parametrize(
    ("share", "needed"), [(0.5, 2), (0.2, 5), (-0.3, 4), (0.34, 3), (0, math.inf)]
)
def test_a_number_needed_is_rounded_up(share: float, needed: float) -> None:
    assert number_needed(share) == needed


def test_halves_of_a_person_are_rounded_up() -> None:
    assert [of_hundred(share) for share in (0.285, 0.125, 0.5, 1)] == [29, 13, 50, 100]
