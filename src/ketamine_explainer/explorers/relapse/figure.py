"""Curves of how long it lasted: through their published figures, and no further."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import PercentFormatter

from ...content.records import Caption
from ...models import YEAR_DAYS
from ...synthesis.relapse import Fitted
from ..kit.controls import Choices
from ..kit.layers import LayeredFigure, Picture
from ..kit.style import (
    BLUE,
    BODY,
    FAINT,
    GREEN,
    INK,
    LINE,
    MUTED,
    PAPER,
    RUST,
    SMALL,
    canvas,
    look,
    plot_area,
)

WIDTH, HEIGHT = 1000, 405
LEFT, RIGHT, FLOOR, TOP = 54.0, 976.0, 78.0, 351.0
TICKS = (0, 1, 7, 14, 28, 56, 91, 182, 273, 365)

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
        figure, sheet = canvas(WIDTH, HEIGHT)
        area = draw_axes(sheet, caption.inside)
        drawing = LayeredFigure("curves", figure)
        drawing.layer("time", time, partial(_draw_cursor, area))
        drawing.layer("which", which, lambda view: _draw_view(area, curves(view), caption.inside))
        return drawing.picture(caption.title, caption.description)


def draw_axes(sheet: Axes, inside: Mapping[str, str]) -> Axes:
    """Return axes of days, by their square root, and of shares, with the words around them."""
    for x, y, side, words in (
        (RIGHT, HEIGHT - 19.0, "right", inside["marks"]),
        (LEFT, 7.0, "left", inside["assumed"]),
    ):
        sheet.text(x, y, words, ha=side, fontsize=SMALL, color=MUTED, style="italic")
    sheet.text(LEFT, 31, inside["time"], fontsize=SMALL, color=MUTED)
    area = plot_area(sheet, LEFT, RIGHT, FLOOR, TOP)
    area.set_xscale("function", functions=(np.sqrt, np.square))
    area.set(xlim=(0, YEAR_DAYS), ylim=(0, 1), xticks=TICKS, yticks=np.linspace(0, 1, 5))
    area.yaxis.set_major_formatter(PercentFormatter(1, symbol=""))
    return area


def _draw_view(area: Axes, view: Sequence[Fitted], inside: Mapping[str, str]) -> list[Artist]:
    counted = area.annotate(
        inside[view[0].curve.state], (16, HEIGHT - 19), xycoords="figure points",
        fontsize=SMALL, color=INK, weight="bold",
    )  # fmt: skip
    until = max(each.measured_until for each in view)
    artists = [counted, *_draw_beyond(area, until, inside["beyond"]), *_draw_labels(area, view)]
    for (colour, mark), each in zip(STYLES, view, strict=False):
        artists += _draw_curve(area, each, colour, mark)
    return artists


def _draw_beyond(area: Axes, day: float, words: str) -> list[Artist]:
    shade = area.axvspan(day, YEAR_DAYS, color=FAINT, alpha=0.4, lw=0)
    label = area.annotate(
        words, (1, 1), (-6, -8), "axes fraction", "offset points", ha="right", va="top",
        fontsize=SMALL, color=INK, bbox={"facecolor": PAPER, "lw": 0, "pad": 3},
    )  # fmt: skip
    return [shade, label]


def _draw_curve(area: Axes, each: Fitted, colour: str, mark: str) -> list[Artist]:
    own = each.curve.ratio is None
    points = area.plot(
        [tie.day for tie in each.ties], [tie.share for tie in each.ties], mark,
        color=colour, ms=12, mec=INK, mew=1.5, clip_on=False,
    ) if own else []  # fmt: skip
    moments = np.linspace(0, np.sqrt(each.measured_until), 16) ** 2
    shares = each.survival.well(moments)
    return [*area.plot(moments, shares, "-" if own else "--", color=colour), *points]


def _draw_labels(area: Axes, view: Sequence[Fitted]) -> list[Artist]:
    """Name the curves below them, on paper, so that neither grid nor cursor runs through words."""
    on_sheet: Any = {"transform": area.figure.axes[0].transData, "clip_on": False}
    left, y = LEFT + 34, FLOOR + 7.0
    artists: list[Artist] = []
    for place in reversed(range(len(view))):
        each, fits = view[place], [other.fit for other in view]
        (colour, mark), tied = STYLES[place], each.curve.ratio is None
        if each.fit not in fits[place + 1 :]:
            words = f"each {each.fit}" if fits.count(each.fit) > 1 else each.fit
            artists.append(area.text(left, y, words, fontsize=SMALL, color=MUTED, **on_sheet))
            y += LINE
        sample = [left - 28, left - 8], [y + 7] * 2
        artists += area.plot(*sample, "-" if tied else "--", color=colour, **on_sheet)
        if tied:
            dot: Any = {"color": colour, "ms": 10, "mec": INK}
            artists += area.plot([left - 18], [y + 7], mark, **dot, **on_sheet)
        artists.append(area.text(left, y, each.curve.name, fontsize=SMALL, color=INK,
                                 weight="bold", **on_sheet))  # fmt: skip
        y += LINE
    corner, wide = (LEFT + 2, FLOOR + 2), RIGHT - LEFT - 4
    plate = Rectangle(corner, wide, y - FLOOR - 8, facecolor=PAPER, edgecolor=FAINT, lw=1,
                      **on_sheet)  # fmt: skip
    return [area.add_patch(plate), *artists]


def _draw_cursor(area: Axes, day: int) -> list[Artist]:
    side = "left" if day == 0 else "right" if day > 300 else "center"
    line = area.plot([day, day], [0, 1 + 4 / (TOP - FLOOR)], color=INK, lw=2.5, clip_on=False)
    label = area.annotate(f"day {day}", (day, 1), (0, 9), textcoords="offset points", ha=side,
                          fontsize=BODY, weight="bold", color=INK)  # fmt: skip
    return [*line, label]
