"""One, two and three compartments: against mathematics, and against steps through the equations."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_explainer.models import Dose, Mammillary

from .numerical import exchange, stepped

VOLUMES = st.floats(1, 500)
FLOWS = st.floats(0.01, 10)
DOSES = st.builds(Dose, st.floats(0.1, 500), st.floats(0, 200), st.floats(0, 300))
MINUTES = np.array([0, 1, 5, 20, 40, 41, 60, 120, 300, 720])


@st.composite
def bodies(draw: st.DrawFn) -> Mammillary:
    count = draw(st.integers(1, 3))
    volumes = draw(st.lists(VOLUMES, min_size=count, max_size=count))
    flows = draw(st.lists(FLOWS, min_size=count - 1, max_size=count - 1))
    return Mammillary(draw(FLOWS), volumes, flows)


ADULT = Mammillary(1.4, [25, 56, 157], [2.7, 1.3])


@given(bodies())
def test_a_bolus_begins_at_its_amount_over_the_central_volume(body: Mammillary) -> None:
    [level] = body.plasma.after([Dose(35)], [0])
    assert level == pytest.approx(35_000 / body.volumes[0])


@given(bodies())
def test_the_area_under_the_curve_is_the_dose_over_the_clearance(body: Mammillary) -> None:
    assert body.plasma.area == pytest.approx(1000 / body.clearance, rel=1e-6)


@given(bodies(), DOSES)
def test_what_was_given_is_in_the_body_or_has_left_it(body: Mammillary, dose: Dose) -> None:
    nodes, weights = np.polynomial.legendre.leggauss(16)
    breaks = [0, dose.duration, dose.duration + 240]
    steps = np.geomspace(1e-6, 1, 60)
    edges = dose.start + np.concatenate(
        [[0], *(low + (high - low) * steps for low, high in pairwise(breaks) if high > low)]
    )
    halves = np.diff(edges)[:, None] / 2
    levels = body.plasma.after([dose], edges[:-1, None] + halves * (1 + nodes))
    left = body.clearance * (halves * weights * levels).sum() / 1000
    [inside] = body.remaining.after([dose], edges[-1:])
    assert inside + left == pytest.approx(dose.amount, rel=1e-5)


@given(bodies(), st.lists(DOSES, min_size=2, max_size=4))
def test_doses_add_up(body: Mammillary, doses: list[Dose]) -> None:
    apart = sum(body.plasma.after([dose], MINUTES) for dose in doses)
    np.testing.assert_allclose(body.plasma.after(doses, MINUTES), apart, rtol=1e-9)


@given(bodies(), DOSES, st.floats(0.01, 100))
def test_levels_are_in_proportion_to_the_dose(body: Mammillary, dose: Dose, times: float) -> None:
    more = Dose(dose.amount * times, dose.duration, dose.start)
    np.testing.assert_allclose(
        body.plasma.after([more], MINUTES), times * body.plasma.after([dose], MINUTES), rtol=1e-9
    )


@given(bodies())
def test_a_very_short_infusion_is_a_bolus(body: Mammillary) -> None:
    short, bolus = (body.plasma.after([Dose(35, span)], MINUTES[1:]) for span in (1e-9, 0))
    np.testing.assert_allclose(short, bolus, rtol=1e-6)


@given(bodies(), st.floats(0.01, 10))
def test_a_very_long_infusion_comes_to_its_rate_over_the_clearance(
    body: Mammillary, rate: float
) -> None:
    long = 60 * float(body.half_lives[0])
    [level] = body.plasma.after([Dose(rate * long, long)], [long])
    assert level == pytest.approx(1000 * rate / body.clearance, rel=1e-6)


@given(bodies(), DOSES)
def test_levels_are_never_negative_and_nothing_comes_before_its_dose(
    body: Mammillary, dose: Dose
) -> None:
    levels = body.plasma.after([dose], MINUTES)
    assert (levels >= 0).all()
    assert not levels[dose.start > MINUTES].any()


@given(bodies())
def test_rate_constants_describe_the_same_body(body: Mammillary) -> None:
    out = body.flows / body.volumes[0]
    back = body.flows / body.volumes[1:]
    same = Mammillary.from_constants(body.volumes[0], body.clearance / body.volumes[0], out, back)
    np.testing.assert_allclose(same.volumes, body.volumes)
    np.testing.assert_allclose(same.flows, body.flows)
    np.testing.assert_allclose(same.clearance, body.clearance)


@pytest.mark.parametrize(
    ("volumes", "flows"), [([30.0], []), ([20.0, 80.0], [1.5]), ([15.0, 40.0, 160.0], [2.5, 1.2])]
)
@pytest.mark.parametrize("minute", [10, 40, 90])
def test_the_closed_form_is_what_the_equations_come_to(
    volumes: list[float], flows: list[float], minute: int
) -> None:
    matrix = exchange(1.4, volumes, flows)
    amounts = np.zeros(len(volumes))
    for rate, span in ((35 / 40, min(minute, 40)), (0.0, minute - min(minute, 40))):
        entering = rate * np.eye(len(volumes))[0]
        amounts = stepped(matrix, entering, amounts, span, 0.02)
    body = Mammillary(1.4, volumes, flows)
    [level] = body.plasma.after([Dose(35, 40)], [minute])
    [inside] = body.remaining.after([Dose(35, 40)], [minute])
    assert level == pytest.approx(1000 * amounts[0] / volumes[0], rel=1e-6)
    assert inside == pytest.approx(amounts.sum(), rel=1e-6)


def test_one_compartment_falls_by_half_in_its_half_life() -> None:
    body = Mammillary(2, [100])
    assert body.half_lives == pytest.approx([50 * np.log(2)])
    np.testing.assert_allclose(body.plasma.after([Dose(10)], [0, body.half_lives[0]]), [100, 50])


def test_people_and_times_span_the_result() -> None:
    several = Mammillary([1.4, 2.8], [[25, 56], [30, 60]], [[2.7], [2.0]])
    levels = several.plasma.after([Dose(35, 40)], np.zeros((4, 3)))
    assert levels.shape == (2, 4, 3)


def test_each_person_has_the_curve_that_they_have_alone() -> None:
    count = 1201  # more than are calculated together
    clearance = np.linspace(1, 2, count)
    several = Mammillary(
        clearance, np.tile([25.0, 56, 157], (count, 1)), np.tile([2.7, 1.3], (count, 1))
    )
    alone = Mammillary(clearance[-1], [25, 56, 157], [2.7, 1.3])
    np.testing.assert_allclose(
        several.plasma.after([Dose(35, 40)], MINUTES)[-1],
        alone.plasma.after([Dose(35, 40)], MINUTES),
    )


def test_without_doses_there_is_nothing() -> None:
    assert not ADULT.plasma.after([], MINUTES).any()


def test_a_single_time_gives_a_single_level() -> None:
    assert ADULT.plasma.after([Dose(35)], 10.0).shape == ()


@pytest.mark.parametrize(
    ("clearance", "volumes", "flows", "name"),
    [(0, [25], [], "clearance"), (1, [-25], [], "volumes"), (1, [25, 56], [np.nan], "flows"),
     (np.inf, [25], [], "clearance")],
)  # fmt: skip
def test_an_impossible_body_is_refused(
    clearance: float, volumes: list[float], flows: list[float], name: str
) -> None:
    with pytest.raises(ValueError, match=f"given {name} .*; allowed: more than 0, finite"):
        Mammillary(clearance, volumes, flows)


@pytest.mark.parametrize(
    ("clearance", "volumes", "flows"),
    [(1, [25, 56], []), (1, 25, []), ([1, 2], [25, 56], [1]), (1, [], [])],
)
def test_numbers_that_do_not_go_together_are_refused(
    clearance: list[float], volumes: list[float], flows: list[float]
) -> None:
    with pytest.raises(ValueError, match=r"allowed: \(...\), \(..., n\) and \(..., n - 1\)"):
        Mammillary(clearance, volumes, flows)


def test_a_time_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="allowed: finite minutes"):
        ADULT.plasma.after([Dose(35)], [0, np.nan])
