import numpy as np
import pytest

from ketamine_explainer.models import conventional_account, ketamine_account

WEEK = 10_080


def test_ketamine_rises_holds_and_fades_at_the_times_given() -> None:
    times = [0, 30, 60, WEEK, 1.5 * WEEK, 2 * WEEK, 8 * WEEK]
    effect = ketamine_account(times, felt_by=60, fading_from=WEEK, over_by=2 * WEEK)
    np.testing.assert_allclose(effect, [0, 0.5, 1, 1, 0.5, 0, 0])


def test_conventional_builds_up_to_its_peak_and_stays() -> None:
    effect = conventional_account([0, 3 * WEEK, 6 * WEEK, 8 * WEEK], peak_from=6 * WEEK)
    np.testing.assert_allclose(effect, [0, 0.5, 1, 1])


def test_shapes_are_kept() -> None:
    assert ketamine_account(np.zeros((2, 3)), 60, 100, 200).shape == (2, 3)


def test_times_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="allowed: 0 < felt_by < fading_from < over_by"):
        ketamine_account([0], felt_by=60, fading_from=50, over_by=200)


def test_a_peak_at_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="allowed: more than 0"):
        conventional_account([0], peak_from=0)
