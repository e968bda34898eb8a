"""What a cell puts out, as HTML, by the MIME types of its forms."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup
from nbconvert.filters import ansi2html

from ..markup import Attribute, element
from ..notebook.bundles import Output, data_of, described, form, text_of
from ..notebook.state import VIEW_MIME
from .charts import CHARTS, drawn
from .clean import clean
from .drawing import RenderContext
from .gate import NO_SCRIPT, UnseenError
from .ids import apart
from .maths import with_maths
from .printed import settled


@dataclass(frozen=True)
class OutputRenderer:
    """How one form of an output is written.

    Parameters
    ----------
    render
        Returns HTML, given what is stored of that form (text, a picture in base 64, or what JSON
        holds) and the whole output; None where nothing is to be seen. It may raise `UnseenError`:
        a stored picture is shown then.
    class_name
        Of the element that it stands in.
    in_page
        Whether `render` is given the page that is being written, a `RenderContext`, too.
    """

    render: Callable[..., Markup | None]
    class_name: str = "output"
    in_page: bool = False

    def html(self, stored: Any, output: Output, draw: RenderContext) -> Markup:
        """Return the element of an output; nothing where its form shows nothing."""
        given = (stored, output, draw) if self.in_page else (stored, output)
        shown = self.render(*given)
        return Markup() if shown is None else block(self.class_name, shown)


class _GivesWayError(Exception):
    """A form that is shown better by the next one."""


def output_html(output: Output, forms: Mapping[str, OutputRenderer], draw: RenderContext) -> Markup:
    """Return one output as HTML; empty if it has no form that is known.

    A form that is not what its name says, such as a PNG that is none, gives way to the next. Where
    a script would draw, a stored picture is shown.

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
        return block(f"stream {name}", terminal(settled(_words(output, "text", draw))))
    if kind == "error":
        return block("error", terminal(_words(output, "traceback", draw, "\n")))
    unseen: UnseenError | None = None
    for mime, renderer in forms.items():
        if (stored := _stored(output, mime)) is None or (unseen and mime not in PICTURES):
            continue
        try:
            return apart(renderer.html(stored, output, draw), draw.ids)
        except UnseenError as error:
            unseen = unseen or error
        except _GivesWayError:
            continue
    if unseen:
        return block("output", draw.lose(unseen.what, unseen.lost, unseen.link))
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


def block(class_name: str, content: str, **attributes: Attribute) -> Markup:
    """Return what stands in the element of one output."""
    return element("div", content, class_=class_name, **attributes) + "\n"


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


def _played(packed: str, output: Output, mime: str) -> Markup:
    address = f"data:{mime};base64,{''.join(packed.split())}"
    return clean(element(mime.partition("/")[0], src=address, controls=True))


def _html(words: str, output: Output, draw: RenderContext) -> Markup | None:
    return None if _LOADER.search(words) else draw.gate.seen(with_maths(words, draw.tex))


def _svg(words: str, output: Output) -> Markup:
    """Write a drawing so that its stylesheet reaches no other; one without is part of the page."""
    if "var(--" in words:
        return element("div", clean(words))  # it knows the colours of the page, dark ones too
    if "<style" not in words:
        return clean(words)
    packed = b64encode(words.encode()).decode()
    return _picture(packed, output, "image/svg+xml")


def _latex(words: str, output: Output, draw: RenderContext) -> Markup:
    written = with_maths(words, draw.tex)
    if form(output, "text/plain") and (_NO_MATHS.search(words) or 'class="tex"' in written):
        raise _GivesWayError  # its text says it better
    return clean(written)


def _scripted(stored: Any, output: Output) -> Markup:
    raise UnseenError("output", NO_SCRIPT)


_NO_MATHS = re.compile(r"\\begin\{(?:tabular|table|figure|document)")
_LOADER = re.compile(r"window\.PlotlyConfig|require\.undef\(.plotly.\)|Loading BokehJS|bk-logo")
"""What fetches a library of scripts, and shows nothing that would be missed."""

_BY_SCRIPT = (
    "application/javascript",
    "application/vnd.plotly.v1+json",
    "application/vnd.bokehjs_exec.v0+json",
    "application/vnd.holoviews_exec.v0+json",
)
_LOADS = ("application/vnd.bokehjs_load.v0+json", "application/vnd.holoviews_load.v0+json")
_PLAYED = ("video/mp4", "video/webm", "video/ogg", "audio/mpeg", "audio/wav", "audio/ogg")
_BITMAPS = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp")
PICTURES = {"image/svg+xml", *_BITMAPS}
"""Forms that need no script."""

FORMS: Mapping[str, OutputRenderer] = {
    **{mime: OutputRenderer(lambda stored, output: None) for mime in _LOADS},
    **{mime: OutputRenderer(partial(drawn, mime=mime)) for mime in CHARTS},
    **{mime: OutputRenderer(_scripted) for mime in _BY_SCRIPT},
    "text/html": OutputRenderer(_html, "output scroll", in_page=True),
    "image/svg+xml": OutputRenderer(_svg),
    "text/latex": OutputRenderer(_latex, in_page=True),
    **{mime: OutputRenderer(partial(_picture, mime=mime)) for mime in _BITMAPS},
    **{mime: OutputRenderer(partial(_played, mime=mime)) for mime in _PLAYED},
    "text/plain": OutputRenderer(lambda words, output: terminal(words)),
}
"""The richest form first; widget views and Markdown are known before."""
