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

import resvg_py
from PIL import Image

_COLOURS = 128
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
    image = Image.open(io.BytesIO(drawn)).convert("RGB")
    data = io.BytesIO()
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(data, "PNG")
    return data.getvalue()


def main() -> None:
    """Answer each line, the arguments of `draw` as JSON, with eight bytes of length and the PNG."""
    for line in sys.stdin.buffer:
        data = draw(**json.loads(line))
        sys.stdout.buffer.write(len(data).to_bytes(8, "big") + data)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
