"""Widgets within widgets: none within itself, none too deep, none written without end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

DEEPEST = 50
"""Boxes that may stand within each other."""

MOST_VIEWS = 100_000
"""Views that a widget may be written as, with all that is in it."""

Refuse = Callable[[str, str], Exception]
"""Returns the error to raise, of a widget's id and what is wrong with it."""


def refuse_nesting(inside: Mapping[str, Sequence[str]], refuse: Refuse) -> None:
    """Stop at a widget that holds itself, or at more than any page could show.

    Parameters
    ----------
    inside : mapping of str to sequence of str
        By the id of each widget: the ids of those that are written within it, each as often as
        it is written.
    refuse : callable
        Returns the error.
    """
    size: dict[str, tuple[int, int]] = {}  # how deep and how many views, of what is done
    for start in inside:
        path = {start: iter(inside[start])} if start not in size else {}
        while path:
            ident, children = next(reversed(path.items()))
            child = next((c for c in children if c in inside and c not in size), None)
            if child is None:
                size[ident] = _size(ident, inside, size, refuse)
                del path[ident]
            elif child in path:
                raise refuse(child, "it contains itself")
            else:
                path[child] = iter(inside[child])


def _size(
    ident: str,
    inside: Mapping[str, Sequence[str]],
    size: Mapping[str, tuple[int, int]],
    refuse: Refuse,
) -> tuple[int, int]:
    children = [size[child] for child in inside[ident] if child in size]
    deep = 1 + max((depth for depth, _ in children), default=0)
    views = 1 + sum(count for _, count in children)
    if deep > DEEPEST:
        raise refuse(ident, f"more than {DEEPEST} widgets stand within each other in it")
    if views > MOST_VIEWS:
        raise refuse(ident, f"it holds more than {MOST_VIEWS} views of widgets")
    return deep, views
