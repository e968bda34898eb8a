"""What the links of a notebook mean for its page: first values, and where each control leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .state import End, Link, WidgetState

Values = dict[str, Any]

Followers = Mapping[str, Sequence[str]]
"""By model id: the models that follow its value at once."""


def followed(links: Iterable[Link], attributes: Mapping[str, str]) -> tuple[Link, ...]:
    """Return the links that a page can follow.

    Parameters
    ----------
    links
        All links of the notebook.
    attributes
        For each model id that holds a value: the attribute that holds it.
    """

    def held(end: End) -> bool:
        return attributes.get(end.model) == end.attribute

    return tuple(link for link in links if all(map(held, link.ends)))


def first_values(
    state: WidgetState,
    links: Iterable[Link],
    attributes: Mapping[str, str],
    starts: Mapping[str, Any] | None = None,
) -> Values:
    """Return each model's value once every link has been applied, as a front end does at load.

    A value that the notebook does not store is taken from `starts`.
    """
    values = {
        ident: state.models[ident].get(name, (starts or {}).get(ident))
        for ident, name in attributes.items()
    }
    links = tuple(links)
    follow = followers(links)
    for link in links:
        _move(values, link.target.model, values[link.source.model], follow)
    return values


def followers(links: Iterable[Link]) -> Followers:
    """Return who follows whom along these links, in the order of the links."""
    found: dict[str, list[str]] = {}
    for link in links:
        found.setdefault(link.source.model, []).append(link.target.model)
        if link.both:
            found.setdefault(link.target.model, []).append(link.source.model)
    return found


def reached(start: str, follow: Followers) -> set[str]:
    """Return the ids of all models that move when the model `start` is moved."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        fresh = [each for each in follow.get(waiting.pop(), ()) if each not in found]
        found.update(fresh)
        waiting.extend(fresh)
    return found - {start}


def _move(values: Values, start: str, value: Any, follow: Followers) -> None:
    """Give a model a value, and all that follow it: in a loop, a chain may have any length."""
    waiting = [start]
    while waiting:
        ident = waiting.pop()
        if values[ident] != value:
            values[ident] = value
            waiting.extend(reversed(follow.get(ident, ())))
