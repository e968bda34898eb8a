"""A layered figure as a widget."""

from __future__ import annotations

import ipywidgets as w

from .controls import text
from .layers import Picture


class Sheets(w.GridBox):  # type: ignore[misc]
    """The base of a figure, and over it a stack of overlays for each choice.

    Parameters
    ----------
    picture : Picture
        Base and overlays, and what these follow.
    """

    def __init__(self, picture: Picture) -> None:
        overlays = (picture.choices[name].texts(each) for name, each in picture.layers.items())
        sheets = [text(picture.base), *overlays]
        for sheet in sheets:
            sheet.layout = w.Layout(width="100%", height="auto", margin="0", grid_area="1 / 1")
        layout = w.Layout(width="100%", grid_template_columns="minmax(0, 1fr)")
        super().__init__(sheets, layout=layout)
        self.picture, self.names = picture, ("base", *picture.layers)
        self.add_class("ke-layers")
        self.add_class("ke-figure")
