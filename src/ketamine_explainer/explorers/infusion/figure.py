"""One infusion: the simulated level in plasma over hours, on a plain axis, ranges at its right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...content.records import Level, Levels
from ..kit.live import Curve, Handle, Mark, Words
from ..kit.style import (
    BLUE,
    COMPACT,
    GREEN,
    INK,
    MUTED,
    PAPER,
    PURPLE,
    RUST,
    STEP,
    TALLEST,
    TYPE,
    canvas,
    folded,
    plot_area,
)
from .axes import name_hours
from .levels import Infusions
from .room import NEAR, REACHES

LAST = 240
"""Where the axis of time ends, in minutes."""

WIDTH, HEIGHT, EDGE = COMPACT, TALLEST, 8.0
LEFT, RIGHT, FLOOR, TOP = 78.0, 528.0, 132.0, 382.0
"""The panel, in SVG units from below."""

RANGES, BESIDE = (272.0, 285.0, 298.0), 312.0
"""Where the ranges of levels stand as upright bars, and where their names begin."""

COLOURS = {"pain-relief": GREEN, "perception": RUST, "anaesthesia": PURPLE, "dissociation": INK}
UNDER = 8.0
"""How far below the axis the bar lies that says how long an infusion takes, in SVG units."""

A_MINUTE = 2
"""Points of a curve; an infusion begins and ends at whole minutes."""
MINUTES = np.arange(LAST * A_MINUTE + 1) / A_MINUTE
"""Times at which a curve is drawn."""

_GRIP: Any = {"marker": "o", "ms": 14, "mfc": PAPER, "mec": BLUE, "mew": 3}
_THICK: Any = {"lw": 8, "solid_capstyle": "butt", "color": BLUE}


@dataclass(frozen=True)
class Board:
    """The figure under work: its base is drawn, its methods give what depends on controls.

    Parameters
    ----------
    names : mapping
        What models are called.
    first : float
        The highest level, in ng/mL, of 1 mg/kg in the first state: so far a dose moves its handle.
    figure, sheet
        What is drawn on.
    areas : mapping
        The axes, by how high a level they reach to.
    """

    names: Mapping[str, str]
    first: float
    figure: Figure
    sheet: Axes
    areas: Mapping[str, Axes]

    @classmethod
    def start(cls, names: Mapping[str, str], first: float, inside: Mapping[str, str]) -> Board:
        """Return a board with its base drawn."""
        figure, sheet = canvas(WIDTH, HEIGHT)
        draw_words(sheet, inside)
        areas = {reach: draw_axes(sheet, reach) for reach in REACHES}
        for area in areas.values():
            area.set_visible(False)  # it is drawn on the layer of its axis
        return cls(names, first, figure, sheet, areas)

    def axis(self, levels: Levels, reach: str) -> list[Artist]:
        """Add axes, and the ranges of levels with their names."""
        area = draw_axes(self.sheet, reach)
        return [area, *draw_ranges(self.sheet, area, levels)]

    def marks(
        self, model: str, given: Infusions, levels: Any, highest: Any, reach: str
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
        highest : float, or traced
            The highest level.
        reach : str
            How high the axis goes.
        """
        first, again, area = given.duration, given.again, self.areas[reach]
        infused = np.minimum(np.stack([0.0, first, again, again, again + first]), LAST)
        under = -UNDER * REACHES[reach] / (TOP - FLOOR)
        up = np.array([under, under, np.nan, under, under])
        seen = np.where(given.ended <= LAST, given.ended, -LAST)
        words: Any = {"fontsize": TYPE, "color": BLUE, "weight": "bold"}
        dose: Any = {"control": "dose", "axis": "y", "per": self.first}
        return {
            "bar": Curve(area, infused, up, _THICK),
            "curve": Curve(area, MINUTES, levels, {"color": BLUE, "lw": 5}, clip=True),
            "ends": Handle(area, np.minimum(first, LAST), under, _GRIP, control="duration"),
            "highest": Handle(area, seen, np.minimum(highest, REACHES[reach]), _GRIP, **dose),
            "name": Words(self.sheet, EDGE, HEIGHT - 20 - STEP,
                          f"simulated: {self.names[model]}", style=words),
        }  # fmt: skip


def draw_words(sheet: Axes, inside: Mapping[str, str]) -> None:
    """Write what is counted above the panel, and the time and the caution below it."""
    sheet.text(EDGE, HEIGHT - 20, inside["levels"], fontsize=TYPE, color=INK)
    sheet.text(RIGHT, FLOOR - 64, inside["time"], fontsize=TYPE, color=MUTED, ha="right")
    for place, line in enumerate(folded(inside["subtitle"], WIDTH - 2 * EDGE)):
        sheet.text(EDGE, FLOOR - 98 - STEP * place, line, fontsize=TYPE, color=MUTED)


def draw_axes(sheet: Axes, reach: str = NEAR) -> Axes:
    """Return axes of minutes and of levels, each ng/mL as high as the next."""
    area = plot_area(sheet, LEFT, RIGHT, FLOOR, TOP)
    high = REACHES[reach]
    area.set(xlim=(0, LAST), ylim=(0, high), yticks=np.linspace(0, high, 5 if reach == NEAR else 4))
    area.yaxis.set_major_formatter("{x:,.0f}")
    name_hours(area, LAST)
    area.spines["bottom"].set(visible=True, color=MUTED, linewidth=1.5)
    return area


def draw_ranges(sheet: Axes, area: Axes, levels: Levels) -> list[Artist]:
    """Draw each range of levels across the panel and as an upright bar with its name.

    One that another's name leaves no room has none: a figure that reaches further does.
    """
    artists: list[Artist] = []
    free, reach = TOP + 12, area.get_ylim()[1]
    known: Sequence[Level] = [*levels.bands.values(), levels.dissociation]
    seen = sorted((each for each in known if each.low < reach), key=lambda each: -each.high)
    for x, level in zip(reversed(RANGES), seen, strict=False):
        colour = COLOURS[level.id]
        (_, low), (_, high) = area.transData.transform([(0, level.low), (0, level.high)])
        area.axhspan(level.low, level.high, color=colour, alpha=0.1, lw=0)
        artists += sheet.plot([x, x], [low, min(high, TOP)], color=colour, lw=7,
                              solid_capstyle="butt")  # fmt: skip
        y = min(high, TOP, free) - 19
        if y >= low - 4 and high - low >= STEP:
            free = y - 4
            artists.append(sheet.text(BESIDE, y, called(level), fontsize=TYPE, color=INK))
    return artists


def called(level: Level) -> str:
    """Return what a range of levels is called on the figure."""
    return level.name.removeprefix("linked with ")
