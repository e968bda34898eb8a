"""Widgets that are on or off."""

from __future__ import annotations

from markupsafe import Markup

from ..markup import element
from ..notebook.state import Model
from .control_attrs import field, name, root, words
from .drawing import RenderContext


def checkbox(model: Model, draw: RenderContext) -> Markup:
    """Write a checkbox in its label."""
    on = bool(draw.values[model.id])
    box = element("input", type="checkbox", checked=on, **field(model, draw.new_id()))
    description = element("span", words(model.get("description", "")))
    return element("div", element("label", box, description), **root(model, draw, "check"))


def toggle_button(model: Model, draw: RenderContext) -> Markup:
    """Write a button that stays pressed."""
    return element(
        "button",
        words(name(model)),
        type="button",
        aria_pressed=str(bool(draw.values[model.id])).lower(),
        disabled=model.get("disabled", False),
        **root(model, draw, "toggle"),
    )


def valid(model: Model, draw: RenderContext) -> Markup:
    """Write a mark with words, of which the one that applies is shown."""
    on = bool(draw.values[model.id])
    description = model.get("description", "")
    marks = element(
        "span",
        element("span", "✗ ", model.get("readout", "Invalid"), hidden=on),
        element("span", "✓ Valid", hidden=not on),
        data_model=draw.name(model.id),
        data_kind="stack",
    )
    seen = element("span", words(description), class_="w-name") if description else ""
    return element("div", seen, marks, **draw.root(model, "w-valid"))
