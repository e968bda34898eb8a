"""What was wrong or missing on options, safety and regulation, each with its right value."""

from __future__ import annotations

import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.course.summary import read
from ketamine_explainer.synthesis import words
from ketamine_explainer.synthesis.mentions import mention_text

CONTENT = load_content()
RULES = CONTENT.evidence.rules
ESTIMATES = CONTENT.evidence.estimates
SCENES = {id_: each for page in CONTENT.scenes.values() for id_, each in page.items()}


@pytest.mark.parametrize(
    ("id_", "value"),
    [
        ("cobalt-response-month-6-cbt", "46 %"),
        ("cobalt-response-month-6-usual", "22 %"),
        ("cobalt-response-year-4-cbt", "43 %"),
        ("cobalt-response-year-4-usual", "27 %"),
        ("whiteford-2013-remission-month-3", "23 %"),
        ("whiteford-2013-remission-month-6", "32 %"),
        ("whiteford-2013-remission-month-12", "53 %"),
        ("fekadu-2009-relapse-year-1", "80 %"),
        ("henssler-2024-any-antidepressant", "31 %"),
        ("henssler-2024-any-placebo", "17 %"),
        ("henssler-2024-severe-antidepressant", "2.8 %"),
        ("henssler-2024-severe-placebo", "0.6 %"),
        ("rush-2006-remission-step-1", "36.8 %"),
        ("rush-2006-remission-step-4", "13 %"),
        ("ascertain-response-week-8-rtms", "52.2 %"),
        ("ascertain-response-week-8-aripiprazole", "38.1 %"),
        ("ascertain-response-week-8-switch", "35.8 %"),
        ("sertraline-nausea-sertraline", "25 %"),
        ("sertraline-nausea-placebo", "11 %"),
        ("alev-2017-pain-duloxetine", "59.7 %"),
        ("alev-2017-pain-placebo", "47.8 %"),
        ("vankawala-2021-systolic-rise", "12.61 mmHg"),
        ("vankawala-2021-diastolic-rise", "8.49 mmHg"),
        ("hull-2022-response", "62.8 %"),
    ],
)
def test_each_new_number_is_that_of_its_source(id_: str, value: str) -> None:
    assert mention_text(CONTENT.evidence, id_, "value") == value


def test_waiting_is_a_model_of_nobody_counted_and_warns() -> None:
    for month in (3, 6, 12):
        found = ESTIMATES[f"whiteford-2013-remission-month-{month}"]
        assert (found.n, found.basis, found.when.at) == (None, "modelled", month)
        assert "Not for treatment-resistant depression" in (found.note or "")
        assert mention_text(CONTENT.evidence, found.id, "people") == "as a model expects"


def test_treatments_are_not_told_as_people() -> None:
    found = ESTIMATES["vankawala-2021-systolic-rise"]
    assert words.people(found) == "how many people is not stated"
    assert "2,252 treatments" in (found.grade.reason if found.grade else "")


MEDICINES = {
    "interaction-benzodiazepines": "shorten the antidepressant effect",
    "ketamine-sedatives": "deep sedation",
    "interaction-opioids": "slow breathing",
    "interaction-lamotrigine": "two of five studies",
    "interaction-naltrexone": "took away most of the antidepressant effect",
    "interaction-theophylline": "seizures",
    "interaction-thyroid": "high blood pressure",
}
"""Rules on other medicines, with what each must say."""

GROUPS = {
    "group-adolescents": "Harm over years is not known",
    "group-older": "no randomised trial",
    "group-pregnancy": "Not recommended",
    "group-breastfeeding": "under 1 %",
    "group-heart": "stroke",
    "group-substance-use": "has not been counted",
    "group-bladder": "27 studies",
}
"""Rules on people who need particular care, with what each must say."""


@pytest.mark.parametrize(("id_", "words"), MEDICINES.items())
def test_each_medicine_that_interacts_has_a_rule(id_: str, words: str) -> None:
    assert RULES[id_].topic == "interaction"
    assert words in RULES[id_].text


def test_theophylline_is_cited_from_the_label_of_the_united_states() -> None:
    rule = RULES["interaction-theophylline"]
    assert (rule.reference, rule.country) == ("ketalar-label", "United States")
    assert "threshold" in rule.text


@pytest.mark.parametrize(("id_", "words"), GROUPS.items())
def test_each_group_that_needs_care_has_a_rule(id_: str, words: str) -> None:
    assert RULES[id_].topic == "group"
    assert words in RULES[id_].text


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("infusion-blood-pressure", "No guideline was found that sets a limit"),
        ("infusion-driving", "not before the next day, after restful sleep"),
        ("spravato-not-at-home", "Never handed to a patient for use at home"),
        ("ketamine-home-us", "nobody is there to watch"),
        ("ketamine-nice-2026", "a new episode of less severe depression only"),
        ("ketamine-licence-uk", "No licence for any mental illness"),
        ("spravato-canada", "not to pay"),
    ],
)
def test_what_regulators_and_guidelines_say_is_told(id_: str, words: str) -> None:
    assert words.lower() in " ".join(RULES[id_].text.split()).lower()


