"""What a kernel moved, in a notebook that is shown as it was stored."""

from __future__ import annotations

from markupsafe import Markup

from ..markup import element, joined
from ..notebook.state import Model
from .containers import box
from .control_attrs import name
from .drawing import RenderContext

_MARK = "widget-interact"
"""A class of the boxes that ``interact`` makes: controls, and below them an output."""

_box = box("w-vbox")


def vbox(model: Model, draw: RenderContext) -> Markup:
    """Write a column of widgets; of ``interact``, where nothing of it moves, what was stored."""
    if _MARK in model.get("_dom_classes", ()) and _needs_kernel(model, draw):
        return _stored(model, draw)
    return _box(model, draw)


def _needs_kernel(model: Model, draw: RenderContext) -> bool:
    *controls, last = [draw.model(child) for child in model.children] or [model]
    linked = {end.model for end in draw.follow}
    moves = any(control.id in linked for control in controls)
    return last.kind == "OutputModel" and bool(controls) and not moves


def _stored(model: Model, draw: RenderContext) -> Markup:
    """Write what the controls said and what was shown then, and how to make it move."""
    *controls, output = [draw.model(child) for child in model.children]
    said = (_stands(control, draw) for control in controls if control.kind != "ButtonModel")
    command = f"jupyter nbconvert --to folio --execute {draw.notebook}.ipynb"
    note = element(
        "p",
        "Shown as it was stored. Written with ",
        element("code", command),
        ", it can be moved.",
        class_="live",
    )
    shown = joined(*said, draw.view(output.id), note)
    return element("div", shown, **draw.root(model, "w-vbox"))


def _stands(control: Model, draw: RenderContext) -> Markup:
    kind = draw.kinds.get(control.kind)
    if kind and kind.paper and control.id in draw.values:
        return kind.paper(control, draw)
    value = control.get("value", "")
    words = value if isinstance(value, str | int | float) else ""
    return element("p", element("b", name(control), ":"), f" {words}", class_="stands")
