"""Choices that act together: one pane for each combination of their options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .linked import Choice, text


@dataclass(frozen=True)
class Joint:
    """Choices whose combinations are shown, such as a course and an interval.

    Parameters
    ----------
    choices : tuple of Choice
        At least one. Panes come in the order of `itertools.product`, the last choice fastest.
    """

    choices: tuple[Choice, ...]

    @property
    def first(self) -> int:
        """Place, in the order of the panes, of the combination chosen at the start."""
        place = 0
        for choice in self.choices:
            place = place * len(choice.options) + choice.control.index
        return place

    def stack(self, panes: Iterable[Any]) -> Any:
        """Return the stack of stacks that shows the pane of the combination chosen."""
        return _stack(self.choices, iter(panes))

    def texts(self, htmls: Iterable[str]) -> Any:
        """Return a stack of stacks of HTML texts, one a combination."""
        return self.stack(text(html) for html in htmls)


def _stack(choices: Sequence[Choice], panes: Iterator[Any]) -> Any:
    if not choices:
        return next(panes)
    first, *rest = choices
    return first.stack([_stack(rest, panes) for _ in first.options])
