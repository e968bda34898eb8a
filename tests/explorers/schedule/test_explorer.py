"""A year of infusions: each state says its count and its people, as the model has them."""

import re
from functools import cache
from typing import Any

import ipywidgets as w
import numpy as np
import pytest
from bs4 import BeautifulSoup

from ketamine_explainer.content import load_content
from ketamine_explainer.content.records import FirstCourse
from ketamine_explainer.explorers.kit.specification import html_of
from ketamine_explainer.explorers.schedule.year import NEVER, year
from ketamine_explainer.models import course_days
from ketamine_explainer.models.proportions import of_hundred
from ketamine_explainer.synthesis.mentions import mention_text
from tests.explorers.live_models import live
from tests.explorers.test_pictures import pressed
from tests.widget_tree import walk

CONTENT = load_content()
SHOWN = live("schedule")
CHOICES = SHOWN.model.choices
COURSES, INTERVALS, CURVES, REGAINED = (each.values for each in CHOICES.values())
SAMPLE = [SHOWN.values(each) for each in SHOWN.places(np.random.default_rng(15), 60)]
every_state = pytest.mark.parametrize("state", SAMPLE)


@cache
def texts() -> list[str]:
    return [html for each in walk(SHOWN.explainer) if (html := html_of(each)) is not None]


def table() -> list[list[str]]:
    """Return the cells of the table as it is at first."""
    [found] = BeautifulSoup(texts()[-1], "html.parser").select("table.ke-cells")
    return [[cell.get_text() for cell in row(["th", "td"])] for row in found("tr")]


def mean(**changed: Any) -> str:
    """Return how many of 100 are well on an average day, by the recurrence, day by day."""
    state: dict[str, Any] = {**SHOWN.values(SHOWN.places(np.random.default_rng(), 1)[0]), **changed}
    course, well = state["course"], state["fade"].survival.well
    days = course_days(int(course.values["infusions"]), int(course.values["last_day"]))
    responding = CONTENT.evidence.estimates[course.responded].share
    assert responding is not None
    shares, share, last = [], responding, float(days[-1])
    for day in range(365):
        if day < days[-1]:
            shares.append(responding * sum(each <= day for each in days) / len(days))
            continue
        if day - last >= state["interval"]:
            left = share * float(well(state["interval"]))
            share, last = left + state["regained"] * (responding - left), last + state["interval"]
        shares.append(share * float(well(day - last)))
    return f"{of_hundred(sum(shares) / 365):.0f}"


def count(course: FirstCourse, interval: float) -> int:
    """Return how many infusions there are, counted one by one."""
    last, found = course.values["last_day"], int(course.values["infusions"])
    while last + interval <= 364:
        last, found = last + interval, found + 1
    return found


def test_every_interval_from_a_week_to_half_a_year_and_none_can_be_chosen() -> None:
    assert [each for each in INTERVALS if each != NEVER] == list(range(7, 183))
    assert CHOICES["interval"].options[-1] == "none"
    assert INTERVALS[-1] == NEVER
    assert CHOICES["interval"].control.value == "every four weeks"


def test_every_twentieth_can_be_regained_besides_what_has_a_name() -> None:
    assert {step / 20 for step in range(21)} <= set(REGAINED)
    assert sorted(REGAINED) == list(REGAINED)
    named = CONTENT.models.schedule.regained.parameters.values()
    for each in named:
        option = CHOICES["regained"].options[REGAINED.index(each.value)]
        assert option == f"{100 * each.value:g} %, {each.name}"


def test_every_interval_of_the_parameters_can_be_chosen_by_its_name() -> None:
    for each in CONTENT.models.schedule.intervals.parameters.values():
        assert CHOICES["interval"].options[INTERVALS.index(each.value)] == each.name


def test_the_table_has_a_row_a_course_for_what_is_chosen() -> None:
    heading, *rows = table()
    assert len(rows) == len(COURSES)
    assert [curve.curve.name in name for curve, name in zip(CURVES, heading[3:], strict=True)]
    for row, course in zip(rows, COURSES, strict=True):
        assert row[0] == course.name
        assert row[1] == str(count(course, 28))
        assert row[2] == mention_text(CONTENT.evidence, course.responded, "of 100")
        assert row[3:] == [mean(course=course, fade=curve) for curve in CURVES]


