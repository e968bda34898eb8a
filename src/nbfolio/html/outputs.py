"""What a cell puts out, as HTML."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nbconvert.filters import ansi2html

from ..notebook.bundles import Output, data_of, described, form, text_of
from ..notebook.state import VIEW_MIME
from .clean import clean
from .drawing import RenderContext
from .markup import element
from .maths import with_maths
from .prose import Prose
from .widget_view import card


class Outputs:
    """Writes the outputs of a page's cells.

    Parameters
    ----------
    draw
        Writes widget views.
    prose
        Writes Markdown.
    """

    def __init__(self, draw: RenderContext, prose: Prose) -> None:
        self._draw = draw
        # the richest form first; each is given what the output stores, and the whole output
        self._forms: dict[str, Callable[[str, Output], str]] = {
            VIEW_MIME: lambda model, output: card(draw, model),
            "text/markdown": lambda words, output: prose.html(words),
            "text/html": lambda words, output: clean(words),
            "image/svg+xml": lambda words, output: clean(words),
            "text/latex": lambda words, output: clean(with_maths(words)),
            "image/png": _picture("image/png"),
            "image/jpeg": _picture("image/jpeg"),
            "text/plain": lambda words, output: _terminal(words),
        }
        draw.output = self.html

    def html(self, output: Output) -> str:
        """Return one output as HTML; empty if it has no form that a page shows.

        A form that is not what its name says, such as a PNG that is none, gives way to the next.

        Raises
        ------
        ExportError
            If it has such forms and none of them can be read.
        """
        kind = output.get("output_type")
        if kind == "stream":
            name = "stderr" if output.get("name") == "stderr" else "stdout"
            return _block(f"stream {name}", _terminal(self._words(output, "text")))
        if kind == "error":
            return _block("error", _terminal(self._words(output, "traceback", "\n")))
        for mime, write in self._forms.items():
            if (stored := form(output, mime)) is not None:
                return _block(_CLASSES.get(mime, "output"), write(stored, output))
        if spoilt := [mime for mime in self._forms if mime in data_of(output)]:
            return self._draw.spoilt(f"its {', '.join(spoilt)} cannot be read")
        return ""

    def _words(self, output: Output, key: str, between: str = "") -> str:
        stored: Any = output.get(key, "")
        lines = stored if isinstance(stored, list) else [stored]
        if text_of(lines) is None:
            return self._draw.spoilt(f"its {key} is no text")
        return between.join(lines)


_CLASSES = {VIEW_MIME: "widget", "text/markdown": "prose", "text/html": "output scroll"}


def _block(class_name: str, content: str) -> str:
    return element("div", content, class_=class_name) + "\n"


def _terminal(words: str) -> str:
    return element("pre", str(ansi2html(words)))


def _picture(mime: str) -> Callable[[str, Output], str]:
    def write(packed: str, output: Output) -> str:
        said = described(output, mime)
        return element(
            "img",
            src=f"data:{mime};base64,{packed}",
            alt=text_of(said.get("alt")) or form(output, "text/plain") or "",
            width=_pixels(said.get("width")),
            height=_pixels(said.get("height")),
        )

    return write


def _pixels(length: Any) -> int | None:
    whole = isinstance(length, int | float) and 0 < length < 1e5
    return round(length) if whole else None
