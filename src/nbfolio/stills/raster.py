"""SVG as PNG, on any computer the same: with matplotlib's font and no other."""

from __future__ import annotations

import io
from pathlib import Path

from ..notebook.extras import extra

with extra("nbfolio[pictures]", "A figure as PNG", "figures stay SVG"):
    import matplotlib as mpl
    import resvg_py
    from PIL import Image

FONT_FILES = tuple(
    str(Path(mpl.get_data_path(), "fonts", "ttf", f"{name}.ttf"))
    for name in ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique", "DejaVuSans-BoldOblique")
)
"""Where matplotlib brings it along, so that a picture is the same on every computer."""


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
