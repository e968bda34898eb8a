"""What a room votes on in the scenes of the course: it is what readers guess, and what is right."""

from __future__ import annotations

from typing import Any

import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.scene import poll, scene
from ketamine_explainer.explorers.scenes.ballot import ballot_of
from nbfolio.markup import element
from nbfolio.notebook.ballot import MOST, Choice, Numbers, written

CONTENT = load_content()
SCENES = [each for scenes in CONTENT.scenes.values() for each in scenes.values()]
GUESSED = [each for each in SCENES if each.guess and len(each.guess.options) <= MOST]


def test_nearly_every_scene_with_a_guess_can_be_voted_on() -> None:
    assert len(GUESSED) >= 0.9 * sum(each.guess is not None for each in SCENES) > 20


@pytest.mark.parametrize("told", GUESSED, ids=lambda each: each.id)
def test_what_is_voted_on_is_what_is_guessed(told: Any) -> None:
    ballot = ballot_of(CONTENT, told)
    guess = told.guess
    if guess.options:
        assert isinstance(ballot, Choice)
        assert ballot.right is not None
        assert ballot.options == tuple(each.words for each in guess.options)
        assert guess.options[ballot.right].right
    elif guess.claim:
        assert isinstance(ballot, Choice)
        assert ballot.right is not None
        assert ballot.options[ballot.right] == CONTENT.verdicts[guess.claim].verdict
    else:
        assert isinstance(ballot, Numbers)
        assert all(ballot.ticks[0].value <= each.truth.value <= ballot.ticks[-1].value
                   for each in ballot.rows)  # fmt: skip


def test_shares_and_times_are_those_of_the_evidence() -> None:
    shares = ballot_of(CONTENT, CONTENT.scene("hundred-people"))
    times = ballot_of(CONTENT, CONTENT.scene("onset"))
    assert isinstance(shares, Numbers)
    assert isinstance(times, Numbers)
    estimates = CONTENT.evidence.estimates
    names = ("ketamine", "midazolam")
    found = [estimates[f"wilkinson-2019-midazolam-response-{each}"].share for each in names]
    assert [each.truth.value / 100 for each in shares.rows] == pytest.approx(found)
    assert [each.truth.value for each in times.rows] == [40, 7 * 1440]
    assert [each.one for each in times.units] == ["minute", "hour", "day", "week"]


def test_a_curve_is_voted_on_at_each_time_at_which_was_counted() -> None:
    told = CONTENT.scene("lasts")
    ballot = ballot_of(CONTENT, told)
    assert isinstance(ballot, Numbers)
    assert [each.label for each in ballot.rows] == [
        "Still responding after 4 weeks",
        "Still responding after 8 weeks",
    ]
    found = [CONTENT.evidence.estimates[f"mcinnes-2022-still-responding-week-{week}"].share
             for week in (4, 8)]  # fmt: skip
    assert [each.truth.value / 100 for each in ballot.rows] == pytest.approx(found)


def test_a_scene_holds_its_mark_where_nobody_sees_it() -> None:
    shown = scene("first-day")
    ballot = ballot_of(CONTENT, shown.told)
    assert ballot is not None
    mark = element("p", data_vote=written(ballot))
    found = [each for part in shown.children for each in getattr(part, "children", ())
             if getattr(each, "value", "") == mark]  # fmt: skip
    assert [each.layout.display for each in found] == ["none"]


def test_a_scene_without_a_guess_has_no_mark() -> None:
    quiet = [each for each in SCENES if each.guess is None]
    assert quiet
    assert all(ballot_of(CONTENT, each) is None for each in quiet)


ON_SLIDES = [(name, each) for name, asked in CONTENT.quiz.items() for each in asked.values()
             if each.on_slide]  # fmt: skip


def test_each_part_of_the_course_has_a_question_on_a_slide() -> None:
    assert [name for name, _ in ON_SLIDES] == [*CONTENT.course.notebooks]


@pytest.mark.parametrize(
    ("name", "question"), ON_SLIDES, ids=lambda each: getattr(each, "id", each)
)
def test_a_question_on_a_slide_says_what_the_quiz_says(name: str, question: Any) -> None:
    shown = poll(name)
    ballot = ballot_of(CONTENT, shown.told)
    assert isinstance(ballot, Choice)
    assert ballot.right is not None
    assert question.options[ballot.right].right
    assert shown.told.says == question.options[ballot.right].why
    joined = f"{shown.told.lead or ''} {shown.told.question}".strip()
    assert joined == question.asks
    assert f"## {ballot.asks}" in shown.prose.markdown


def test_a_notebook_without_such_a_question_is_told_what_to_write() -> None:
    with pytest.raises(KeyError, match=r"given .exercise_2_relapse_curve.*on_slide: true"):
        poll("exercise_2_relapse_curve")
