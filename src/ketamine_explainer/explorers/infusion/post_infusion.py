"""Two weeks after an infusion: the fall of the level, dissociation, and mood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from ...content.records import Milestone
from ...models import TimeAxis
from ..kit.live import Curve
from ..kit.style import BLUE, GREEN, INK, LINE, MUTED, RUST, SMALL
from ..kit.swimlane import draw_events, time_area

KNOTS = (0, 40, 60, 120, 240, 1440, 4320, 10_080, 20_160)
"""Times that the axis names, in minutes: start, 40 min, 1 h … 2 weeks."""
AXIS = TimeAxis.naming(KNOTS)

LEFT, RIGHT, ASIDE = 34.0, 946.0, 560.0
"""Ends of the axis, and where titles stand beside their lanes."""

BESIDE, HOURS = ASIDE - 16, KNOTS[:5]
"""Where a lane ends that has its title beside it, and the times that are marked on it."""

MOOD, FELT, PLASMA = 116.0, 208.0, 227.0
"""Heights of the lanes, in SVG units from below."""

LANES = {
    "plasma": (ASIDE, 222.0, BLUE),
    "felt": (ASIDE, 175.0, RUST),
    "mood": (LEFT, MOOD + 11, INK),
}
"""Where the title of each lane begins, and its colour."""


@dataclass(frozen=True)
class PostInfusion:
    """What is known of the hours and days after an infusion.

    Parameters
    ----------
    mood, felt : sequence of Milestone
        When mood scores differed, and when there was dissociation.
    """

    mood: Sequence[Milestone]
    felt: Sequence[Milestone]

    def draw(self, axes: Axes, inside: Mapping[str, str]) -> Axes:
        """Draw what no control changes, with the words of the caption that stand inside.

        Return axes of minutes across, and of the heights of the sheet.
        """
        area = time_area(axes, AXIS, LEFT, RIGHT, 31, MUTED)
        area.grid(visible=False)
        time = area.transData
        axes.text(LEFT, 7, inside["later"], fontsize=SMALL, color=MUTED)
        for lane, (x, y, colour) in LANES.items():
            for place, line in enumerate(inside[lane].splitlines()):
                axes.text(x, y - LINE * place, line, fontsize=SMALL, color=colour)
        for y, end, named in ((MOOD, RIGHT, KNOTS), (FELT, BESIDE, HOURS), (PLASMA, BESIDE, HOURS)):
            axes.plot([LEFT, end], [y, y], color=MUTED, lw=1.5)
            axes.plot(named, [y] * len(named), "|", ms=14, color=MUTED, transform=time)
        draw_events(axes, MOOD, self.mood, [0] * len(self.mood), time, GREEN, stem=20)
        draw_events(axes, FELT, self.felt, [0] * len(self.felt), time, RUST, stem=12)
        return area

    def until_tenth(self, area: Axes, minutes: Any) -> Curve:
        """Return the bar of how long the level is above a tenth of its highest.

        Parameters
        ----------
        area : Axes
            As `draw` returns them.
        minutes : float, or traced
            When it ends.
        """
        style = {"color": BLUE, "lw": 9, "solid_capstyle": "butt"}
        return Curve(area, np.stack([0.0, minutes]), np.full(2, PLASMA), style)
