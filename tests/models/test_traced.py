"""The models in a page: traced, they give what Python gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from ketamine_explainer.models import (
    Dose,
    MagnesiumBlock,
    Mammillary,
    Relay,
    Survival,
    TimeAxis,
    growth,
    in_words,
    train_answers,
)
from ketamine_explainer.models.proportions import of_hundred
from nbfolio.trace import Choice, Number, Program, branching, trace

from ..hostile import seeded
from ..nbfolio.trace.node import computed

Often = Callable[[int, int], int]
Draw = Callable[[Random], tuple[float, ...]]
TIMES = np.linspace(0, 240, 25)
DAYS = np.arange(0, 365, 13)
BODIES = (
    (1.2, [20.0, 60.0, 100.0], [1.5, 0.8]),
    (0.9, [12.0, 90.0, 150.0], [2.5, 0.4]),
    (1.4, [60.0, 150.0], [1.1]),
)
RELAY = Relay(MagnesiumBlock(3.57, 0.062), 1.0, -65.0, 0.0, 8.0, 0.4, 0.1, 1.5)


def level(dose: Any, minutes: Any, body: Any) -> dict[str, Any]:
    response = Mammillary(*body).plasma
    after = response.after([Dose(dose, minutes), Dose(dose / 2, minutes, 30)], TIMES)
    return {"level": after, "highest": after.max()}


def scaled(weight: Any, dose: Any) -> dict[str, Any]:
    """Return the levels of a body whose flows and volumes follow its weight."""
    size = (weight / 70) ** 0.75
    clearance, volumes, flows = BODIES[0]
    body = Mammillary(clearance * size, np.array(volumes) * weight / 70, np.array(flows) * size)
    left = body.remaining.after([Dose(dose, 40)], TIMES)
    return {"level": body.plasma.after([Dose(dose, 40)], TIMES), "left": left,
            "half": body.half_lives}  # fmt: skip


def wound_up(rate: Any, blocked: Any) -> dict[str, Any]:
    answers = train_answers(RELAY, 12, rate, blocked)
    return {"answers": answers, "growth": growth(answers)}


def fading(scale: Any, shape: Any, day: Any) -> dict[str, Any]:
    survival = Survival(scale, shape)
    return {"well": survival.well(DAYS), "then": of_hundred(survival.well(day))}


def placed(minutes: Any) -> dict[str, Any]:
    return {"place": TimeAxis.naming([0, 60, 1440, 10080]).position(minutes)}


MODELS: dict[str, tuple[Callable[..., dict[str, Any]], list[Any], Draw]] = {
    "level": (level, [Number("dose"), Number("minutes"), Choice("body", BODIES)],
              lambda r: (r.uniform(1, 200), r.uniform(0.5, 300), r.randrange(len(BODIES)))),
    "scaled": (scaled, [Number("weight"), Number("dose")],
               lambda r: (r.uniform(30, 150), r.uniform(1, 200))),
    "wound up": (wound_up, [Number("rate"), Number("blocked")],
                 lambda r: (r.uniform(0.05, 5), r.uniform(0, 0.99))),
    "fading": (fading, [Number("scale"), Number("shape"), Number("day")],
               lambda r: (r.uniform(1, 500), r.uniform(0.3, 3), r.uniform(0, 365))),
    "placed": (placed, [Number("minutes")], lambda r: (r.uniform(0, 10080),)),
}  # fmt: skip


def program(name: str) -> Program:
    function, inputs, _ = MODELS[name]
    return trace(function, *inputs)


def arguments(name: str, state: Sequence[float]) -> list[Any]:
    """Return what the model is called with: an option for its place."""
    inputs = MODELS[name][1]
    return [
        each.values[int(value)] if isinstance(each, Choice) else np.float64(value)
        for each, value in zip(inputs, state, strict=True)
    ]


@pytest.mark.parametrize("name", MODELS)
def test_models_give_what_python_gives(tmp_path: Path, often: Often, name: str) -> None:
    function, _, draw = MODELS[name]
    with seeded(name) as random:
        states = [draw(random) for _ in range(often(10_000, 50_000))]

        [found] = computed([(program(name), states)], tmp_path)

        for state, each in zip(states, found, strict=True):
            expected = function(*arguments(name, state))
            for key, values in expected.items():
                one, other = np.asarray(each[key], float), np.asarray(values, float)
                assert one.shape == other.shape
                off = np.abs(one - other) / np.maximum(
                    np.maximum(np.abs(one), np.abs(other)), 1e-30
                )
                assert off.max() <= 1e-9, (key, state)


def test_times_are_said_in_the_same_words(tmp_path: Path, often: Often) -> None:
    traced = trace(lambda minutes: {"said": branching(in_words)(minutes)}, Number("minutes"))
    with seeded("words") as random:
        count = often(3000, 20_000)
        units = (random.choice((1, 60, 1440, 10_080)) for _ in range(count))
        states = [(float(unit * random.randrange(60)),) for unit in units]
        states += [(random.uniform(0, 3000),) for _ in range(count)]

        [found] = computed([(traced, states)], tmp_path)

        wrong = [
            state
            for state, each in zip(states, found, strict=True)
            if each["said"] != in_words(*state)
        ]
        assert not wrong


@pytest.mark.parametrize("name", ["level", "scaled", "wound up", "fading"])
def test_models_are_small_in_the_page(name: str) -> None:
    assert len(program(name).script) < 1100
