"""Choices within choices: outcome, then comparator, then time; only what there is can be chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from nbfolio.markup import element

from .controls import Choices, Control, choose, column, text
from .room import Kind

Leaf = TypeVar("Leaf")
Level = tuple[str, Callable[[Leaf], str], Kind]
"""The label of a control, what it calls a leaf, and the kind of control."""


@dataclass(frozen=True)
class ControlTree(Choices):
    """A choice whose options lead to further choices, down to single leaves.

    Parameters
    ----------
    choice : Control, optional
        None where there is one way only.
    branches : tuple of ControlTree
        One an option; none at a leaf.
    only : str
        What would be chosen, in words, where there is one way only.
    leaf : object
        What is chosen with a leaf.
    """

    choice: Control | None
    branches: tuple[ControlTree, ...]
    only: str = ""
    leaf: Any = None

    @property
    def states(self) -> list[tuple[Any, ...]]:
        """What each leaf stands for."""
        return [state for branch in self.branches for state in branch.states] or [(self.leaf,)]

    @property
    def row(self) -> Any:
        """The control, and below it those of the option chosen."""
        parts = [text(self.only) if self.choice is None else self.choice.row]
        if self.branches[0].branches:
            below = [branch.row for branch in self.branches]
            parts.append(below[0] if self.choice is None else self.choice.stack(below))
        return parts[0] if len(parts) == 1 else column(parts)

    def fork(self, leaves: Sequence[Any]) -> Any:
        """Return forks within forks that lead to the leaves, in their order."""
        self._refuse_count(leaves, [self.choice.control.description] if self.choice else [])
        return self._forked(iter(leaves))

    def _forked(self, leaves: Iterator[Any]) -> Any:
        if not self.branches:
            return next(leaves)
        cases = [branch._forked(leaves) for branch in self.branches]
        return cases[0] if self.choice is None else self.choice.fork(cases)


def nest(levels: Sequence[Level[Leaf]], leaves: Sequence[Leaf]) -> ControlTree:
    """Return choices among `leaves`, level by level; its states are the leaves.

    Parameters
    ----------
    levels : sequence of Level
        Outermost first. Together they must tell all leaves apart.
    leaves : sequence
        What is chosen among.

    Raises
    ------
    ValueError
        If two leaves have the same words on every level.
    """
    if not levels:
        if len(leaves) > 1:
            raise ValueError(f"given {len(leaves)} with the same words; allowed: one: {leaves}")
        return ControlTree(None, (), leaf=leaves[0])
    (label, words, kind), *deeper = levels
    groups: dict[str, list[Leaf]] = {}
    for leaf in leaves:
        groups.setdefault(words(leaf), []).append(leaf)
    branches = tuple(nest(deeper, group) for group in groups.values())
    if len(groups) == 1:
        only = element("p", f"{label}: ", element("b", next(iter(groups))), class_="ke-only")
        return ControlTree(None, branches, only)
    return ControlTree(choose(label, list(groups), kind), branches)