def test_cells_of_the_table_follow_the_interval_and_what_is_regained_alone() -> None:
    soup = BeautifulSoup(texts()[-1], "html.parser")
    for row, place in zip(soup.select("table.ke-cells tbody tr"), range(len(COURSES)), strict=True):
        marks = [each["data-at"] for each in row.select("[data-live]")]
        fades = [f"course={place}&fade={number}" for number in range(len(CURVES))]
        assert marks == [f"course={place}", *fades]


@every_state
def test_each_state_says_both_those_who_are_well_and_those_who_are_not(
    state: dict[str, Any],
) -> None:
    said = SHOWN.said("well-on-average", **state)
    found = re.fullmatch(r"(\d+) of 100 well on an average day, (\d+) not\.", said)
    assert found is not None, said
    assert found[1] == mean(**state) == SHOWN.said("mean", **state)
    assert int(found[1]) + int(found[2]) == 100


@every_state
def test_each_state_says_how_many_infusions_there_are(state: dict[str, Any]) -> None:
    whole, first = count(state["course"], state["interval"]), state["course"].values["infusions"]
    assert SHOWN.said("counted", **state) == (
        f"{whole} infusions in the year: {first:g} in the first course, {whole - first:g} after it."
    )
    assert SHOWN.said("infusions", **state) == str(whole)


def test_counts_of_infusions_are_those_counted_by_hand() -> None:
    two, three = (next(each for each in COURSES if each.id == f"six-in-{name}-weeks")
                  for name in ("two", "three"))  # fmt: skip
    by_hand = {(two.id, NEVER): 6, (two.id, 182): 7, (two.id, 28): 18, (two.id, 84): 10,
               (two.id, 7): 56, (three.id, 21): 22}  # fmt: skip
    for (id_, interval), whole in by_hand.items():
        course = two if id_ == two.id else three
        assert SHOWN.said("infusions", course=course, interval=interval) == str(whole)


@pytest.mark.parametrize("course", COURSES, ids=lambda each: each.id)
def test_a_course_says_from_how_many_it_starts_and_opens_their_card(course: FirstCourse) -> None:
    [starts] = [each for each in texts() if f'data-course="{course.id}"' in each]
    assert course.responded in pressed(starts)
    assert mention_text(CONTENT.evidence, course.responded, "of 100") in starts


def test_it_is_said_of_each_curve_whether_an_infusion_can_keep_people_from_relapsing() -> None:
    told = [each for each in texts() if "On this curve the risk of relapse" in each]
    spared = ["cannot keep anyone from relapsing" not in each for each in told]
    assert spared == [curve.survival.family == "Weibull" for curve in CURVES]
    assert all("daly-2019-hazard-remitters" in pressed(each) for each in told)


def test_the_notes_of_the_settings_can_be_read() -> None:
    [about] = [each for each in texts() if "About these settings" in each]
    assert "No trial was found" in about
    assert "Phillips 2020" in about


def test_what_was_counted_and_what_the_article_says_stand_beside_it() -> None:
    [beside] = [text for text in texts() if 'data-claim="few-times-a-year"' in text]
    assert "pfeiffer-2024-infusions-year-1" in pressed(beside)
    assert 'data-rule="spravato-schedule"' in beside
    assert "34 to 56 sessions" in beside


def test_what_is_said_at_first_is_the_state_of_the_controls() -> None:
    state = SHOWN.values(SHOWN.places(np.random.default_rng(), 1)[0])
    found = year(CONTENT.evidence, state["course"], 28, state["fade"], state["regained"])
    well = of_hundred(float(np.mean(found.share)))
    said = "".join(re.sub(r"<[^>]+>", "", each) for each in texts())
    assert f"{well:.0f} of 100 well on an average day, {100 - well:.0f} not." in said
    assert "18 infusions in the year: 6 in the first course, 12 after it." in said


def test_views_follow_their_controls_without_python() -> None:
    sources = {name: each.control for name, each in CHOICES.items()}
    for view in SHOWN.views:
        for name, control in sources.items():
            assert getattr(view, name) == control.index
    assert isinstance(sources["interval"], w.SelectionSlider)
