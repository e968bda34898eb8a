"""The curves of the course against the published figures, written down here a second time."""

from pathlib import Path

import pytest

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.content.records import CurvePoint
from ketamine_explainer.synthesis.relapse import fitted

CONTENT = load_content(find_root(Path(__file__)))
RECORDS = CONTENT.models.relapse
CURVES = fitted(CONTENT.evidence, CONTENT.models.relapse)

PUBLISHED: dict[str, list[tuple[float, float]]] = {
    "one-infusion-week": [(6, 100 * 35 / 71)],
    "one-infusion-days": [(2, 100 * 14 / 17)],
    "series-washed-out": [(18, 50)],
    "series-antidepressant-kept": [(28, 100 * 5 / 11)],
    "series-clinics": [(28, 80), (56, 60)],
    "spray-stopped": [(273, 50)],
}
"""Day and percent still responding, or not relapsed."""


@pytest.mark.parametrize("id_", PUBLISHED)
def test_a_curve_meets_the_published_figures_within_their_rounding(id_: str) -> None:
    for day, percent in PUBLISHED[id_]:
        assert 100 * CURVES[id_].survival.well(day) == pytest.approx(percent, abs=0.5)


def test_every_curve_is_written_down_twice() -> None:
    assert set(CURVES) - {"spray-continued"} == set(PUBLISHED)


@pytest.mark.parametrize("id_", PUBLISHED)
def test_a_curve_knows_its_last_published_figure(id_: str) -> None:
    assert CURVES[id_].measured_until == PUBLISHED[id_][-1][0]


def test_two_figures_make_a_weibull_and_one_an_exponential() -> None:
    families = {id_: each.survival.family for id_, each in CURVES.items()}
    assert [id_ for id_, family in families.items() if family == "Weibull"] == ["series-clinics"]


def test_going_on_is_stopping_slowed_by_the_hazard_ratio() -> None:
    stopped, continued = (CURVES[id_].survival for id_ in ("spray-stopped", "spray-continued"))
    assert continued.well(180) == pytest.approx(float(stopped.well(180)) ** 0.49)


def test_a_curve_knows_how_many_responded() -> None:
    assert CURVES["series-washed-out"].responded == 0.708
    assert CURVES["spray-stopped"].responded is None


def test_a_curve_says_what_still_holds() -> None:
    assert CURVES["series-washed-out"].still == "still responding"
    assert CURVES["spray-stopped"].still == "not relapsed"


def test_figures_that_do_not_fall_are_refused_with_the_curve() -> None:
    curve = CURVES["series-clinics"].curve
    turned = curve.model_copy(update={"points": curve.points[::-1]})
    with pytest.raises(ValueError, match=r"curve 'series-clinics': given 0\.6 at day 56"):
        fitted(CONTENT.evidence, RECORDS.model_copy(update={"curves": {turned.id: turned}}))


def test_a_month_is_a_twelfth_of_a_year() -> None:
    point = CurvePoint(estimate="aan-het-rot-2010-still-responding-month-3")
    curve = CURVES["series-clinics"].curve.model_copy(update={"points": (point,)})
    found = fitted(CONTENT.evidence, RECORDS.model_copy(update={"curves": {curve.id: curve}}))
    assert found["series-clinics"].measured_until == pytest.approx(365.25 / 4)
