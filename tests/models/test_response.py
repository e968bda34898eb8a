"""Responses in a row, against integrals worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_explainer.models import Dose, Response

MINUTES = np.array([0.5, 3, 10, 40])
RATES = st.floats(0.01, 3)


def decay(*rates: float) -> Response:
    return Response(np.ones(len(rates)), np.array(rates))


def test_two_decays_in_a_row() -> None:
    found = decay(0.5).then(decay(0.2)).after([Dose(1)], MINUTES)
    np.testing.assert_allclose(found, (np.exp(-0.2 * MINUTES) - np.exp(-0.5 * MINUTES)) / 0.3)


@pytest.mark.parametrize("nearly", [0, 1e-17, 1e-12, 1e-7, 1e-5])
def test_equal_decays_in_a_row_bring_in_the_time(nearly: float) -> None:
    found = decay(0.5).then(decay(0.5 + nearly)).after([Dose(1)], MINUTES)
    np.testing.assert_allclose(found, MINUTES * np.exp(-0.5 * MINUTES), rtol=2e-3)


def test_three_equal_decays_bring_in_the_square_of_the_time() -> None:
    found = decay(0.5).then(decay(0.5)).then(decay(0.5)).after([Dose(1)], MINUTES)
    np.testing.assert_allclose(found, MINUTES**2 / 2 * np.exp(-0.5 * MINUTES), rtol=5e-3)


@given(RATES, RATES, RATES)
def test_the_area_is_that_of_the_steps_multiplied(
    first: float, second: float, third: float
) -> None:
    found = decay(first, second).then(decay(second)).then(decay(third, first))
    alone = (1 / first + 1 / second) / second * (1 / third + 1 / first)
    assert found.area == pytest.approx(alone, rel=1e-5)


@given(RATES, RATES, RATES)
def test_steps_may_change_places(first: float, second: float, third: float) -> None:
    one = decay(first).then(decay(second)).then(decay(third)).after([Dose(1, 5)], MINUTES)
    other = decay(third).then(decay(first)).then(decay(second)).after([Dose(1, 5)], MINUTES)
    np.testing.assert_allclose(one, other, rtol=1e-3, atol=1e-3 * one.max())


@given(RATES, RATES, st.floats(0.1, 60))
def test_an_infusion_is_many_small_doses(rate: float, other: float, duration: float) -> None:
    response = decay(rate).then(decay(other))
    nodes, weights = np.polynomial.legendre.leggauss(100)
    minutes = duration + np.array([0.0, 1, 20])
    small = [
        Dose(weight / 2, start=duration * (1 + node) / 2)
        for node, weight in zip(nodes, weights, strict=True)
    ]
    np.testing.assert_allclose(
        response.after([Dose(1, duration)], minutes),
        response.after(small, minutes),
        rtol=1e-6,
        atol=1e-9,
    )


def test_a_factor_for_each_person() -> None:
    people = Response(np.ones((2, 1)), np.full((2, 1), 0.5))
    np.testing.assert_allclose(people.scaled([1, 3]).area, [2, 6])


def test_steps_of_several_people_are_those_of_each() -> None:
    people = Response(np.ones((2, 1)), np.array([[0.2], [0.7]])).then(decay(0.2))
    for place, rate in enumerate((0.2, 0.7)):
        alone = decay(rate).then(decay(0.2)).after([Dose(1)], MINUTES)
        np.testing.assert_allclose(people.after([Dose(1)], MINUTES)[place], alone)
