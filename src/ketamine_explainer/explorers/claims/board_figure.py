"""The board of claims: a square for each, in a row for each verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from ...content.records import Caption
from ..kit.controls import Choices
from ..kit.layers import LayeredFigure, Picture
from ..kit.style import COMPACT, FAINT, GREEN, INK, MUTED, ORANGE, RUST, STEP, TYPE, canvas, look

WIDTH, EDGE = COMPACT, 8.0
PITCH, SQUARE, GAP = 41.0, 34.0, 16.0
"""From one square to the next, how wide one is, and space between rows, in SVG units."""

COLUMNS = int((WIDTH - 2 * EDGE) // PITCH)
COLOURS = {
    "supported": GREEN,
    "qualified": ORANGE,
    "contradicted": RUST,
    "no evidence found": MUTED,
    "not checked": FAINT,
}


def draw_board(
    choice: Choices, counts: Mapping[str, int], said: Callable[[str], str], caption: Caption
) -> Picture:
    """Return the board with its layer ``verdict``: the squares of the verdicts chosen are filled.

    Parameters
    ----------
    choice : Choices
        Which kinds of verdict are shown.
    counts : mapping
        How many claims have each kind, the first kind at the top.
    said : callable
        Returns what stands over the row of a kind.
    caption : Caption
        Title and description.
    """
    tops = dict(_tops(counts))
    height = max(tops.values()) + GAP
    with look("board"):
        figure, axes = canvas(WIDTH, height)
        for kind, count in counts.items():
            top = height - tops[kind] + _tall(count)
            axes.text(EDGE, top - TYPE, said(kind), fontsize=TYPE, color=INK, weight="bold")
            _squares(axes, top - STEP - 6, count, FAINT)
        drawing = LayeredFigure("board", figure)
        drawing.layer("verdict", choice, lambda kinds: [
            artist
            for kind in kinds
            for artist in _squares(
                axes, height - tops[kind] + _tall(counts[kind]) - STEP - 6, counts[kind],
                COLOURS[kind],
            )
        ])  # fmt: skip
        return drawing.picture(caption.title, caption.description)


def _tops(counts: Mapping[str, int]) -> Iterator[tuple[str, float]]:
    """Give how far below the top of the sheet each row ends."""
    down = 0.0
    for kind, count in counts.items():
        down += _tall(count)
        yield kind, down
        down += GAP


def _tall(count: int) -> float:
    return STEP + 6 + PITCH * -(-count // COLUMNS)


def _squares(axes: Axes, top: float, count: int, colour: str) -> Sequence[Artist]:
    """Add as many squares below a height, as one path; nothing where there are none."""
    corners = [
        (EDGE + PITCH * (place % COLUMNS), top - PITCH * (place // COLUMNS))
        for place in range(count)
    ]
    boxes = [
        Path([(x, y), (x + SQUARE, y), (x + SQUARE, y - SQUARE), (x, y - SQUARE), (x, y)],
             [Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY])
        for x, y in corners
    ]  # fmt: skip
    if not boxes:
        return []
    patch = PathPatch(Path.make_compound_path(*boxes), facecolor=colour, lw=0)
    return [axes.add_patch(patch)]
