"""One infusion in random states, and its levels by the sum of two doses."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.infusion.bodies import model_for, plasma
from ketamine_explainer.explorers.infusion.levels import NEVER
from ketamine_explainer.models import Dose
from tests.explorers.live_models import live

CONTENT = load_content()
SHOWN = live("one_infusion")
ADULT = 70
SAMPLE = [SHOWN.values(each) for each in SHOWN.places(np.random.default_rng(18), 60)]
every_state = pytest.mark.parametrize("state", SAMPLE)


def doses(state: dict[str, Any]) -> list[Dose]:
    """Return what is given: one dose, or two."""
    amount, minutes = state["dose"] * ADULT, state["duration"]
    once = [Dose(amount, minutes)]
    again = [Dose(amount, minutes, minutes + state["later"])]
    return once if state["later"] == NEVER else [*once, *again]


def ended(state: dict[str, Any]) -> float:
    """Return when the last infusion ends, in minutes."""
    last = doses(state)[-1]
    return last.start + last.duration


def levels(state: dict[str, Any], minutes: Any) -> Any:
    """Return the level in plasma at times, in ng/mL."""
    return plasma(CONTENT.models, state["model"]).after(doses(state), minutes)


def left(state: dict[str, Any], minute: float) -> float:
    """Return what is in the body at a time, as a share of one dose."""
    body = model_for(CONTENT.models, state["model"]).remaining
    found = body.after(doses(state), [minute])
    return float(found[0] / (state["dose"] * ADULT))


def tenth(state: dict[str, Any]) -> float:
    """Return the first whole minute from the end on at which less than a tenth is left."""
    end, limit = ended(state), 0.1 * float(levels(state, [ended(state)])[0])
    minutes = end + np.arange(2881)
    return float(minutes[np.argmax(levels(state, minutes) < limit)])
