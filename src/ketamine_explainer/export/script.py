"""What the page's script is told: values, option words and links, by short names."""

from __future__ import annotations

import json

from .controls import option_words
from .drawing import Drawing


def script_data(draw: Drawing) -> str:
    """Return the data of a page whose widgets are drawn, as JSON that may stand in a ``<script>``.

    Returns
    -------
    str
        ``values`` and ``words`` by short name, ``links`` as source, target and whether it goes
        both ways. It is the same whatever the order in which the notebook stores its models.
    """
    linked = {end.model for link in draw.links for end in link.ends}
    held = {draw.name(ident): ident for ident in draw.values if ident in linked | draw.shown.keys()}
    models = draw.state.models
    links = [
        (draw.name(link.source.model), draw.name(link.target.model), link.both)
        for link in draw.links
    ]
    data = {
        "values": {
            name: value
            for name in sorted(held, key=_number)
            if not isinstance(value := draw.values[held[name]], str)  # words never move
        },
        "words": {
            name: option_words(models[held[name]])
            for name in sorted(held, key=_number)
            if draw.kinds[models[held[name]].kind].spoken
        },
        "links": sorted(links, key=lambda link: (_number(link[0]), _number(link[1]))),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _number(name: str) -> int:
    return int(name[1:])
