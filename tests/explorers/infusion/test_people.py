"""People, models and substances: what is drawn and said of each is what the models give."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.infusion import people as module
from ketamine_explainer.explorers.infusion.bodies import plasma, population
from ketamine_explainer.explorers.infusion.figure import HEIGHT, WIDTH
from ketamine_explainer.explorers.infusion.levels import infusion
from ketamine_explainer.explorers.infusion.model_names import amount, made, models, names
from ketamine_explainer.explorers.infusion.people import MINUTES as DRAWN
from ketamine_explainer.explorers.infusion.people_figure import View, draw_axes, draw_people
from ketamine_explainer.explorers.infusion.room import TRIAL
from ketamine_explainer.explorers.kit.controls import Control
from ketamine_explainer.explorers.kit.explainer import Explainer
from ketamine_explainer.explorers.kit.layers import Picture
from ketamine_explainer.explorers.kit.style import canvas
from ketamine_explainer.models import Dose, in_words
from tests.explorers.placed import placed
from tests.widget_tree import chosen

CONTENT = load_content()
AROUND = CONTENT.models.variability.factors.around
HALF_MG = [Dose(35, 40)]
MINUTES = [40, 120, 240]


@pytest.fixture(scope="module")
def shown() -> Explainer:
    explainer: Explainer = ke.people_differ()
    return explainer


@pytest.fixture(scope="module")
def views() -> list[View]:
    found: list[View] = []
    draw = draw_people
    with pytest.MonkeyPatch.context() as patch:

        def kept(choices: Control, view: Callable[..., View], *rest: Any) -> Picture:
            found.extend(map(view, choices.values))
            return draw(choices, view, *rest)

        patch.setattr(module, "draw_people", kept)
        ke.people_differ()
    return found


def said(shown: Explainer, word: str) -> str:
    label = CONTENT.captions["people_differ"].controls["view"]
    return next(each for each in chosen(shown, {label: word}) if "ke-simulated" in each)


def people(id_: str) -> NDArray[np.float64]:
    several = population(CONTENT.models, id_, 1000, 1)
    levels = several.plasma.after(HALF_MG, MINUTES)
    return np.asarray(np.quantile(levels, [0.05, 0.5, 0.95], axis=0))


@pytest.mark.parametrize("id_", AROUND)
def test_nine_of_ten_people_are_within_the_ends_that_are_said(shown: Explainer, id_: str) -> None:
    text = said(shown, f"people around {names(CONTENT)[id_]}")
    low, middle, high = (amount(level) for level in people(id_)[:, 0])
    assert f"<strong>{middle} ng/mL</strong>, and 90 of 100 have {low} to {high} ng/mL" in text


@pytest.mark.parametrize("id_", AROUND)
def test_the_table_has_the_middle_and_the_ends_at_each_time(shown: Explainer, id_: str) -> None:
    table = chosen(shown, {})[-1]
    for minute, (low, middle, high) in zip(MINUTES, people(id_).T, strict=True):
        cells = (in_words(minute), amount(middle), f"{amount(low)} to {amount(high)}")
        row = "</td><td>".join(cells)
        assert f">{names(CONTENT)[id_]}</th><td>{row}</td>" in table


@pytest.mark.parametrize("id_", made(CONTENT))
def test_substances_are_told_for_the_dose_of_the_trials(shown: Explainer, id_: str) -> None:
    response = plasma(CONTENT.models, id_)
    levels = response.after(HALF_MG, np.arange(1440))
    told = f"{names(CONTENT)[id_]}: highest {amount(float(levels.max()))} ng/mL, after "
    assert told + in_words(int(levels.argmax())) in said(shown, "what the body makes of it")
    table = chosen(shown, {})[-1]
    for minute in MINUTES:
        cells = f"<td>{in_words(minute)}</td><td>{amount(float(levels[minute]))}</td>"
        assert f">{names(CONTENT)[id_]}</th>{cells}" in table


def test_a_view_of_people_has_their_band_and_five_of_them(views: list[View]) -> None:
    for id_, view in zip(AROUND, views, strict=False):
        low, middle, high = people(id_)[:, 0]
        at = list(view.minutes).index(40)
        assert view.band
        assert [each[at] for each in view.band] == pytest.approx([low, middle, high])
        assert len({line.levels[at] for line in view.lines if line.style == "thin"}) == 5


def test_models_and_substances_are_drawn_for_the_dose_of_the_trials(views: list[View]) -> None:
    ids = {name: id_ for id_, name in names(CONTENT).items()}
    lines = [(view.minutes, line) for view in views[len(AROUND) :] for line in view.lines]
    assert len(lines) == len(models(CONTENT)) + len(made(CONTENT))
    for minutes, line in lines:
        expected = plasma(CONTENT.models, ids[line.words]).after(HALF_MG, minutes)
        np.testing.assert_allclose(line.levels, expected)


def test_the_main_model_is_the_line_that_stands_out(views: list[View]) -> None:
    [main] = [line.words for line in views[len(AROUND)].lines if line.style == "main"]
    assert main == CONTENT.models.ketamine.main.name


def test_no_corner_of_a_curve_can_be_seen() -> None:
    """Halfway between two points a curve is less than half of a line's width from straight."""
    _, y_of = placed(draw_axes(canvas(WIDTH, HEIGHT)[1], TRIAL[1]))
    for id_ in models(CONTENT):
        course = infusion(CONTENT.models, id_, TRIAL[1])
        between = (DRAWN[1:] + DRAWN[:-1]) / 2
        exact = y_of(TRIAL[0] * course.levels(between))
        ends = y_of(TRIAL[0] * course.levels(DRAWN))
        assert np.abs(exact - (ends[1:] + ends[:-1]) / 2).max() < 1, id_
