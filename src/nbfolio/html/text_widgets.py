"""Widgets that only say something."""

from __future__ import annotations

from markupsafe import Markup

from ..markup import element
from ..notebook.state import Model
from . import control_attrs as fields
from .drawing import RenderContext
from .maths import with_maths
from .numbers import plain


def html(model: Model, draw: RenderContext) -> Markup:
    """Write the value, which is HTML already."""
    return _said(model, draw, "w-html", draw.gate.html(plain(_value(model, draw))))


def html_math(model: Model, draw: RenderContext) -> Markup:
    """Write the value, which is HTML with TeX in it."""
    return _said(
        model, draw, "w-html", draw.gate.html(with_maths(plain(_value(model, draw)), draw.tex))
    )


def label(model: Model, draw: RenderContext) -> Markup:
    """Write the value as text, in which there may be TeX."""
    return _said(model, draw, "w-label", fields.words(plain(_value(model, draw))))


def _said(model: Model, draw: RenderContext, class_name: str, value: str) -> Markup:
    """Write a value, in an element of its own where a link changes it."""
    if model.id in draw.values:
        value = element("span", value, data_model=draw.name(model.id), data_kind="text")
    return element("div", _description(model), value, **draw.root(model, class_name))


def _value(model: Model, draw: RenderContext) -> object:
    return draw.values.get(model.id, model.get("value", ""))


def _description(model: Model) -> Markup:
    description = model.get("description", "")
    return element("span", fields.words(description), class_="w-name") if description else Markup()
