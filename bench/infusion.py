"""Time of the explorer of one infusion, and of its simulated people, beside the plain ways.

Run ``python bench/infusion.py`` from the project's folder. A state (model, duration, dose, second
infusion) is one that the traced function gives, or a whole figure; 100,000 people at 240 times are
one call, or one person after the other, stepped through the differential equations by the
Runge-Kutta method, a step from each time to the next; few of them, and scaled.
Both ways are timed in turn; the figures to quote are the ratios.
"""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable
from itertools import pairwise, product
from statistics import median
from time import perf_counter

import numpy as np

from ketamine_explainer import one_infusion
from ketamine_explainer.content import load_content
from ketamine_explainer.content.files import Models
from ketamine_explainer.explorers.infusion.bodies import population
from ketamine_explainer.explorers.infusion.figure import MINUTES, Board
from ketamine_explainer.explorers.infusion.levels import infusions
from ketamine_explainer.explorers.infusion.model_names import models, names
from ketamine_explainer.explorers.infusion.room import DOSES, DURATIONS, LATER, NEAR, TRIAL
from ketamine_explainer.explorers.kit.style import look
from ketamine_explainer.models import Dose, Mammillary
from ketamine_explainer.models.response import Array

STATES = len(DOSES) * len(DURATIONS) * len(LATER) * 4
"""Of the explorer, with four models."""

ROUNDS = 5
WHOLE = 12
"""Whole figures in a round: enough for a time, as each takes as long as the next."""

PEOPLE, FEW, TIMES, SEED = 100_000, 50, 240, 1
TARGET = 8


def main() -> None:
    """Print medians of both ways and their ratios, for the states and for the people."""
    content = load_content()
    with look("dose"):
        rounds = [(alive(), whole()) for _ in range(ROUNDS)]
    _report(f"one infusion, {STATES:,} states, {ROUNDS} rounds in turn, medians",
            ("live figure", "whole figure"), rounds, "state")  # fmt: skip
    people = [(at_once(content.models), one_by_one(content.models)) for _ in range(3)]
    ways = (f"one call of {PEOPLE:,}", f"ODE stepper, {FEW} people")
    _report(
        f"{PEOPLE:,} people at {TIMES} times, 3 rounds in turn, medians", ways, people, "person"
    )
    tracemalloc.start()
    at_once(content.models)
    print(f"  one call holds at most {tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB, of which "
          f"{PEOPLE * TIMES * 8 / 1e6:.0f} MB are the result")  # fmt: skip


def _report(
    title: str, ways: tuple[str, str], rounds: list[tuple[float, float]], unit: str
) -> None:
    print(title)
    for name, seconds in zip(ways, zip(*rounds, strict=True), strict=True):
        print(f"  {name:22} {1e3 * median(seconds):9.4f} ms per {unit}")
    ratio = median(slow / fast for fast, slow in rounds)
    print(f"  the first is {ratio:,.0f} times faster (target {TARGET})")


def alive() -> float:
    """Return seconds per state with the live figure: drawn once, its function traced."""
    return _seconds(lambda: one_infusion()) / STATES


def whole() -> float:
    """Return seconds per state when each state is a figure of its own."""
    content = load_content()
    board = Board.start(names(content), 1, content.captions["one_infusion"].inside)
    grid = list(product(DOSES, DURATIONS, models(content), LATER))
    some = grid[:: len(grid) // WHOLE]

    def run() -> None:
        for dose, duration, model, later in some:
            given = infusions(content.models, model, dose, duration, later)
            levels = given.levels(given.phases(MINUTES))
            marks = board.marks(model, given, levels, levels.max(), NEAR)
            artists = [artist for mark in marks.values() for artist in mark.draw()]
            board.figure.savefig(io.StringIO(), format="svg", metadata={"Date": None})
            for artist in artists:
                artist.remove()

    return _seconds(run) / len(some)


def _doses(records: Models) -> list[Dose]:
    return [Dose(TRIAL[0] * records.ketamine.adult.values["weight"], TRIAL[1])]


def at_once(records: Models) -> float:
    """Return seconds per person when all are simulated in one call."""
    people = population(records, records.ketamine.main.id, PEOPLE, SEED)
    minutes = np.linspace(0, 240, TIMES)
    return _seconds(lambda: people.plasma.after(_doses(records), minutes)) / PEOPLE


def one_by_one(records: Models) -> float:
    """Return seconds per person when each is stepped through the differential equations."""
    people = population(records, records.ketamine.main.id, FEW, SEED)
    [dose] = _doses(records)
    minutes = np.linspace(0, 240, TIMES)

    def run() -> None:
        for person in range(FEW):
            _stepped(people, person, dose, minutes)

    return _seconds(run) / FEW


def _stepped(people: Mammillary, person: int, dose: Dose, minutes: Array) -> Array:
    matrix = _matrix(float(people.clearance[person]), people.volumes[person], people.flows[person])
    entering, state = np.zeros(len(matrix)), np.zeros(len(matrix))
    levels = np.zeros(len(minutes))
    for place, (start, end) in enumerate(pairwise(minutes), start=1):
        entering[0] = dose.amount / dose.duration if start < dose.duration else 0
        step = end - start
        first = matrix @ state + entering
        second = matrix @ (state + step / 2 * first) + entering
        third = matrix @ (state + step / 2 * second) + entering
        fourth = matrix @ (state + step * third) + entering
        state = state + step / 6 * (first + 2 * second + 2 * third + fourth)
        levels[place] = state[0] / people.volumes[person, 0]
    return levels


def _matrix(clearance: float, volumes: Array, flows: Array) -> Array:
    """Return how fast the amounts in the compartments change, per minute."""
    matrix = np.diag([-(clearance + flows.sum()), *-flows])
    matrix[0, 1:] = matrix[1:, 0] = flows
    return np.asarray(matrix / volumes)


def _seconds(run: Callable[[], object]) -> float:
    start = perf_counter()
    run()
    return perf_counter() - start


if __name__ == "__main__":
    main()
