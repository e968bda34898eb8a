"""What sheets of paper may say: like with like, harms as well as benefits, easy to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from ketamine_explainer.content import ContentError, load_content
from ketamine_explainer.content.reading import Reading
from ketamine_explainer.course.summary import read

from .conftest import Edit

FINDINGS, SUMMARY = "paper/findings.yaml", "paper/summary.yaml"
CONTENT = load_content(Path(__file__).parents[2])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("control: ekstrand-2022-nausea-ect", "control: ekstrand-2022-headache-ect", "outcome of"),
        (
            "control: anand-2023-response-week-3-ect",
            "control: anand-2023-response-week-3-ketamine",
            "two groups that had different things",
        ),
        (
            "        control: ekstrand-2022-nausea-ect\n",
            "",
            "'ekstrand-2022-nausea-ketamine' without a control",
        ),
        (
            "difference: dean-2021-midazolam-effect",
            "difference: dean-2021-placebo-effect",
            "of people who had: placebo .*\n.*'midazolam', the comparator of this table",
        ),
        ("comparator: ECT", "comparator: saline", "'saline', the comparator of this table"),
        (
            "      - outcome: Any harm\n"
            "        gap: no number of people with a harm was found for this trial\n",
            "",
            "given:   no harm\n.*a gap that says what was not found",
        ),
        (
            "finding: rodrigues-2020-sedation\n",
            "finding: rodrigues-2020-sedation\n        control: ekstrand-2022-nausea-ect\n",
            "no control in a table without a comparator",
        ),
        (
            "finding: rodrigues-2020-sedation\n",
            "gap: none\n",
            "means, but for a gap",
        ),
        ("finding: rodrigues-2020-sedation", "finding: rodrigues-2020-sedatio", "did you mean"),
        ("difference: bahji-2022-effect", "finding: bahji-2022-effect", "an estimate of a share"),
        (
            "difference: bahji-2022-effect",
            "difference: bahji-2022-effect\n        control: ploderl-2025-behaviour-placebo",
            "control only beside a finding",
        ),
        (
            "difference: bahji-2022-effect",
            "difference: bahji-2022-effect\n        gap: nothing",
            "one of finding, difference and gap",
        ),
    ],
)  # fmt: skip
def test_unlike_findings_do_not_load(edited: Edit, old: str, new: str, said: str) -> None:
    with pytest.raises(ContentError, match=said):
        load_content(edited(FINDINGS, old, new))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("asks: [my-condition", "asks: [my-conditio", "did you mean 'my-condition'"),
        ("notebook: 00_start_here", "notebook: 00_start_her", "did you mean '00_start_here'"),
        ("{kishimoto-2016-lead-gone|when}", "{kishimoto-2016-lead|when}", "derived figure"),
    ],
)
def test_a_summary_that_names_what_is_not_there_does_not_load(
    edited: Edit, old: str, new: str, said: str
) -> None:
    with pytest.raises(ContentError, match=said):
        load_content(edited(SUMMARY, old, new))


def test_the_summary_is_easy_to_read() -> None:
    passages = [*CONTENT.summary.front, *CONTENT.summary.back]
    graded = {each.title: Reading(read(CONTENT, each.text)).grade for each in passages}

    assert {title: grade for title, grade in graded.items() if grade > 8} == {}


def test_harms_and_gaps_have_as_much_room_as_benefits() -> None:
    front, back = CONTENT.summary.front, CONTENT.summary.back

    def words(*titles: str) -> int:
        found = [each for each in (*front, *back) if each.title in titles]
        assert len(found) == len(titles)
        return sum(len(Reading(read(CONTENT, each.text)).words) for each in found)

    benefits = words("How many feel better?", "How fast?", "And pain?")
    assert (
        words("What can go wrong?", "What nobody knows yet", "Say this before you start")
        >= benefits
    )
    assert [bool(each.picture) for each in front].count(True) == 1
    assert [bool(each.picture) for each in back].count(True) == 1
