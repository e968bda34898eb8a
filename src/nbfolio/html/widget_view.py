"""A widget as it stands in a page: its view, and the buttons that serve all of it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ..markup import element
from .drawing import RenderContext

_RESET = {"reset": "Reset"}
_SAVE = {"svg": "Save picture as SVG", "png": "Save picture as PNG"}


def card(draw: RenderContext, ident: str) -> Markup:
    """Return a view of the model `ident`, with a row of buttons.

    Reset is for what a reader moves, saving for what is drawn as SVG; paper has none.
    """
    view = draw.view(ident)
    if draw.on_paper:
        return view
    moved = any(draw.is_moved(part) for part in _parts(draw, ident))
    tools = (_RESET if moved else {}) | (_SAVE if "<svg" in view else {})
    buttons = (
        element("button", words, type="button", data_tool=tool) for tool, words in tools.items()
    )
    return view + (element("div", *buttons, class_="tools") if tools else Markup())


def _parts(draw: RenderContext, ident: str) -> Iterator[str]:
    """Give the ids of a model and of all models inside it."""
    yield ident
    if model := draw.state.models.get(ident):
        for child in model.children:
            yield from _parts(draw, child)
