"""What the links of a notebook mean for its page: first values, and where each control leads.

Links join attributes of models, so that all of it is keyed by `End`: a model and an attribute.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .state import End, Link

Values = dict[End, Any]

Followers = Mapping[End, Sequence[End]]
"""The attributes that follow each one's value at once."""


def followed(links: Iterable[Link], held: Iterable[End]) -> tuple[Link, ...]:
    """Return the links that a page can follow: those between attributes that it holds."""
    held = set(held)
    return tuple(link for link in links if held.issuperset(link.ends))


def first_values(stored: Mapping[End, Any], links: Iterable[Link]) -> Values:
    """Return each attribute's value once every link has been applied, as a front end does at load.

    Parameters
    ----------
    stored
        The values before, of both ends of each link at least.
    links
        In the order in which they were made.
    """
    values = dict(stored)
    links = tuple(links)
    follow = followers(links)
    for link in links:
        _move(values, link.target, values[link.source], follow)
    return values


def followers(links: Iterable[Link]) -> Followers:
    """Return who follows whom along these links, in the order of the links."""
    found: dict[End, list[End]] = {}
    for link in links:
        found.setdefault(link.source, []).append(link.target)
        if link.both:
            found.setdefault(link.target, []).append(link.source)
    return found


def reached(start: End, follow: Followers) -> set[End]:
    """Return all attributes that move when that one is moved."""
    found: set[End] = set()
    waiting = [start]
    while waiting:
        fresh = [each for each in follow.get(waiting.pop(), ()) if each not in found]
        found.update(fresh)
        waiting.extend(fresh)
    return found - {start}


def _move(values: Values, start: End, value: Any, follow: Followers) -> None:
    """Give an attribute a value, and all that follow it: in a loop, a chain may have any length."""
    waiting = [start]
    while waiting:
        end = waiting.pop()
        if values[end] != value:
            values[end] = value
            waiting.extend(reversed(follow.get(end, ())))
