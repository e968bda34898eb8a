"""The table of harms: one comparator, named in its title, which says no more than intervals do."""

from pathlib import Path

import pytest

from ketamine_explainer.content import ContentError, find_root, load_content
from ketamine_explainer.explorers.buildable import refuse_unbuildable

from .conftest import Edit, refused

CONTENT = load_content(find_root(Path(__file__)))
HARMS = CONTENT.harms
FILE = "pictures/harms.yaml"


def test_its_first_row_says_what_was_not_found_against_placebo() -> None:
    assert "placebo" in HARMS.rows[0].outcome
    assert (HARMS.rows[0].gap or "").startswith("not found")


def test_its_pairs_are_those_of_the_summary_of_findings() -> None:
    [table] = [each for each in CONTENT.findings.tables if each.comparator == HARMS.comparator]
    pairs = {(row.finding, row.control) for row in table.rows}
    assert {(row.finding, row.control) for row in HARMS.rows if row.finding} <= pairs


@pytest.mark.parametrize(
    ("old", "new", "place", "allowed"),
    [
        ("finding: Against ECT, ketamine", "finding: Ketamine", "finding",
         "a title that names the comparator, 'ECT'"),
        ("control: ekstrand-2022-vertigo-ect", "control: ekstrand-2022-anxiety-ect",
         "rows[2].control", "the same outcome"),
        ("    control: ekstrand-2022-vertigo-ect\n", "", "rows[2]",
         "a control in each row of a table against 'ECT'"),
        ("    gap: not found for infusions against depression",
         "    gap: not found for infusions against depression\n    than: more", "rows[0]",
         "a finding with its control, or a gap of which the title says nothing"),
        ("comparator: ECT", "comparator: saline", "rows[1].control", "'saline'"),
    ],
)  # fmt: skip
def test_what_is_not_alike_is_refused(
    edited: Edit, old: str, new: str, place: str, allowed: str
) -> None:
    with pytest.raises(ContentError) as caught:
        load_content(edited(FILE, old, new))
    told = {problem.place: problem for problem in caught.value.problems}
    assert allowed in told[place].allowed


@pytest.mark.parametrize(
    ("outcome", "than", "given"),
    [
        ("serious", "fewer", "'fewer', with a difference of -10 of 100 (-22 to 2)"),
        ("long-lasting", "more", "'more', with a difference of -31 of 100 (-44 to -17)"),
    ],
)
def test_a_title_says_no_more_than_an_interval(
    edited: Edit, outcome: str, than: str, given: str
) -> None:
    old = f"    control: ekstrand-2022-{outcome}-ect\n"
    problem = refused(edited(FILE, old, f"{old}    than: {than}\n"), FILE, refuse_unbuildable)
    assert problem.given == given
    assert problem.allowed == "what the whole interval bears out"
