"""Curves of how long it lasted: drawn to the last published figure and no further."""

import re
from typing import Any

import numpy as np
import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.kit.controls import Fixed
from ketamine_explainer.explorers.kit.layers import LayeredFigure, Picture
from ketamine_explainer.explorers.kit.sheets import Sheets
from ketamine_explainer.explorers.kit.style import canvas, look
from ketamine_explainer.explorers.relapse.figure import (
    FIRST_NAMED,
    FLOOR,
    HEIGHT,
    LAST_NAMED,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    draw_axes,
    draw_view,
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
x_of, y_of = placed(draw_axes(canvas(WIDTH, HEIGHT)[1], CAPTION.inside))
every_view = pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.words)


def across(day: float) -> float:
    """Return where a day stands: by its square root."""
    return LEFT + (RIGHT - LEFT) * float(np.sqrt(day / 365))


def drawn(*ids: str) -> str:
    """Return what is drawn of curves."""
    view = [CURVES[id_] for id_ in ids]
    with look("curves"):
        figure, sheet = canvas(WIDTH, HEIGHT)
        area = draw_axes(sheet, CAPTION.inside)
        drawing = LayeredFigure("curves", figure)
        drawing.layer("which", Fixed.of(view), lambda each: draw_view(area, each, CAPTION.inside))
    return drawing.layers["which"][0]


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
def test_a_curve_ends_at_its_last_figure_and_a_slowed_one_on_the_same_day(id_: str) -> None:
    ends = [float(x_of(day)) for day in (0, CURVES[id_].ties[-1].day)]
    assert [stroke for stroke in strokes(drawn(id_)) if stroke[:2] == pytest.approx(ends, abs=0.1)]
    assert max(end for _, end, _ in strokes(drawn(id_))) < float(x_of(365))


def test_the_shade_begins_beyond_the_last_figure_of_any_curve_and_says_so() -> None:
    svg = drawn("series-washed-out", "series-clinics")
    assert all(f">{line}</text>" in svg for line in CAPTION.inside["beyond"].splitlines())
    shade = re.search(r'<path d="M([\d.]+) ', svg)
    assert shade is not None
    assert float(shade[1]) == pytest.approx(float(x_of(56)), abs=0.1)


def test_each_published_point_has_a_mark_on_the_curve() -> None:
    curve = CURVES["series-clinics"]
    for tie in curve.ties:
        assert float(y_of(curve.survival.well(tie.day))) == pytest.approx(
            float(y_of(tie.share)), abs=0.2
        )
    assert drawn("series-clinics").count("<use") == 3  # two points and the sample in the label


@pytest.mark.parametrize("id_", ["series-washed-out", "series-clinics"])
def test_marks_stand_at_the_published_points(id_: str) -> None:
    marks = re.findall(r'<use [^>]*x="([\d.]+)" y="([\d.]+)"', drawn(id_))
    found = [(float(x), float(y)) for x, y in marks]
    for tie in CURVES[id_].ties:
        place = (float(x_of(tie.day)), HEIGHT - float(y_of(tie.share)))
        assert pytest.approx(place, abs=0.1) in found


@pytest.mark.parametrize("id_", CURVES)
def test_a_curve_is_drawn_down_to_its_share_at_the_last_figure(id_: str) -> None:
    curve = CURVES[id_]
    place = (
        float(x_of(curve.measured_until)),
        float(y_of(curve.survival.well(curve.measured_until))),
    )
    paths = re.findall(r'<path d="M[^"]*?([\d.]+) ([\d.]+)" style="[^"]*stroke-width', drawn(id_))
    ends = [(float(x), HEIGHT - float(y)) for x, y in paths]
    assert pytest.approx(place, abs=0.1) in ends


def test_a_curve_that_was_slowed_has_no_mark_and_is_nowhere_solid() -> None:
    svg = drawn("spray-continued")
    assert "<use" not in svg
    assert {style for *_, style in strokes(svg)[:1]} == {"dashed"}
    assert "no figure of its own" in svg


@pytest.mark.parametrize("id_", CURVES)
def test_name_family_and_fit_stand_on_the_figure(id_: str) -> None:
    svg = drawn(id_)
    assert CURVES[id_].curve.name in svg
    assert CURVES[id_].fit in svg


def test_a_view_says_of_whom_it_counts_what() -> None:
    assert "responded: still responding" in drawn("series-clinics")
    assert "in remission: not relapsed" in drawn("spray-stopped", "spray-continued")


def test_what_is_assumed_stands_on_the_figure(picture: Picture) -> None:
    assert all(CAPTION.inside[name] in picture.base for name in ("marks", "assumed", "time"))
    assert "risk of relapse the same every day" in drawn("series-washed-out")
    assert "risk of relapse rising" in drawn("series-clinics")


@every_view
def test_the_cursor_stands_at_its_day_and_is_named(view: View) -> None:
    for day in EVERY_DAY:
        state: dict[str, Any] = {"which": view, "time": day}
        x, y = SHOWN.mark("day", **state)
        assert x.tolist() == pytest.approx([across(day)] * 2)
        assert y.tolist() == pytest.approx([HEIGHT - FLOOR, HEIGHT - TOP - 4])
        at, _, words = SHOWN.mark("name", **state)
        assert words == f"day {day}"
        assert at == pytest.approx(across(min(max(day, FIRST_NAMED), LAST_NAMED)))


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
                assert (x, HEIGHT - y) == pytest.approx(
                    (across(day), FLOOR + share * (TOP - FLOOR))
                )
            else:
                assert not (0 <= x <= WIDTH and -10 <= y <= HEIGHT + 10), "it is on the figure"


def test_dots_stand_before_the_curves_and_the_cursor_behind_them(picture: Picture) -> None:
    assert [*picture.layers] == ["day", "which", "values"]
    [behind], [before] = picture.layers["day"], picture.layers["values"]
    assert re.findall(r'data-live="(\w+)"', behind) == ["day", "name"]
    names = [f"dot{place}" for place in range(MOST)]
    assert re.findall(r'data-live="(\w+)"', before) == names
    assert ">day 14</text>" in behind
