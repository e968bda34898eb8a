"""What the figures of an infusion share: hours across, and the infusion itself."""

from __future__ import annotations

from matplotlib.artist import Artist
from matplotlib.axes import Axes

from ...models import in_words
from ..kit.style import BLUE, MUTED, TYPE


def name_hours(area: Axes, last: int) -> None:
    """Name the hours of an axis of minutes, which has lines across alone."""
    hours = range(0, last + 1, 60)
    area.set_xticks(hours, ["0", *(in_words(each).split()[0] for each in hours[1:-1]), "4 h"])
    area.tick_params(axis="x", pad=17)
    area.tick_params(labelsize=TYPE, labelcolor=MUTED)
    area.grid(visible=False, axis="x")


def draw_duration(area: Axes, minutes: float) -> list[Artist]:
    """Add the bar below the axes that says how long the infusion takes."""
    y = -8 / area.bbox.height
    return [*area.plot([0, minutes], [y, y], color=BLUE, lw=8, solid_capstyle="butt",
                       clip_on=False, transform=area.get_xaxis_transform())]  # fmt: skip
