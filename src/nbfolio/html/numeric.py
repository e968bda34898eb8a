"""Controls for numbers, and the bar that shows one."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ..markup import element
from ..notebook.state import Model
from .control_attrs import field, label, name, root
from .drawing import RenderContext
from .numbers import digits, formatted, number, plain


def slider(step: float, form: str) -> Callable[[Model, RenderContext], Markup]:
    """Return a renderer of a range that says its number; `step` and `form` are its defaults."""

    def render(model: Model, draw: RenderContext) -> Markup:
        ident, value = draw.new_id(), draw.values[model.id]
        shape = model.get("readout_format", form)
        decimals, unit = digits(shape)
        said, ends = formatted(value, shape), _ends(model)
        input_ = element(
            "input",
            type="range",
            min=plain(ends[0]),
            max=plain(ends[1]),
            step=plain(model.get("step", step)),
            value=plain(value),
            aria_valuetext=said,
            **field(model, ident),
        )
        room = f"min-width: {max(len(formatted(end, shape)) for end in ends)}ch"
        hidden = not model.get("readout", True)
        readout = element("output", said, for_=ident, aria_live="off", style=room, hidden=hidden)
        return element(
            "div",
            label(model, ident),
            input_,
            readout,
            data_digits=decimals,
            data_unit=unit or None,
            **root(model, draw, "range"),
        )

    return render


def bounded_int(model: Model, draw: RenderContext) -> Markup:
    """Write a field for an integer."""
    ident, (least, greatest) = draw.new_id(), _ends(model)
    input_ = element(
        "input",
        type="number",
        min=plain(least),
        max=plain(greatest),
        step=plain(model.get("step", 1)),
        value=plain(draw.values[model.id]),
        **field(model, ident),
    )
    return element("div", label(model, ident), input_, **root(model, draw, "number"))


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
        aria_label=unseen and model.get("tooltip", "Progress"),
        aria_valuetext=plain(value),
    )
    attributes = root(model, draw, "progress")
    return element("div", label(model, ident), bar, data_min=plain(least), **attributes)


def _ends(model: Model) -> tuple[float, float]:
    return model.get("min", 0), model.get("max", 100)
