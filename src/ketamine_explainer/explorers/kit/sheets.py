"""A layered figure as a widget."""

from __future__ import annotations

from typing import Any

import ipywidgets as w

from .controls import text
from .layers import Picture
from .style import COMPACT


class Sheets(w.GridBox):  # type: ignore[misc]
    """The base of a figure, and over it a stack of overlays for each choice.

    Parameters
    ----------
    picture : Picture
        Base and overlays, and what these follow.
    """

    def __init__(self, picture: Picture) -> None:
        overlays = (self._overlay(picture, name) for name in picture.layers)
        sheets = [text(picture.base), *overlays]
        for sheet in sheets:
            sheet.layout = w.Layout(width="100%", height="auto", margin="0", grid_area="1 / 1")
        layout = w.Layout(width="100%", grid_template_columns="minmax(0, 1fr)")
        super().__init__(sheets, layout=layout)
        self.picture, self.names = picture, ("base", *picture.layers)
        self.add_class("ke-layers")
        self.add_class("ke-figure")
        if picture.width <= COMPACT:
            self.add_class("ke-compact")

    @staticmethod
    def _overlay(picture: Picture, name: str) -> Any:
        """Return a layer as a widget."""
        choices, drawings = picture.choices[name], picture.layers[name]
        if name not in picture.live:
            return choices.texts(drawings)
        model = picture.live[name]
        panes = zip(drawings, model.panes(choices), strict=True)
        return choices.stack(model.view(drawing, at) for drawing, at in panes)
