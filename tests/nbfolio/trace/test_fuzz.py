"""Random functions: the script gives what numpy gives."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from nbfolio.trace import Fixed, Number, Program, trace

from ...hostile import seeded
from .generated import functions
from .node import computed

Often = Callable[[int, int], int]
T = np.linspace(-3, 2.7, 30)
SPECIAL = (0.0, 1.0, -1.0, 2.0, float("nan"), float("inf"), float("-inf"), 1e200, -1e-200)
AT_MOST = 1e-9
UNSURE = 0.01
"""Functions of which it may be unsure at some state what numpy gives: where digits cancel."""


def states(random: Random) -> list[tuple[float, float]]:
    """Return pairs of numbers: common ones, and one with a NaN, an infinity or the like."""
    common = [(random.uniform(-4, 4), random.uniform(-4, 4)) for _ in range(4)]
    return [*common, (random.choice(SPECIAL), random.choice(SPECIAL))]


def apart(found: Any, expected: Any) -> float:
    """Return how far values are apart, relative to the larger one; infinite where only one is."""
    one, other = np.asarray(found, float), np.asarray(expected, float)
    if one.shape != other.shape:
        return float("inf")
    same = (one == other) | (np.isnan(one) & np.isnan(other))
    with np.errstate(all="ignore"):
        off = np.abs(one - other) / np.maximum(np.abs(one), np.abs(other))
    return float(np.max(np.where(same, 0, np.where(np.isnan(off), np.inf, off))))


def unsure(space: dict[str, Any], number: int, name: str, a: float, b: float) -> bool:
    """Return whether numpy gives something else for inputs that differ in their 15th digit."""
    results, steps = [], (1.0, 1 + 3e-15, 1 - 3e-15)
    for up, down in product(steps, steps):
        space["T"] = T * up
        found = space[f"f{number}"](np.float64(a * down), np.float64(b * up), T * down)
        results.append(found[name])
    space["T"] = T
    return any(apart(each, results[0]) > AT_MOST / 10 for each in results)


@pytest.mark.parametrize("part", range(4))
def test_random_functions_give_what_numpy_gives(tmp_path: Path, often: Often, part: int) -> None:
    count = often(600, 5000)
    with seeded(f"functions {part}") as random, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        space: dict[str, Any] = {}
        source = functions(random, count)
        exec(source, space)
        programs: list[tuple[Program, list[tuple[float, float]]]] = []
        for number in range(count):
            program = trace(space[f"f{number}"], Number("a"), Number("b"), Fixed("t", T))
            programs.append((program, states(random)))

        found = computed(programs, tmp_path)

        wrong: dict[int, str] = {}
        left = set()
        for number, (program, given) in enumerate(programs):
            body = source.split(f"def f{number}(")[1].split("def ")[0]
            for ((a, b), each), name in product(zip(given, found[number], strict=True), "yz"):
                expected = space[f"f{number}"](np.float64(a), np.float64(b), T)[name]
                if apart(each[name], expected) <= AT_MOST:
                    continue
                if unsure(space, number, name, a, b):
                    left.add(number)
                    continue
                told = f"{body}{name} at {a!r}, {b!r}:\n{each[name]}\n{expected}\n{program.script}"
                wrong.setdefault(number, told)
        assert not wrong, f"{len(wrong)} wrong\n" + "\n".join(list(wrong.values())[:3])
        assert len(left) <= UNSURE * count, sorted(left)
