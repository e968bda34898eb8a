"""Choices that act together: one pane for each combination of their options."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from .controls import Control, text


@dataclass(frozen=True)
class ControlProduct:
    """Choices whose combinations are shown, such as a dose and a duration.

    Parameters
    ----------
    choices : tuple of Control
        At least one. Panes come in the order of `itertools.product`, the last choice fastest.
    """

    choices: tuple[Control, ...]

    @property
    def first(self) -> int:
        """Place, in the order of the panes, of the combination chosen at the start."""
        place = 0
        for choice in self.choices:
            place = place * len(choice.options) + choice.control.index
        return place

    def stack(self, panes: Sequence[Any]) -> Any:
        """Return stacks within stacks that show the pane of the combination chosen.

        Where a choice changes nothing, there is no stack.

        Raises
        ------
        ValueError
            If there are not as many panes as combinations.
        """
        count = prod(len(choice.options) for choice in self.choices)
        if len(panes) != count:
            raise ValueError(
                f"given {len(panes)} panes; allowed: {count}, one for each combination of "
                f"{', '.join(choice.control.description for choice in self.choices)}"
            )
        return _stack(self.choices, panes)

    def texts(self, htmls: Iterable[str]) -> Any:
        """Return stacks of HTML texts, one a combination; equal ones are one widget."""
        given = list(htmls)
        made = {html: text(html) for html in dict.fromkeys(given)}
        return self.stack([made[html] for html in given])


def _stack(choices: Sequence[Control], panes: Sequence[Any]) -> Any:
    if all(pane is panes[0] for pane in panes):
        return panes[0]
    first, *rest = choices
    size = len(panes) // len(first.options)
    starts = range(0, len(panes), size)
    return first.stack([_stack(rest, panes[start : start + size]) for start in starts])
