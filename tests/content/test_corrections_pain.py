"""What was wrong about pain, mood and mechanism, and stays corrected."""

from pathlib import Path

import pytest

from ketamine_explainer.content import ContentError, find_root, load_content
from ketamine_explainer.synthesis.words import how_many

from .conftest import Edit

CONTENT = load_content(find_root(Path(__file__)))
ESTIMATES = CONTENT.evidence.shown


@pytest.mark.parametrize(
    ("id_", "found", "interval"),
    [
        ("pinheiro-2015-new-back-pain", 1.59, (1.26, 2.01)),
        ("de-la-rosa-2024-pain-symptoms", 55.6, (53.2, 57.9)),
        ("de-la-rosa-2024-pain-no-symptoms", 17.1, (16.6, 17.7)),
        ("thompson-2019-pain", -1.2, (-1.44, -0.88)),
        ("ferraro-2025-pain", -15.79, (-32.09, 0.51)),
        ("ferraro-2025-any-side-effect", 3.26, (1.05, 10.09)),
        ("guimaraes-2022-pain-day-30", -1.68, (-2.25, -1.12)),
        ("gerrits-2014-onset", 1.29, None),
        ("jafarinia-2016-mood-week-6-ketamine", 6.2, None),
        ("jafarinia-2016-mood-week-6-diclofenac", 7.35, None),
        ("obrien-2022-anxiety", 87, None),
    ],
)
def test_a_new_figure_has_its_value(
    id_: str, found: float, interval: tuple[float, float] | None
) -> None:
    estimate = ESTIMATES[id_]
    assert found in (estimate.percent, estimate.number)
    assert estimate.basis
    if interval:
        assert estimate.interval not in (None, "wilson")
        assert (estimate.interval.low, estimate.interval.high) == interval  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("claim", "verdict", "sure", "rests_on"),
    [
        ("popularity", "supported", "low", "healing-maps-2024-new"),
        ("pain-with-depression", "supported", "moderate", "de-la-rosa-2024-pain-symptoms"),
        ("pain-from-unhappiness", "qualified", "low", "pinheiro-2015-new-back-pain"),
        ("painful-conditions", "supported", "moderate", "morgan-2018-joint-pain"),
        ("blocks-peripheral-receptors", "contradicted", "moderate", "ketamine-mechanism-us"),
        ("fewer-signals", "qualified", "moderate", "thompson-2019-pain"),
        ("less-pain", "qualified", "low", "ferraro-2025-pain"),
        ("relief-lifts-mood", "qualified", "low", "jafarinia-2016-mood-week-6-ketamine"),
        ("who-considers-it", "supported", "high", "obrien-2022-bipolar"),
    ],
)
def test_a_verdict_follows_its_new_records_and_names_its_search(
    claim: str, verdict: str, sure: str, rests_on: str
) -> None:
    found = CONTENT.verdicts[claim]
    assert (found.verdict, found.certainty) == (verdict, sure)
    assert rests_on in (*found.speaks_for, *found.speaks_against)
    assert found.search
    assert len(found.search.words) >= 2


@pytest.mark.parametrize(
    ("claim", "cites"),
    [
        ("blocks-peripheral-receptors", "lynch-2005"),
        ("relief-lifts-mood", "kroenke-2011"),
        ("relief-lifts-mood", "park-2014"),
        ("relief-lifts-mood", "nct06317636"),
        ("pain-from-unhappiness", "wong-2022"),
        ("popularity", "aguilar-2023"),
    ],
)
def test_a_verdict_tells_what_speaks_on_the_other_side(claim: str, cites: str) -> None:
    verdict = CONTENT.verdicts[claim]
    assert f"[@{cites}]" in verdict.reason + verdict.would_change


def test_people_whom_no_source_counts_are_not_invented() -> None:
    assert how_many(ESTIMATES["pinheiro-2015-new-back-pain"]) == "not stated"


