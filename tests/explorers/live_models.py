"""The models of the course that are alive: their states, and what they give in each, in short."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from numbers import Real
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

import ketamine_explainer as ke
from ketamine_explainer.explorers.kit.explainer import Explainer
from ketamine_explainer.explorers.kit.live import LiveModel, LiveView, Mark
from ketamine_explainer.explorers.kit.sheets import Sheets
from ketamine_explainer.explorers.schedule.year import NEVER
from tests.widget_tree import walk

Numbers = NDArray[np.float64]
State = dict[str, Any]
"""What each control stands at, by name, or what its option stands for."""

MAKERS: dict[str, Callable[[], Explainer]] = {
    "timeline": ke.timeline,
    "one_infusion": ke.one_infusion,
    "wind_up": ke.wind_up,
    "schedule": ke.schedule,
    "relapse_curves": ke.relapse_curves,
}
NAMES = tuple(MAKERS)


@dataclass(frozen=True)
class Flat:
    """What a model gives in a state: all numbers in order, and names, counts and texts."""

    numbers: list[float]
    words: list[str]

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Self:
        """Return what is given, flat; how many numbers each output has stands among the words."""
        numbers, words = list[float](), list[str]()
        for name, each in given.items():
            before = len(numbers)
            for part in each if isinstance(each, list) else [each]:
                if isinstance(part, str):
                    words.append(str(part))
                else:
                    numbers += np.ravel(part).tolist()
            words.append(f"{name}: {len(numbers) - before}")
        return cls(numbers, words)


@dataclass(frozen=True, eq=False)
class Live:
    """An explorer with one of its models."""

    explainer: Explainer
    model: LiveModel

    @cached_property
    def views(self) -> list[LiveView]:
        """Its widgets, in their order."""
        module = self.model.module
        return [
            each
            for each in walk(self.explainer)
            if isinstance(each, LiveView) and each._esm == module
        ]

    @property
    def sizes(self) -> dict[str, int]:
        """How many options each control has."""
        return {name: len(each.values) for name, each in self.model.choices.items()}

    @property
    def counts(self) -> list[str]:
        """Names of the controls that stand for numbers."""
        choices = self.model.choices.items()
        return [name for name, each in choices if all(isinstance(v, Real) for v in each.values)]

    def values(self, state: Mapping[str, int]) -> State:
        """Return what the options stand for."""
        return {name: self.model.choices[name].values[place] for name, place in state.items()}

    def places(self, rng: np.random.Generator, count: int) -> list[dict[str, int]]:
        """Return random places of options, the first states of all controls before them."""
        found = [{name: each.control.index for name, each in self.model.choices.items()}]
        for _ in range(count - 1):
            found.append({name: int(rng.integers(size)) for name, size in self.sizes.items()})
        return found

    def between(self, rng: np.random.Generator, state: Mapping[str, int]) -> State:
        """Return values that no option has: somewhere between an option and the next one."""
        found = self.values(state)
        for name in self.counts:
            here, values = found[name], self.model.choices[name].values
            after = values[min(state[name] + 1, len(values) - 1)]
            if max(here, after) < NEVER:
                found[name] = float(here + rng.random() * (after - here))
        return found

    def given(self, values: Mapping[str, Any]) -> list[float]:
        """Return what its script is given: numbers, and the places of other options."""
        counts = self.counts
        return [
            float(values[name]) if name in counts else each.values.index(values[name])
            for name, each in self.model.choices.items()
        ]

    def said(self, name: str, **values: Any) -> str:
        """Return the plain text of a text among the outputs."""
        return re.sub(r"<[^>]+>", "", str(self.model.at(**values)[name]))

    def mark(self, name: str, **values: Any) -> Any:
        """Return what a mark among the outputs is given."""
        found = self.model.at(**values)[name]
        assert isinstance(found, Mark)
        return found.placed()


@cache
def live(name: str) -> Live:
    """Return an explorer with its model; it is made once since it is only read."""
    explainer = MAKERS[name]()
    sheets = [each for each in walk(explainer) if isinstance(each, Sheets)]
    [model] = {model for each in sheets for model in each.picture.live.values()}
    return Live(explainer, model)
