"""Boxes, grids and stacks: widgets that hold other widgets."""

from __future__ import annotations

from collections.abc import Callable

from .drawing import Drawing
from .markup import element
from .state import Model


def box(class_name: str) -> Callable[[Model, Drawing], str]:
    """Return a renderer that writes the children one after another inside a ``div``."""

    def render(model: Model, draw: Drawing) -> str:
        children = (draw.view(child) for child in model.children)
        return element("div", *children, **draw.root(model, class_name))

    return render


def stack(model: Model, draw: Drawing) -> str:
    """Write one pane for each child; all but the selected one are hidden."""
    selected = draw.values[model.id]
    panes = (
        element("div", draw.view(child), hidden=place != selected)
        for place, child in enumerate(model.children)
    )
    attributes = draw.root(model, "w-stack")
    return element("div", *panes, **attributes, data_model=draw.name(model.id), data_kind="stack")
