"""Pictures, films and sounds, and what a notebook printed into a widget."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable

from markupsafe import Markup

from ..markup import element
from ..notebook.state import Model
from .drawing import RenderContext

_TYPES = {"jpg": "jpeg", "svg": "svg+xml"}
_NO_WORDS = "Picture"


def image(model: Model, draw: RenderContext) -> Markup:
    """Write a picture, itself inside the page; its tooltip is its text form."""
    form = model.get("format", "png")
    return element(
        "img",
        src=_inside(model, draw, "image", _TYPES.get(form, form)),
        alt=model.get("tooltip", "") or _NO_WORDS,
        width=_pixels(model, "width"),
        height=_pixels(model, "height"),
        **draw.root(model, "w-image"),
    )


def recording(kind: str, form: str) -> Callable[[Model, RenderContext], Markup]:
    """Return a renderer of a ``video`` or an ``audio``, inside the page, which a reader starts.

    Parameters
    ----------
    kind
        The name of the element.
    form
        What it is in where the notebook does not say so.
    """

    def render(model: Model, draw: RenderContext) -> Markup:
        sides = {side: _pixels(model, side) for side in ("width", "height") if kind == "video"}
        return element(
            kind,
            controls=True,
            loop=bool(model.get("loop", True)),
            src=_inside(model, draw, kind, model.get("format", form)),
            aria_label=model.get("tooltip", "") or kind.capitalize(),
            **sides,
            **draw.root(model, f"w-{kind}"),
        )

    return render


def _inside(model: Model, draw: RenderContext, kind: str, form: str) -> str:
    """Return a recording or a picture as an address that holds all of it."""
    data = bytes(model.get("value", b""))
    if form != "url":
        return f"data:{kind}/{form};base64,{b64encode(data).decode()}"
    if not data.startswith(b"data:"):
        it, name = ("picture", "Image") if kind == "image" else (kind, kind.capitalize())
        raise draw.error(
            model.words,
            f"its {it} is at {data.decode(errors='replace')!r}, and a page asks no network",
            f"Read the {it} from a file with {name}.from_file",
        )
    return data.decode()


def output(model: Model, draw: RenderContext) -> Markup:
    """Write the outputs that the widget holds as those of a cell."""
    written = (draw.output(each) for each in model.get("outputs", ()))
    return element("div", *written, **draw.root(model, "w-output"))


def _pixels(model: Model, side: str) -> str | None:
    length = str(model.get(side, "")).removesuffix("px")
    return length if length.isdigit() else None
