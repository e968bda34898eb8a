"""A year of infusions: each combination says its count and its people, as the model has them."""

import re
from itertools import product
from math import inf, log

import ipywidgets as w
import numpy as np
import pytest

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.content.records import FirstCourse
from ketamine_explainer.explorers.kit.controls import controls
from ketamine_explainer.explorers.schedule.live import show_year
from ketamine_explainer.explorers.schedule.room import YEAR
from ketamine_explainer.explorers.schedule.year import year
from ketamine_explainer.models import Survival, infusion_days, share_well
from ketamine_explainer.models.proportions import of_hundred
from ketamine_explainer.synthesis.mentions import mention_text
from tests.explorers.test_pictures import pressed
from tests.widget_tree import chosen, walk

CONTENT = load_content()
COURSES, INTERVALS, CURVES, REGAINED = (each.values for each in controls(CONTENT, YEAR))
STATES = len(COURSES) * len(INTERVALS) * len(CURVES) * len(REGAINED)


def texts() -> list[str]:
    return [each.value for each in walk(ke.schedule()) if isinstance(each, w.HTML)]


def table() -> list[list[str]]:
    rows = re.findall(r"<tr>(.*?)</tr>", texts()[-1])[1:]
    return [re.findall(r"<t[hd][^>]*>([^<]*)", row) for row in rows]


def test_there_are_a_hundred_states_and_more() -> None:
    overlays = [text for text in texts() if "stroke:var(--ke-green" in text]
    assert len(overlays) == STATES >= 100


def test_the_interval_of_the_veterans_and_none_can_be_chosen() -> None:
    assert {28, inf} <= set(INTERVALS)


def test_every_row_of_the_table_is_what_the_model_reckons() -> None:
    timings = product(COURSES, INTERVALS)
    for row, (course, interval) in zip(table(), timings, strict=True):
        years = [
            year(CONTENT.evidence, course, interval, curve, regained, 365)
            for curve, regained in product(CURVES, REGAINED)
        ]
        assert row[1] == str(years[0].count)
        assert row[2] == mention_text(CONTENT.evidence, course.responded, "of 100")
        assert row[3:] == [str(of_hundred(float(each.share.mean()))) for each in years]


def test_counts_of_infusions_are_those_counted_by_hand() -> None:
    counts = {row[0]: int(row[1]) for row in table()}
    assert counts["Six infusions in two weeks, then none"] == 6
    assert counts["Six infusions in two weeks, then every half year"] == 7
    assert counts["Six infusions in two weeks, then every four weeks"] == 18
    assert counts["Six infusions in two weeks, then every twelve weeks"] == 10
    assert counts["Six infusions in three weeks, then every three weeks"] == 22


def test_each_state_says_both_those_who_are_well_and_those_who_are_not() -> None:
    found = re.findall(
        r"<strong>(\d+) of 100</strong> well on an average day, (\d+) not", "".join(texts())
    )
    assert len(found) == STATES
    assert all(int(well) + int(ill) == 100 for well, ill in found)


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


def test_every_interval_of_the_parameters_can_be_chosen() -> None:
    parameters = CONTENT.models.schedule.intervals.parameters
    assert {each.value for each in parameters.values()} < set(INTERVALS)


def test_the_notes_of_the_settings_can_be_read() -> None:
    [about] = [each for each in texts() if "About these settings" in each]
    assert "No trial was found" in about
    assert "Phillips 2020" in about


def test_what_was_counted_and_what_the_article_says_stand_beside_it() -> None:
    [beside] = [text for text in texts() if 'data-claim="few-times-a-year"' in text]
    assert "pfeiffer-2024-infusions-year-1" in pressed(beside)
    assert 'data-rule="spravato-schedule"' in beside
    assert "34 to 56 sessions" in beside


def test_the_controls_show_the_year_of_their_options() -> None:
    course, curve = COURSES[1], CURVES[2]
    records = CONTENT.models.schedule
    chosen_ = (
        [*records.intervals.parameters.values()][3],
        [*records.regained.parameters.values()][1],
    )
    interval, regained = (each.name for each in chosen_)
    labels = CONTENT.captions["schedule"].controls
    words = {"course": course.name, "interval": interval, "fade": curve.curve.name}
    settings = {labels[key]: word for key, word in {**words, "regained": regained}.items()}
    found = chosen(ke.schedule(), settings)
    days, share = (each.value for each in chosen_)
    expected = year(CONTENT.evidence, course, days, curve, share, 365)
    well = of_hundred(float(expected.share.mean()))
    assert (
        f"<p><strong>{well} of 100</strong> well on an average day, {100 - well} not.</p>" in found
    )
    assert any(f">{expected.count} infusions in the year<" in each for each in found)
    assert (
        f"<p><strong>{expected.count} infusions</strong> in the year: 6 in the first course, "
        f"{expected.count - 6} after it.</p>"
    ) in found


def test_controls_of_ones_own_begin_with_the_course_of_the_trials() -> None:
    controls = {each.description: each.value for each in walk(ke.try_schedule())
                if hasattr(each, "min")}  # fmt: skip
    assert controls["Infusions of the first course"] == 6
    assert controls["Days between them"] == pytest.approx(11 / 5)
    assert controls["Days until half relapse"] == pytest.approx(18)


def test_a_year_of_ones_own_has_its_infusions_and_its_people() -> None:
    days = infusion_days(6, 11, 28, 365)
    well = Survival(18 / log(2)).well
    share = share_well(np.arange(365), days[:6], days[6:], 0.708, 0.73, well)
    said = f"<p>{len(days)} infusions; {of_hundred(float(share.mean()))} of 100 well on an average"
    assert show_year(6, 2.2, 28, 18, 0.708, 0.73).value.startswith(said)


def test_a_first_course_of_ones_own_lasts_as_many_spaces_as_it_has() -> None:
    assert show_year(4, 7, 343, 18, 0.7, 0.7).value.startswith("<p>5 infusions; ")
    assert show_year(4, 7, 344, 18, 0.7, 0.7).value.startswith("<p>4 infusions; ")


def test_numbers_of_ones_own_give_a_year() -> None:
    first, *_ = ke.try_schedule().children
    assert first.description == "Infusions of the first course"
    assert show_year(1, 1, 182, 18, 0.708, 0.73).value.startswith("<p>3 infusions; ")
