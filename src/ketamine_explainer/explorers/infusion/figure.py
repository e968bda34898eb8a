"""One infusion: the simulated level in plasma, and below it what was felt and found, for days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from ...content.records import Level, Levels, Quoted
from ..kit.live import Curve, Handle, Mark, Words
from ..kit.style import BLUE, GREEN, INK, LINE, MUTED, PAPER, PURPLE, RUST, SMALL, canvas, plot_area
from .axes import draw_range, name_hours
from .levels import Infusions
from .post_infusion import PostInfusion
from .room import TRIAL

LAST = 240
"""Where the axis of time ends, in minutes."""

LOWEST, HIGHEST = 3, 6000
"""Ends of the axis of levels, in ng/mL."""

MOST = 4800.0
"""How high the handle of the dose goes, in ng/mL: above are words."""

UNSEEN = 2.0
"""Below the axis: from there a curve rises, in the first minute, which has no points within."""

WIDTH, HEIGHT = 1000, 480
LEFT, RIGHT, FLOOR, TOP = 70.0, 470.0, 280.0, 428.0
WORDS = RIGHT + 56
"""The panel of levels, in SVG units from below, and the names beside it."""

BAND_COLOURS = (GREEN, RUST, PURPLE)


A_MINUTE = 2
"""Points of a curve; an infusion begins and ends at whole minutes."""
MINUTES = np.arange(LAST * A_MINUTE + 1) / A_MINUTE
"""Times at which a curve is drawn."""

BAR = LOWEST * (HIGHEST / LOWEST) ** (-7 / (TOP - FLOOR))
"""The height of the bar that says how long an infusion takes: just below the axis of levels."""


_GRIP: Any = {"marker": "o", "ms": 12, "mfc": PAPER, "mec": BLUE, "mew": 3}
_THICK: Any = {"lw": 8, "solid_capstyle": "butt", "color": BLUE}


@dataclass(frozen=True)
class Board:
    """The figure under work: its base is drawn, its methods give what depends on controls."""

    names: Mapping[str, str]
    after: PostInfusion
    figure: Figure
    sheet: Axes
    area: Axes
    later: Axes

    @classmethod
    def start(
        cls,
        levels: Levels,
        after: PostInfusion,
        names: Mapping[str, str],
        inside: Mapping[str, str],
    ) -> Board:
        """Return a board with its base drawn."""
        figure, sheet = canvas(WIDTH, HEIGHT)
        area = draw_axes(sheet, inside)
        _draw_levels(area, sheet, levels, inside)
        return cls(names, after, figure, sheet, area, after.draw(sheet, inside))

    def marks(
        self, model: str, given: Infusions, levels: Any, highest: Any, tenth: Any
    ) -> dict[str, Mark]:
        """Return what depends on an infusion: its curve, how long it takes, its highest level.

        Parameters
        ----------
        model : str
            Id of the parameter set.
        given : Infusions
            What is infused.
        levels : ndarray, shape (481,)
            At `MINUTES`.
        highest, tenth : float, or traced
            The highest level, and when a tenth of it is left.
        """
        first, again = given.duration, given.again
        infused = np.minimum(np.stack([0.0, first, again, again, again + first]), LAST)
        up = np.array([BAR, BAR, np.nan, BAR, BAR])
        seen = np.where(given.ended <= LAST, given.ended, -LAST)
        words: Any = {"fontsize": SMALL, "color": INK}
        reached = np.minimum(highest, MOST)
        seen_levels = np.maximum(levels, UNSEEN)
        return {
            "bar": Curve(self.area, infused, up, _THICK),
            "tenth": self.after.until_tenth(self.later, tenth),
            "curve": Curve(self.area, MINUTES, seen_levels, {"color": BLUE}, clip=True),
            "ends": Handle(self.area, np.minimum(first, LAST), BAR, _GRIP, control="duration"),
            "highest": Handle(self.area, seen, reached, _GRIP, control="dose", axis="y"),
            "name": Words(self.sheet, WORDS + 18, FLOOR - 10, f"simulated: {self.names[model]}",
                          style=words),
        }  # fmt: skip

    def draw_key(self) -> None:
        """Draw the piece of a line beside which the name of the model stands."""
        self.sheet.plot([RIGHT + 14, WORDS + 4], [FLOOR - 3] * 2, color=BLUE)


def draw_axes(sheet: Axes, inside: Mapping[str, str]) -> Axes:
    """Return axes of minutes and, by tenfold steps, of levels, with the words around them."""
    sheet.text(LEFT, HEIGHT - 19, inside["subtitle"], fontsize=SMALL, color=MUTED, style="italic")
    sheet.text(LEFT, TOP + 9, inside["levels"], fontsize=SMALL, color=MUTED)
    sheet.text(WORDS, FLOOR - 34, inside["time"], fontsize=SMALL, color=MUTED)
    area = plot_area(sheet, LEFT, RIGHT, FLOOR, TOP)
    area.set_yscale("log")
    area.set(xlim=(0, LAST), ylim=(LOWEST, HIGHEST), yticks=(10, 100, 1000))
    area.yaxis.set_major_formatter("{x:,.0f}")
    area.yaxis.set_minor_locator(NullLocator())
    name_hours(area, LAST)
    area.spines["bottom"].set(visible=True, color=MUTED, linewidth=1.5)
    return area


def _draw_levels(area: Axes, sheet: Axes, levels: Levels, inside: Mapping[str, str]) -> None:
    """Draw each band across the panel and its range beside it, and apart what a review gives."""
    for band, colour in zip(levels.bands.values(), BAND_COLOURS, strict=False):
        area.axhspan(band.low, band.high, color=colour, alpha=0.14, lw=0)
        if band.blood == "venous":  # and no set describes blood from a vein
            area.axhspan(band.low, band.high, facecolor="none", edgecolor=colour, hatch="//", lw=0)
    ranges = [*zip(levels.bands.values(), BAND_COLOURS, strict=False), (levels.dissociation, INK)]
    for place, (level, colour) in enumerate(ranges):
        draw_range(area, level, 9 + 12 * place, colour)
    area.plot([TRIAL[1]], [levels.quoted.value], "D", ms=11, color=INK)
    _draw_names(sheet, levels, inside)


def _draw_names(axes: Axes, levels: Levels, inside: Mapping[str, str]) -> None:
    """Write the names beside the panel, the highest level first, no two on one line."""
    marks: list[tuple[Level | Quoted, str, str]] = [
        *zip(levels.bands.values(), "sss", BAND_COLOURS, strict=False),
        (levels.quoted, "D", INK),
        (levels.dissociation, "s", INK),
    ]
    y = TOP + 7
    for level, mark, colour in sorted(marks, key=lambda each: -_middle(each[0])):
        axes.plot([WORDS + 5], [y + 7], mark, ms=11, color=colour)
        for words in _name(level, levels, inside):
            axes.text(WORDS + 18, y, words, fontsize=SMALL, color=INK)
            y -= LINE


def _middle(level: Level | Quoted) -> float:
    return level.value if isinstance(level, Quoted) else float(np.sqrt(level.low * level.high))


def _name(level: Level | Quoted, levels: Levels, inside: Mapping[str, str]) -> tuple[str, ...]:
    if level is levels.quoted or level is levels.dissociation:
        return given(levels, inside)[level is levels.dissociation]
    assert isinstance(level, Level), "a band has two ends"
    return (f"{level.name}: {level.low:,g} to {level.high:,g}",)


def given(levels: Levels, inside: Mapping[str, str]) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return what to call the level that a review quotes, and its range for dissociation."""
    quoted, range_ = levels.quoted, levels.dissociation
    return (
        (f"{quoted.name}:", f"{quoted.value:g}, {inside['quoted']}"),
        (
            f"{range_.low:g} to {range_.high:g}, {inside['range']}",
            f"{range_.name} {inside['elsewhere']}",
        ),
    )
