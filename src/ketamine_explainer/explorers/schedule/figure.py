"""A year of weeks, a hundred people high: squares of ten who are well, ticks of infusions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import ArrayLike, NDArray

from ...content.records import Caption
from ...models import YEAR_DAYS, weekly
from ...models.schedule import WEEK
from ..kit.controls import Choices
from ..kit.layers import LayeredFigure, Picture
from ..kit.style import BODY, FAINT, GREEN, INK, MUTED, RUST, SMALL, canvas, look

WIDTH, HEIGHT = 1000, 405
LEFT, FLOOR, PITCH, ROW = 124, 167, 16, 20
"""Where the squares begin, and how far they lie apart, in SVG units."""
SQUARE, TALL = 12, 16
WEEKS, TENS = 53, 10
DAY = PITCH / WEEK
TICK, TICK_TALL, TICKS_AT = 4, 24, 147
MONTHS_AT = 108


def draw_schedule(
    years: Choices,
    timing: Choices,
    share: Callable[..., ArrayLike],
    infusions: Callable[..., tuple[Sequence[int], int]],
    caption: Caption,
) -> Picture:
    """Return a year with its layers ``infusions`` and ``well``.

    Parameters
    ----------
    years, timing : Choices
        What a year can be set to, and what of it the infusions depend on.
    share : callable
        Returns the share of people well on each day, shape (days of the year,).
    infusions : callable
        Returns days of infusions, and how many of them are the first course.
    caption : Caption
        Title and description.
    """
    with look("schedule"):
        figure, axes = canvas(WIDTH, HEIGHT)
        _draw_base(axes, caption.inside)
        drawing = LayeredFigure("schedule", figure)
        drawing.layer("well", years, lambda *state: [_draw_well(axes, share(*state))])
        drawing.layer(
            "infusions",
            timing,
            lambda *state: _draw_infusions(axes, *infusions(*state), caption.inside["counted"]),
        )
        return drawing.picture(caption.title, caption.description)


def tens(shares: ArrayLike) -> NDArray[np.int64]:
    """Return how many squares of ten people stand in each week, of daily shares."""
    return np.floor(TENS * weekly(shares) + 0.5).astype(np.int64)


def _draw_base(axes: Axes, inside: Mapping[str, str]) -> None:
    axes.text(8, HEIGHT - 21, inside["subtitle"], fontsize=SMALL, color=MUTED)
    axes.add_patch(_squares(np.full(WEEKS, TENS), FAINT))
    for row in (0, 5, 10):
        y = FLOOR + ROW * row - 7
        axes.text(LEFT - 14, y, str(10 * row), ha="right", fontsize=SMALL)
    axes.text(LEFT - 14, TICKS_AT - 7, "infusions", ha="right", fontsize=SMALL, color=RUST)
    for month in range(1, 13):
        x = LEFT + (month - 0.5) * YEAR_DAYS / 12 * DAY
        axes.text(x, MONTHS_AT, str(month), ha="center", fontsize=SMALL)
    axes.text(LEFT - 14, MONTHS_AT, "month", ha="right", fontsize=SMALL, color=MUTED)
    for line, words in enumerate(inside["assumed"].splitlines()):
        axes.text(8, 74 - 22 * line, words, fontsize=SMALL, color=INK, style="italic")


def _draw_well(axes: Axes, share: ArrayLike) -> Artist:
    return axes.add_patch(_squares(tens(share), GREEN))


def _squares(heights: NDArray[np.int64], colour: str) -> PathPatch:
    """Return squares of that colour, so many a week: a dashed line for each row without a gap."""
    vertices, codes = [], []
    for row in range(int(heights.max())):
        y = FLOOR + ROW * row + ROW // 2
        for start, end in _runs(heights > row):
            vertices += [(LEFT + PITCH * start, y), (LEFT + PITCH * end - PITCH + SQUARE, y)]
            codes += [Path.MOVETO, Path.LINETO]
    dashes = (0, (SQUARE / TALL, (PITCH - SQUARE) / TALL))
    return PathPatch(Path(vertices, codes), fill=False, lw=TALL, ls=dashes, capstyle="butt",
                     edgecolor=colour)  # fmt: skip


def _runs(marked: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return start and end (past the last) of each run of weeks that are marked."""
    found, week = [], 0
    for on, run in groupby(marked.tolist()):
        start, week = week, week + len(list(run))
        if on:
            found.append((start, week))
    return found


def _draw_infusions(axes: Axes, days: Sequence[int], course: int, counted: str) -> list[Artist]:
    words = "1 infusion" if len(days) == 1 else f"{len(days)} infusions"
    return [
        *_draw_ticks(axes, days[:course]),
        *_draw_ticks(axes, days[course:]),
        axes.text(WIDTH - 8, HEIGHT - 21, f"{words} {counted}", ha="right", fontsize=BODY,
                  weight="bold", color=RUST),
    ]  # fmt: skip


def _draw_ticks(axes: Axes, days: Sequence[int]) -> list[Artist]:
    """Draw a tick each day: one dashed line for each run of days that are equally far apart."""
    artists: list[Artist] = []
    for first, step, count in _evenly(days):
        start, pitch = LEFT + first * DAY, step * DAY
        path = Path([(start, TICKS_AT), (start + pitch * (count - 1) + TICK, TICKS_AT)])
        gap = max(pitch - TICK, 0)  # ticks of infusions a day apart touch
        dashes = (0, (TICK / TICK_TALL, gap / TICK_TALL))
        artists.append(axes.add_patch(
            PathPatch(path, fill=False, lw=TICK_TALL, ls=dashes, capstyle="butt", edgecolor=RUST)
        ))  # fmt: skip
    return artists


def _evenly(days: Sequence[int]) -> list[tuple[int, int, int]]:
    """Return first day, step and count of each run of evenly spaced days."""
    found: list[tuple[int, int, int]] = []
    for day in days:
        first, step, count = found[-1] if found else (day, 0, 0)
        if count == 1:
            found[-1] = (first, day - first, 2)
        elif count and day == first + step * count:
            found[-1] = (first, step, count + 1)
        else:
            found.append((day, WEEK, 1))
    return found
