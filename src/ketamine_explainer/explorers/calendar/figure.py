"""A year in weeks, as the article describes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from ...content.records import Caption
from ...models import MONTH_DAYS, days_since_infusion, maintenance_days
from ..kit.controls import Choices
from ..kit.layers import LayeredFigure, Picture
from ..kit.style import BLUE, COMPACT, FAINT, GREEN, INK, MUTED, PAPER, TYPE, canvas, look

WEEKS, COLUMNS = 52, 13
WIDTH, LEFT, CELL, BOTTOM = COMPACT, 8.0, 41.8, 84.0
ROW = CELL + 30
"""Height of a row of weeks with the words above it, in SVG units."""
HEIGHT = BOTTOM + 4 * ROW
_UNIT = np.array([(2, 2), (CELL - 2, 2), (CELL - 2, CELL - 2), (2, CELL - 2), (2, 2)])
_CODES = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]


def draw_year(
    interval: Choices, course_days: float, relief_months: tuple[float, float], caption: Caption
) -> Picture:
    """Return a year of 52 weeks with its layer ``interval``.

    Parameters
    ----------
    interval : Choices
        Months from one maintenance infusion to the next.
    course_days : float
        Length of the first course, in days.
    relief_months : tuple of float
        Shortest and longest relief after an infusion, in months, as the article's words are read.
    caption : Caption
        Title and description.
    """
    with look("year"):
        figure, axes = canvas(WIDTH, HEIGHT)
        _draw_base(axes, course_days, caption.inside)
        drawing = LayeredFigure("year", figure)
        drawing.layer(
            "interval",
            interval,
            lambda months: _draw_interval(axes, months, course_days, relief_months),
        )
        return drawing.picture(caption.title, caption.description)


def infusion_weeks(months: float, course_days: float) -> list[int]:
    """Return the weeks of the year (from 0) in which a maintenance infusion falls."""
    return [int(day // 7) for day in maintenance_days(course_days, months * MONTH_DAYS)]


def _corner(week: int) -> tuple[float, float]:
    row, column = divmod(week, COLUMNS)
    return LEFT + column * CELL, BOTTOM + (3 - row) * ROW


def _squares(axes: Axes, weeks: Iterable[int], **style: Any) -> list[Artist]:
    """Add the squares of weeks that look alike, as one path; nothing where there are none."""
    squares = [Path(_UNIT + _corner(week), _CODES) for week in weeks]
    if not squares:
        return []
    return [axes.add_patch(PathPatch(Path.make_compound_path(*squares), **style))]


def _draw_base(axes: Axes, course_days: float, inside: Mapping[str, str]) -> None:
    for row in range(4):
        words = f"months {3 * row + 1}–{3 * row + 3}"
        axes.text(LEFT, BOTTOM + (3 - row) * ROW + CELL + 6, words, fontsize=TYPE, color=MUTED)
    _squares(axes, range(WEEKS), facecolor="none", edgecolor=FAINT, lw=2)
    course = range(int(np.ceil(course_days / 7)))
    _squares(axes, course, facecolor=BLUE, edgecolor=BLUE, lw=2)
    _draw_key(axes, inside)


def _draw_key(axes: Axes, inside: Mapping[str, str]) -> None:
    """Name each mark beside an example of it."""
    for x, y, words, look_ in (
        (10, 46, inside["course"], {"facecolor": BLUE, "edgecolor": BLUE}),
        (200, 46, inside["relief"], {"facecolor": GREEN, "edgecolor": GREEN, "alpha": 0.3}),
        (200, 12, inside["long"], {"facecolor": "none", "edgecolor": GREEN}),
    ):
        axes.add_patch(Rectangle((x, y), 20, 20, lw=3, **look_))
        axes.text(x + 30, y + 10, words, va="center", fontsize=TYPE, color=INK)
    axes.plot([20], [22], "o", ms=22, color=BLUE)
    axes.text(40, 22, inside["infusion"], va="center", fontsize=TYPE, color=INK)


def _draw_interval(
    axes: Axes, months: int, course_days: float, relief_months: tuple[float, float]
) -> list[Artist]:
    infusions = infusion_weeks(months, course_days)
    weeks = np.arange(int(np.ceil(course_days / 7)), WEEKS)
    since = days_since_infusion(weeks * 7.0, course_days, np.array(infusions) * 7.0) / MONTH_DAYS
    sure, long = since < relief_months[0], since < relief_months[1]
    artists = [
        *_squares(axes, weeks[sure], facecolor=GREEN, alpha=0.3, lw=0),
        *_squares(axes, weeks[long & ~sure], facecolor="none", edgecolor=GREEN, lw=3),
    ]
    for number, infused in enumerate(infusions, start=1):
        artists += _infusion(axes, infused, number)
    return artists


def _infusion(axes: Axes, week: int, number: int) -> list[Artist]:
    x, y = _corner(week)
    dot = axes.plot([x + CELL / 2], [y + CELL / 2], "o", ms=34, color=BLUE)
    label = axes.text(x + CELL / 2, y + CELL / 2, str(number), ha="center", va="center",
                      fontsize=TYPE, color=PAPER, weight="bold")  # fmt: skip
    return [*dot, label]
