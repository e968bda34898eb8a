"""A parameter tells all that a reader must know, or it is none."""

from typing import Any

import pytest
from pydantic import ValidationError

from ketamine_explainer.content.records import Parameter, ParameterSet

PARAMETER: dict[str, Any] = {
    "id": "half_mm",
    "name": "magnesium that plugs half",
    "value": 3.57,
    "unit": "mM",
    "source": "a-1990",
    "derivation": "as published",
    "sure": "low: abstract only",
}
ASSUMED = {"source": None, "sure": "assumed: a round figure"}


@pytest.mark.parametrize("name", PARAMETER)
def test_nothing_of_a_parameter_may_lack(name: str) -> None:
    with pytest.raises(ValidationError, match=name):
        Parameter.model_validate({key: value for key, value in PARAMETER.items() if key != name})


def test_a_parameter_may_be_assumed() -> None:
    assert Parameter.model_validate({**PARAMETER, **ASSUMED}).source is None


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"unit": "count"}, "a whole number, as it is a count"),
        ({"unit": "share"}, "0 to 1, as it is a share"),
        ({"sure": "quite"}, "high, moderate, low, very low, assumed; then a colon"),
        ({"source": None}, "sure: assumed where source: null, and only there"),
        ({"sure": "assumed"}, "sure: assumed where source: null, and only there"),
    ],
)
def test_what_does_not_fit_is_refused(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        Parameter.model_validate({**PARAMETER, **changes})


def a_set(*parameters: dict[str, Any]) -> ParameterSet:
    return ParameterSet.model_validate(
        {"id": "a", "name": "a", "note": "a", "parameters": parameters}
    )


def test_a_set_has_each_parameter_once() -> None:
    with pytest.raises(ValidationError, match="each parameter once"):
        a_set(PARAMETER, PARAMETER)


def test_a_set_gives_its_values_by_id() -> None:
    other = {**PARAMETER, "id": "per_mv", "value": 0.062}
    assert a_set(PARAMETER, other).values == {"half_mm": 3.57, "per_mv": 0.062}
