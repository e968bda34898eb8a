"""Questions to the reader: what is right in them follows from the evidence, or they do not load."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from ketamine_explainer.content import ContentError, find_root, load_content
from ketamine_explainer.content.quizcheck import right_places
from ketamine_explainer.content.quizfacts import asked, in_order, option_number
from ketamine_explainer.content.records import Fact, Question, QuizOption
from ketamine_explainer.content.records.quiz import Kind

from .conftest import Edit

CONTENT = load_content(find_root(Path(__file__)))
NOTEBOOKS = [*CONTENT.course.notebooks]
EVERY = [each for notebook in NOTEBOOKS for each in CONTENT.asked_in(notebook)]

START = "quiz/00_start_here.yaml"
PAIN = "quiz/01_pain_signal_disruption.yaml"
FAST = "quiz/02_fast_response.yaml"
WEIGH = "quiz/04_weighing_it_up.yaml"
CLAIMS = "quiz/05_checking_the_claims.yaml"
COURSE = "pages/course.yaml"


def refused(root: Path) -> str:
    with pytest.raises(ContentError) as caught:
        load_content(root)
    return str(caught.value)


def test_there_are_36_questions_of_every_kind_six_on_each_notebook() -> None:
    assert len(EVERY) >= 36
    assert {each.kind for each in EVERY} == {*get_args(Kind)}
    assert all(len(CONTENT.asked_in(notebook)) >= 6 for notebook in NOTEBOOKS)


def test_every_misconception_has_a_question() -> None:
    assert {id_ for each in EVERY for id_ in each.misconceptions} == {*CONTENT.misconceptions}


def test_both_short_tests_ask_about_each_part_once_and_share_no_question() -> None:
    tests = [CONTENT.test(name) for name in ("before", "after")]
    before, after = ([each.objective for each in test] for test in tests)
    assert before == after
    assert len(before) == len(NOTEBOOKS)
    with pytest.raises(KeyError, match="given test 'between'; content/quiz/ has: after, before"):
        CONTENT.test("between")


def test_right_options_stand_in_every_place() -> None:
    places = Counter(
        right_places(each)[0]
        for each in EVERY if each.kind in ("one", "true or false") and not each.numeric
    )  # fmt: skip
    assert {*places} == {0, 1, 2, 3}


def test_a_changed_estimate_changes_key_and_wrong_numbers(edited: Edit) -> None:
    root = edited("evidence/estimates/comparators.yaml", "  percent: 18\n", "  percent: 24\n")
    content = load_content(root)
    questions = content.quiz["00_start_here"]
    number = questions["midazolam-of-hundred"]
    assert number.answer is not None
    assert asked(number.answer, content.evidence) == (24, "")
    choice = questions["before-ketamine-of-hundred"]
    assert choice.answer is not None
    right = asked(choice.answer, content.evidence)
    assert right is not None
    assert right == (45, "")
    shown = [option_number(each, right, content.evidence)[0] for each in choice.options]
    assert shown == [90, 45, 24, 70]


def test_a_changed_estimate_changes_the_right_order(edited: Edit) -> None:
    question = CONTENT.quiz["04_weighing_it_up"]["harms-in-order"]
    assert in_order(question, CONTENT.evidence) == [2, 1, 3, 0]
    root = edited("evidence/estimates/harms.yaml", "  events: 72\n", "  events: 50\n")
    content = load_content(root)
    question = content.quiz["04_weighing_it_up"]["harms-in-order"]
    assert in_order(question, content.evidence) == [1, 2, 3, 0]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("evidence/estimates/harms.yaml", "  events: 20\n", "  events: 80\n",
         ("04_weighing_it_up.yaml, line", "more-with-ketamine.options[1].shows",
          "a comparison that holds", "the option is wrong")),
        ("evidence/estimates/acute.yaml", "{low: -13.3, high: 1.64}", "{low: -13.3, high: -1.64}",
         ("02_fast_response.yaml, line", "trip-and-effect.options[3].shows",
          "a comparison that does not hold", "the option is right")),
        ("evidence/verdicts.yaml", "within-an-hour:\n  verdict: qualified",
         "within-an-hour:\n  verdict: supported",
         ("within-an-hour-verdict.options[0].shows", "within-an-hour-verdict.options[2].shows")),
        ("evidence/verdicts.yaml", "blocks-peripheral-receptors:\n  verdict: contradicted",
         "blocks-peripheral-receptors:\n  verdict: supported",
         ("before-peripheral-nerves.shows", "where-it-acts.options[0].shows")),
    ],
)  # fmt: skip
def test_evidence_that_makes_a_marked_option_wrong_is_refused_with_its_line(
    edited: Edit, file: str, old: str, new: str, said: tuple[str, ...]
) -> None:
    told = refused(edited(file, old, new))
    for each in said:
        assert each in told
    assert "read the estimates again" in told


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (START, "objective: compare-shares", "objective: compare-share", "did you mean"),
        (START, "misconceptions: [mild-too]", "misconceptions: [mild]", "a misconception"),
        (START, "objective: compare-shares", "objective: weigh-alike",
         "an objective of 00_start_here: compare-shares, tell-licensed"),
        (START, "    - plus: 45\n", "    - plus: 70\n", "given:   115"),
        (START, "    - plus: 45\n", "    - plus: 25\n", "given:   70 for the second time"),
        (START, "  tolerance: 5\n", "", "for the kind 'number': answer, tolerance, why"),
        (START, "      right: true\n", "", "0 right options"),
        (START, "    - says: Ketamine in any form", "    - says: None of the above",
         "'None of the above'"),
        (START, "    - says: Ketamine in any form", "    - says: Ketamine is never licensed",
         "no more absolute than the right one"),
        (START, "    - says: Ketamine in any form", "    - says: ketamine in any form",
         "does not begin as the others do"),
        (START, "    - says: Ketamine in any form", "    - says: Ketamine in any form.",
         "does not end as the others do"),
        (START, "says: The esketamine nasal spray",
         "says: The esketamine nasal spray, given in a certified place by people trained for it",
         "at most 1.5 times the longest wrong one"),
        (START, "asks: Which of these is licensed for depression in the United States?",
         "asks: In the United States, depression is a reason to be given a",
         "a question that ends with an article"),
        (START, "asks: Which of these is licensed", "asks: Which of these is not licensed",
         "a question with 'not'"),
        (START, "      sources: [dean-2021]\n", "", "an option that rests on no record"),
        (START, "    - says: ketamine\n      estimate: wilkinson-2019-midazolam-response-ketamine",
         "    - says: ketamine\n      estimate: wilkinson-2019-saline-response-saline",
         "which are alike"),
        (FAST, "answer: {time: kishimoto-2016-response-onset}",
         "answer: {time: spravato-label-systolic-40-under-65-placebo}", "whose time is in words"),
        (PAIN, "{clear: pickering-2020-effect-35-days}",
         "{clear: noppers-2011-fibromyalgia-halved-week-8-ketamine}",
         "which has no interval of a difference"),
        (WEIGH, "{more: [ekstrand-2022-headache-ketamine, ekstrand-2022-headache-ect]}",
         "{more: [ekstrand-2022-headache-ketamine, lii-2023-difference-days-1-to-3]}",
         "one unit of both"),
        (START, "  kind: number\n", "  kind: number\n  on_slide: true\n",
         "a question that is not of the kind 'one' with words, or is in a test"),
        (START, "    - says: Ketamine in any form\n",
         f"    - says: Ketamine in any form, {'really ' * 7}in any form\n", "an option of 8"),
        (PAIN, "where-it-acts:\n  kind: one\n", "where-it-acts:\n  kind: one\n  on_slide: true\n",
         "a second question on a slide of 01_pain_signal_disruption"),
        (WEIGH, "  test: after\n", "", "1 before and 0 after on 'prepare-visit'"),
        (CLAIMS, "misconceptions: [prevents-suicide]", "misconceptions: [higher-dose]",
         "no question on it"),
        ("quiz/exercise_1_levels_in_plasma.yaml", "{=answer}", "{=level}", "the place {=answer}"),
        (START, "asks: Which of these", "asks: Which {=count} of these", "a text without places"),
        (COURSE, "can: \"compare how many", "can: \"understand how many", "'understand'"),
        (COURSE, "      compare-shares:", "      compares: {can: tell it}\n      compare-shares:",
         "0 questions on it"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(
    edited: Edit, file: str, old: str, new: str, said: str
) -> None:
    told = refused(edited(file, old, new))
    assert said in told
    assert "to do:" in told


def test_a_file_on_no_notebook_is_refused(edited: Edit) -> None:
    root = edited(START, "tolerance: 5", "tolerance: 6")
    (root / "content" / START).rename(root / "content" / "quiz" / "00_start_her.yaml")
    assert "did you mean '00_start_here'?" in refused(root)


def test_too_many_questions_at_the_end_are_refused(edited: Edit) -> None:
    assert "5 questions at the end of 00_start_here" in refused(
        edited(START, "  test: before\n", "")
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "one of more, alike, later"),
        ({"clear": "a", "unclear": "a"}, "one of more, alike, later"),
        ({"alike": ("a", "b")}, "alike with within"),
        ({"over": "a"}, "over with than"),
        ({"clear": "a", "than": 3}, "clear with nothing beside it"),
    ],
)
def test_a_comparison_is_complete(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Fact(**given)


def test_an_option_is_words_or_a_number_and_a_wrong_number_is_not_right() -> None:
    with pytest.raises(ValidationError, match="one of says, estimate, times and plus"):
        QuizOption(says="a", plus=2, why="b")
    with pytest.raises(ValidationError, match="right only with says or alone"):
        QuizOption(plus=2, right=True, why="b")


def test_words_and_numbers_do_not_mix_and_reasons_have_a_side() -> None:
    words, bare = QuizOption(says="a", why="b"), QuizOption(why="b")
    with pytest.raises(ValidationError, match="words in each option, or numbers in all"):
        Question(id="q", kind="one", asks="c?", options=(words, bare))
    with pytest.raises(ValidationError, match="holds in each option of the kind 'true or false'"):
        Question(id="q", kind="true or false", asks="c", options=(words, words))
