"""What the page's script is told: values, words, names and links, by short names of the models."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import chain, count

from markupsafe import Markup

from ..notebook.links import reached
from ..notebook.state import Model
from . import control_attrs as fields
from .drawing import RenderContext


def script_data(draw: RenderContext) -> Markup:
    """Return the data of a page whose widgets are drawn, as JSON that may stand in a ``<script>``.

    Returns
    -------
    Markup
        ``values`` by short name; ``words`` of the options; ``names`` of what a reader moves, for
        the page's address; ``links`` as source, target and whether it goes both ways. It is the
        same whatever the order in which the notebook stores its models.
    """
    linked = {end.model for link in draw.links for end in link.ends}
    held = sorted(
        (ident for ident in draw.values if ident in linked | draw.shown.keys()),
        key=lambda ident: _number(draw.name(ident)),
    )
    models = [draw.state.models[ident] for ident in held]
    links = [
        (draw.name(link.source.model), draw.name(link.target.model), link.both)
        for link in draw.links
    ]
    data = {
        "values": {
            draw.name(ident): value
            for ident in held
            if not isinstance(value := draw.values[ident], str)  # words never move
        },
        "words": {
            draw.name(model.id): options(model)
            for model in models
            if (options := draw.kinds[model.kind].options)
        },
        "names": {draw.name(ident): name for ident, name in _names(draw, models).items()},
        "links": sorted(links, key=lambda link: (_number(link[0]), _number(link[1]))),
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.replace("<", "\\u003c"))


def _names(draw: RenderContext, models: Iterable[Model]) -> dict[str, str]:
    """Return what each thing that a reader moves is called in an address.

    Controls that move each other share a name. The first of them knows its options' words, where
    one of them does.
    """
    moved = [model for model in models if draw.is_moved(model.id)]
    names: dict[str, str] = {}
    for model in sorted(moved, key=lambda model: not draw.kinds[model.kind].options):
        same = [names[ident] for ident in reached(model.id, draw.both) if ident in names]
        names[model.id] = same[0] if same else _unlike(fields.name(model), set(names.values()))
    return names


def _unlike(name: str, taken: set[str]) -> str:
    others = (f"{name} {place}" for place in count(2))
    return next(each for each in chain([name], others) if each not in taken)


def _number(name: str) -> int:
    return int(name[1:])
