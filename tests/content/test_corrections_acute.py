"""What was wrong on speed, size and duration, with its right value written down a second time."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.content.citations import cited
from ketamine_explainer.content.mentions import mentioned
from ketamine_explainer.explorers.kit.cards import plain

ROOT = find_root(Path(__file__))
CONTENT = load_content(ROOT)
ESTIMATES = CONTENT.evidence.shown
FILES = [
    path
    for path in sorted((ROOT / "content").rglob("*"))
    if path.suffix in (".md", ".yaml") and "models" not in path.parts
]


def reason(claim: str) -> str:
    return CONTENT.verdicts[claim].reason


def words(path: Path) -> str:
    return " ".join(path.read_text(encoding="utf-8").split())


def used(text: str) -> set[str]:
    return {*cited(text), *(id_ for id_, _ in mentioned(text))}


def of_parts(*parts: str) -> Iterator[str]:
    claims = [claim.id for claim in CONTENT.article.claims.values() if claim.part in parts]
    return (claim for claim in claims)


@pytest.mark.parametrize(
    ("claim", "verdict", "sure"),
    [
        ("offered-for", "qualified", "low"),
        ("over-the-counter", "contradicted", "high"),
        ("six-weeks-or-more", "qualified", "low"),
        ("within-an-hour", "qualified", "low"),
        ("one-to-two-weeks", "qualified", "low"),
        ("better-end-result", "qualified", "very low"),
        ("initial-course", "supported", "moderate"),
        ("much-longer", "qualified", "low"),
        ("several-months", "qualified", "low"),
        ("few-times-a-year", "qualified", "low"),
        ("all-year-well-being", "no evidence found", "low"),
    ],
)
def test_verdicts_on_speed_and_duration(claim: str, verdict: str, sure: str) -> None:
    given = CONTENT.verdicts[claim]
    assert (given.verdict, given.certainty) == (verdict, sure)


@pytest.mark.parametrize(
    "claim", ["offered-for", *of_parts("fast_response", "lasting_improvements")]
)
def test_each_verdict_says_how_evidence_was_looked_for(claim: str) -> None:
    search = CONTENT.verdicts[claim].search
    assert search is not None
    assert len(set(search.words)) >= 2
    assert search.when.isoformat() >= "2026-11-29"
    assert search.where
    assert search.by


def test_the_trial_of_a_course_against_one_infusion_is_told() -> None:
    assert "shiroma-2020" in used(reason("much-longer"))
    assert CONTENT.evidence.studies["shiroma-2020"].n == 54
    assert not re.search("no trial that compares one infusion", reason("much-longer"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_text_puts_the_first_rating_at_the_end_of_the_infusion(path: Path) -> None:
    wrong = (
        "as the infusion ended",
        "infusion is still running",
        "infusion is just ending",
        "rating falls at the end of the infusion",
        "fills most of that hour",
    )
    assert [each for each in wrong if each in words(path)] == []


@pytest.mark.parametrize("event", ["ketamine-40-min", "unreal-40-min"])
def test_the_first_rating_is_counted_post_infusion(event: str) -> None:
    events = [*CONTENT.milestones.milestones.values(), *CONTENT.milestones.felt.values()]
    [found] = [each for each in events if each.id == event]
    said = f"{found.inference or ''} {found.caution or ''}"
    assert "post-infusion" in said
    if "start of the" in said:
        assert "infer" in (found.inference or "")


@pytest.mark.parametrize(
    ("id_", "percent", "of"),
    [
        ("jelovac-2025-response-end-ketamine", 47, 32),
        ("jelovac-2025-response-end-midazolam", 33, 30),
        ("jelovac-2025-remission-end-ketamine", 44, 32),
        ("jelovac-2025-remission-end-midazolam", 30, 30),
        ("lii-2023-response-day-14-ketamine", 42, 19),
        ("lii-2023-response-day-14-saline", 58, 19),
        ("abdallah-2020-response-week-2-ketamine", 13, 20),
        ("abdallah-2020-remission-week-2-ketamine", 7, 20),
        ("grunebaum-2018-halved-day-1-ketamine", 55, 40),
        ("grunebaum-2018-halved-day-1-midazolam", 30, 40),
        ("abbar-2022-remission-day-3-ketamine", 63, 73),
        ("abbar-2022-remission-day-3-saline", 32, 79),
        ("li-2022-still-responding-month-9", 46, 56),
        ("ekstrand-2022-over-a-day-dissociation-ketamine", 8, 91),
        ("ekstrand-2022-over-a-day-dissociation-ect", 3, 90),
        ("ekstrand-2022-over-a-day-memory-loss-ketamine", 0, 91),
        ("ekstrand-2022-over-a-day-memory-loss-ect", 21, 90),
        ("ekstrand-2022-suicide-ketamine", 0, 91),
        ("ekstrand-2022-suicide-ect", 1, 90),
        ("ekstrand-2022-urine-retention-ect", 0, 90),
    ],
)
def test_shares_are_those_that_were_read(id_: str, percent: int, of: int) -> None:
    estimate = ESTIMATES[id_]
    assert estimate.share is not None
    assert (round(100 * estimate.share), estimate.n) == (percent, of)
    assert estimate.basis is not None


def test_a_null_trial_is_told_with_its_shares_and_why_it_cannot_tell() -> None:
    shares = {id_ for id_ in ESTIMATES if re.fullmatch(r"jelovac-2025-re\w+-end-\w+", id_)}
    assert len(shares) == 4
    assert shares <= used(reason("better-end-result"))
    assert "too few people to tell, and most guessed" in " ".join(
        reason("better-end-result").split()
    )


def test_the_effect_of_one_infusion_rests_on_patient_level_shares() -> None:
    shares = {id_: ESTIMATES[id_].percent for id_ in ESTIMATES if "wilkinson-2019-" in id_}
    found = {id_: share for id_, share in shares.items() if "-response-" in id_}
    assert sorted(share for share in found.values() if share is not None) == [1, 18, 45, 46]
    verdict = CONTENT.verdicts["offered-for"]
    assert set(found) <= used(verdict.reason)
    assert set(found) <= set(verdict.speaks_for)
    assert not [id_ for id_ in used(verdict.reason) if id_.startswith("dean-2021-")]
    assert {"loo-2023", "yoon-2025", "jelovac-2025"} <= used(verdict.reason)


@pytest.mark.parametrize(
    "name",
    ["pages/notes.yaml", "article/conditions.yaml", "pictures/icons.yaml", "pictures/charts.yaml"],
)
def test_assumed_risks_of_comparison_groups_stand_for_no_shares(name: str) -> None:
    """27 and 47 of 100 rest on assumed risks of 8.8 and 25.9 %, not on patients."""
    text = words(ROOT / "content" / name)
    assert not re.findall(r"dean-2021-(?:placebo|midazolam)-response-\w+", text)


def test_counts_of_a_year_contradict_nothing_by_themselves() -> None:
    verdict = CONTENT.verdicts["few-times-a-year"]
    assert "does not show how few are enough" in " ".join(verdict.reason.split())
    assert "pfeiffer-2024-infusions-year-1" in verdict.speaks_against


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nobody_is_called_more_severely_ill_than_the_score_says(path: Path) -> None:
    """A mean of 18.6 points of the PHQ-9 is moderately severe, 15 to 19 points."""
    for passage in re.findall(r"[^.]*veterans[^.]*\.", words(path)):
        assert not re.search(r"(?<!moderately )severely ill", passage), passage


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_an_abstract_does_not_say_is_not_told_as_fact(path: Path) -> None:
    assert not re.search(
        r"rated nobody in the first hours|The first rating was on day 1", words(path)
    )


def test_a_side_effect_that_lasted_is_not_called_short() -> None:
    notes = CONTENT.notes["04_weighing_it_up"].values()
    [reply] = [note.reply for note in notes if "over within hours" in note.objection]
    assert "Mostly it is short" not in reply
    assert "ekstrand-2022-over-a-day-dissociation-ketamine" in used(reply)
    assert "ekstrand-2022-over-a-day-memory-loss-ect" in used(reply)


def test_no_one_small_trial_carries_the_lane_of_ketamine_alone() -> None:
    lane = [each for each in CONTENT.milestones.milestones.values() if each.lane == "ketamine"]
    studies = [CONTENT.evidence.study(ESTIMATES[each.estimate]).id for each in lane]
    assert studies.count("zarate-2006") * 2 < len(studies)
    for each in lane:
        if ESTIMATES[each.estimate].study == "zarate-2006":
            assert "small trial" in plain(CONTENT, each.caution or "")


def test_a_matter_of_law_rests_on_a_regulator() -> None:
    rule = CONTENT.evidence.rules["sertraline-prescription-us"]
    assert rule.id in CONTENT.verdicts["over-the-counter"].speaks_against
    assert CONTENT.sources[rule.reference].authors[0].name == "US Food and Drug Administration"


def test_thoughts_of_suicide_are_not_told_as_attempts() -> None:
    reply = next(
        note.reply
        for note in CONTENT.notes["02_fast_response"].values()
        if "acute danger" in note.objection
    )
    assert {"ploderl-2025-behaviour-ketamine", "ploderl-2025-behaviour-placebo"} <= used(reply)
    assert "preprint" in reply


@pytest.mark.parametrize(
    ("id_", "basis", "of"),
    [
        ("trivedi-2006-response", "all", 2876),
        ("trivedi-2006-remission", "all", 2876),
        ("trivedi-2006-remission-self-rated", "all", 2876),
        ("jelovac-2025-difference-week-4", "completers", 62),
        ("turkoz-2021-response-day-2-esketamine", "completers", 318),
        ("turkoz-2021-response-day-2-new-tablet", "completers", 203),
        ("turkoz-2021-response-day-28-esketamine", "completers", 310),
        ("turkoz-2021-response-day-28-new-tablet", "completers", 208),
        ("hietamies-2023-effect-week-8-none", "completers", 714),
        ("anand-2023-recall-week-3-ketamine", "completers", 195),
        ("anand-2023-recall-week-3-ect", "completers", 170),
    ],
)
def test_each_says_whom_it_counts(id_: str, basis: str, of: int) -> None:
    assert (ESTIMATES[id_].basis, ESTIMATES[id_].n) == (basis, of)


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("trivedi-2006-response", "Everybody in the analysis is counted"),
        ("jelovac-2025-difference-week-4", "65 had been randomised"),
        ("jelovac-2025-self-rated-week-4", "65 had been randomised"),
        ("turkoz-2021-response-day-2-esketamine", "rated on that day"),
        ("turkoz-2021-response-day-28-new-tablet", "rated on that day"),
        ("hietamies-2023-effect-week-8-none", "714 of the 2,758"),
        ("pfeiffer-2024-response-week-6", "is not stated"),
        ("pfeiffer-2024-remission-week-6", "is not stated"),
        ("anand-2023-recall-week-3-ect", "how many took the test was not seen"),
    ],
)
def test_a_count_that_is_not_of_everybody_says_of_whom(id_: str, words: str) -> None:
    assert words in (ESTIMATES[id_].note or "")


@pytest.mark.parametrize("what", ["response", "remission"])
def test_a_share_of_an_unknown_number_has_no_calculated_interval(what: str) -> None:
    assert ESTIMATES[f"pfeiffer-2024-{what}-week-6"].interval is None
