"""SVG as PNG, on any computer the same: with matplotlib's font and no other."""

from __future__ import annotations

import io

import resvg_py
from PIL import Image

from .theme import FONT_FILES

SCALE = 2.0
"""Pixels for each unit of a figure: sharp on a projector and in print."""

_COLOURS = 128


def png(svg: str, scale: float = SCALE) -> bytes:
    """Return an SVG as PNG, in no more colours than a drawing has.

    Parameters
    ----------
    svg
        A whole SVG that needs nothing outside itself.
    scale
        Pixels for each unit of the SVG.
    """
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=scale,
        skip_system_fonts=True,
        font_files=list(FONT_FILES),
        font_family="DejaVu Sans",
        sans_serif_family="DejaVu Sans",
    )
    image = Image.open(io.BytesIO(drawn)).convert("RGB")
    data = io.BytesIO()
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(data, "PNG")
    return data.getvalue()
