"""Curves of staying well: solid to the last published point, dotted beyond it."""

import re

import pytest

from ketamine_explainer import figures
from ketamine_explainer.content import load_content
from ketamine_explainer.figures.relapse import x_of, y_of
from ketamine_explainer.synthesis import fitted

CONTENT = load_content()
CURVES = fitted(CONTENT.evidence, CONTENT.models.relapse)
CAPTION = CONTENT.captions["relapse_curves"]


def drawn(*ids: str) -> str:
    view = [CURVES[id_] for id_ in ids]
    return figures.draw_relapse([view], [0, 14], CAPTION).layers["which"][0]


def strokes(svg: str) -> list[tuple[float, float, str]]:
    """Return from where to where each curve runs, and its dashes."""
    found = re.findall(r'<path d="M([\d.]+) [\d.]+L[^"]*?([\d.]+) [\d.]+" style="([^"]*)"', svg)
    return [
        (float(start), float(end), "dashed" if "dasharray" in style else "solid")
        for start, end, style in found
        if "stroke-width" in style and "z" not in style
    ]


def test_a_curve_is_solid_as_far_as_it_was_measured_and_dotted_to_the_year_beyond() -> None:
    ends = [float(x_of(day)) for day in (0, 56, 365)]
    solid, dotted = strokes(drawn("series-clinics"))[:2]
    assert solid[:2] == pytest.approx(ends[:2], abs=0.1)
    assert dotted[:2] == pytest.approx(ends[1:], abs=0.1)
    assert (solid[2], dotted[2]) == ("solid", "dashed")


def test_the_shade_begins_where_nothing_was_measured_by_any_curve() -> None:
    shade = re.search(r'<path d="M([\d.]+) ', drawn("series-washed-out", "series-clinics"))
    assert shade is not None
    assert float(shade[1]) == pytest.approx(float(x_of(56)), abs=0.1)


def test_each_published_point_has_a_mark_on_the_curve() -> None:
    curve = CURVES["series-clinics"]
    for tie in curve.ties:
        assert float(y_of(curve.survival.well(tie.day))) == pytest.approx(
            float(y_of(tie.share)), abs=0.2
        )
    assert drawn("series-clinics").count("<use") == 3  # two points and the sample in the label


def test_a_curve_that_was_slowed_has_no_mark_and_is_nowhere_solid() -> None:
    svg = drawn("spray-continued")
    assert "<use" not in svg
    assert {style for *_, style in strokes(svg)[:2]} == {"dashed"}
    assert "no point of its own" in svg


@pytest.mark.parametrize("id_", CURVES)
def test_name_family_and_fit_stand_on_the_figure(id_: str) -> None:
    svg = drawn(id_)
    assert CURVES[id_].curve.name in svg
    assert CURVES[id_].fit in svg


def test_the_cursor_stands_at_its_day() -> None:
    _, at = figures.draw_relapse([[CURVES["series-clinics"]]], [0, 14], CAPTION).layers["time"]
    assert f'd="M{float(x_of(14)):g} ' in at
    assert "day 14" in at
