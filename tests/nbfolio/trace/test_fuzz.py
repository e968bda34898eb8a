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

from nbfolio.trace import Choice, Fixed, Number, Program, branching, trace

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


@pytest.mark.parametrize("part", range(2))
def test_functions_of_choices_give_what_each_option_gives(
    tmp_path: Path, often: Often, part: int
) -> None:
    """Options differ in numbers, in whether an array is short, and in what is computed."""
    count = often(150, 1000)
    with seeded(f"choices {part}") as random, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        space: dict[str, Any] = {}
        exec(functions(random, 2 * count), space)
        checked = []
        for number in range(count):
            one, other = space[f"f{2 * number}"], space[f"f{2 * number + 1}"]
            forms = random.choice(([one], [one, other]))
            factors = [random.choice((1, 2, 0.5, -3.25, 0.0)) for _ in range(random.randint(1, 3))]

            def chosen(a: Any, form: Any, k: Any, t: Any) -> dict[str, Any]:
                given = form(a * k, k + 0.75, t)
                return {**given, "said": f"{k} of {a:.3g}"}

            program = trace(
                chosen, Number("a"), Choice("form", forms), Choice("k", factors), Fixed("t", T)
            )
            given = [
                (random.uniform(-4, 4), form, k)
                for form in range(len(forms))
                for k in range(len(factors))
            ]
            checked.append((program, given, forms, factors, chosen))

        found = computed([(program, given) for program, given, *_ in checked], tmp_path)

        wrong = []
        for (program, given, forms, factors, chosen), results in zip(checked, found, strict=True):
            for (a, form, k), each in zip(given, results, strict=True):
                options = forms[int(form)], factors[int(k)]
                expected = [
                    chosen(np.float64(a * near), *options, T * up)
                    for near, up in ((1, 1), (1 + 3e-15, 1), (1, 1 - 3e-15), (1 - 3e-15, 1 + 3e-15))
                ]
                assert each["said"] == expected[0]["said"]
                for name in "yz":
                    steady = all(apart(x[name], expected[0][name]) < 1e-10 for x in expected)
                    if steady and apart(each[name], expected[0][name]) > AT_MOST:
                        wrong.append((name, a, options, each[name], expected[0][name], program))
        assert not wrong, f"{len(wrong)} wrong: {wrong[0]}"


def decisions(random: Random, depth: int) -> list[str]:
    """Return the body of a function that decides, and returns a text and a number."""
    if depth == 0:
        spec = random.choice((".1f", ".3g", ",.0f", ".0%", "g"))
        words = random.choice(("", "about ", "at most ", "about the same, "))
        unit = random.choice(("", " mg", " mg more", " min"))
        number = random.choice(("a", "b", "a + b", "2.5", "a * 3"))
        return [f"return f'{words}{{{number}:{spec}}}{unit}', {number}"]
    test = random.choice(("a > {}", "b <= {}", "a + b < {}", "a > {} and b < 1", "not a < {}"))
    test = test.format(random.randint(-3, 3))
    lines = [f"if {test}:", *(f"    {line}" for line in decisions(random, random.randrange(depth)))]
    return [*lines, *decisions(random, random.randrange(depth))]


def test_functions_that_decide_say_the_same(tmp_path: Path, often: Often) -> None:
    with seeded("decisions") as random:
        lines = []
        count = often(300, 2000)
        for number in range(count):
            body = "\n".join(f"    {line}" for line in decisions(random, 4))
            lines.append(f"def f{number}(a, b):\n{body}\n")
        space: dict[str, Any] = {}
        exec("\n".join(lines), space)
        programs = []
        for number in range(count):
            decide = branching(space[f"f{number}"])

            def told(a: Any, b: Any, decide: Any = decide) -> dict[str, Any]:
                said, value = decide(a, b)
                return {"said": f"<p>{said}.</p>", "value": value}

            states = [
                (random.choice((random.uniform(-4, 4), random.randint(-4, 4) + 0.0)),
                 random.choice((random.uniform(-4, 4), random.randint(-4, 4) + 0.0)))
                for _ in range(30)
            ]  # fmt: skip
            programs.append((trace(told, Number("a"), Number("b")), states))

        found = computed(programs, tmp_path)

        for number, ((program, states), results) in enumerate(zip(programs, found, strict=True)):
            for (a, b), each in zip(states, results, strict=True):
                said, value = space[f"f{number}"](a, b)
                assert each == {"said": f"<p>{said}.</p>", "value": value}, program.script
