"""Controls for numbers, and the bar that shows one."""

from __future__ import annotations

import math
from collections.abc import Callable

from markupsafe import Markup

from ..markup import Attribute, element
from ..notebook.state import Model
from .control_attrs import field, label, legend, name, root
from .drawing import RenderContext
from .numbers import digits, formatted, number, plain


def slider(step: float, form: str) -> Callable[[Model, RenderContext], Markup]:
    """Return a renderer of a range that says its number; `step` and `form` are its defaults."""

    def render(model: Model, draw: RenderContext) -> Markup:
        ident, value = draw.new_id(), draw.values[model.id]
        shape, ends = model.get("readout_format", form), _ends(model)
        range_ = _range(model, ident, plain(value), formatted(value, shape), step)
        room = f"min-width: {max(len(formatted(end, shape)) for end in ends)}ch"
        readout = _readout(model, ident, formatted(value, shape), room)
        attributes = {**_said(shape), **root(model, draw, "range")}
        return element("div", label(model, ident), range_, readout, **attributes)

    return render


def span(step: float, form: str) -> Callable[[Model, RenderContext], Markup]:
    """Return a renderer of two ranges, for the least and the greatest number."""

    def render(model: Model, draw: RenderContext) -> Markup:
        shape, ends = model.get("readout_format", form), _ends(model)
        room = f"min-width: {max(len(formatted(end, shape)) for end in ends)}ch"
        parts = []
        for end, value in zip(("From", "To"), draw.values[model.id] or ends, strict=True):
            ident, said = draw.new_id(), formatted(value, shape)
            range_ = _range(model, ident, plain(value), said, step, aria_label=None)
            readout = _readout(model, ident, said, room)
            parts.append(element("div", element("label", end, for_=ident), range_, readout))
        attributes = {**_said(shape), **root(model, draw, "span")}
        return element("fieldset", legend(model), *parts, **attributes)

    return render


def power_slider(model: Model, draw: RenderContext) -> Markup:
    """Write a range over the exponents of a base, which says the power."""
    ident, base, value = draw.new_id(), model.get("base", 10), number(draw.values[model.id])
    (least, greatest), step = (model.get("min", 0), model.get("max", 4)), model.get("step", 0.1)
    exponent = math.log(value, base) if value > 0 else least
    stop = plain(round(least + round((exponent - least) / step) * step, 10))
    shape = model.get("readout_format", ".3g")
    said, ends = formatted(value, shape), {"min": plain(least), "max": plain(greatest)}
    range_ = _range(model, ident, stop, said, step, **ends)
    attributes = {"data_base": plain(base), **_said(shape), **root(model, draw, "range")}
    readout = _readout(model, ident, said, None)
    return element("div", label(model, ident), range_, readout, **attributes)


def _range(
    model: Model, ident: str, stop: str, said: str, step: float, **others: Attribute
) -> Markup:
    least, greatest = map(plain, _ends(model))
    attributes: dict[str, Attribute] = {
        "min": least,
        "max": greatest,
        "step": plain(model.get("step", step)),
        "value": stop,
        "aria_valuetext": said,
        **field(model, ident),
    }
    return element("input", type="range", **{**attributes, **others})


def _readout(model: Model, ident: str, said: str, room: str | None) -> Markup:
    hidden = not model.get("readout", True)
    return element("output", said, for_=ident, aria_live="off", style=room, hidden=hidden)


def _said(shape: str) -> dict[str, Attribute]:
    """Return what the script is told of the form in which a number is said."""
    decimals, unit = digits(shape)
    return {"data_digits": decimals, "data_unit": unit or None}


def typed(whole: bool, bounded: bool) -> Callable[[Model, RenderContext], Markup]:
    """Return a renderer of a field for a number."""

    def render(model: Model, draw: RenderContext) -> Markup:
        ident = draw.new_id()
        least, greatest = map(plain, _ends(model)) if bounded else (None, None)
        input_ = element(
            "input",
            type="number",
            min=least,
            max=greatest,
            step=plain(model.get("step", 1 if whole else "any")),
            value=plain(draw.values[model.id]),
            **field(model, ident),
        )
        attributes = root(model, draw, "number")
        return element("div", label(model, ident), input_, data_float=not whole, **attributes)

    return render


def progress(model: Model, draw: RenderContext) -> Markup:
    """Write a bar that is as full as the value is far from the least to the greatest."""
    ident, (least, greatest) = draw.new_id(), _ends(model)
    value = draw.values[model.id]
    unseen = None if model.get("description", "") else name(model)
    bar = element(
        "progress",
        id=ident,
        max=plain(greatest - least),
        value=plain(number(value) - least),
        aria_label=unseen,
        aria_valuetext=plain(value),
    )
    attributes = root(model, draw, "progress")
    return element("div", label(model, ident), bar, data_min=plain(least), **attributes)


def _ends(model: Model) -> tuple[float, float]:
    return model.get("min", 0), model.get("max", 100)
