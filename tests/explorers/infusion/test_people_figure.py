"""One infusion on a plain axis: the base, the band and the lines stand where their numbers are."""

import re

import numpy as np
import pytest

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.infusion.figure import HEIGHT, LEFT, UNDER, WIDTH
from ketamine_explainer.explorers.infusion.people import MINUTES as DRAWN
from ketamine_explainer.explorers.infusion.people_figure import (
    FLOOR,
    WORDS,
    Line,
    View,
    draw_axes,
    draw_people,
)
from ketamine_explainer.explorers.kit.controls import Fixed
from ketamine_explainer.explorers.kit.sheets import Sheets
from ketamine_explainer.explorers.kit.style import canvas
from ketamine_explainer.models import Band
from tests.explorers.placed import placed
from tests.widget_tree import walk

CONTENT = load_content()
CAPTION = CONTENT.captions["people_differ"]
x_of, y_of = placed(draw_axes(canvas(WIDTH, HEIGHT)[1], 40))
MINUTES = np.array([0.0, 40, 240])
LINE = Line(np.array([10.0, 200, 50]), "the middle")
BAND = Band(*(np.full(3, level) for level in (100.0, 150.0, 300.0)))
PICTURE = draw_people(
    Fixed.of(View(MINUTES, (LINE,), BAND, "most")),
    lambda view: view,
    40,
    CAPTION,
)
[OVERLAY] = PICTURE.layers["view"]


def down(level: float) -> float:
    """Return the height of a level as SVG counts it, from above."""
    return float(HEIGHT - y_of(level))


def test_the_bar_is_as_long_as_the_infusion() -> None:
    [end] = re.findall(rf"M{LEFT:g} {HEIGHT - FLOOR + UNDER:g}H([\d.]+)", PICTURE.base)
    assert float(end) == pytest.approx(float(x_of(40)))


def test_the_band_reaches_from_its_lower_to_its_upper_end() -> None:
    shape = re.search(r'<path id="[^"]*" d="([^"]*)"', OVERLAY)
    assert shape
    heights = {HEIGHT + float(y) for y in re.findall(r"[ML]\S+ (-?[\d.]+)", shape[1])}
    assert sorted(heights) == pytest.approx([down(300), down(100)], abs=0.1)


def test_a_line_goes_through_its_levels() -> None:
    paths = re.findall(r'<path d="(M[^"H]*)"', OVERLAY)
    [found] = [re.findall(r"([\d.]+) ([\d.]+)", path) for path in paths if path.count(" ") > 2]
    expected = np.column_stack([x_of(MINUTES), HEIGHT - y_of(LINE.levels)])
    np.testing.assert_allclose(np.array(found, dtype=float), expected, atol=0.1)


def test_a_line_and_the_band_are_named() -> None:
    assert re.findall(r">([^<]+)</text>", OVERLAY) == ["most", "the middle"]


def test_a_name_is_joined_to_the_highest_level_of_its_line() -> None:
    stems = re.findall(r'<path d="M([\d.]+) ([\d.]+)(?:H|L)([\d.]+)', OVERLAY)
    found = sorted((float(x), float(y)) for x, y, end in stems if LEFT < float(x) < WORDS)
    expected = [(float(x_of(40)) + 8, down(200)), (float(x_of(0)) + 8, down(300))]
    np.testing.assert_allclose(found, sorted(expected), atol=0.1)


def test_curves_have_no_corners_that_one_sees() -> None:
    """Where a curve bends, the next point is near: its direction changes by a few degrees."""
    [shown] = [each for each in walk(ke.people_differ()) if isinstance(each, Sheets)]
    for overlay in shown.picture.layers["view"]:
        for path in re.findall(r'<path d="(M[^"HzC]*)"', overlay):
            found = re.findall(r"([\d.]+) ([\d.]+)", path)
            points = np.array(found, dtype=float)
            if len(points) == len(DRAWN):
                far = np.hypot(*np.diff(points, axis=0).T) > 0.1  # nearer ones are but rounded
                points = points[np.append(True, far)]
                turns = np.diff(np.unwrap(np.arctan2(*np.diff(points, axis=0).T[::-1])))
                assert np.sum(np.abs(np.degrees(turns)) > 12) <= 2, "but the end of the infusion"
