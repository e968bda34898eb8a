from math import exp, inf, log

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ketamine_explainer.models import Survival, through

CURVES = st.builds(Survival, st.floats(1, 1000), st.floats(0.3, 4))
SHARES = st.floats(0.01, 0.99)
DAYS = st.floats(0.5, 700)


def test_a_median_halves_each_time() -> None:
    curve = through([18], [0.5])
    np.testing.assert_allclose(curve.well([0, 18, 36, 54]), [1, 0.5, 0.25, 0.125])


def test_one_point_gives_an_exponential() -> None:
    curve = through([28], [5 / 11])
    assert curve.family == "exponential"
    assert curve.scale_days == pytest.approx(28 / log(11 / 5))


def test_two_points_give_a_weibull() -> None:
    curve = through([28, 56], [0.8, 0.6])
    assert curve.family == "Weibull"
    assert curve.shape == pytest.approx(1.1949, abs=1e-4)
    assert curve.until(0.5) == pytest.approx(72.3, abs=0.05)


def test_two_points_of_an_exponential_give_it_back() -> None:
    assert through([10, 30], [exp(-1), exp(-3)]).shape == pytest.approx(1)


@given(DAYS, SHARES)
def test_a_curve_meets_its_one_point(day: float, share: float) -> None:
    assert through([day], [share]).well(day) == pytest.approx(share)


@given(st.tuples(DAYS, DAYS), st.tuples(SHARES, SHARES))
def test_a_curve_meets_its_two_points(
    days: tuple[float, float], shares: tuple[float, float]
) -> None:
    assume(abs(log(days[1] / days[0])) > 0.1 and abs(shares[0] - shares[1]) > 0.01)
    times, left = sorted(days), sorted(shares, reverse=True)
    np.testing.assert_allclose(through(times, left).well(times), left)


@given(CURVES, DAYS, DAYS)
def test_fewer_are_well_later(curve: Survival, one: float, other: float) -> None:
    early, late = curve.well(sorted((one, other)))
    assert 0 <= late <= early <= 1


@given(CURVES, SHARES)
def test_the_time_until_a_share_is_left_is_where_the_curve_meets_it(
    curve: Survival, share: float
) -> None:
    assert curve.well(curve.until(share)) == pytest.approx(share)


@given(CURVES, DAYS, st.floats(0.1, 5))
def test_a_hazard_ratio_is_a_power_of_the_share(curve: Survival, day: float, ratio: float) -> None:
    assert curve.slowed(ratio).well(day) == pytest.approx(curve.well(day) ** ratio, abs=1e-12)


@pytest.mark.parametrize(
    ("days", "shares"),
    [([0], [0.5]), ([7], [0]), ([7], [1]), ([28, 28], [0.8, 0.6]), ([28, 56], [0.6, 0.8])],
)
def test_impossible_points_are_refused(days: list[float], shares: list[float]) -> None:
    with pytest.raises(ValueError, match=r"given .* at day .*; allowed: times above 0 that rise"):
        through(days, shares)


@pytest.mark.parametrize(("days", "shares"), [([], []), ([1, 2], [0.5]), ([1, 2, 3], [0.5] * 3)])
def test_another_number_of_points_is_refused(days: list[float], shares: list[float]) -> None:
    with pytest.raises(ValueError, match="allowed: one or two of both"):
        through(days, shares)


def test_a_time_before_the_first_day_is_refused() -> None:
    with pytest.raises(ValueError, match="given days -1; allowed: 0 to inf"):
        Survival(18).well([3, -1])


@pytest.mark.parametrize("share", [0, -0.5, 1.5])
def test_what_is_no_share_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match=f"given share {share:g}; allowed"):
        Survival(18).until(share)


@pytest.mark.parametrize(("scale", "shape"), [(0, 1), (inf, 1), (18, 0)])
def test_an_impossible_curve_is_refused(scale: float, shape: float) -> None:
    with pytest.raises(ValueError, match="allowed: more than 0"):
        Survival(scale, shape)


def test_an_impossible_hazard_ratio_is_refused() -> None:
    with pytest.raises(ValueError, match="given hazard ratio 0; allowed: more than 0"):
        Survival(18).slowed(0)
