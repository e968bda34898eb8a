"""The texts of a YAML file, with their places."""

from __future__ import annotations

from collections.abc import Iterator

from .yamlfile import Loc


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
