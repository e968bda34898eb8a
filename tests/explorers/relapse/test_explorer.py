"""What is said of the curves: a count as far as there are figures, and nowhere else."""

import re
from functools import cache
from math import exp
from typing import Any

import pytest
from bs4 import BeautifulSoup

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.kit.controls import Panes
from ketamine_explainer.explorers.kit.specification import html_of
from ketamine_explainer.explorers.relapse.explorer import still_so
from ketamine_explainer.explorers.relapse.room import DAYS, VIEWS, View
from ketamine_explainer.models.proportions import of_hundred
from ketamine_explainer.synthesis.relapse import Fitted, fitted
from tests.explorers.live_models import live
from tests.explorers.test_pictures import pressed
from tests.widget_tree import walk

CONTENT = load_content()
CURVES = fitted(CONTENT.evidence, CONTENT.models.relapse)
SHOWN = live("relapse_curves")
EVERY_DAY = range(366)
every_view = pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.words)


@cache
def texts() -> list[str]:
    return [html for each in walk(SHOWN.explainer) if (html := html_of(each)) is not None]


def holds(curve: Fitted, day: float) -> float:
    """Return the share in whom it still holds on a day, by the formula of the curve."""
    return exp(-((day / curve.survival.scale_days) ** curve.survival.shape))


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


@every_view
def test_each_curve_is_told_on_every_day_as_far_as_it_was_measured(view: View) -> None:
    for day in EVERY_DAY:
        given = SHOWN.model.at(which=view, time=day)
        assert given["heading"] == f"Day {day}"
        for place, curve in enumerate(view.curves(CONTENT)):
            said = re.sub(r"<[^>]+>", "", str(given[f"by{place}"]))
            if day > curve.measured_until:
                assert "of 100" not in said
                assert f"{curve.measured_until:g}" in said
            else:
                count = f"{of_hundred(holds(curve, day)):.0f} of 100"
                assert said == f"{count} {curve.still}, by the curve."


@every_view
def test_a_view_tells_of_its_curves_alone(view: View) -> None:
    count = len(view.curves(CONTENT))
    given = {name for name in SHOWN.model.at(which=view) if name.startswith("by")}
    assert given == {f"by{place}" for place in range(count)}


@pytest.mark.parametrize("id_", CURVES)
def test_the_points_of_a_curve_are_buttons_that_open_their_cards(id_: str) -> None:
    curve = CURVES[id_].curve
    ids = {point.estimate for point in curve.points} | ({curve.ratio} - {None})
    [row] = re.findall(f'<tr data-curve="{id_}">.*?</tr>', texts()[-1])
    assert ids <= pressed(said_of(id_))
    assert ids <= pressed(row)


@every_view
def test_a_view_shows_its_curves_and_follows_the_day_alone(view: View) -> None:
    """What stands in the pane of a view is of that view, whatever is chosen above."""
    stacks = [each for each in walk(SHOWN.explainer) if isinstance(each, Panes)]
    [told] = [each for each in stacks if all('class="ke-when"' in (html_of(pane) or "")
                                             for pane in each.children)]  # fmt: skip
    place = VIEWS.index(view)
    soup = BeautifulSoup(html_of(told.children[place]) or "", "html.parser")
    found = [each["data-curve"] for each in soup.select("p[data-curve]:not(.ke-note)")]
    ids = [id_ for id_, each in CURVES.items() if each.curve.treatment in view.treatments]
    assert found == ids
    moving = [(each["data-live"], each["data-at"]) for each in soup.select("[data-live]")]
    at = f"which={place}"
    assert moving == [("heading", at), *((f"by{n}", at) for n in range(len(ids)))]
    first = SHOWN.model.at(which=view)
    for each in soup.select("[data-live]"):
        expected = BeautifulSoup(str(first[str(each["data-live"])]), "html.parser")
        assert each.decode_contents() == str(expected)


def test_a_point_is_told_with_its_time() -> None:
    assert re.search("still responding at 4 weeks; .* at 8 weeks", said_of("series-clinics"))


def test_the_text_form_has_every_curve_and_how_far_it_goes() -> None:
    said = " ".join(repr(SHOWN.explainer).split())
    assert all(each.curve.name in said for each in CURVES.values())
    assert said.count("after that no figure any more") == len(CURVES)


def said_of(id_: str) -> str:
    """Return what is said of a curve: the name with its points, and what to know of it."""
    soup = BeautifulSoup("".join(texts()), "html.parser")
    return "".join(str(each) for each in soup.select(f'p[data-curve="{id_}"]'))


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


@pytest.mark.parametrize(("place", "words"), [(1, "still responding"), (2, "not relapsed")])
def test_what_still_holds_is_told_by_its_name(place: int, words: str) -> None:
    view = VIEWS[place]
    for number, curve in enumerate(view.curves(CONTENT)):
        said = f'<span class="ke-aside">{words}, by the curve.</span>'
        given: dict[str, Any] = dict(SHOWN.model.at(which=view, time=2))
        assert given[f"by{number}"] == f"<b>{still_so(curve, 2)}</b> {said}"
    assert "still well" not in "".join(texts())


@pytest.mark.parametrize("id_", CURVES)
def test_how_a_curve_was_drawn_and_how_sure_it_is_stands_in_the_table(id_: str) -> None:
    said = " ".join(repr(SHOWN.explainer).split())
    assert CURVES[id_].curve.certainty in said


def test_what_was_left_out_can_be_read() -> None:
    [about] = [text for text in texts() if "How these curves were drawn" in text]
    assert "Left out are" in about


def test_a_median_that_nobody_reached_is_not_said() -> None:
    assert "557" not in "".join(texts())


def test_every_day_from_the_start_to_a_year_can_be_chosen() -> None:
    assert list(SHOWN.model.choices["time"].values) == list(EVERY_DAY)
    assert (DAYS[0], DAYS[-1]) == (0, 365)
    assert list(DAYS) == sorted(DAYS)
    assert SHOWN.model.choices["time"].control.value == "day 14"
