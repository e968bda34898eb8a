"""Where an id stands in the content, and whether it names anything."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from .errors import Problem, did_you_mean, one_of
from .yamlfile import Document, Loc

Place = tuple[str, Loc, str]
"""File (without ending), place in it, and the id that stands there."""


def listed(name: str, loc: tuple[str | int, ...], ids: Iterable[str]) -> Iterator[Place]:
    """Give the places of the ids of a list."""
    yield from ((name, (*loc, index), id_) for index, id_ in enumerate(ids))


def texts(node: object, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[Loc, str]]:
    """Give each text of a YAML tree with its place."""
    if isinstance(node, str):
        yield loc, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from texts(value, (*loc, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from texts(value, (*loc, index))


def unknown(
    documents: Mapping[str, Document], used: Iterable[Place], known: Collection[str], what: str
) -> Iterator[Problem]:
    """Find ids that are not among those known, which are `what`."""
    for name, loc, id_ in used:
        if id_ not in known:
            cure = did_you_mean(id_, known, f"add it, or name {what}")
            yield documents[name].problem(loc, repr(id_), f"{what}: {one_of(known)}", cure)
