"""Arrays in the script: constant ones in a short form, joined and woven ones, repeated steps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nbfolio.trace import Choice, Number, Refused, trace

from .node import computed

T = np.linspace(0, 240, 721)
STAIRS = np.repeat(np.arange(20) * 3.5, 4)
CONSTANTS = {
    "one value": (np.full(50, 2.5), 30),
    "rising": (T, 45),
    "falling": (np.arange(100, 0, -1), 30),
    "tenths": (np.linspace(0, 1, 101), 35),
    "with an end of its own": (np.append(np.arange(40.0), 100), 45),
    "pieces": (np.concatenate([np.arange(20), np.zeros(20), np.arange(5, 30, 0.25)]), 75),
    "off in the last digit": (np.linspace(59.4, 462.6, 29) * 1.1 / 1.1, 75),
    "geometric": (np.geomspace(0.02, 240, 160), 75),
    "powers": (np.exp(-0.062 * np.linspace(-90, 20, 23)), 80),
    "stairs": (STAIRS, 50),
    "tiles": (np.tile([274.0, 252.0, np.nan], 30), 60),
    "truths": (np.arange(30) < 12, 40),
    "days": (np.array([0, 2, 4, 7, 9, 11, 14, 17, 21, 30, 31, 33, 47, 48, 50, 61, 70, 72]), 85),
    "signs of zero": (np.array([0.0, -0.0] * 9 + [1.0]), 90),
    "nothing in common": (np.sin(np.arange(17.0)), 450),
}


@pytest.mark.parametrize("name", CONSTANTS)
def test_constant_arrays_are_written_shortly(tmp_path: Path, name: str) -> None:
    values, longest = CONSTANTS[name]
    program = trace(lambda x: {"y": values}, Number("x"))

    [[found]] = computed([(program, [(1.0,)])], tmp_path)

    y = np.array(found["y"], float)
    assert np.allclose(y, values.astype(float), rtol=2e-13, atol=0, equal_nan=True)
    assert np.array_equal(np.signbit(y), np.signbit(values.astype(float)))
    assert len(program.script) <= longest


@pytest.mark.parametrize("name", ["rising", "tenths", "pieces", "stairs", "days"])
def test_numbers_that_may_be_compared_are_exact(tmp_path: Path, name: str) -> None:
    values, _ = CONSTANTS[name]
    program = trace(lambda x: {"y": values}, Number("x"))

    [[found]] = computed([(program, [(1.0,)])], tmp_path)

    assert np.array_equal(np.array(found["y"], float), values)


def test_constant_arrays_of_options_are_one_loop_where_their_form_is_one(tmp_path: Path) -> None:
    options = [np.linspace(0, 1, 31), np.linspace(5, 25, 31), np.linspace(0, 1 / 3, 31)]
    program = trace(lambda x, t: {"y": x * t}, Number("x"), Choice("t", options))

    [found] = computed([(program, [(2.0, place) for place in range(3)])], tmp_path)

    for values, each in zip(options, found, strict=True):
        assert np.allclose(each["y"], 2 * values, rtol=1e-15)
    assert len(program.script) < 125


def woven(x: Any) -> Any:
    """Return strokes: from the floor to a value, then a gap."""
    values = np.sqrt(x * np.linspace(1, 4, 30))
    strokes = np.stack([np.full(30, 7.0), values, np.full(30, np.nan)], axis=-1)
    return strokes.reshape(-1)


def square(x: Any) -> Any:
    return np.stack([np.stack([x, x + 1]), np.stack([x**2, 2 * x])])


def whole(x: Any) -> Any:
    return np.rint(x).astype(int)


JOINED: dict[str, Any] = {
    "woven": woven,
    "two woven": lambda x: np.stack([x * T, T - x], axis=1).ravel(),
    "repeated": lambda x: np.repeat(np.sqrt(x * T), 3),
    "ends added": lambda x: np.concatenate([[0], x * T, [x]]),
    "there and back": lambda x: np.concatenate([x * T, (x + T)[::-1]]),
    "each third": lambda x: (x * T)[2:100:3],
    "fancy": lambda x: (x * T)[[5, 3, 700, 3, 2]],
    "mask": lambda x: (x * T)[T > 200],
    "rows": lambda x: (np.stack([x * T, x + T]) ** 2).sum(axis=0),
    "columns": lambda x: (T[:, None] * np.stack([x, x + 1, 2.0])).max(axis=-1),
    "short loop": lambda x: (x * T)[:10] * np.arange(10),
    "product": lambda x: np.stack([x * T, T]).T @ np.array([1.0, 2.0]),
    "rolled": lambda x: np.roll(x * T, 5),
    "tiled": lambda x: np.tile(x * T[:20], 3),
    "sums": lambda x: np.cumsum(x * T),
    "gaps": lambda x: np.diff(x * T, n=2) + 1,
    "found": lambda x: np.searchsorted(np.stack([x, x + 10, x + 30, x + 40]), T),
    "taken": lambda x: np.take(x * T, np.searchsorted(T, x) + np.arange(20)),
    "taken flat": lambda x: np.take(square(x), whole(x) % 4) * np.ones(2),
    "taken rows": lambda x: np.take(square(x), whole(x) % 2, axis=0),
    "taken columns": lambda x: square(x)[..., whole(x) % 2],
    "taken from the end": lambda x: np.stack([x, 2 * x, 7.0])[-1 - whole(x) % 3] + np.zeros(2),
    "chosen curves": lambda x: np.choose(whole(x) % 2, [x * T, T + x]),
    "chosen one by one": lambda x: np.choose((x < T).astype(int), [x * T, T + x]),
    "linear": lambda x: np.interp(T, [0.0, 20, 100, 300], np.stack([x, 2 * x, 0.0, 1.0])),
    "line": lambda x: np.linspace(x, 2 * x, 50),
    "open line": lambda x: np.linspace(x, 2 * x, 50, endpoint=False),
    "area": lambda x: np.trapezoid((x * T) ** 2, T) * np.ones(3),
}


@pytest.mark.parametrize("name", JOINED)
def test_arrays_that_are_moved_about_are_those_of_numpy(tmp_path: Path, name: str) -> None:
    function = JOINED[name]
    program = trace(lambda x: {"y": function(x)}, Number("x"))

    [found] = computed([(program, [(1.5,), (37.25,)])], tmp_path)

    for x, each in zip((1.5, 37.25), found, strict=True):
        expected = function(np.float64(x))
        assert np.allclose(each["y"], expected, rtol=1e-10, atol=1e-9, equal_nan=True)
        assert len(each["y"]) == len(expected)
    assert len(program.script) < 260


class Steps:
    """What models do with a stand-in: ask it for repeated steps."""

    @staticmethod
    def of(first: Any, step: Any, count: int) -> Any:
        if hasattr(first, "steps"):
            return first.steps(step, count)
        found = [first]
        for _ in range(count):
            found.append(step(found[-1]))
        return np.stack(found)


@pytest.mark.parametrize("count", [1, 4, 15, 60])
def test_repeated_steps_are_a_loop(tmp_path: Path, count: int) -> None:
    def grown(x: Any, rate: Any) -> dict[str, Any]:
        values = Steps.of(x, lambda y: y + rate * y * np.where(y > 3, 1 - y / 10, 0.5), count)
        return {"y": values, "last": values[-1], "rise": values[1:] - values[:-1],
                "twice": Steps.of(2 * x, lambda y: rate * y, count)}  # fmt: skip

    program = trace(grown, Number("x"), Number("rate"))

    [found] = computed([(program, [(1.0, 0.3), (4.0, -0.2)])], tmp_path)

    for state, each in zip([(1.0, 0.3), (4.0, -0.2)], found, strict=True):
        expected = grown(*map(np.float64, state))
        for name, values in expected.items():
            assert np.allclose(each[name], values, rtol=1e-12)
    assert len(program.script) < 330


@pytest.mark.parametrize(
    ("step", "given"),
    [
        (lambda y: y + np.cumsum(y), "a step that looks at other steps"),
        (lambda y: np.stack([y, y]), "steps to an array of shape (2, 20)"),
    ],
)
def test_steps_that_pages_cannot_repeat_are_refused(step: Any, given: str) -> None:
    with pytest.raises(Refused) as refusal:
        trace(lambda x: {"y": x.steps(step, 20)}, Number("x"))

    assert refusal.value.given == given
    assert refusal.value.allowed == (
        "steps from one number to the next, with arithmetic, numpy.where and the like"
    )
    assert refusal.value.cure == "write a loop over a range, which is written out"
