"""What a cell puts out, as HTML, by the MIME types of its forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup
from nbconvert.filters import ansi2html

from ..markup import element
from ..notebook.bundles import Output, data_of, described, form, text_of
from ..notebook.state import VIEW_MIME
from .clean import clean
from .drawing import RenderContext
from .maths import with_maths


@dataclass(frozen=True)
class OutputRenderer:
    """How one form of an output is written.

    Parameters
    ----------
    render
        Returns HTML, given what is stored of that form (text, a picture in base 64, or what JSON
        holds) and the whole output.
    class_name
        Of the element that it stands in.
    """

    render: Callable[[Any, Output], Markup]
    class_name: str = "output"


def output_html(output: Output, forms: Mapping[str, OutputRenderer], draw: RenderContext) -> Markup:
    """Return one output as HTML; empty if it has no form that is known.

    A form that is not what its name says, such as a PNG that is none, gives way to the next.

    Parameters
    ----------
    output
        As it is stored.
    forms
        By MIME type, the richest first.
    draw
        Knows the place, for errors.

    Raises
    ------
    ExportError
        If it has such forms and none of them can be read.
    """
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return block(f"stream {name}", terminal(_words(output, "text", draw)))
    if kind == "error":
        return block("error", terminal(_words(output, "traceback", draw, "\n")))
    for mime, renderer in forms.items():
        if (stored := _stored(output, mime)) is not None:
            return block(renderer.class_name, renderer.render(stored, output))
    if spoilt := [mime for mime in (VIEW_MIME, "text/markdown", *forms) if mime in data_of(output)]:
        return draw.spoilt(f"its {', '.join(spoilt)} cannot be read")
    return Markup()


def _stored(output: Output, mime: str) -> Any:
    if mime.endswith("json"):
        return data_of(output).get(mime)
    return form(output, mime)


def _words(output: Output, key: str, draw: RenderContext, between: str = "") -> str:
    stored: Any = output.get(key, "")
    lines = stored if isinstance(stored, list) else [stored]
    if text_of(lines) is None:
        return draw.spoilt(f"its {key} is no text")
    return between.join(lines)


def block(class_name: str, content: str) -> Markup:
    """Return what stands in the element of one output."""
    return element("div", content, class_=class_name) + "\n"


def terminal(words: str) -> Markup:
    """Return what a terminal shows, its colours kept."""
    return element("pre", Markup(ansi2html(words)))


def _picture(packed: str, output: Output, mime: str) -> Markup:
    said = described(output, mime)
    return element(
        "img",
        src=f"data:{mime};base64,{packed}",
        alt=text_of(said.get("alt")) or form(output, "text/plain") or "",
        width=_pixels(said.get("width")),
        height=_pixels(said.get("height")),
    )


def _pixels(length: Any) -> int | None:
    whole = isinstance(length, int | float) and 0 < length < 1e5
    return round(length) if whole else None


FORMS: Mapping[str, OutputRenderer] = {
    "text/html": OutputRenderer(lambda words, output: clean(words), "output scroll"),
    "image/svg+xml": OutputRenderer(lambda words, output: clean(words)),
    "text/latex": OutputRenderer(lambda words, output: clean(with_maths(words))),
    "image/png": OutputRenderer(partial(_picture, mime="image/png")),
    "image/jpeg": OutputRenderer(partial(_picture, mime="image/jpeg")),
    "text/plain": OutputRenderer(lambda words, output: terminal(words)),
}
"""The richest form first; widget views and Markdown are known before."""
