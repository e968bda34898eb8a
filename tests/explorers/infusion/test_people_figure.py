"""One infusion on a plain axis: the base, the band and the lines stand where their numbers are."""

import re

import numpy as np
import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.infusion.people_figure import (
    FLOOR,
    HEIGHT,
    LEFT,
    WIDTH,
    Line,
    View,
    draw_axes,
    draw_people,
)
from ketamine_explainer.explorers.kit.controls import Fixed
from ketamine_explainer.explorers.kit.style import canvas
from ketamine_explainer.models import Band
from tests.explorers.placed import placed

CONTENT = load_content()
LEVELS = CONTENT.models.levels
CAPTION = CONTENT.captions["people_differ"]
x_of, y_of = placed(draw_axes(canvas(WIDTH, HEIGHT)[1], LEVELS, 40, CAPTION.inside))
MINUTES = np.array([0.0, 40, 240])
LINE = Line(np.array([10.0, 200, 50]), "the middle")
BAND = Band(*(np.full(3, level) for level in (100.0, 150.0, 300.0)))
PICTURE = draw_people(
    Fixed.of(View(MINUTES, (LINE,), BAND, "most")),
    lambda view: view,
    LEVELS,
    40,
    CAPTION,
)
[OVERLAY] = PICTURE.layers["view"]


def down(level: float) -> float:
    """Return the height of a level as SVG counts it, from above."""
    return float(HEIGHT - y_of(level))


def test_the_bar_is_as_long_as_the_infusion() -> None:
    [end] = re.findall(rf"M{LEFT:g} {HEIGHT - FLOOR + 7:g}H([\d.]+)", PICTURE.base)
    assert float(end) == pytest.approx(float(x_of(40)))


def test_the_quoted_level_stands_at_the_end_of_the_infusion() -> None:
    marks = re.findall(r'<use [^>]*x="([\d.]+)" y="([\d.]+)"', PICTURE.base)
    [height] = [float(y) for x, y in marks if float(x) == pytest.approx(float(x_of(40)))]
    assert height == pytest.approx(down(LEVELS.quoted.value), abs=0.1)


def test_the_range_of_dissociation_reaches_from_end_to_end() -> None:
    bars = re.findall(r'd="M([\d.]+) ([\d.]+)L\1 ([\d.]+)"', PICTURE.base)
    [found] = [[float(low), float(high)] for _, low, high in bars]
    ends = (LEVELS.dissociation.low, LEVELS.dissociation.high)
    assert found == pytest.approx([down(level) for level in ends], abs=0.1)


def test_the_band_reaches_from_its_lower_to_its_upper_end() -> None:
    shape = re.search(r'<path id="[^"]*" d="([^"]*)"', OVERLAY)
    assert shape
    heights = {HEIGHT + float(y) for y in re.findall(r"[ML]\S+ (-?[\d.]+)", shape[1])}
    assert sorted(heights) == pytest.approx([down(300), down(100)], abs=0.1)


def test_a_line_goes_through_its_levels() -> None:
    paths = re.findall(r'<path d="(M[^"H]*)"', OVERLAY)
    [found] = [re.findall(r"([\d.]+) ([\d.]+)", path) for path in paths]
    expected = np.column_stack([x_of(MINUTES), HEIGHT - y_of(LINE.levels)])
    np.testing.assert_allclose(np.array(found, dtype=float), expected, atol=0.1)


def test_a_line_and_the_band_are_named() -> None:
    assert re.findall(r">([^<]+)</text>", OVERLAY) == ["most", "the middle"]
