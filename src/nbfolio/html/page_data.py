"""What the page's script is told: values, words, names and links, by short names of the models."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import chain, count

from markupsafe import Markup

from ..notebook.links import reached
from ..notebook.state import End
from . import control_attrs as fields
from .drawing import RenderContext


def script_data(draw: RenderContext) -> Markup:
    """Return the data of a page whose widgets are drawn, as JSON that may stand in a ``<script>``.

    Returns
    -------
    Markup
        ``values`` by key: ``w3`` is the main attribute of a model, ``w3.max`` another one;
        ``words`` of the options; ``names`` of what a reader moves, for the page's address;
        ``links`` as source, target and whether it goes both ways. It is the same whatever the order
        in which the notebook stores its models.
    """
    linked = {end for link in draw.links for end in link.ends}
    held = sorted(
        (end for end in draw.held if end in linked or end.model in draw.shown),
        key=lambda end: _order(draw.key(end)),
    )
    ends = [end for end in held if draw.is_main(end)]
    moves = _changing(draw)
    links = [(draw.key(link.source), draw.key(link.target), link.both) for link in draw.links]
    data = {
        "values": {
            draw.key(end): value
            for end in held
            if not isinstance(value := draw.held[end], str) or end in moves
        },
        "words": {
            draw.key(end): options(model)
            for end in ends
            if (options := draw.kinds[(model := draw.state.models[end.model]).kind].options)
        },
        "names": {draw.key(end): name for end, name in _names(draw, ends).items()},
        "links": sorted(links, key=lambda link: (_order(link[0]), _order(link[1]))),
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.replace("<", "\\u003c"))


def _changing(draw: RenderContext) -> set[End]:
    """Return what a reader can change: what is not among it need not be known where it is words."""
    moved = {end for end in draw.held if draw.is_moved(end.model)}
    return moved.union(*(reached(end, draw.follow) for end in moved))


def _names(draw: RenderContext, ends: Iterable[End]) -> dict[End, str]:
    """Return what each thing that a reader moves is called in an address.

    Controls that move each other share a name. The first of them knows its options' words, where
    one of them does.
    """
    models = {end: draw.state.models[end.model] for end in ends if draw.is_moved(end.model)}
    names: dict[End, str] = {}
    for end in sorted(models, key=lambda end: not draw.kinds[models[end].kind].options):
        same = [names[other] for other in reached(end, draw.both) if other in names]
        names[end] = same[0] if same else _unlike(fields.name(models[end]), set(names.values()))
    return names


def _unlike(name: str, taken: set[str]) -> str:
    others = (f"{name} {place}" for place in count(2))
    return next(each for each in chain([name], others) if each not in taken)


def _order(key: str) -> tuple[int, str]:
    name, _, attribute = key.partition(".")
    return int(name[1:]), attribute
