"""SVG drawn as PNG: in this process, or in one of its own that is told what to draw.

resvg lets no other thread work while it draws, so that drawings side by side need processes. Run as
a program, this module draws what each line on its input says; it imports nothing of ours, to start
at once.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence

import numpy as np
import resvg_py
from PIL import Image

_COLOURS = 128
"""How many a picture has at most."""

FONT = "DejaVu Sans"


def draw(svg: str, scale: float, fonts: Sequence[str]) -> bytes:
    """Return an SVG as PNG, in no more colours than a drawing has.

    Parameters
    ----------
    svg
        A whole SVG that needs nothing outside itself.
    scale
        Pixels for each unit of the SVG.
    fonts
        Files of the only fonts there are.
    """
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=scale,
        skip_system_fonts=True,
        font_files=list(fonts),
        font_family=FONT,
        sans_serif_family=FONT,
    )
    data = io.BytesIO()
    _in_few_colours(Image.open(io.BytesIO(drawn)).convert("RGBA")).save(data, "PNG")
    return data.getvalue()


def _in_few_colours(image: Image.Image) -> Image.Image:
    """Return an image without transparency with a palette; colours that are few stay as they are.

    Then this is what Pillow gives too, ten times sooner: each pixel is looked up by a product of
    its colour, of which a factor is sought that tells all colours apart.
    """
    opaque = image.convert("RGB")
    found = opaque.getcolors(_COLOURS)
    if found is None:
        return opaque.quantize(_COLOURS, dither=Image.Dither.NONE)
    palette = np.array([colour for _, colour in found], np.uint8)
    colours = np.insert(palette, 3, 255, axis=1).view(np.uint32)[:, 0]
    for factor in range(2_654_435_761, 2**32, 2):
        places = (colours * np.uint32(factor)) >> np.uint32(16)
        if len(np.unique(places)) == len(colours):
            break
    table = np.zeros(2**16, np.uint8)
    table[places] = np.arange(len(colours))
    pixels = np.frombuffer(image.tobytes(), np.uint32) * np.uint32(factor) >> np.uint32(16)
    few = Image.fromarray(table[pixels].reshape(image.size[::-1]))
    few.putpalette(palette.tobytes())
    return few


def main() -> None:
    """Answer each line, the arguments of `draw` as JSON, with eight bytes of length and the PNG."""
    for line in sys.stdin.buffer:
        data = draw(**json.loads(line))
        sys.stdout.buffer.write(len(data).to_bytes(8, "big") + data)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
