"""The parameter sets as bodies, against figures that their sources give for them."""

from pathlib import Path

import numpy as np
import pytest

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.explorers.infusion.bodies import model_for, plasma, population
from ketamine_explainer.models import Dose, Mammillary, coefficient_of_variation

MODELS = load_content(find_root(Path(__file__))).models
HALF_MG = Dose(0.5 * MODELS.ketamine.adult.values["weight"], 40)


@pytest.mark.parametrize(
    ("id_", "clearance", "volume", "half_life"),
    [
        ("kamp-2020", 84.0, 238, 184),
        ("clements-nimmo-1981", 80.2, 289, 183),
        ("domino-stanpumpr", 115.9, 193, 115),
        ("hijazi-2003", 151.0, 297, 297),
        ("simons-2022", 88.8, 225, 193),
    ],
)
def test_clearance_volume_and_half_life_are_those_reckoned_elsewhere(
    id_: str, clearance: float, volume: float, half_life: float
) -> None:
    found = model_for(MODELS, id_)
    assert 60 * found.clearance == pytest.approx(clearance, abs=0.1)
    assert found.volumes.sum() == pytest.approx(volume, abs=0.5)
    assert found.half_lives[0] == pytest.approx(half_life, abs=0.5)


def test_the_half_lives_of_the_main_set_are_those_reckoned_elsewhere() -> None:
    half_lives = model_for(MODELS, MODELS.ketamine.main.id).half_lives
    assert half_lives == pytest.approx([183.8, 28.4, 2.8], abs=0.05)


def test_clearances_and_flows_of_the_domino_set_are_those_of_the_tests_of_stanpumpr() -> None:
    found = model_for(MODELS, "domino-stanpumpr")
    np.testing.assert_allclose(found.volumes, [4.41, 10.56972, 178.2123], rtol=1e-6)
    np.testing.assert_allclose(found.flows, [2.61072, 2.6019], rtol=1e-6)
    assert found.clearance == pytest.approx(1.93158)


def test_intensive_care_patients_clear_what_their_abstract_says() -> None:
    found = model_for(MODELS, "hijazi-2003")
    assert 1000 * found.clearance / 70 == pytest.approx(36.0, abs=0.05)
    assert found.half_lives[0] / 60 == pytest.approx(4.9, abs=0.05)


def test_the_measured_peaks_of_simons_are_met() -> None:
    [peak] = plasma(MODELS, "simons-2022").after([Dose(20, 20)], [20])
    assert peak == pytest.approx(268, abs=0.5)


def test_norketamine_and_its_metabolite_come_one_after_the_other() -> None:
    minutes = np.arange(0, 241)
    ids = ("simons-2022", "norketamine", "hydroxynorketamine")
    curves = [plasma(MODELS, id_).after([HALF_MG], minutes) for id_ in ids]
    assert curves[0].argmax() < curves[1].argmax()
    assert all(curve.min() >= -1e-9 for curve in curves)


def test_the_same_seed_gives_the_same_people() -> None:
    one, other = (population(MODELS, "kamp-2020", 10, seed=3) for _ in range(2))
    np.testing.assert_array_equal(one.clearance, other.clearance)


def test_another_seed_gives_other_people() -> None:
    one, other = (population(MODELS, "kamp-2020", 10, seed=seed) for seed in (3, 4))
    assert not np.array_equal(one.clearance, other.clearance)


def test_clearance_and_size_vary_each_as_variability_yaml_says() -> None:
    several = population(MODELS, "kamp-2020", 20_000, seed=1)
    found = np.cov(np.log(several.clearance), np.log(several.volumes[:, 0]))
    factors = MODELS.variability.factors.values
    shared = factors["cov_CL_V"]
    expected = [[factors["var_CL"], shared], [shared, factors["var_V"]]]
    np.testing.assert_allclose(found, expected, rtol=0.05)


def test_people_differ_as_variability_yaml_says() -> None:
    factors = MODELS.variability.factors.values
    assert coefficient_of_variation(factors["var_CL"]) == pytest.approx(0.162, abs=5e-4)
    assert coefficient_of_variation(factors["var_V"]) == pytest.approx(0.296, abs=5e-4)


def test_simulated_levels_lie_about_as_far_apart_as_measured_ones() -> None:
    levels = population(MODELS, "kamp-2020", 20_000, seed=1).plasma.after([HALF_MG], [40.0])
    spread = 100 * levels.std() / levels.mean()
    assert 14 <= spread <= 28
    measured = MODELS.variability.measured.values
    assert measured["steady_low"] <= spread <= measured["end"]


def test_levels_of_sets_that_are_left_out_are_what_these_give() -> None:
    fanta, perez_ruixo = MODELS.ketamine.left_out.parameters.values()
    flows = [23.2 / 60, 157 / 60]
    [end] = Mammillary(95.2 / 60, [133, 187, 98.8], flows).plasma.after([HALF_MG], [40.0])
    assert end == pytest.approx(fanta.value, abs=0.5)
    assert with_a_liver() == pytest.approx(perez_ruixo.value, abs=0.5)


def with_a_liver() -> float:
    """Return the level as the infusion ends, in ng/mL: hours and litres, step by step."""
    out = (84.3 + 37.6 + 151) / 192
    rates = np.array([
        [-out, 84.3 / 143, 37.6 / 417, 151 / 101],
        [84.3 / 192, -84.3 / 143, 0, 0],
        [37.6 / 192, 0, -37.6 / 417, 0],
        [151 / 192, 0, 0, -151 / 101 - 1.11 - 2.77],
    ])  # fmt: skip
    amounts, step, given = np.zeros(4), 1e-3, np.array([HALF_MG.amount * 60 / 40, 0, 0, 0])
    for _ in range(round(40 / 60 / step)):
        amounts = amounts + step * (rates @ amounts + given)
    return float(1000 * amounts[0] / 192)


@pytest.mark.parametrize("ask", [model_for, plasma])
def test_an_unknown_set_is_refused(ask) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match="given 'kamp'; allowed: kamp-2020, clements-nimmo-1981"):
        ask(MODELS, "kamp")
