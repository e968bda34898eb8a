"""Widgets that only say something."""

from __future__ import annotations

from .drawing import Drawing
from .markup import element, text
from .state import Model


def html(model: Model, draw: Drawing) -> str:
    """Write the value as it is: it is HTML already."""
    return element("div", _description(model), model.get("value", ""), **draw.root(model, "w-html"))


def label(model: Model, draw: Drawing) -> str:
    """Write the value as text."""
    value = text(model.get("value", ""))
    return element("div", _description(model), value, **draw.root(model, "w-label"))


def _description(model: Model) -> str:
    description = model.get("description", "")
    return element("span", text(description), class_="w-name") if description else ""
