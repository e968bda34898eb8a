"""Pictures, and what a notebook printed into a widget."""

from __future__ import annotations

from base64 import b64encode

from markupsafe import Markup

from ..markup import element
from ..notebook.state import Model
from .drawing import RenderContext

_TYPES = {"jpg": "jpeg", "svg": "svg+xml"}
_NO_WORDS = "Picture"


def image(model: Model, draw: RenderContext) -> Markup:
    """Write a picture, itself inside the page; its tooltip is its text form."""
    form, data = model.get("format", "png"), bytes(model.get("value", b""))
    if form == "url" and not data.startswith(b"data:"):
        raise draw.error(
            model.words,
            f"its picture is at {data.decode(errors='replace')!r}, and a page asks no network",
            "Read the picture from a file with Image.from_file",
        )
    inside = f"data:image/{_TYPES.get(form, form)};base64,{b64encode(data).decode()}"
    return element(
        "img",
        src=data.decode() if form == "url" else inside,
        alt=model.get("tooltip", "") or _NO_WORDS,
        width=_pixels(model, "width"),
        height=_pixels(model, "height"),
        **draw.root(model, "w-image"),
    )


def output(model: Model, draw: RenderContext) -> Markup:
    """Write the outputs that the widget holds as those of a cell."""
    written = (draw.output(each) for each in model.get("outputs", ()))
    return element("div", *written, **draw.root(model, "w-output"))


def _pixels(model: Model, side: str) -> str | None:
    length = str(model.get(side, "")).removesuffix("px")
    return length if length.isdigit() else None
