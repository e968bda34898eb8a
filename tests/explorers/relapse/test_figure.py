"""Curves of how long it lasted: drawn to the last published figure and no further."""

import re
from typing import Any

import numpy as np
import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.kit.controls import Fixed
from ketamine_explainer.explorers.kit.layers import LayeredFigure, Picture
from ketamine_explainer.explorers.kit.sheets import Sheets
from ketamine_explainer.explorers.kit.style import canvas, folded, look
from ketamine_explainer.explorers.relapse.figure import (
    FLOOR,
    HEIGHT,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    draw_axes,
    draw_view,
    last_day,
)
from ketamine_explainer.explorers.relapse.room import MOST, VIEWS, View
from ketamine_explainer.synthesis.relapse import Fitted, fitted
from tests.explorers.live_models import live
from tests.explorers.placed import placed
from tests.widget_tree import walk

from .test_explorer import EVERY_DAY, holds

CONTENT = load_content()
CURVES = fitted(CONTENT.evidence, CONTENT.models.relapse)
CAPTION = CONTENT.captions["relapse_curves"]
SHOWN = live("relapse_curves")
every_view = pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.words)


def across(day: float, last: float) -> float:
    """Return where a day stands: all are equally wide, up to the last of a view."""
    return LEFT + (RIGHT - LEFT) * day / last


def up(share: float) -> float:
    """Return the height of a share."""
    return FLOOR + share * (TOP - FLOOR)


def drawn(*ids: str) -> str:
    """Return what is drawn of curves."""
    view = [CURVES[id_] for id_ in ids]
    with look("curves"):
        figure, sheet = canvas(WIDTH, HEIGHT)
        drawing = LayeredFigure("curves", figure)
        drawing.layer("which", Fixed.of(view), lambda each: draw_view(sheet, each, CAPTION.inside))
    return drawing.layers["which"][0]


def said(svg: str) -> str:
    return " ".join(re.findall(">([^<]+)</text>", svg))


@pytest.fixture(scope="module")
def picture() -> Picture:
    [sheets] = [each for each in walk(SHOWN.explainer) if isinstance(each, Sheets)]
    return sheets.picture


def strokes(svg: str) -> list[tuple[float, float, str]]:
    """Return from where to where each curve runs, and its dashes."""
    found = re.findall(r'<path d="M([\d.]+) [\d.]+L[^"]*?([\d.]+) [\d.]+" style="([^"]*)"', svg)
    return [
        (float(start), float(end), "dashed" if "dasharray" in style else "solid")
        for start, end, style in found
        if "stroke-width" in style and "z" not in style
    ]


@pytest.mark.parametrize("id_", CURVES)
def test_a_curve_ends_at_its_last_figure_and_the_axis_with_it(id_: str) -> None:
    svg, last = drawn(id_), CURVES[id_].ties[-1].day
    ends = [across(day, last) for day in (0, last)]
    assert ends[1] == RIGHT
    assert [stroke for stroke in strokes(svg) if stroke[:2] == pytest.approx(ends, abs=0.1)]
    assert max(end for _, end, _ in strokes(svg)) <= RIGHT + 0.1


@every_view
def test_no_day_beyond_the_last_figure_has_a_place(view: View) -> None:
    curves = view.curves(CONTENT)
    area = draw_axes(canvas(WIDTH, HEIGHT)[1], curves)
    assert area.get_xlim() == (0, last_day(curves))
    assert area.get_xscale() == "linear"
    assert max(area.get_xticks()) <= last_day(curves)
    x_of, y_of = placed(area)
    assert x_of([0, last_day(curves)]).tolist() == pytest.approx([LEFT, RIGHT])
    assert y_of([0, 1]).tolist() == pytest.approx([FLOOR, TOP])


def test_a_curve_goes_through_each_published_figure() -> None:
    curve = CURVES["series-clinics"]
    for tie in curve.ties:
        assert up(curve.survival.well(tie.day)) == pytest.approx(up(tie.share), abs=0.2)
    assert drawn("series-clinics").count("<use") == 3, "and before its name"


@pytest.mark.parametrize("id_", ["series-washed-out", "series-clinics"])
def test_marks_stand_at_the_published_points(id_: str) -> None:
    marks = re.findall(r'<use [^>]*x="([\d.]+)" y="([\d.]+)"', drawn(id_))
    found = [(float(x), float(y)) for x, y in marks]
    for tie in CURVES[id_].ties:
        place = (across(tie.day, CURVES[id_].measured_until), HEIGHT - up(tie.share))
        assert pytest.approx(place, abs=0.1) in found


