"""Curves of how long it lasted: through their published figures, and no further."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter
from numpy.typing import NDArray

from nbfolio.trace import branching

from ...synthesis.relapse import Fitted
from ..kit.live import Curve, Mark, Point, Words
from ..kit.style import (
    BLUE,
    COMPACT,
    GREEN,
    INK,
    MUTED,
    PAPER,
    RUST,
    STEP,
    TALLEST,
    TYPE,
    folded,
    plot_area,
)

WIDTH, HEIGHT, EDGE = COMPACT, TALLEST, 8.0
LEFT, RIGHT, FLOOR, TOP = 60.0, 512.0, 236.0, 388.0
STEPS = {8: 1, 30: 7, 100: 14, 400: 91}
"""Days between the values that an axis names, by how many days it has at most."""

UNSEEN = 9.0
"""A share so high that what stands there is beyond the figure."""

CURSOR, VALUES = ("day", "name"), ("dot",)
"""What the names of marks begin with that stand behind the curves, and before them."""

STYLES = ((BLUE, "o"), (RUST, "s"), (GREEN, "D"))
"""Colour and mark of each curve of a view."""

FIGURE: Any = {"ms": 12, "mec": INK, "mew": 1.5}
"""How the mark of a published figure is drawn, on a curve and before its name."""

SAMPLE = 28.0
"""How long the piece of a curve is that stands before its name, in SVG units."""


def last_day(view: Sequence[Fitted]) -> float:
    """Return the day of the last published figure of any curve of a view: there the axis ends."""
    return max(each.measured_until for each in view)


def day_marks(area: Axes, view: Sequence[Fitted], day: Any) -> dict[str, Mark]:
    """Return what stands on a day: a line with its name, and on each curve a dot.

    Parameters
    ----------
    area : Axes
        As `draw_axes` returns them.
    view : sequence of Fitted
        The curves, `MOST` at most.
    day : float, or traced
        What lies beyond the last figure of a curve is not marked, beyond that of all nothing is.
    """
    label: Any = {"ha": "center", "fontsize": TYPE, "weight": "bold", "color": INK}
    line: Any = {"color": INK, "lw": 2.5}
    seen: Any
    last = last_day(view)
    at = np.where(day <= last, day, -2 * last)
    named = np.where(day <= last, day, last)
    found: dict[str, Mark] = {
        "day": Curve(area, np.stack([at, at]), np.array([0, 1 + 4 / (TOP - FLOOR)]), line),
        "name": Words(area, named, 1, _name(day, last), (0, 9), label),
    }
    for place, (colour, _) in enumerate(STYLES):
        seen = UNSEEN
        if place < len(view):
            share = view[place].survival.well(day)
            seen = np.where(day <= view[place].measured_until, share, UNSEEN)
        dot = {"marker": "o", "ms": 13, "color": colour, "mec": PAPER, "mew": 2}
        found[f"dot{place}"] = Point(area, at, seen, dot)
    return found


@branching
def _name(day: float, last: float) -> str:
    """Return what a day is called: nothing, where it is beyond the last figure."""
    return f"day {day:.0f}" if day <= last else ""


def draw_base(sheet: Axes, inside: Mapping[str, str]) -> None:
    """Write what is said of all curves: what their marks are, and what is assumed."""
    said = folded(f"{inside['marks']} {inside['assumed']}", WIDTH - 2 * EDGE)
    for place, line in enumerate(said):
        y = 4 + STEP * (len(said) - 1 - place)
        sheet.text(EDGE, y, line, fontsize=TYPE, color=MUTED)


def draw_axes(sheet: Axes, view: Sequence[Fitted]) -> Axes:
    """Return axes of days, up to the last figure of a view, and of shares in per cent."""
    area, last = plot_area(sheet, LEFT, RIGHT, FLOOR, TOP), last_day(view)
    step = next(step for most, step in STEPS.items() if last <= most)
    area.set(xlim=(0, last), ylim=(0, 1), yticks=np.linspace(0, 1, 5))
    area.set_xticks(np.arange(0, last + 1, step))
    area.xaxis.set_major_formatter("{x:.0f}")
    area.yaxis.set_major_formatter(PercentFormatter(1, symbol=""))
    area.tick_params(labelsize=TYPE, labelcolor=MUTED)
    return area


def draw_view(sheet: Axes, view: Sequence[Fitted], inside: Mapping[str, str]) -> list[Artist]:
    """Draw the axes of a view and its curves, and below them what each is called.

    No name stands within the axes: there the line of a day would run through it.
    """
    area = draw_axes(sheet, view)
    artists = [area, *_above(sheet, inside[view[0].curve.state])]
    artists.append(
        sheet.text(RIGHT, FLOOR - 54, inside["time"], fontsize=TYPE, color=MUTED, ha="right")
    )
    for (colour, mark), each in zip(STYLES, view, strict=False):
        _draw_curve(area, each, colour, mark)
    return [*artists, *_names(sheet, view)]


def _above(sheet: Axes, words: str) -> Iterator[Artist]:
    for place, line in enumerate(folded(words, WIDTH - 2 * EDGE, "bold")):
        y = HEIGHT - 20 - STEP * place
        yield sheet.text(EDGE, y, line, fontsize=TYPE, color=INK, weight="bold")


def _draw_curve(area: Axes, each: Fitted, colour: str, mark: str) -> None:
    """Draw a curve on axes, and the figures that it goes through."""
    own = each.curve.ratio is None
    area.plot(*course(each), "-" if own else "--", color=colour, clip_on=False)
    if own:
        area.plot(
            [tie.day for tie in each.ties], [tie.share for tie in each.ties], mark,
            color=colour, clip_on=False, **FIGURE,
        )  # fmt: skip


def course(each: Fitted) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return days and shares of a curve, up to its last figure."""
    days = np.linspace(0, each.measured_until, 24)
    return days, each.survival.well(days)


def _names(sheet: Axes, view: Sequence[Fitted]) -> Iterator[Artist]:
    """Write the name of each curve below the axes, behind a piece of it with its mark."""
    y, left = FLOOR - 60, EDGE + SAMPLE + 8
    for (colour, mark), each in zip(STYLES, view, strict=False):
        own = each.curve.ratio is None
        at = y - STEP + 10
        yield from sheet.plot(
            [EDGE, EDGE + SAMPLE], [at, at], "-" if own else "--", color=colour, lw=3.5
        )
        if own:
            yield from sheet.plot(EDGE + SAMPLE / 2, at, mark, color=colour, **FIGURE)
        for line in folded(each.curve.name, WIDTH - EDGE - left):
            y -= STEP - 2
            yield sheet.text(left, y, line, fontsize=TYPE, color=colour)
