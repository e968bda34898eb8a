import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_explainer.models import from_model_unit, to_model_unit

UNITS = ["L", "L/kg", "L/h", "L/min", "mL/min", "mL/min/kg", "min", "h", "1/min", "1/h"]


@pytest.mark.parametrize(
    ("value", "unit", "found"),
    [(84, "L/h", 1.4), (0.063, "L/kg", 4.41), (36, "mL/min/kg", 2.52), (3, "1/h", 0.05),
     (2, "h", 120), (25, "L", 25)],
)  # fmt: skip
def test_units_become_those_of_the_models(value: float, unit: str, found: float) -> None:
    assert to_model_unit(value, unit, weight=70) == pytest.approx(found)


@given(st.floats(1e-6, 1e6), st.sampled_from(UNITS), st.floats(1, 300))
def test_there_and_back_is_the_same_value(value: float, unit: str, weight: float) -> None:
    there = to_model_unit(value, unit, weight)
    assert from_model_unit(there, unit, weight) == pytest.approx(value)


def test_another_unit_is_refused() -> None:
    with pytest.raises(ValueError, match=r"given the unit 'gal'; allowed: L, L/min"):
        to_model_unit(1, "gal", 70)


def test_a_weight_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match=r"weight \(kg\) 0; allowed: more than 0"):
        to_model_unit(1, "L/kg", 0)
