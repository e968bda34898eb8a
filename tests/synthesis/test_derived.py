from typing import Any

import pytest

from ketamine_explainer.content.evidence import Evidence
from ketamine_explainer.content.records import Derived, Estimate, Outcome
from ketamine_explainer.synthesis.derived import derive

from ..content.test_evidence_records import ESTIMATE


def evidence(
    treated: dict[str, Any],
    control: dict[str, Any],
    kind: Any = "benefit",
    of_illness: bool = False,
) -> Evidence:
    made = {
        name: Estimate.model_validate({**ESTIMATE, "percent": None, "id": name, **given})
        for name, given in (("treated", treated), ("control", control))
    }
    outcome = Outcome(id="response", name="o", plain="o", kind=kind, of_illness=of_illness)
    return Evidence({}, {"response": outcome}, made, {}, {})


def figure(kind: Any) -> Derived:
    return Derived(id="d", kind=kind, treated="treated", control="control")


ARMS = evidence({"events": 56, "n": 70}, {"events": 48, "n": 80})


def test_a_difference_is_in_percentage_points_with_newcombes_interval() -> None:
    found = derive(ARMS, figure("difference"))
    assert (found.words, found.interval) == ("20 percentage points", "5 to 33")
    assert found.clear


def test_a_number_needed_to_treat_is_rounded_up() -> None:
    found = derive(ARMS, figure("number needed"))
    assert (found.words, found.interval) == ("1 in 5", "1 in 3 to 1 in 20")


def test_an_interval_through_no_difference_is_said_as_such() -> None:
    arms = evidence({"events": 3, "n": 10}, {"events": 2, "n": 10})
    found = derive(arms, figure("number needed"))
    assert "through no difference" in found.interval
    assert not found.clear


def test_it_keeps_both_estimates() -> None:
    found = derive(ARMS, figure("difference"))
    assert (found.treated.id, found.control.id) == ("treated", "control")


def test_what_is_no_share_is_refused() -> None:
    arms = evidence(
        {"number": 3, "unit": "points", "interval": {"low": 1, "high": 4}}, {"events": 2, "n": 10}
    )
    with pytest.raises(ValueError, match="allowed: an estimate of a share"):
        derive(arms, figure("difference"))


MORE, FEWER = {"events": 56, "n": 70}, {"events": 48, "n": 80}


@pytest.mark.parametrize(
    ("treated", "control", "kind", "of_illness", "name"),
    [
        (MORE, FEWER, "benefit", False, "number needed to treat"),
        (MORE, FEWER, "harm", False, "number needed to harm"),
        (FEWER, MORE, "harm", False, "number needed to harm, with the comparison"),
        (FEWER, MORE, "benefit", False, "number needed to treat, with the comparison"),
        (FEWER, MORE, "harm", True, "number needed to treat"),
    ],
)
def test_under_a_harm_stands_a_number_needed_to_harm(
    treated: dict[str, Any], control: dict[str, Any], kind: str, of_illness: bool, name: str
) -> None:
    found = derive(evidence(treated, control, kind, of_illness), figure("number needed"))
    assert found.name == name
