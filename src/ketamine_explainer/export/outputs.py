"""What a cell puts out, as HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nbconvert.filters import ansi2html

from .card import card
from .drawing import Drawing
from .markup import element
from .maths import with_maths
from .prose import Prose
from .state import VIEW_MIME

Output = Mapping[str, Any]


class Outputs:
    """Writes the outputs of a page's cells.

    Parameters
    ----------
    draw
        Writes widget views.
    prose
        Writes Markdown.
    """

    def __init__(self, draw: Drawing, prose: Prose) -> None:
        # the richest form first; each takes the whole output
        self._forms: dict[str, Callable[[Output], str]] = {
            VIEW_MIME: lambda output: card(draw, output["data"][VIEW_MIME]["model_id"]),
            "text/markdown": lambda output: prose.html(_data(output, "text/markdown")),
            "text/html": lambda output: _data(output, "text/html"),
            "image/svg+xml": lambda output: _data(output, "image/svg+xml"),
            "text/latex": lambda output: with_maths(_data(output, "text/latex")),
            "image/png": lambda output: _picture(output, "image/png"),
            "image/jpeg": lambda output: _picture(output, "image/jpeg"),
            "text/plain": lambda output: _terminal(_data(output, "text/plain")),
        }
        draw.output = self.html

    def html(self, output: Output) -> str:
        """Return one output as HTML; empty if it has no form that a page shows."""
        kind = output["output_type"]
        if kind == "stream":
            return _block(f"stream {output['name']}", _terminal("".join(output["text"])))
        if kind == "error":
            return _block("error", _terminal("\n".join(output["traceback"])))
        for mime, write in self._forms.items():
            if mime in output["data"]:
                return _block(_CLASSES.get(mime, "output"), write(output))
        return ""


_CLASSES = {VIEW_MIME: "widget", "text/markdown": "prose", "text/html": "output scroll"}


def _block(class_name: str, content: str) -> str:
    return element("div", content, class_=class_name) + "\n"


def _data(output: Output, mime: str) -> str:
    return "".join(output["data"][mime])


def _terminal(words: str) -> str:
    return element("pre", str(ansi2html(words)))


def _picture(output: Output, mime: str) -> str:
    metadata = output.get("metadata", {}).get(mime, {})
    return element(
        "img",
        src=f"data:{mime};base64,{''.join(_data(output, mime).split())}",
        alt=metadata.get("alt") or output["data"].get("text/plain", ""),
        width=metadata.get("width"),
        height=metadata.get("height"),
    )