def test_people_that_are_not_stated_cannot_be_mentioned(edited: Edit) -> None:
    root = edited(
        "evidence/verdicts.yaml",
        "{pinheiro-2015-new-back-pain}",
        "{pinheiro-2015-new-back-pain|people}",
    )
    with pytest.raises(ContentError, match="the people of 'pinheiro-2015-new-back-pain'") as error:
        load_content(root)
    (problem,) = error.value.problems
    assert problem.file.name == "verdicts.yaml"
    assert problem.line
    assert problem.allowed == "a stated number"
    assert "say it without a number" in problem.cure


PAIN = CONTENT.scenes["01_pain_signal_disruption"]
SITES = {site.id: site for site in CONTENT.pathway.values()}
CONDITIONS = {each.id: each for each in CONTENT.conditions.values()}


def test_the_start_says_what_ketamine_is() -> None:
    first, *_ = CONTENT.scenes["00_start_here"].values()
    assert first.lead
    assert "ketamine, an anaesthetic" in first.lead
    assert CONTENT.landing.what[0].startswith("Ketamine is an anaesthetic [@ketalar-label]")


def test_brief_pain_is_not_said_to_get_through() -> None:
    told = [f"{each.says} {each.why} {each.sure}" for each in PAIN.values()]
    texts = [*told, *(site.pharmacology for site in SITES.values())]
    assert not [text for text in texts if "still got through" in text or "mostly stay" in text]
    assert "[@thompson-2019]" in PAIN["where-it-acts"].sure
    assert "[@thompson-2019]" in SITES["dorsal_horn"].pharmacology


def test_the_trial_with_an_opioid_tells_what_its_sedative_did() -> None:
    views = CONTENT.chart("pain_measured").views
    (sore,) = [view for view in views if view.label == "volunteers: the sore area"]
    assert "midazolam gave no relief" in sore.text


def test_the_largest_trauma_trial_tells_that_depression_improved() -> None:
    for text in (
        CONDITIONS["anxiety"].found,
        *(v.text for c in CONTENT.charts.values() for v in c.views if "[@abdallah-2022]" in v.text),
        *(
            n.reply
            for notes in CONTENT.notes.values()
            for n in notes.values()
            if "[@abdallah-2022]" in n.reply
        ),
    ):
        assert "depression improved more" in " ".join(text.split())


@pytest.mark.parametrize(
    "source",
    [
        "williams-2018", "yoon-2025", "yoon-2019", "li-2010", "abdallah-2020",
        "bonaventura-2022", "farmer-2020", "bosma-2018",
    ],
)  # fmt: skip
def test_what_is_open_about_the_mechanism_names_both_sides(source: str) -> None:
    told = [PAIN[id_].why for id_ in ("how-mood-lifts", "where-it-acts")]
    assert any(f"[@{source}]" in why for why in told if why)


def test_the_first_view_of_pain_is_of_patients_and_the_scene_asks_of_week_twelve() -> None:
    first, second, *_ = CONTENT.chart("pain_measured").views
    assert (first.label, second.label) == (
        "patients: week one and week twelve", "patients: no difference found",
    )  # fmt: skip
    guess = PAIN["relief"].guess
    assert guess
    [right] = [each.words for each in guess.options if each.right]
    assert right == "No clear difference any more"
    assert {"no clear difference any more; no scores available"} <= {row.gap for row in first.rows}


def test_the_loop_tells_both_directions_with_their_sources() -> None:
    steps = {step.id: step for step in CONTENT.loop.values()}
    assert steps["mood-first"].highlight == "mood_to_pain"
    assert "pinheiro-2015" in steps["mood-first"].sources
    assert steps["pain-first"].highlight == "pain_to_mood"
    assert "gerrits-2014" in steps["pain-first"].sources


def test_a_reply_in_a_journal_is_not_cited_as_the_case_series() -> None:
    assert CONTENT.sources["yoon-2019"].doi is None
