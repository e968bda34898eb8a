"""Boxes, grids and stacks: widgets that hold other widgets."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup

from ..markup import element
from ..notebook.state import Model
from .drawing import ANSWER, RenderContext

_PICTURE = "data:image/"
_END_OF_COMMENT = re.compile("--!?>")


def box(class_name: str) -> Callable[[Model, RenderContext], Markup]:
    """Return a renderer that writes the children one after another inside a ``div``."""

    def render(model: Model, draw: RenderContext) -> Markup:
        children = (draw.view(child) for child in model.children)
        return element("div", *children, **draw.root(model, class_name))

    return render


def stack(model: Model, draw: RenderContext) -> Markup:
    """Write one pane for each child; all but the selected one are hidden.

    A child that stands there several times is written once; its other panes are empty and name
    the place of the first.
    """
    children, selected = model.children, draw.values[model.id]
    chosen = children.index(children[selected]) if selected in range(len(children)) else None
    attributes = draw.root(model, "w-stack")
    read = ANSWER in (model.get("_dom_classes") or ())  # without a script, too
    panes = (
        element("div", hidden=True, data_as=first)
        if (first := children.index(child)) < place
        else _pane(child, draw, place == chosen, read)
        for place, child in enumerate(children)
    )
    return element("div", *panes, **attributes, data_model=draw.name(model.id), data_kind="stack")


def _pane(ident: str, draw: RenderContext, chosen: bool, read: bool = False) -> Markup:
    """Write a pane; within one that is hidden, pictures wait also where they are chosen."""
    within, draw.hidden = draw.hidden, draw.hidden or not chosen
    filling = _filling(ident, draw)
    draw.hidden = within
    if read and not chosen:
        return element("div", filling, hidden=True)
    waits = not chosen or (within and _PICTURE in filling)
    return _hidden(filling) if waits else element("div", filling)


def _filling(ident: str, draw: RenderContext) -> Markup:
    """Write what fills a pane."""
    draw.fills = ident
    return draw.view(ident)


def _hidden(html: str) -> Markup:
    """Write a pane that waits as a comment, which a browser reads soonest, until it is shown.

    Not where the script must know what is in it from the start, nor where it would end a comment.
    """
    waits = "data-model" not in html and not _END_OF_COMMENT.search(html)
    return element("div", Markup(f"<!--{html}-->") if waits else html, hidden=True)
