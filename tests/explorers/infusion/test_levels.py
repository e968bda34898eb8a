"""What follows one infusion, or two: by parameter set, in proportion to the dose."""

from typing import Any

import numpy as np
import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.infusion.bodies import plasma
from ketamine_explainer.explorers.infusion.levels import NEVER, Infusions, infusion, infusions
from ketamine_explainer.models import Dose

from .states import ended, every_state, left, levels, tenth

MODELS = load_content().models


def test_the_level_is_highest_as_the_infusion_ends() -> None:
    for minutes in (2, 40, 100):
        at, level = infusion(MODELS, "kamp-2020", minutes).peak
        assert at == minutes
        assert level == pytest.approx(float(infusion(MODELS, "kamp-2020", minutes).levels(at)))


def test_a_metabolite_is_highest_later() -> None:
    assert infusion(MODELS, "norketamine", 40).peak[0] > 40


def test_levels_are_those_of_the_adult_of_the_content() -> None:
    expected = plasma(MODELS, "kamp-2020").after([Dose(70, 40)], [40, 120])
    np.testing.assert_allclose(infusion(MODELS, "kamp-2020", 40).levels([40, 120]), expected)


def test_a_tenth_is_left_at_the_minute_said() -> None:
    course = infusion(MODELS, "kamp-2020", 40)
    minute, least = course.below(0.1), course.peak[1] / 10
    assert course.levels(minute) < least <= course.levels(minute - 1)


def test_a_share_that_is_never_reached_is_refused() -> None:
    with pytest.raises(ValueError, match="given a share of 1e-09"):
        infusion(MODELS, "kamp-2020", 40).below(1e-9)


def given(state: dict[str, Any]) -> Infusions:
    return infusions(MODELS, state["model"], state["dose"], state["duration"], state["later"])


def test_more_than_a_quarter_of_the_dose_is_in_the_body_at_230_minutes() -> None:
    found = infusions(MODELS, "kamp-2020", 0.5, 40, NEVER)
    left_then = found.remaining(found.phases(np.array([230.0])), 0)
    assert left_then == pytest.approx(0.28, abs=0.005)


@every_state
def test_levels_and_what_remains_are_the_sum_of_what_was_given(state: dict[str, Any]) -> None:
    minutes = np.array([0.0, 1, 13.5, 39, 120, 240, 500, 1500])
    phases = given(state).phases(minutes)
    found = given(state).levels(phases)
    np.testing.assert_allclose(found, levels(state, minutes), rtol=1e-5)  # its terms have 7 digits
    remains = [given(state).remaining(phases, place) for place in range(len(minutes))]
    assert remains == pytest.approx([left(state, each) for each in minutes], rel=1e-5)


@every_state
def test_of_all_models_the_level_is_highest_as_the_last_infusion_ends(
    state: dict[str, Any],
) -> None:
    assert given(state).ended == ended(state)
    highest = float(levels(state, [ended(state)])[0])
    assert float(levels(state, np.linspace(0, 1500, 3001)).max()) <= highest * (1 + 1e-9)


@every_state
def test_a_tenth_is_left_at_the_first_whole_minute_after_the_end(state: dict[str, Any]) -> None:
    falling = levels(state, ended(state) + np.arange(2880))
    assert given(state).falls_to(0.1, falling) == tenth(state)


def test_one_infusion_has_the_tenth_of_its_own_search() -> None:
    found = infusions(MODELS, "kamp-2020", 0.5, 40, NEVER)
    falling = found.levels(found.phases(40 + np.arange(2880)))
    assert found.falls_to(0.1, falling) == infusion(MODELS, "kamp-2020", 40).below(0.1) == 243
