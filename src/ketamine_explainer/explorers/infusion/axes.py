"""What the figures of an infusion share: hours across, the infusion itself, ranges beside."""

from __future__ import annotations

from matplotlib.artist import Artist
from matplotlib.axes import Axes

from ...content.records import Level
from ...models import in_words
from ..kit.style import BLUE


def name_hours(area: Axes, last: int) -> None:
    """Name the hours of an axis of minutes, which has lines across alone."""
    hours = range(0, last + 1, 60)
    area.set_xticks(hours, [in_words(each).removeprefix("the ") for each in hours])
    area.tick_params(axis="x", pad=19)
    area.tick_params(axis="y", pad=10)
    area.grid(visible=False, axis="x")


def draw_duration(area: Axes, minutes: float) -> list[Artist]:
    """Add the bar below the axes that says how long the infusion takes."""
    y = -7 / area.bbox.height
    return [*area.plot([0, minutes], [y, y], color=BLUE, lw=8, solid_capstyle="butt",
                       clip_on=False, transform=area.get_xaxis_transform())]  # fmt: skip


def draw_range(area: Axes, level: Level, aside: float, colour: str) -> None:
    """Draw a range of levels beside the axes, so many SVG units to the right of them."""
    x = 1 + aside / area.bbox.width
    area.plot([x, x], [level.low, level.high], color=colour, lw=8, solid_capstyle="butt",
              clip_on=False, transform=area.get_yaxis_transform())  # fmt: skip
