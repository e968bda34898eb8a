"""A year, a hundred people high: how many are well on each day, and ticks of infusions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator

from ...models import YEAR_DAYS
from ..kit.live import Band, Curve, Mark, Words
from ..kit.style import (
    BLUE,
    COMPACT,
    FAINT,
    GREEN,
    INK,
    MUTED,
    STEP,
    TALLEST,
    TYPE,
    canvas,
    folded,
    plot_area,
)
from .year import Year

WIDTH, HEIGHT, EDGE = COMPACT, TALLEST, 8.0
LEFT, RIGHT, FLOOR, TOP = 58.0, 548.0, 266.0, 400.0
TICKS, TICK_TALL = 250.0, 22.0
"""The middle of the ticks of infusions, in SVG units from below, and how tall they are."""

MOST = 52
"""Infusions that are drawn after a first course: one a week."""


@dataclass(frozen=True)
class YearPanel:
    """The figure under work: its base is drawn, its methods give what depends on controls."""

    figure: Figure
    sheet: Axes
    area: Axes
    ticks: Axes
    counted: str

    @classmethod
    def start(cls, inside: Mapping[str, str]) -> YearPanel:
        """Return a panel with its base drawn, and the words of its caption around it."""
        figure, sheet = canvas(WIDTH, HEIGHT)
        for first, name, colour in (
            (HEIGHT - 20, "subtitle", INK),
            (TICKS - 100, "assumed", MUTED),
        ):
            for line, words in enumerate(folded(inside[name], WIDTH - 2 * EDGE)):
                sheet.text(EDGE, first - STEP * line, words, fontsize=TYPE, color=colour)
        sheet.text(RIGHT, TICKS - 66, "month", ha="right", fontsize=TYPE, color=MUTED)
        area = plot_area(sheet, LEFT, RIGHT, FLOOR, TOP)
        area.set(xlim=(0, YEAR_DAYS), ylim=(0, 100), yticks=range(0, 101, 25))
        months = (np.arange(12) + 0.5) * YEAR_DAYS / 12
        area.set_xticks(months, [str(month) for month in range(1, 13)])
        area.tick_params(axis="x", pad=FLOOR - TICKS + 14)
        area.tick_params(labelsize=TYPE, labelcolor=MUTED)
        area.grid(visible=False, axis="x")
        area.axhspan(0, 100, color=FAINT, alpha=0.45, lw=0)
        ticks = plot_area(sheet, LEFT, RIGHT, TICKS - TICK_TALL / 2, TICKS + TICK_TALL / 2)
        ticks.set(xlim=(0, YEAR_DAYS), ylim=(0, 1), yticks=[])
        ticks.xaxis.set_major_locator(FixedLocator([]))
        return cls(figure, sheet, area, ticks, inside["counted"])

    def marks(self, year: Year) -> dict[str, Mark]:
        """Return what depends on a year: how many are well, the infusions, how many these are."""
        days = np.concatenate([year.course, year.course[-1] + year.interval * _COUNTS])
        across = np.repeat(np.where(days < YEAR_DAYS, days, np.nan), 3)
        up = np.tile([0.0, 1.0, np.nan], len(year.course) + MOST)
        words = f"{year.first + year.later:.0f} infusions {self.counted}"
        bold = {"ha": "left", "fontsize": TYPE, "weight": "bold", "color": BLUE}
        return {
            "well": Band(self.area, year.days, 100 * year.share, {"color": GREEN, "lw": 0}),
            "ticks": Curve(self.ticks, across, up, {"color": BLUE, "lw": 3}),
            "count": Words(self.sheet, EDGE, TICKS - 66, words, style=bold),
        }  # fmt: skip


_COUNTS: Any = np.arange(1, MOST + 1)
