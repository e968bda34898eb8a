"""Choices that act together: one pane for each combination of their options."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from .controls import Choices, Control


@dataclass(frozen=True)
class ControlProduct(Choices):
    """Choices whose combinations are shown, such as a dose and a duration.

    Parameters
    ----------
    choices : tuple of Control
        At least one. States come in the order of `itertools.product`, the last choice fastest.
    """

    choices: tuple[Control, ...]

    @property
    def states(self) -> list[tuple[Any, ...]]:
        """All combinations of the values of the options."""
        return list(product(*(choice.values for choice in self.choices)))

    @property
    def first_state(self) -> tuple[Any, ...]:
        """The values of the options chosen at the start."""
        return tuple(value for choice in self.choices for value in choice.first_state)

    def fork(self, leaves: Sequence[Any]) -> Any:
        """Return forks within forks; where a choice changes nothing, there is none."""
        self._refuse_count(leaves, (choice.control.description for choice in self.choices))
        return _forked(self.choices, leaves)


def _forked(choices: Sequence[Control], leaves: Sequence[Any]) -> Any:
    if all(leaf == leaves[0] for leaf in leaves):
        return leaves[0]
    first, *rest = choices
    size = len(leaves) // len(first.options)
    starts = range(0, len(leaves), size)
    return first.fork([_forked(rest, leaves[start : start + size]) for start in starts])
