"""Curves of how long it lasted: through their published figures, and no further."""

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
from .style import BLUE, FAINT, GREEN, INK, MUTED, PAPER, RUST, SMALL, look, sheet

WIDTH, HEIGHT = 1000, 472
LEFT, RIGHT, FLOOR, TOP = 70.0, 980.0, 86.0, 396.0
TICKS = (0, 1, 7, 14, 28, 56, 91, 182, 273, 365)

FACES = {
    "responding": "Of 100 people who had responded: still responding.",
    "in remission": "Of 100 people who were in remission: not relapsed.",
}
"""What is counted, by the state of people at the start."""
ENDS = "A curve ends at the last figure that we have. Marks are figures; no interval is drawn."
ASSUMED = "Assumed of each curve: its shape, the risk that it names, and nobody well for good."
BEYOND = "beyond the\nlast figure\nthat we have"
AXIS_LABEL = "days since the start of a curve (stretched axis: early days are drawn wider)"
LINE, LETTER = 44, 9
"""From one label to the next, and the width of a bold letter, in SVG units."""
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
    for height, words in ((HEIGHT - 44, ENDS), (16, ASSUMED)):
        axes.text(20, height, words, fontsize=SMALL, color=MUTED, style="italic")
    axes.text(LEFT, 40, AXIS_LABEL, fontsize=SMALL, color=MUTED)
    for share in np.linspace(0, 1, 5).tolist():
        y = float(y_of(share))
        axes.plot([LEFT, RIGHT], [y, y], color=FAINT, lw=1)
        axes.text(LEFT - 12, y - 5, f"{100 * share:.0f}", ha="right", fontsize=SMALL)
    for day in TICKS:
        x = float(x_of(day))
        axes.plot([x, x], [FLOOR, TOP], color=FAINT, lw=1)
        axes.text(x, FLOOR - 24, str(day), ha="center", fontsize=SMALL)


def _draw_view(axes: Axes, view: Sequence[Fitted]) -> list[Artist]:
    until = max(each.measured_until for each in view)
    artists = [_draw_counted(axes, view[0].curve.state), *_draw_beyond(axes, until)]
    for (colour, mark), each in zip(STYLES, view, strict=False):
        artists += _draw_curve(axes, each, colour, mark)
    left, top = _free_corner(until)
    artists.append(_draw_plate(axes, view, left, top))
    for line, each in enumerate(view):
        artists += _draw_label(axes, each, STYLES[line], left, top - LINE * line)
    return artists


def _draw_counted(axes: Axes, state: str) -> Artist:
    return axes.text(20, HEIGHT - 22, FACES[state], fontsize=SMALL, color=INK, weight="bold")


def _draw_beyond(axes: Axes, day: float) -> list[Artist]:
    left = float(x_of(day))
    shade = Rectangle((left, FLOOR), RIGHT - left, TOP - FLOOR, color=FAINT, alpha=0.4, lw=0)
    return [
        axes.add_patch(shade),
        axes.text(RIGHT - 8, FLOOR + 14, BEYOND, ha="right", fontsize=SMALL, color=INK),
    ]


def _draw_curve(axes: Axes, each: Fitted, colour: str, mark: str) -> list[Artist]:
    own = each.curve.ratio is None
    points = axes.plot(
        x_of([tie.day for tie in each.ties]), y_of([tie.share for tie in each.ties]), mark,
        color=colour, ms=12, mec=INK, mew=1.5,
    ) if own else []  # fmt: skip
    moments = np.linspace(0, np.sqrt(each.measured_until), 16) ** 2
    y = y_of(each.survival.well(moments))
    return [*axes.plot(x_of(moments), y, "-" if own else "--", color=colour), *points]


def _free_corner(day: float) -> tuple[float, float]:
    """Return where the names of curves that end by a day stand: behind them, else below them."""
    end = float(x_of(day))
    return (end + 34, TOP - 22) if end < WIDTH / 2 else (LEFT + 34, FLOOR + 78)


def _draw_plate(axes: Axes, view: Sequence[Fitted], left: float, top: float) -> Artist:
    """Draw paper behind labels, so that neither grid nor cursor runs through their words."""
    low, letters = top - LINE * len(view) + 18, max(len(each.curve.name) for each in view)
    wide = min(LETTER * letters + 40, WIDTH - 1 - (left - 24))
    return axes.add_patch(
        Rectangle((left - 24, low), wide, top + 18 - low, facecolor=PAPER, edgecolor=FAINT, lw=1)
    )


def _draw_label(
    axes: Axes, each: Fitted, style: tuple[str, str], left: float, y: float
) -> list[Artist]:
    colour, mark = style
    tied = each.curve.ratio is None
    sample = axes.plot([left - 20, left - 2], [y + 4] * 2, "-" if tied else "--", color=colour)
    dot = axes.plot([left - 11], [y + 4], mark, color=colour, ms=10, mec=INK) if tied else []
    return [
        *sample,
        *dot,
        axes.text(left + 6, y, each.curve.name, fontsize=SMALL, color=INK, weight="bold"),
        axes.text(left + 6, y - 18, each.fit, fontsize=SMALL, color=MUTED),
    ]


def _draw_cursor(axes: Axes, day: int) -> list[Artist]:
    x = float(x_of(day))
    side = "left" if day == 0 else "right" if day > 300 else "center"
    line = axes.plot([x, x], [FLOOR, TOP + 4], color=INK, lw=2.5)
    label = axes.text(x, TOP + 10, f"day {day}", ha=side, fontsize=SMALL + 2, weight="bold",
                      color=INK)  # fmt: skip
    return [*line, label]
