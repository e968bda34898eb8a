"""A row of the summary of findings: differences of 100 with their intervals, numbers needed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.content.records import Finding, Findings
from ketamine_explainer.synthesis.findings import NO_SHARE, FindingTold, told

CONTENT = load_content(Path(__file__).parents[2])


def rows() -> list[tuple[Findings, Finding]]:
    return [(table, row) for table in CONTENT.findings.tables for row in table.rows if not row.gap]


def cells(named: str) -> FindingTold:
    """Return the row that tells of an estimate."""
    [(table, row)] = [
        (table, row) for table, row in rows() if named in (row.finding, row.difference)
    ]
    return told(CONTENT.evidence, row, table.comparator or "")


def test_two_counted_groups_have_the_interval_of_newcombe() -> None:
    """55 of 91 and 14 of 90: 0.449, by method 10 from 0.313 to 0.560."""
    row = cells("ekstrand-2022-dissociation-ketamine")

    assert (row.control, row.treated) == ("16 of 100", "60 of 100")
    assert row.difference == "45 more (31 to 56 more)"
    assert row.needed == "harm: 3 (2 to 4)"
    assert row.people == "181"


def test_a_harm_that_the_comparison_does_more_often_is_its_number_needed_to_harm() -> None:
    row = cells("ekstrand-2022-headache-ketamine")

    assert row.difference == "58 fewer (45 to 68 fewer)"
    assert row.needed == "harm, with ECT: 2 (2 to 3)"


def test_where_the_interval_holds_no_difference_nothing_is_needed() -> None:
    row = cells("ekstrand-2022-nausea-ketamine")

    assert row.difference == "2 more (11 fewer to 15 more)"
    assert row.needed == ""


def test_in_pooled_trials_the_share_with_the_comparison_is_held_fixed() -> None:
    """46.5 % (25.9 to 68.4) against 25.9 %: both groups together are 296 people."""
    row = cells("dean-2021-midazolam-response-ketamine")

    assert row.difference == "21 more (0 to 43 more)"
    assert row.needed == ""
    assert row.people == "296"


def test_a_difference_of_shares_is_told_from_the_treatment() -> None:
    """The source gives 17 points more with ECT (2 to 30)."""
    row = cells("ekstrand-2022-remission-difference")

    assert (row.control, row.treated) == (NO_SHARE, NO_SHARE)
    assert row.difference == "17 fewer (2 to 30 fewer)"
    assert row.needed == "treat, with ECT: 6 (4 to 50)"


def test_other_differences_keep_their_unit() -> None:
    assert cells("dean-2021-midazolam-effect").difference == "−0.49 SD (−0.87 to −0.1)"
    assert cells("bahji-2022-stopped-for-side-effects").difference == "risk ratio 1.56 (1 to 2.45)"


def test_without_an_interval_none_is_made_up() -> None:
    row = cells("ploderl-2025-behaviour-ketamine")

    assert row.difference == "0 (no interval stated)"
    assert row.people == "5,671"


def test_a_share_alone_has_its_own_interval() -> None:
    row = cells("rodrigues-2020-psychosis-mania")

    assert (row.control, row.treated, row.difference) == (NO_SHARE, "0 of 203", "interval 0 to 2 %")
    assert cells("mcinnes-2022-worse").people == "537 completers"


@pytest.mark.parametrize(("table", "row"), rows())
def test_each_row_has_a_certainty(table: Findings, row: Finding) -> None:
    assert told(CONTENT.evidence, row, table.comparator or "").estimate.grade


def test_where_a_source_does_not_say_how_many_were_assessed_the_treated_are_named() -> None:
    """215 veterans were treated; how many filled in the questionnaire is not in the abstract."""
    assert cells("pfeiffer-2024-response-week-6").people == "215 treated"


@pytest.mark.parametrize(("table", "row"), rows())
def test_what_a_row_means_is_no_surer_than_its_certainty(table: Findings, row: Finding) -> None:
    """As GRADE words it: low is "may", and very low is said to be uncertain."""
    if not table.comparator:
        return
    grade = told(CONTENT.evidence, row, table.comparator).estimate.grade
    assert grade is not None
    assert row.means is not None
    hedged = {"low": "may|No clear|Too few", "very low": "uncertain|Too few"}
    assert re.search(hedged.get(grade.level, ""), row.means, re.IGNORECASE)


def test_two_measures_of_one_small_trial_are_read_alike() -> None:
    """44 of 100 against 30 of 100 were in remission: not the same, and not shown to differ."""
    means = {row.finding: row.means for _, row in rows()}

    assert means["jelovac-2025-remission-end-ketamine"] == "Too few people to tell."


def test_a_share_of_a_part_names_that_part() -> None:
    """12 of 100 of the 90 people whose blood pressure was high, not of all 203, had a medicine."""
    [row] = [row for _, row in rows() if row.finding == "rodrigues-2020-blood-pressure"]
    part = CONTENT.evidence.estimates["rodrigues-2020-blood-pressure-medicine"]

    assert part.n == 90
    assert row.outcome == "Blood pressure at least 165/100 mmHg"
    assert row.means == f"{{{part.id}|of 100}} of these needed a medicine."
