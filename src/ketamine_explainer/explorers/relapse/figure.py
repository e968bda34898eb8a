"""Curves of how long it lasted: through their published figures, and no further."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray

from ...content.records import Caption
from ...models import YEAR_DAYS
from ...synthesis.relapse import Fitted
from ..kit.controls import Choices
from ..kit.layers import LayeredFigure, Picture
from ..kit.style import BLUE, BODY, FAINT, GREEN, INK, MUTED, PAPER, RUST, SMALL, canvas, look

WIDTH, HEIGHT = 1000, 405
LEFT, RIGHT, FLOOR, TOP = 54.0, 976.0, 78.0, 351.0
TICKS = (0, 1, 7, 14, 28, 56, 91, 182, 273, 365)

LINE = 23.5
"""From one line of a label to the next, in SVG units."""
STYLES = ((BLUE, "o"), (RUST, "s"), (GREEN, "D"))
"""Colour and mark of each curve of a view."""


def draw_relapse(
    which: Choices,
    time: Choices,
    curves: Callable[..., Sequence[Fitted]],
    caption: Caption,
) -> Picture:
    """Return curves with the layers ``time`` and, over it, ``which``.

    Parameters
    ----------
    which : Choices
        Views of the curves.
    time : Choices
        Days at which the cursor can stand.
    curves : callable
        Returns the curves of a view, three at most.
    caption : Caption
        Title and description.
    """
    with look("curves"):
        figure, axes = canvas(WIDTH, HEIGHT)
        _draw_base(axes, caption.inside)
        drawing = LayeredFigure("curves", figure)
        drawing.layer("time", time, partial(_draw_cursor, axes))
        drawing.layer("which", which, lambda view: _draw_view(axes, curves(view), caption.inside))
        return drawing.picture(caption.title, caption.description)


def x_of(days: ArrayLike) -> NDArray[np.float64]:
    """Return the place of days across the figure, in SVG units: by their square root."""
    return np.round(LEFT + (RIGHT - LEFT) * np.sqrt(np.asarray(days) / YEAR_DAYS), 1)


def y_of(shares: ArrayLike) -> NDArray[np.float64]:
    """Return the height of shares, in SVG units."""
    return np.round(FLOOR + (TOP - FLOOR) * np.asarray(shares), 1)


def _draw_base(axes: Axes, inside: Mapping[str, str]) -> None:
    for x, y, side, words in (
        (RIGHT, HEIGHT - 19.0, "right", inside["marks"]),
        (LEFT, 7.0, "left", inside["assumed"]),
    ):
        axes.text(x, y, words, ha=side, fontsize=SMALL, color=MUTED, style="italic")
    axes.text(LEFT, 31, inside["time"], fontsize=SMALL, color=MUTED)
    for share in np.linspace(0, 1, 5).tolist():
        y = float(y_of(share))
        axes.plot([LEFT, RIGHT], [y, y], color=FAINT, lw=1)
        axes.text(LEFT - 8, y - 7, f"{100 * share:.0f}", ha="right", fontsize=SMALL)
    for day in TICKS:
        x = float(x_of(day))
        axes.plot([x, x], [FLOOR, TOP], color=FAINT, lw=1)
        axes.text(x, FLOOR - 22, str(day), ha="center", fontsize=SMALL)


def _draw_view(axes: Axes, view: Sequence[Fitted], inside: Mapping[str, str]) -> list[Artist]:
    until = max(each.measured_until for each in view)
    artists = [
        _draw_counted(axes, inside[view[0].curve.state]),
        *_draw_beyond(axes, until, inside["beyond"]),
    ]
    artists += _draw_labels(axes, view)
    for (colour, mark), each in zip(STYLES, view, strict=False):
        artists += _draw_curve(axes, each, colour, mark)
    return artists


def _draw_counted(axes: Axes, words: str) -> Artist:
    return axes.text(16, HEIGHT - 19, words, fontsize=SMALL, color=INK, weight="bold")


def _draw_beyond(axes: Axes, day: float, words: str) -> list[Artist]:
    left = float(x_of(day))
    shade = Rectangle((left, FLOOR), RIGHT - left, TOP - FLOOR, color=FAINT, alpha=0.4, lw=0)
    return [
        axes.add_patch(shade),
        axes.text(RIGHT - 6, TOP - 8, words, ha="right", va="top", fontsize=SMALL, color=INK,
                  bbox={"facecolor": PAPER, "lw": 0, "pad": 3}),
    ]  # fmt: skip


def _draw_curve(axes: Axes, each: Fitted, colour: str, mark: str) -> list[Artist]:
    own = each.curve.ratio is None
    points = axes.plot(
        x_of([tie.day for tie in each.ties]), y_of([tie.share for tie in each.ties]), mark,
        color=colour, ms=12, mec=INK, mew=1.5,
    ) if own else []  # fmt: skip
    moments = np.linspace(0, np.sqrt(each.measured_until), 16) ** 2
    y = y_of(each.survival.well(moments))
    return [*axes.plot(x_of(moments), y, "-" if own else "--", color=colour), *points]


def _draw_labels(axes: Axes, view: Sequence[Fitted]) -> list[Artist]:
    """Name the curves below them, on paper, so that neither grid nor cursor runs through words."""
    left, y = LEFT + 34, FLOOR + 7.0
    artists: list[Artist] = []
    for place in reversed(range(len(view))):
        each, fits = view[place], [other.fit for other in view]
        if each.fit not in fits[place + 1 :]:
            said = f"each {each.fit}" if fits.count(each.fit) > 1 else each.fit
            artists.append(axes.text(left, y, said, fontsize=SMALL, color=MUTED))
            y += LINE
        name = each.curve.name
        artists += _draw_sample(axes, each, STYLES[place], left, y + 7)
        artists.append(axes.text(left, y, name, fontsize=SMALL, color=INK, weight="bold"))
        y += LINE
    corner, wide = (LEFT + 2, FLOOR + 2), RIGHT - LEFT - 4
    plate = Rectangle(corner, wide, y - FLOOR - 8, facecolor=PAPER, edgecolor=FAINT, lw=1)
    return [axes.add_patch(plate), *artists]


def _draw_sample(
    axes: Axes, each: Fitted, style: tuple[str, str], left: float, y: float
) -> list[Artist]:
    """Draw a piece of a curve before its name, with a mark where it goes through figures."""
    colour, mark = style
    tied = each.curve.ratio is None
    line = axes.plot([left - 28, left - 8], [y, y], "-" if tied else "--", color=colour)
    dot = axes.plot([left - 18], [y], mark, color=colour, ms=10, mec=INK) if tied else []
    return [*line, *dot]


def _draw_cursor(axes: Axes, day: int) -> list[Artist]:
    x = float(x_of(day))
    side = "left" if day == 0 else "right" if day > 300 else "center"
    line = axes.plot([x, x], [FLOOR, TOP + 4], color=INK, lw=2.5)
    label = axes.text(x, TOP + 9, f"day {day}", ha=side, fontsize=BODY, weight="bold",
                      color=INK)  # fmt: skip
    return [*line, label]
