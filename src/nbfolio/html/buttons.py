"""Buttons whose press only a kernel could answer: disabled, and the page says so."""

from __future__ import annotations

from markupsafe import Markup

from ..markup import element
from ..notebook.state import Model
from .control_attrs import words
from .drawing import RenderContext

_NEEDS = "needs a live kernel"


def button(model: Model, draw: RenderContext) -> Markup:
    """Write a button."""
    return _dead(model, draw, model.get("description", "") or model.get("tooltip", "") or "Button")


def upload(model: Model, draw: RenderContext) -> Markup:
    """Write a button that would take files."""
    return _dead(model, draw, model.get("description", "") or "Upload")


def _dead(model: Model, draw: RenderContext, said: str) -> Markup:
    draw.warn(
        model.words,
        "its press needs a live kernel, so that it is shown disabled",
        "Link controls with jslink instead, or tag the cell 'remove-output' to leave it out",
    )
    ident = draw.new_id()
    pressed = element("button", words(said), type="button", disabled=True, aria_describedby=ident)
    note = element("span", _NEEDS, id=ident, class_="w-needs")
    attributes = draw.root(model, "w-button")
    return element(
        "div", pressed, " ", note, data_model=draw.name(model.id), data_kind="button", **attributes
    )
