import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_explainer.models import Dose, Mammillary, band, coefficient_of_variation, varied

TYPICAL = Mammillary(1.4, [25, 56, 157], [2.7, 1.3])


def people(count: int = 50_000, seed: int = 1) -> Mammillary:
    return varied(TYPICAL, 0.03, 0.08, 0.02, count, seed)


def test_the_same_seed_gives_the_same_people() -> None:
    np.testing.assert_array_equal(people(100).clearance, people(100).clearance)


def test_another_seed_gives_other_people() -> None:
    assert not np.array_equal(people(100).clearance, people(100, seed=2).clearance)


def test_the_middle_of_the_people_is_the_typical_one() -> None:
    assert np.median(people().clearance) == pytest.approx(1.4, rel=0.01)
    np.testing.assert_allclose(np.median(people().volumes, axis=0), TYPICAL.volumes, rtol=0.01)


def test_logarithms_vary_as_asked() -> None:
    found = np.cov(np.log(people().clearance), np.log(people().volumes[:, 0]))
    np.testing.assert_allclose(found, [[0.03, 0.02], [0.02, 0.08]], rtol=0.05)


def test_one_size_changes_all_volumes_and_flows() -> None:
    sizes = people(10).volumes / TYPICAL.volumes
    np.testing.assert_allclose(sizes, np.tile(sizes[:, :1], 3))
    np.testing.assert_allclose(people(10).flows / TYPICAL.flows, sizes[:, :2])


def test_without_variance_all_are_typical() -> None:
    alike = varied(TYPICAL, 0, 0, 0, people=3, seed=1)
    np.testing.assert_allclose(alike.volumes, np.tile(TYPICAL.volumes, (3, 1)))


def test_people_of_one_compartment_can_be_simulated() -> None:
    several = varied(Mammillary(1, [30]), 0.03, 0.08, 0, people=5, seed=1)
    assert several.plasma.after([Dose(35)], [0, 10]).shape == (5, 2)


@pytest.mark.parametrize("variances", [(-0.1, 0.1, 0), (0.1, -0.1, 0), (0.01, 0.01, 0.02)])
def test_variances_that_do_not_go_together_are_refused(
    variances: tuple[float, float, float],
) -> None:
    with pytest.raises(
        ValueError, match=r"given \w+ -?0\.\d+; allowed: (0 or more|-0\.01 to 0\.01)"
    ):
        varied(TYPICAL, *variances, people=5, seed=1)


def test_nobody_cannot_be_simulated() -> None:
    with pytest.raises(ValueError, match="0 people; allowed: one typical body and at least one"):
        varied(TYPICAL, 0.03, 0.08, 0.02, people=0, seed=1)


def test_people_are_not_varied_twice() -> None:
    with pytest.raises(ValueError, match="given 5 typical bodies"):
        varied(people(5), 0.03, 0.08, 0.02, people=5, seed=1)


def test_the_band_holds_its_share_with_as_many_below_as_above() -> None:
    found = band(np.arange(101)[:, None] * [1, 2])
    np.testing.assert_allclose(found.low, [5, 10])
    np.testing.assert_allclose(found.median, [50, 100])
    np.testing.assert_allclose(found.high, [95, 190])


@pytest.mark.parametrize("share", [0, -0.5, 90])
def test_an_impossible_share_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match=r"allowed: (more than 0|0 to 1)"):
        band([1, 2, 3], share)


@given(st.floats(0.01, 2))
def test_the_coefficient_of_variation_there_and_back(ratio: float) -> None:
    assert coefficient_of_variation(np.log1p(ratio**2)) == pytest.approx(ratio)