@pytest.mark.parametrize("id_", CURVES)
def test_a_curve_is_drawn_down_to_its_share_at_the_last_figure(id_: str) -> None:
    curve = CURVES[id_]
    place = (RIGHT, up(curve.survival.well(curve.measured_until)))
    paths = re.findall(r'<path d="M[^"]*?([\d.]+) ([\d.]+)" style="[^"]*stroke-width', drawn(id_))
    ends = [(float(x), HEIGHT - float(y)) for x, y in paths]
    assert pytest.approx(place, abs=0.1) in ends


def test_a_curve_that_was_slowed_has_no_mark_and_is_nowhere_solid() -> None:
    svg = drawn("spray-continued")
    assert "<use" not in svg
    assert {style for *_, style in strokes(svg)[-1:]} == {"dashed"}


@every_view
def test_the_whole_name_of_each_curve_stands_below_behind_its_mark(view: View) -> None:
    for each in view.curves(CONTENT):
        svg = drawn(each.curve.id)
        assert each.curve.name in said(svg)
        marks = [float(y) for y in re.findall(r'<use [^>]*y="([\d.]+)"', svg)]
        own = [y for y in marks if y > HEIGHT - FLOOR]
        assert len(own) == (each.curve.ratio is None)
        first = re.search(rf'y="([\d.]+)"[^>]*>{re.escape(each.curve.name[:12])}', svg)
        assert first
        assert all(0 < float(first[1]) - y < 16 for y in own), "the mark stands beside its name"


@every_view
def test_the_line_of_a_day_runs_through_no_words(view: View) -> None:
    svg = drawn(*(each.curve.id for each in view.curves(CONTENT)))
    words = re.findall(r'x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]+)</text>', svg)
    assert words
    assert not [
        said
        for x, y, said in words
        if FLOOR < HEIGHT - float(y) < TOP + 16 and float(x) > LEFT and float(x) < RIGHT
    ]


@every_view
def test_the_axes_are_as_large_as_what_is_said_leaves_room_for(view: View) -> None:
    assert RIGHT - LEFT > 0.75 * WIDTH
    assert TOP - FLOOR > HEIGHT / 3
    assert len(folded(CAPTION.inside[view.curves(CONTENT)[0].curve.state], WIDTH, "bold")) == 1


def test_a_view_says_of_whom_it_counts_what() -> None:
    assert "responded: still responding" in said(drawn("series-clinics"))
    assert "in remission: not relapsed" in said(drawn("spray-stopped", "spray-continued"))


def test_what_is_assumed_stands_on_the_figure(picture: Picture) -> None:
    base = said(picture.base).split()
    assert {*CAPTION.inside["marks"].split(), *CAPTION.inside["assumed"].split()} <= {*base}
    assert all(CAPTION.inside["time"] in layer for layer in picture.layers["which"])


@every_view
def test_the_cursor_stands_at_its_day_and_is_named_as_far_as_there_are_figures(view: View) -> None:
    last = last_day(view.curves(CONTENT))
    for day in EVERY_DAY:
        state: dict[str, Any] = {"which": view, "time": day}
        x, y = SHOWN.mark("day", **state)
        at, _, words = SHOWN.mark("name", **state)
        assert words == (f"day {day}" if day <= last else "")
        if day > last:
            assert max(x) < -100, "it is on the figure"
            continue
        assert [*x, at] == pytest.approx([across(day, last)] * 3)
        assert y.tolist() == pytest.approx([HEIGHT - FLOOR, HEIGHT - TOP - 4])


@every_view
def test_a_dot_stands_on_each_curve_as_far_as_it_was_measured(view: View) -> None:
    curves: tuple[Fitted, ...] = view.curves(CONTENT)
    for day in EVERY_DAY:
        given = SHOWN.model.at(which=view, time=day)
        for place in range(MOST):
            x, y = given[f"dot{place}"].placed()  # type: ignore[union-attr]
            assert np.isfinite([x, y]).all(), "a page can place all of them"
            if place < len(curves) and day <= curves[place].measured_until:
                share = holds(curves[place], day)
                assert (x, HEIGHT - y) == pytest.approx((across(day, last_day(curves)), up(share)))
            else:
                assert not (0 <= x <= WIDTH and -10 <= y <= HEIGHT + 10), "it is on the figure"


def test_dots_stand_before_the_curves_and_the_cursor_behind_them(picture: Picture) -> None:
    assert [*picture.layers] == ["day", "which", "values"]
    [behind], [before] = picture.layers["day"], picture.layers["values"]
    assert re.findall(r'data-live="(\w+)"', behind) == ["day", "name"]
    names = [f"dot{place}" for place in range(MOST)]
    assert re.findall(r'data-live="(\w+)"', before) == names
    assert ">day 14</text>" in behind