@pytest.mark.parametrize("claim", ["new-and-approved", "over-the-counter", "talk-with-your-doctor"])
def test_a_verdict_on_law_and_labels_is_sure_and_names_its_search(claim: str) -> None:
    verdict = CONTENT.verdicts[claim]
    assert verdict.certainty == "high"
    assert verdict.search is not None
    assert len(verdict.search.words) > 1


def test_the_verdict_on_approval_rests_on_two_countries() -> None:
    against = CONTENT.verdicts["new-and-approved"].speaks_against
    assert {"ketamine-psychiatry-us", "ketamine-licence-uk"} <= set(against)


def test_the_verdict_on_talking_rests_on_medicines_and_groups() -> None:
    speaks_for = CONTENT.verdicts["talk-with-your-doctor"].speaks_for
    topics = {RULES[id_].topic for id_ in speaks_for}
    assert {"interaction", "group"} <= topics


OPTIONS = {each.id: each for each in CONTENT.options.options.values()}


@pytest.mark.parametrize(
    ("option", "feature", "finding", "control"),
    [
        ("therapy", "response-weeks",
         "cobalt-response-month-6-cbt", "cobalt-response-month-6-usual"),
        ("waiting", "remission", "whiteford-2013-remission-month-3", None),
        ("rtms", "response-weeks",
         "ascertain-response-week-8-rtms", "ascertain-response-week-8-switch"),
        ("home", "response-weeks", "hull-2022-response", None),
        ("pain-tablet", "nausea", "duloxetine-nausea-duloxetine", "duloxetine-nausea-placebo"),
    ],
)  # fmt: skip
def test_each_option_that_was_empty_or_absent_has_its_number(
    option: str, feature: str, finding: str, control: str | None
) -> None:
    side = OPTIONS[option].sides[feature]
    assert (side.finding, side.control) == (finding, control)


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("therapy", "{cobalt-response-year-4-cbt|of 100}"),
        ("medicine", "{henssler-2024-any-antidepressant|of 100}"),
        ("medicine", "{henssler-2024-severe-antidepressant}"),
        ("medicine", "{sertraline-nausea-sertraline|of 100}"),
        ("medicine", "{rush-2006-remission-step-4|of 100}"),
        ("waiting", "{whiteford-2013-remission-month-6|of 100}"),
        ("waiting", "{whiteford-2013-remission-month-12|of 100}"),
        ("waiting", "{fekadu-2009-relapse-year-1|of 100}"),
        ("pain-tablet", "{alev-2017-pain-duloxetine|of 100}"),
        ("infusion", "{vankawala-2021-systolic-rise}"),
    ],
)
def test_each_option_mentions_what_was_found(option: str, words: str) -> None:
    said_ = [side.text or "" for side in OPTIONS[option].sides.values()]
    assert words in " ".join(" ".join(said_).split())


def test_waiting_says_for_whom_its_figures_do_not_hold() -> None:
    what = OPTIONS["waiting"].what
    assert "do not apply to treatment-resistant depression" in what
    assert "thoughts of suicide" in what


def test_ketamine_at_home_stands_with_the_warnings_of_the_regulator() -> None:
    what = OPTIONS["home"].what
    assert "[@fda-2022-nasal]" in what
    assert "[@fda-2023]" in what
    assert "[@spravato-rems-2024]" in what


def test_no_option_is_left_without_any_figure() -> None:
    for option in OPTIONS.values():
        assert any(side.finding for side in option.sides.values()), option.id


def told(scene: str) -> str:
    """Return what a scene has to read on request, each part under its title."""
    parts = (f"**{each.title}** {each.text}" for each in CONTENT.scene(scene).more)
    return " ".join(" ".join(parts).split())


DAY = told("the-day")
DECISION = " ".join(f"**{each.name}.** {each.good} {each.bad}" for each in OPTIONS.values())


@pytest.mark.parametrize(
    "medicine",
    ["sedatives", "opioids", "Benzodiazepines", "lamotrigine", "Naltrexone", "Theophylline",
     "Thyroid hormones"],
)  # fmt: skip
def test_the_page_names_each_medicine_before_the_infusion(medicine: str) -> None:
    assert medicine in DAY[: DAY.index("**During the infusion**")]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Children and adolescents", "bruton-2024"),
        ("Older people", "oughli-2023"),
        ("Pregnancy", "ketamine-label-pfizer-groups"),
        ("Breastfeeding", "majdinasab-2023"),
        ("**Driving**", "hayley-2018"),
        ("No guideline was found", "yip-2022-bp"),
        ("had bladder symptoms, mostly mild", "bladder-sr-2025"),
        ("become dependent", "swainson-2022"),
    ],
)
def test_the_page_says_with_a_source_what_needs_care(words: str, source: str) -> None:
    assert f"[@{source}]" in DAY[DAY.index(words) :][:420]


