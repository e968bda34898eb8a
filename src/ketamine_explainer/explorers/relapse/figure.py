"""Curves of how long it lasted: through their published figures, and no further."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import PercentFormatter

from ...models import YEAR_DAYS
from ...synthesis.relapse import Fitted
from ..kit.live import Curve, Mark, Point, Words
from ..kit.style import BLUE, BODY, FAINT, GREEN, INK, LINE, MUTED, PAPER, RUST, SMALL, plot_area

WIDTH, HEIGHT = 1000, 405
LEFT, RIGHT, FLOOR, TOP = 54.0, 976.0, 78.0, 351.0
TICKS = (0, 1, 7, 14, 28, 56, 91, 182, 273, 365)

UNSEEN = 9.0
"""A share so high that what stands there is beyond the figure."""

FIRST_NAMED, LAST_NAMED = 0.6, 330
"""Between which the name of a day stands above it: elsewhere it would leave the axes."""

CURSOR, VALUES = ("day", "name"), ("dot",)
"""What the names of marks begin with that stand behind the curves, and before them."""

STYLES = ((BLUE, "o"), (RUST, "s"), (GREEN, "D"))
"""Colour and mark of each curve of a view."""


def day_marks(area: Axes, view: Sequence[Fitted], day: Any) -> dict[str, Mark]:
    """Return what stands on a day: a line with its name, and on each curve a dot.

    Parameters
    ----------
    area : Axes
        As `draw_axes` returns them.
    view : sequence of Fitted
        The curves, `MOST` at most.
    day : float, or traced
        What lies beyond the last figure of a curve is not marked.
    """
    label: Any = {"ha": "center", "fontsize": BODY, "weight": "bold", "color": INK}
    line: Any = {"color": INK, "lw": 2.5}
    seen: Any
    named = np.clip(day, FIRST_NAMED, LAST_NAMED)
    found: dict[str, Mark] = {
        "day": Curve(area, np.stack([day, day]), np.array([0, 1 + 4 / (TOP - FLOOR)]), line),
        "name": Words(area, named, 1, f"day {day:.0f}", (0, 9), label),
    }
    for place, (colour, _) in enumerate(STYLES):
        seen = UNSEEN
        if place < len(view):
            share = view[place].survival.well(day)
            seen = np.where(day <= view[place].measured_until, share, UNSEEN)
        dot = {"marker": "o", "ms": 13, "color": colour, "mec": PAPER, "mew": 2}
        found[f"dot{place}"] = Point(area, day, seen, dot)
    return found


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


def draw_view(area: Axes, view: Sequence[Fitted], inside: Mapping[str, str]) -> list[Artist]:
    """Draw the curves of a view, with what they are called."""
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
