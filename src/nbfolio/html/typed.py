"""Fields that a reader types into, or picks a day, a time or a colour in: native ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup
from tinycss2.color4 import parse_color

from ..markup import Attribute, element
from ..notebook.moments import KINDS as MOMENTS
from ..notebook.state import Model
from .control_attrs import field, hint, label, legend, root
from .drawing import RenderContext
from .numbers import plain

_ADD = "Add"


def line(type_: str) -> Callable[[Model, RenderContext], Markup]:
    """Return a renderer of a field for one line of text, of that type."""

    def render(model: Model, draw: RenderContext) -> Markup:
        return _field(model, draw, type=type_, placeholder=hint(model))

    return render


def lines(model: Model, draw: RenderContext) -> Markup:
    """Write a field for several lines of text."""
    ident, text = draw.new_id(), plain(draw.values[model.id])
    kept = Markup("\n") if text.startswith("\n") else ""  # a first one is left out by HTML
    area = element(
        "textarea",
        kept,
        text,
        rows=model.get("rows", 5),
        placeholder=hint(model),
        **field(model, ident),
    )
    return element("div", label(model, ident), area, **_root(model, draw))


def proposed(model: Model, draw: RenderContext) -> Markup:
    """Write a field for text with options, of which one may have to be taken."""
    options = model.get("options", ())
    return _field(model, draw, options, type="text", placeholder=hint(model))


def moment(model: Model, draw: RenderContext) -> Markup:
    """Write a field for a date, a time or both."""
    step = model.get("step", 60) if model.kind == "TimeModel" else None
    return _field(
        model,
        draw,
        type=MOMENTS[model.kind],
        min=model.get("min"),
        max=model.get("max"),
        step=step and plain(step),
    )


def colour(model: Model, draw: RenderContext) -> Markup:
    """Write a field for a colour, and what it is called."""
    ident, said = draw.new_id(), plain(draw.values[model.id])
    input_ = element("input", type="color", value=hexadecimal(said), **field(model, ident))
    output = element("output", said, for_=ident, aria_live="off")
    return element("div", label(model, ident), input_, output, **_root(model, draw))


def hexadecimal(colour: str) -> str:
    """Return a colour as the native field takes it; black where it is none.

    >>> hexadecimal("red"), hexadecimal("rgb(0 128 255 / 50%)"), hexadecimal("none of them")
    ('#ff0000', '#0080ff', '#000000')
    """
    found = parse_color(colour)
    if found is None or found == "currentcolor":
        return "#000000"
    red, green, blue = (round(255 * part) for part in found.to("srgb").coordinates)
    return f"#{red:02x}{green:02x}{blue:02x}"


def tags(type_: str, step: str | None = None) -> Callable[[Model, RenderContext], Markup]:
    """Return a renderer of a list, each item a button that removes it, and a field that adds one.

    Parameters
    ----------
    type_
        That of the field: ``text``, ``number``, or ``color`` where the texts are colours.
    step
        Of numbers.
    """

    def render(model: Model, draw: RenderContext) -> Markup:
        is_colour, held = type_ == "color", draw.values[model.id] or ()
        items = (_tag(plain(each), is_colour) for each in held)
        input_, list_ = _input(
            model,
            draw,
            model.get("allowed_tags", ()),
            type="text" if is_colour else type_,
            min=_limit(model, "min"),
            max=_limit(model, "max"),
            step=step,
            placeholder=hint(model) or _ADD,
            **{**field(model, draw.new_id()), "aria_label": _ADD},
        )
        return element(
            "fieldset",
            legend(model),
            element("span", *items, class_="w-options"),
            input_,
            list_,
            data_once=not model.get("allow_duplicates", True),
            data_sure=bool(model.get("allowed_tags")),
            data_colour=is_colour,
            **root(model, draw, "tags"),
        )

    return render


def _tag(said: str, is_colour: bool) -> Markup:
    style = f"border-color: {hexadecimal(said)}" if is_colour else None
    return element("button", said, type="button", title="Remove", style=style)


def _limit(model: Model, name: str) -> str | None:
    return None if model.get(name) is None else plain(model.get(name))


def _field(
    model: Model, draw: RenderContext, options: Sequence[str] = (), /, **attributes: Attribute
) -> Markup:
    ident, value = draw.new_id(), plain(draw.values[model.id])
    input_, list_ = _input(model, draw, options, value=value, **attributes, **field(model, ident))
    return element("div", label(model, ident), input_, list_, **_root(model, draw))


def _input(
    model: Model, draw: RenderContext, options: Sequence[object], /, **attributes: Attribute
) -> tuple[Markup, Markup]:
    """Return an ``<input>``, and the list that it proposes its options from."""
    if not options:
        return element("input", **attributes), Markup()
    ident = draw.new_id()
    proposals = (element("option", value=plain(each)) for each in options)
    return element("input", list=ident, **attributes), element("datalist", *proposals, id=ident)


def _root(model: Model, draw: RenderContext) -> dict[str, Attribute]:
    """Return the attributes of the outermost element: whether it waits till all is typed, too."""
    sure = bool(model.get("ensure_option") and model.get("options"))
    waits = sure or not model.get("continuous_update", True)
    return {
        **root(model, draw, "field"),
        "data_on": "change" if waits else None,
        "data_sure": sure,
    }
