"""A layered figure as a widget."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as w

from .controls import Choices, text
from .layers import Picture


class Sheets(w.GridBox):  # type: ignore[misc]
    """The base of a figure, and over it a stack of overlays for each choice.

    Parameters
    ----------
    picture : Picture
        Base and overlays.
    layers : sequence of (str, Choices)
        The name of each layer and the choices that drive it, lowest first.
    """

    def __init__(self, picture: Picture, layers: Sequence[tuple[str, Choices]]) -> None:
        sheets = [text(picture.base)]
        sheets += [choices.texts(picture.layers[name]) for name, choices in layers]
        for sheet in sheets:
            sheet.layout = w.Layout(width="100%", height="auto", margin="0", grid_area="1 / 1")
        layout = w.Layout(width="100%", grid_template_columns="minmax(0, 1fr)")
        super().__init__(sheets, layout=layout)
        self.picture, self.names = picture, ("base", *(name for name, _ in layers))
        self.add_class("ke-layers")
        self.add_class("ke-figure")
