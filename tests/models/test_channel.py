import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_explainer.models import MagnesiumBlock

BLOCK = MagnesiumBlock(half_mm=3.57, per_mv=0.062)
VOLTAGES = st.floats(-120, 60)
MAGNESIUM = st.floats(0, 10)


@pytest.mark.parametrize(("voltage", "percent"), [(-70, 4), (-40, 23), (0, 78)])
def test_the_free_share_is_that_of_jahr_and_stevens_at_1_mm(voltage: float, percent: int) -> None:
    assert round(100 * float(BLOCK.free(voltage, 1))) == percent


def test_half_is_free_at_0_mv_with_the_half_blocking_magnesium() -> None:
    assert BLOCK.free(0, BLOCK.half_mm) == pytest.approx(0.5)


def test_all_is_free_without_magnesium() -> None:
    np.testing.assert_array_equal(BLOCK.free([-70, 0, 40], 0), 1)


@given(VOLTAGES, VOLTAGES, MAGNESIUM)
def test_more_is_free_at_a_higher_voltage(one: float, other: float, magnesium: float) -> None:
    low, high = BLOCK.free(sorted((one, other)), magnesium)
    assert 0 < low <= high <= 1


@given(VOLTAGES, MAGNESIUM, MAGNESIUM)
def test_less_is_free_with_more_magnesium(voltage: float, one: float, other: float) -> None:
    much, little = BLOCK.free(voltage, sorted((one, other), reverse=True))
    assert much <= little


@given(VOLTAGES, MAGNESIUM, st.floats(0, 1))
def test_ketamine_takes_its_share_of_what_is_free(
    voltage: float, magnesium: float, blocked: float
) -> None:
    passing = BLOCK.passing(voltage, magnesium, blocked)
    assert passing == pytest.approx((1 - blocked) * BLOCK.free(voltage, magnesium))


def test_voltages_and_magnesium_broadcast() -> None:
    assert BLOCK.passing(np.zeros((4, 1)), np.ones(3), 0.5).shape == (4, 3)


@pytest.mark.parametrize(
    ("voltage", "magnesium", "blocked", "says"),
    [
        (-201, 1, 0, "voltage_mv -201; allowed: -200 to 200"),
        (-70, -0.1, 0, "magnesium_mm -0.1; allowed: 0 or more"),
        (-70, 1, 1.1, "blocked 1.1; allowed: 0 to 1"),
        (-70, 1, np.nan, "blocked nan; allowed: 0 to 1"),
    ],
)
def test_impossible_input_is_refused(
    voltage: float, magnesium: float, blocked: float, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        BLOCK.passing(voltage, magnesium, blocked)


@pytest.mark.parametrize(
    ("half", "per_mv", "says"), [(0, 0.062, "half_mm .* 0;"), (3.57, -1, "per_mv .* -1;")]
)
def test_an_impossible_block_is_refused(half: float, per_mv: float, says: str) -> None:
    with pytest.raises(ValueError, match=f"{says} allowed: more than 0"):
        MagnesiumBlock(half, per_mv)
