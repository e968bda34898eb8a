"""What is said of the curves: a count as far as there are figures, and nowhere else."""

import re

import ipywidgets as w
import pytest

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.relapse.explorer import still_so
from ketamine_explainer.explorers.relapse.room import DAYS, VIEWS, View
from ketamine_explainer.synthesis.relapse import fitted
from tests.explorers.test_pictures import pressed
from tests.widget_tree import chosen, walk

CONTENT = load_content()
CURVES = fitted(CONTENT.evidence, CONTENT.models.relapse)


def texts() -> list[str]:
    return [each.value for each in walk(ke.relapse_curves()) if isinstance(each, w.HTML)]


def test_every_curve_belongs_to_one_view() -> None:
    kinds = [kind for view in VIEWS for kind in view.treatments]
    assert sorted(kinds) == sorted({each.curve.treatment for each in CURVES.values()})


@pytest.mark.parametrize(
    ("id_", "day", "said"),
    [
        ("one-infusion-week", 6, "49 of 100"),
        ("one-infusion-week", 10, ""),
        ("series-washed-out", 18, "50 of 100"),
        ("series-washed-out", 21, ""),
        ("series-clinics", 28, "80 of 100"),
        ("series-clinics", 56, "60 of 100"),
        ("spray-stopped", 273, "50 of 100"),
        ("spray-continued", 365, ""),
    ],
)
def test_a_count_is_said_only_up_to_the_last_figure(id_: str, day: int, said: str) -> None:
    assert still_so(CURVES[id_], day) == said


@pytest.mark.parametrize("id_", CURVES)
def test_the_points_of_a_curve_are_buttons_that_open_their_cards(id_: str) -> None:
    curve = CURVES[id_].curve
    ids = {point.estimate for point in curve.points} | ({curve.ratio} - {None})
    [said] = [text for text in texts() if text.startswith(f'<p data-curve="{id_}"')]
    [row] = re.findall(f'<tr data-curve="{id_}">.*?</tr>', texts()[-1])
    assert ids <= pressed(said)
    assert ids <= pressed(row)


@pytest.mark.parametrize(("view", "day"), [*zip(VIEWS, (0, 28, 365), strict=True)])
def test_the_controls_show_the_curves_and_the_day_of_their_options(view: View, day: int) -> None:
    labels = CONTENT.captions["relapse_curves"].controls
    found = chosen(ke.relapse_curves(), {labels["which"]: view.words, labels["time"]: f"day {day}"})
    said = [each for text in found for each in re.findall(r'<p data-curve="([^"]*)"', text)]
    assert said == [id_ for id_, each in CURVES.items() if each.curve.treatment in view.treatments]
    assert f'<p class="ke-when"><b>Day {day}</b></p>' in found


def test_a_point_is_told_with_its_time() -> None:
    assert re.search("still responding at 4 weeks; .* at 8 weeks", said_of("series-clinics"))


def test_the_text_form_has_every_curve_and_how_far_it_goes() -> None:
    said = " ".join(repr(ke.relapse_curves()).split())
    assert all(each.curve.name in said for each in CURVES.values())
    assert said.count("after that no figure any more") == len(CURVES)


def said_of(id_: str) -> str:
    [said] = [text for text in texts() if text.startswith(f'<p data-curve="{id_}"')]
    return said


def test_what_a_curve_begins_with_is_said_with_whom_it_counts() -> None:
    assert "begins with" in (said := said_of("series-antidepressant-kept"))
    assert "(the 12 of 14 who had all six infusions)" in said


def test_a_day_0_that_is_supposed_is_called_so() -> None:
    assert "Day 0 is an assumption" in (said := said_of("series-clinics"))
    assert "mcinnes-2022-response-end-of-course" in pressed(said)


def test_the_interval_without_an_upper_end_is_told() -> None:
    median = CONTENT.evidence.estimates["daly-2019-time-to-relapse-remitters-placebo"]
    assert median.grade is not None
    assert median.grade.reason in said_of("spray-stopped")
    assert "of those who stopped, half relapsed" in said_of("spray-continued")


@pytest.mark.parametrize(("id_", "words"), [("series-clinics", "still responding"),
                                            ("spray-stopped", "not relapsed")])  # fmt: skip
def test_what_still_holds_is_told_by_its_name(id_: str, words: str) -> None:
    found = "".join(texts())
    said = f'<span class="ke-aside">{words}, by the curve.</span>'
    assert f"<b>{still_so(CURVES[id_], 28)}</b> {said}" in found
    assert "still well" not in found


@pytest.mark.parametrize("id_", CURVES)
def test_how_a_curve_was_drawn_and_how_sure_it_is_stands_in_the_table(id_: str) -> None:
    said = " ".join(repr(ke.relapse_curves()).split())
    assert CURVES[id_].curve.certainty in said


def test_what_was_left_out_can_be_read() -> None:
    [about] = [text for text in texts() if "How these curves were drawn" in text]
    assert "Left out are" in about


def test_a_median_that_nobody_reached_is_not_said() -> None:
    assert "557" not in "".join(texts())


def test_the_days_go_from_the_start_to_a_year() -> None:
    assert (DAYS[0], DAYS[-1]) == (0, 365)
    assert list(DAYS) == sorted(DAYS)
