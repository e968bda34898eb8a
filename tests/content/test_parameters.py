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
    "certainty": "low: abstract only",
}
ASSUMED = {"source": None, "certainty": "assumed: a round figure"}


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
        ({"certainty": "quite"}, "high, moderate, low, very low, assumed; then a colon"),
        ({"source": None}, "certainty: assumed where source: null, and only there"),
        ({"certainty": "assumed"}, "certainty: assumed where source: null, and only there"),
    ],
)
def test_what_does_not_fit_is_refused(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        Parameter.model_validate({**PARAMETER, **changes})


def a_set(*parameters: dict[str, Any]) -> ParameterSet:
    named = {each["id"]: {**each} for each in parameters}
    for each in named.values():
        del each["id"]
    return ParameterSet.model_validate({"id": "a", "name": "a", "note": "a", "parameters": named})


def test_a_set_gives_its_values_by_id() -> None:
    other = {**PARAMETER, "id": "per_mv", "value": 0.062}
    assert a_set(PARAMETER, other).values == {"half_mm": 3.57, "per_mv": 0.062}
