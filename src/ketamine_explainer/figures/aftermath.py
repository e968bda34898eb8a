"""Two weeks after an infusion: the fall of the level, dissociation, and mood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.axes import Axes

from ..content.records import Milestone
from ..models import StretchedAxis, in_words
from .style import BLUE, FAINT, GREEN, INK, MUTED, RUST, SMALL

KNOTS = (0, 40, 60, 120, 240, 1440, 4320, 10_080, 20_160)
"""Times that the axis names, in minutes: start, 40 min, 1 h … 2 weeks."""
AXIS = StretchedAxis(KNOTS, tuple(in_words(knot).removeprefix("the ") for knot in KNOTS))
AXIS_LABEL = "time since the infusion began (stretched: every step is drawn equally wide)"

LEFT, STEP, ROW, LETTER = 40.0, 100.0, 18.0, 7.3
"""Start of the axis, width of a step, height of a row of labels, width of a letter."""

MOOD, FELT, PLASMA, TOP = 122.0, 214.0, 250.0, 278.0
"""Heights of the lanes, in SVG units from below, and of their end."""

TITLES = {
    MOOD: "Mood in trials, counted from the start or the end of an infusion (no control moves it)",
    PLASMA: "Plasma: until a tenth of the highest level is left (simulated)",
    FELT: "Dissociation: feeling far away or unreal (studies; a bar: start or end not said)",
}


@dataclass(frozen=True)
class Aftermath:
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

    def draw(self, axes: Axes) -> None:
        """Draw what no control changes."""
        axes.text(LEFT, 6, AXIS_LABEL, fontsize=SMALL, color=MUTED)
        for knot, word in zip(AXIS.knots, AXIS.words, strict=True):
            axes.plot([x_of(knot)] * 2, [46, TOP - 8], color=FAINT, lw=1, zorder=0)
            axes.text(x_of(knot), 27, word, ha="center", fontsize=SMALL)
        for y, title in TITLES.items():
            axes.text(LEFT, y + 11, title, fontsize=SMALL, weight="bold", color=INK)
        for y in (MOOD, FELT, PLASMA):
            axes.plot([LEFT, x_of(KNOTS[-1])], [y, y], color=MUTED, lw=1.5)
        _draw_events(axes, MOOD, self.mood, GREEN)
        _draw_events(axes, FELT, self.felt, RUST)

    def until_tenth(self, axes: Axes, model: str, duration: float) -> list[Artist]:
        """Add how long the level is above a tenth of its highest, by a model, after an infusion."""
        minutes = self.tenth[model, duration]
        bar = axes.plot([LEFT, x_of(minutes)], [PLASMA] * 2, color=BLUE, lw=9,
                        solid_capstyle="butt")  # fmt: skip
        return [*bar]


def x_of(minutes: float) -> float:
    """Return the place of a time across the figure, in SVG units."""
    return LEFT + STEP * float(AXIS.position(minutes))


def _draw_events(axes: Axes, y: float, events: Sequence[Milestone], colour: str) -> None:
    for event, row in _rows(events):
        start, end = x_of(event.time.minutes), x_of(event.time.last_minute)
        below = y - 20 - ROW * row
        axes.plot([start, start], [below, y], color=MUTED, lw=1.5)
        axes.plot([start, end], [y, y], color=colour, lw=9)
        axes.plot([start], [y], "D", ms=10, color=colour)
        axes.text(start + 6, below, event.label, fontsize=SMALL, color=INK)


def _rows(events: Sequence[Milestone]) -> list[tuple[Milestone, int]]:
    """Return each event with the row of its label: below all later marks that it reaches."""
    placed: list[tuple[Milestone, int]] = []
    for event in sorted(events, key=lambda event: -event.time.minutes):
        end = x_of(event.time.minutes) + 12 + LETTER * len(event.label)
        reached = [row for later, row in placed if x_of(later.time.minutes) < end]
        placed.append((event, max(reached, default=-1) + 1))
    return placed
