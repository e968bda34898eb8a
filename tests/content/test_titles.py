"""A title says what stands under it: each once, and over verdicts what these come to."""

from pathlib import Path

import pytest

from ketamine_explainer.content import ContentError, find_root, load_content

from .conftest import Edit, refused

CONTENT = load_content(find_root(Path(__file__)))
COURSE = "pages/course.yaml"
SECTION = "pages/sections/02_fast_response.md"
JUDGED = {id_: each.verdicts for id_, each in CONTENT.course.notebooks.items() if each.verdicts}


def test_each_page_with_verdicts_says_what_they_come_to() -> None:
    parts = {claim.part for claim in CONTENT.article.claims.values()}
    assert {CONTENT.course.notebooks[id_].part for id_ in JUDGED} == parts
    assert len({each.finding for each in JUDGED.values()}) == len(JUDGED)


@pytest.mark.parametrize("notebook", ["02_fast_response", "04_weighing_it_up"])
def test_a_finding_on_all_claims_rests_on_all_of_them(notebook: str) -> None:
    part = CONTENT.course.notebooks[notebook].part
    claims = {id_ for id_, each in CONTENT.article.claims.items() if each.part == part}
    assert JUDGED[notebook].rests_on.keys() == claims


def test_a_finding_holds_only_as_long_as_the_verdicts_that_it_rests_on(edited: Edit) -> None:
    old = "popularity:\n  verdict: supported"
    problem = refused(
        edited("evidence/verdicts.yaml", old, old.replace("supported", "qualified")), COURSE
    )
    assert problem.place == "notebooks.00_start_here.verdicts.rests_on.popularity"
    assert problem.given == "'supported'"
    assert problem.allowed == "the verdict of verdicts.yaml: 'qualified'"
    assert problem.cure.startswith("read the finding again")
    assert problem.line


@pytest.mark.parametrize(
    ("old", "new", "place", "allowed"),
    [
        ("        popularity: supported", "        popular: supported",
         "rests_on.popular", "a claim of article.yaml"),
        ("        popularity: supported", "        initial-course: supported",
         "rests_on.initial-course", "claims of 'introduction'"),
        ("finding: Infusions are popular, but not approved for depression, anxiety or pain in the "
         "United States", "finding: What the evidence says?", "finding", "pattern"),
        ("finding: Infusions are popular, but not approved for depression, anxiety or pain in the "
         "United States", "finding: The verdicts", "finding", "pattern"),
    ],
)  # fmt: skip
def test_a_finding_of_another_part_and_a_label_are_refused(
    edited: Edit, old: str, new: str, place: str, allowed: str
) -> None:
    problem = refused(edited(COURSE, old, new), COURSE)
    assert problem.place == f"notebooks.00_start_here.verdicts.{place}"
    assert allowed in problem.allowed


def test_a_place_that_nothing_fills_is_refused(edited: Edit) -> None:
    problem = refused(edited(SECTION, "{=finding}", "{=found}"), SECTION)
    assert (problem.given, problem.allowed) == ("{=found}", "{=finding}")
    assert problem.line == 7


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SECTION, "## To take away: an average is no promise to one person",
         "## To take away: compare options, not promises"),
        ("scenes/02_fast_response.yaml", "question: How soon does it work?",
         "question: What is the day like?"),
        ("talks/20-minutes.yaml", "title: Your questions", "title: How soon does it work?"),
    ],
)  # fmt: skip
def test_a_title_for_the_second_time_is_refused(
    edited: Edit, file: str, old: str, new: str
) -> None:
    with pytest.raises(ContentError) as caught:
        load_content(edited(file, old, new))
    [problem] = caught.value.problems
    assert "which stands in" in problem.given
    assert problem.allowed.startswith("each title once")
    assert problem.line
