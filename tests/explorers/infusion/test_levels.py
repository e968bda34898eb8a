"""What follows one infusion: by parameter set, in proportion to the dose."""

import numpy as np
import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.infusion.bodies import plasma
from ketamine_explainer.explorers.infusion.levels import infusion, remaining
from ketamine_explainer.models import Dose

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
    minute, tenth = course.below(0.1), course.peak[1] / 10
    assert course.levels(minute) < tenth <= course.levels(minute - 1)


def test_a_share_that_is_never_reached_is_refused() -> None:
    with pytest.raises(ValueError, match="given a share of 1e-09"):
        infusion(MODELS, "kamp-2020", 40).below(1e-9)


def test_more_than_a_quarter_of_the_dose_is_in_the_body_at_230_minutes() -> None:
    assert float(remaining(MODELS, "kamp-2020", 40, 230)) == pytest.approx(0.28, abs=0.005)