@pytest.mark.parametrize(
    "words",
    ["**Ketamine at home.**", "**Magnetic stimulation (rTMS).**",
     "**A tablet that also treats pain (duloxetine).**", "{cobalt-response-month-6-cbt|of 100}",
     "{whiteford-2013-remission-month-3|of 100}", "{henssler-2024-any-antidepressant|of 100}"],
)  # fmt: skip
def test_the_decision_tells_each_option(words: str) -> None:
    assert words in DECISION


def test_the_decision_rests_on_no_modelled_response() -> None:
    assert "dean-2021" not in DECISION


def test_the_list_of_questions_asks_for_each_medicine_and_the_limit() -> None:
    asked = " ".join(question for each in CONTENT.questions.values() for question in each.questions)
    for wanted in ("opioids", "naltrexone", "lamotrigine", "theophylline", "thyroid hormones",
                  "Above which blood pressure", "pregnant", "at home"):  # fmt: skip
        assert wanted in asked


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("What it is", "In the United States and the United Kingdom it is not licensed"),
        ("How fast?", "The average difference from other groups was largest after 1 day"),
        ("And pain?", "more relief than placebo"),
        ("What else is there?", "46 of 100 people had at least half of their symptoms gone"),
        ("What can go wrong?", "8 of 100 of those assessed were more depressed after a course"),
        ("What nobody knows yet", "All but harm to the liver are known from frequent"),
    ],
)
def test_the_summary_names_whom_a_figure_counts_and_against_what(title: str, words: str) -> None:
    [passage] = [
        each for each in (*CONTENT.summary.front, *CONTENT.summary.back) if each.title == title
    ]
    told = read(CONTENT, passage.text)

    assert words in " ".join(told.split())


def test_both_counts_of_one_row_of_a_table_are_known() -> None:
    """Table 3 of the trial: unable to pass urine were 0 of 90 after ECT, 1 of 91 after ketamine."""
    ketamine, ect = (
        ESTIMATES[f"ekstrand-2022-urine-retention-{arm}"] for arm in ("ketamine", "ect")
    )

    assert (ect.events, ect.n, ketamine.events, ketamine.n) == (0, 90, 1, 91)
    assert ketamine.note is None


@pytest.mark.parametrize(
    ("scene", "words"),
    [
        ("ways", "How many of them are no longer ill (remission)?"),
        ("ways", "more side effects than with placebo"),
        ("side-effects", "More people left the ketamine group because of side effects"),
        ("the-day", "a blood pressure of at least 165/100 mmHg at some time"),
        ("the-day", "greatly weakened the benefit in a very small trial"),
        ("relief", "the difference from standard treatment alone"),
        ("counter", "pages of a regulator and a pharmacy say so of a common antidepressant"),
        ("hours-after", "healthy people drove clearly worse during an infusion"),
    ],
)
def test_a_scene_says_what_its_sources_say(scene: str, words: str) -> None:
    said = read(CONTENT, str(SCENES[scene]))

    assert words in " ".join(said.split())


def test_no_scene_claims_that_figures_without_a_number_of_people_are_left_out() -> None:
    """Three reviews do not say how many people stand behind a figure, and it is shown."""
    unknown = [each.id for each in ESTIMATES.values() if each.show and each.n is None]

    assert "ferraro-2025-pain" in unknown
    assert "known number of people" not in str(SCENES["judge"])


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("depression", "felt far away or unreal at some time, against 16 of 100 with ECT"),
        ("bipolar", "In the larger trial, the difference was largest on the second day"),
        ("anxiety", "a small trial found more response with ketamine than with midazolam"),
        ("anxiety", "In the largest trial, against placebo, symptoms of PTSD did not differ"),
        ("chronic-pain", "a month after treatment than with standard treatment alone"),
        ("chronic-pain", "compared with placebo, on a scale to a hundred"),
    ],
)
def test_a_condition_names_each_comparison(condition: str, words: str) -> None:
    said = read(CONTENT, CONTENT.conditions[condition].found)

    assert words in " ".join(said.split())


def test_the_question_on_alternatives_names_time_and_comparison() -> None:
    said = " ".join(read(CONTENT, CONTENT.questions["alternatives"].why).split())

    assert "46 of 100 people had responded after 6 months, against 22 of 100" in said
    assert "lower than with ECT" in said


def test_options_and_verdicts_say_no_more_than_their_sources() -> None:
    waiting = CONTENT.options.options["waiting"].sides["staying-well"].text
    infusion = CONTENT.options.options["infusion"].bad
    year = CONTENT.verdicts["all-year-well-being"].reason
    said = {
        name: " ".join(read(CONTENT, text or "").split())
        for name, text in (("waiting", waiting), ("infusion", infusion), ("year", year))
    }

    assert (
        "in one study, 80 of 100 of those in remission after several treatments" in said["waiting"]
    )
    assert "more people left the ketamine group because of side effects" in said["infusion"]
    assert "how many were assessed is not stated" in said["year"]


def test_a_small_trial_without_a_clear_difference_is_not_said_to_show_none() -> None:
    [view] = [
        each for each in CONTENT.charts["conditions_found"].views if each.label == "depression"
    ]

    assert "could neither show a difference nor rule one out" in " ".join(view.text.split())
