"""What the links of a notebook mean for its page: first values, and where each control leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .state import End, Link, WidgetState

Values = dict[str, Any]


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
    for link in links:
        _move(values, link.target.model, values[link.source.model], links)
    return values


def reached(start: str, links: Iterable[Link]) -> set[str]:
    """Return the ids of all models that move when the model `start` is moved."""
    links = tuple(links)
    found: set[str] = set()
    waiting = [start]
    while waiting:
        fresh = {follower for follower in _followers(waiting.pop(), links) if follower not in found}
        found |= fresh
        waiting.extend(fresh)
    return found - {start}


def _move(values: Values, ident: str, value: Any, links: tuple[Link, ...]) -> None:
    if values[ident] == value:
        return
    values[ident] = value
    for follower in _followers(ident, links):
        _move(values, follower, value, links)


def _followers(ident: str, links: tuple[Link, ...]) -> Iterator[str]:
    for link in links:
        if link.source.model == ident:
            yield link.target.model
        if link.both and link.target.model == ident:
            yield link.source.model
