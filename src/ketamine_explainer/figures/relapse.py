"""Curves of staying well: through their published points, dotted where nothing was measured."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray

from ..content.records import Caption
from ..models import YEAR_DAYS
from ..synthesis import Fitted
from .layers import Drawing, Picture
from .style import BLUE, FAINT, GREEN, INK, MUTED, RUST, SMALL, look, sheet

WIDTH, HEIGHT = 1000, 450
LEFT, RIGHT, FLOOR, TOP = 70.0, 980.0, 86.0, 396.0
TICKS = (0, 1, 7, 14, 28, 56, 91, 182, 273, 365)

FACE = (
    "Of 100 people, still well. Solid: a curve through published points. "
    "Dotted, shaded: nothing was measured."
)
AXIS_LABEL = "days since all of them were well (the first weeks are drawn wider)"
STYLES = ((BLUE, "o"), (RUST, "s"), (GREEN, "D"))
"""Colour and mark of each curve of a view."""


def draw_relapse(
    views: Sequence[Sequence[Fitted]],
    days: Sequence[int],
    caption: Caption,
    first: tuple[int, int] = (0, 0),
) -> Picture:
    """Return curves with the layers ``which`` (one option a view) and ``time`` (one a day).

    Parameters
    ----------
    views : sequence of sequence of Fitted
        The curves of each view, three at most.
    days : sequence of int
        Where the cursor can stand.
    caption : Caption
        Title and description.
    first : tuple of int
        Indices of the view and the day that the still picture shows.
    """
    with look("curves"):
        figure, axes = sheet(WIDTH, HEIGHT)
        _draw_base(axes)
        drawing = Drawing("curves", figure)
        drawing.layer("which", lambda view: _draw_view(axes, view), views, first[0])
        drawing.layer("time", lambda day: _draw_cursor(axes, day), days, first[1])
        return drawing.picture(caption.title, caption.description)


def x_of(days: ArrayLike) -> NDArray[np.float64]:
    """Return the place of days across the figure, in SVG units: by their square root."""
    return np.round(LEFT + (RIGHT - LEFT) * np.sqrt(np.asarray(days) / YEAR_DAYS), 1)


def y_of(shares: ArrayLike) -> NDArray[np.float64]:
    """Return the height of shares, in SVG units."""
    return np.round(FLOOR + (TOP - FLOOR) * np.asarray(shares), 1)


def _draw_base(axes: Axes) -> None:
    axes.text(20, HEIGHT - 22, FACE, fontsize=SMALL, color=MUTED, style="italic")
    axes.text(LEFT, 18, AXIS_LABEL, fontsize=SMALL, color=MUTED)
    for share in np.linspace(0, 1, 5).tolist():
        y = float(y_of(share))
        axes.plot([LEFT, RIGHT], [y, y], color=FAINT, lw=1)
        axes.text(LEFT - 12, y - 5, f"{100 * share:.0f}", ha="right", fontsize=SMALL)
    for day in TICKS:
        x = float(x_of(day))
        axes.plot([x, x], [FLOOR, TOP], color=FAINT, lw=1)
        axes.text(x, FLOOR - 24, str(day), ha="center", fontsize=SMALL)


def _draw_view(axes: Axes, view: Sequence[Fitted]) -> list[Artist]:
    artists = _draw_unmeasured(axes, max(each.measured_until for each in view))
    for (colour, mark), each in zip(STYLES, view, strict=False):
        artists += _draw_curve(axes, each, colour, mark)
    left, top = _free_corner(view)
    for line, each in enumerate(view):
        artists += _draw_label(axes, each, STYLES[line], left, top - 46 * line)
    return artists


def _draw_unmeasured(axes: Axes, day: float) -> list[Artist]:
    left = float(x_of(day))
    shade = Rectangle((left, FLOOR), RIGHT - left, TOP - FLOOR, color=FAINT, alpha=0.4, lw=0)
    return [axes.add_patch(shade)]


def _draw_curve(axes: Axes, each: Fitted, colour: str, mark: str) -> list[Artist]:
    own = each.curve.ratio is None
    points = axes.plot(
        x_of([tie.day for tie in each.ties]), y_of([tie.share for tie in each.ties]), mark,
        color=colour, ms=12, mec=INK, mew=1.5,
    ) if own else []  # fmt: skip
    return [
        *_draw_stretch(axes, each, (0, each.measured_until), "-" if own else "--", colour),
        *_draw_stretch(axes, each, (each.measured_until, YEAR_DAYS), ":", colour),
        *points,
    ]


def _draw_stretch(
    axes: Axes, each: Fitted, days: tuple[float, float], style: str, colour: str
) -> list[Artist]:
    start, end = np.sqrt(days)
    moments = np.linspace(start, end, 16) ** 2
    width = 2.5 if style == ":" else 4
    y = y_of(each.survival.well(moments))
    return [*axes.plot(x_of(moments), y, style, color=colour, lw=width)]


def _free_corner(view: Sequence[Fitted]) -> tuple[float, float]:
    """Return where the names of curves stand: above those that fall fast, else below them."""
    falls = max(float(each.survival.well(YEAR_DAYS / 2)) for each in view) < 0.5
    return (LEFT + 394, TOP - 22) if falls else (LEFT + 30, FLOOR + 88)


def _draw_label(
    axes: Axes, each: Fitted, style: tuple[str, str], left: float, y: float
) -> list[Artist]:
    colour, mark = style
    tied = each.curve.ratio is None
    sample = axes.plot([left - 28, left - 6], [y + 4] * 2, "-" if tied else "--", color=colour)
    dot = axes.plot([left - 18], [y + 4], mark, color=colour, ms=10, mec=INK) if tied else []
    return [
        *sample,
        *dot,
        axes.text(left + 4, y, each.curve.name, fontsize=SMALL, color=INK, weight="bold"),
        axes.text(left + 4, y - 18, each.fit, fontsize=SMALL, color=MUTED),
    ]


def _draw_cursor(axes: Axes, day: int) -> list[Artist]:
    x = float(x_of(day))
    side = "left" if day == 0 else "right" if day > 300 else "center"
    line = axes.plot([x, x], [FLOOR, TOP + 4], color=INK, lw=2.5)
    label = axes.text(x, TOP + 10, f"day {day}", ha=side, fontsize=SMALL + 2, weight="bold",
                      color=INK)  # fmt: skip
    return [*line, label]
