"""Two weeks after an infusion: the fall of the level, dissociation, and mood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.axes import Axes

from ...content.records import Milestone
from ...models import TimeAxis, in_words
from ..kit.style import BLUE, GREEN, INK, MUTED, RUST, SMALL
from ..kit.swimlane import draw_events

KNOTS = (0, 40, 60, 120, 240, 1440, 4320, 10_080, 20_160)
"""Times that the axis names, in minutes: start, 40 min, 1 h … 2 weeks."""
AXIS = TimeAxis(KNOTS, tuple(in_words(knot).removeprefix("the ") for knot in KNOTS))

LEFT, STEP, ASIDE = 34.0, 114.0, 560.0
"""Start of the axis, width of a step, and where titles stand beside their lanes."""

MOOD, FELT, PLASMA = 116.0, 208.0, 227.0
"""Heights of the lanes, in SVG units from below."""

LANES = {
    "plasma": (ASIDE, 222.0, BLUE),
    "felt": (ASIDE, 175.0, RUST),
    "mood": (LEFT, MOOD + 11, INK),
}
"""Where the title of each lane begins, and its colour."""
LINE = 23.5
"""From one line of a title to the next."""


@dataclass(frozen=True)
class PostInfusion:
    """What is known of the hours and days after an infusion.

    Parameters
    ----------
    mood, felt : sequence of Milestone
        When mood scores differed, and when there was dissociation.
    tenth : mapping
        For a model and a duration, the minute by which a tenth of the highest level is left.
    """

    mood: Sequence[Milestone]
    felt: Sequence[Milestone]
    tenth: Mapping[tuple[str, float], int]

    def draw(self, axes: Axes, inside: Mapping[str, str]) -> None:
        """Draw what no control changes, with the words of the caption that stand inside."""
        axes.text(LEFT, 7, inside["later"], fontsize=SMALL, color=MUTED)
        for knot, word in zip(AXIS.knots, AXIS.words, strict=True):
            axes.text(x_of(knot), 31, word, ha="center", fontsize=SMALL, color=MUTED)
        for lane, (x, y, colour) in LANES.items():
            for place, line in enumerate(inside[lane].splitlines()):
                axes.text(x, y - LINE * place, line, fontsize=SMALL, color=colour)
        for y, end in ((MOOD, x_of(KNOTS[-1])), (FELT, ASIDE - 16), (PLASMA, ASIDE - 16)):
            axes.plot([LEFT, end], [y, y], color=MUTED, lw=1.5)
            places = [x_of(knot) for knot in KNOTS if x_of(knot) <= end]
            axes.plot(places, [y] * len(places), "|", ms=14, color=MUTED)
        draw_events(axes, MOOD, self.mood, [0] * len(self.mood), x_of, GREEN, stem=20)
        draw_events(axes, FELT, self.felt, [0] * len(self.felt), x_of, RUST, stem=12)

    def until_tenth(self, axes: Axes, model: str, duration: float) -> list[Artist]:
        """Add how long the level is above a tenth of its highest, by a model, after an infusion."""
        minutes = self.tenth[model, duration]
        bar = axes.plot([LEFT, x_of(minutes)], [PLASMA] * 2, color=BLUE, lw=9,
                        solid_capstyle="butt")  # fmt: skip
        return [*bar]


def x_of(minutes: float) -> float:
    """Return the place of a time across the figure, in SVG units."""
    return LEFT + STEP * float(AXIS.position(minutes))
