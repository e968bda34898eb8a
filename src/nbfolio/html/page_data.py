"""What the page's script is told: values, words, names and links, by short names of the models."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import chain, count
from math import isfinite

from markupsafe import Markup

from ..notebook.links import reached
from ..notebook.state import End
from . import control_attrs as fields
from .drawing import RenderContext
from .hosted.page import host_data, other_values, sent


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
        (end for end in draw.held if _is_there(draw, end, end in linked)),
        key=lambda end: _order(draw.key(end)),
    )
    ends = [end for end in held if draw.is_main(end)]
    moves = _changing(draw)
    links = [(draw.key(link.source), draw.key(link.target), link.both) for link in draw.links]
    data = {
        "values": {
            **{
                draw.key(end): sent(value, draw)
                for end in held
                if not isinstance(value := draw.held[end], str) or end in moves
            },
            **other_values(draw),
        },
        "words": {
            draw.key(end): options(model)
            for end in ends
            if (options := draw.kinds[(model := draw.state.models[end.model]).kind].options)
        },
        "names": {draw.key(end): name for end, name in _names(draw, held).items()},
        "links": sorted(links, key=lambda link: (_order(link[0]), _order(link[1]))),
        **host_data(draw),
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    whole = written.encode(errors="replace").decode()  # no file can hold half of a character
    return Markup(whole.replace("<", "\\u003c"))


def _is_there(draw: RenderContext, end: End, linked: bool) -> bool:
    """Return whether the page has to know a value: of a module that was refused, none."""
    if draw.kinds[draw.state.models[end.model].kind].attributes:
        return end.model in draw.modules
    return linked or draw.is_shown(end.model)


def _changing(draw: RenderContext) -> set[End]:
    """Return what a reader can change: what is not among it need not be known where it is words."""
    moved = {end for end in draw.held if draw.is_moved(end.model)}
    return moved.union(*(reached(end, draw.follow) for end in moved))


def _names(draw: RenderContext, held: Iterable[End]) -> dict[End, str]:
    """Return what each thing that a reader moves is called in an address.

    Controls that move each other share a name. The first of them knows its options' words, where
    one of them does; what modules hold comes after all controls.
    """
    models = {end: draw.state.models[end.model] for end in held if _is_told(draw, end)}
    names: dict[End, str] = {}
    for end in sorted(models, key=lambda end: _rank(draw, end)):
        same = [names[other] for other in reached(end, draw.both) if other in names]
        name = fields.name(models[end]) if draw.is_main(end) else end.attribute
        names[end] = same[0] if same else _unlike(name, set(names.values()))
    return names


def _is_told(draw: RenderContext, end: End) -> bool:
    """Return whether an address may tell a value: no words of a module, which may be HTML to it."""
    if draw.is_main(end) or not draw.is_moved(end.model):
        return draw.is_moved(end.model)
    is_number = isinstance(value := draw.held[end], bool | int | float) and isfinite(value)
    return is_number and end.model in draw.modules and not end.attribute.startswith("_")


def _rank(draw: RenderContext, end: End) -> int:
    kind = draw.kinds[draw.state.models[end.model].kind]
    return 2 if not draw.is_main(end) else 1 if not kind.options else 0


def _unlike(name: str, taken: set[str]) -> str:
    others = (f"{name} {place}" for place in count(2))
    return next(each for each in chain([name], others) if each not in taken)


def _order(key: str) -> tuple[int, str]:
    name, _, attribute = key.partition(".")
    return int(name[1:]), attribute
