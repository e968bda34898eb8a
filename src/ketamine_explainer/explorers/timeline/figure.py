"""The illustrative timeline: what studies measured, and as a thin ghost what the article says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import blended_transform_factory

from ...content.records import MINUTES, Article, Caption, Milestone
from ...models import TimeAxis
from ..kit.controls import Control
from ..kit.events import time_in_words
from ..kit.layers import LayeredFigure, Picture
from ..kit.live import Curve, Handle, LiveModel, Mark, Words
from ..kit.product import ControlProduct
from ..kit.style import (
    BLUE,
    COMPACT,
    FAINT,
    INK,
    MUTED,
    PAPER,
    RUST,
    STEP,
    TALLEST,
    TYPE,
    canvas,
    folded,
    look,
    plot_area,
)
from .room import COUNTED

KNOTS = (0, 40, 60, 120, 1440, 4320, 10_080, 20_160, 40_320, 60_480, 80_640)
"""Times that the stretched axis names, in minutes: start, 40 min, 1 h, 2 h, 1 day … 8 weeks."""
WEEKS = (0, *(week * 10_080 for week in range(1, 9)))
"""Times that the axis to scale names, in minutes."""


AXIS = TimeAxis.naming(KNOTS)
STEPS = len(KNOTS) - 1
EVEN = float(f"{STEPS / KNOTS[-1]:.12g}")
"""Steps a minute, where every minute is as wide as it is."""
AXES: Mapping[str, TimeAxis] = {
    "to scale": TimeAxis.naming(WEEKS, STEPS),
    "stretched": AXIS,
}
"""The ways to draw time: every minute as long as it is, or minutes and weeks equally long."""

COLOURS = {"ketamine": BLUE, "conventional": RUST}
TITLES = {"ketamine": "Ketamine infusion", "conventional": "Conventional antidepressants"}
"""What the lanes are called, the left one first."""

WIDTH, HEIGHT, EDGE = COMPACT, TALLEST, 8.0
START, END = 353.0, 71.0
"""Height of the first and of the last time, in SVG units from below: time runs downwards."""

NAMES, LINE, LANES, SAID = 108.0, 120.0, {"ketamine": 150.0, "conventional": 190.0}, 226.0
"""Where the names of times end, the line of time, the lanes, and where words begin."""

GHOST, TICK = 16.0, 6.0
"""How far to the left of its lane the article's line lies, and how far its ends reach."""

ROW, APART = 24.0, 5.0
"""From one line of words to the next, and least space between what two marks say."""


@dataclass(frozen=True)
class Told:
    """What is said beside a lane: of an event, or of what the article claims.

    Parameters
    ----------
    minutes
        When.
    words
        Lines of it.
    lane
        Whose.
    quoted
        Whether the article says it.
    """

    minutes: float
    words: tuple[str, ...]
    lane: str
    quoted: bool = False

    @property
    def height(self) -> float:
        """Height of its lines."""
        return ROW * len(self.words)

    @property
    def mark(self) -> float:
        """Where across the sheet its mark stands."""
        return LANES[self.lane] - GHOST * self.quoted


@dataclass(frozen=True)
class Board:
    """The timeline under work: its base is drawn, its methods add what depends on a control."""

    article: Article
    caption: Caption
    events: tuple[Milestone, ...]
    figure: Figure
    axes: Axes
    areas: Mapping[str, Axes]

    @classmethod
    def start(cls, article: Article, milestones: Sequence[Milestone], caption: Caption) -> Board:
        """Return a board with its base drawn."""
        events = tuple(sorted(milestones, key=lambda event: event.time.minutes))
        figure, axes = canvas(WIDTH, HEIGHT)
        _draw_base(axes, caption.inside["subtitle"])
        areas = {name: _area(axes, name) for name in AXES}
        for name, area in areas.items():
            area.set_visible(False)  # it is drawn on the layer of its axis
            area.set_yscale("function", functions=(partial(_place, name), AXES[name].minutes))
        return cls(article, caption, events, figure, axes, areas)

    def axis(self, name: str) -> list[Artist]:
        """Add the names of times on an axis, a faint line at each, and how it is drawn."""
        words = self.caption.inside[f"axis {name}"]
        return [
            _area(self.axes, name),
            self._write(WIDTH - EDGE, HEIGHT - 20, words, MUTED, ha="right"),
        ]

    def view(self, view: str, axis: str) -> list[Artist]:
        """Add an account on an axis: the article's words, the trials' events, or both."""
        told = [] if view == "trials" else [*self._claims()]
        measured = [] if view == "article" else [*self._events(axis)]
        artists = [] if view == "trials" else self._ghosts(axis)
        if view != "article":
            artists += [part for event in self.events for part in self._mark(event, axis)]
        return artists + self._words([*told, *measured], axis)

    def cursor(self, time: Any, axis: str) -> dict[str, Mark]:
        """Return the cursor at a time, in minutes, on an axis: with its name and a handle."""
        area = self.areas[axis]
        name: Any = {"ha": "left", "fontsize": TYPE, "weight": "bold", "color": INK}
        grip: Any = {"marker": "o", "ms": 15, "mfc": PAPER, "mec": INK, "mew": 3}
        across = np.array([LINE, LANES["conventional"] + 14])
        return {
            "cursor": Curve(area, across, np.stack([time, time]), {"color": INK, "lw": 3}),
            "when": Words(self.axes, EDGE, HEIGHT - 20, time_in_words(time), style=name),
            "grip": Handle(area, LINE, time, grip, control="time", axis="y"),
        }

    def _claims(self) -> Iterator[Told]:
        for claim, lane in zip(COUNTED, ("ketamine", "ketamine", "conventional"), strict=True):
            ends = ghost(self.article, claim.claim)
            words = f"“{self.article.quantity(claim.claim).words}”"
            yield Told(sum(ends) / 2, (words,), lane, quoted=True)

    def _events(self, axis: str) -> Iterator[Told]:
        for event in named(self.events, axis):
            words = folded(event.label, WIDTH - EDGE - SAID)
            yield Told(event.time.minutes, tuple(words), event.lane)

    def _words(self, told: Sequence[Told], axis: str) -> list[Artist]:
        """Write what is said in order of time, each joined to its mark, none on another."""
        told = sorted(told, key=lambda each: each.minutes)
        marks = [self._down(each.minutes, axis) for each in told]
        artists: list[Artist] = []
        for each, mark, top in zip(told, marks, apart(marks, told), strict=True):
            middle = top - each.height / 2
            stem = [each.mark + 4, LANES["conventional"] + 18, SAID - 6], [mark, mark, middle]
            artists += self.axes.plot(*stem, color=MUTED, lw=1)
            colour = INK if each.quoted else COLOURS[each.lane]
            style = {"style": "italic"} if each.quoted else {}
            for place, line in enumerate(each.words):
                low = top - ROW * (place + 1) + 6
                artists.append(self._write(SAID, low, line, colour, **style))
        return artists

    def _down(self, minutes: float, axis: str) -> float:
        """Return the height of a time on the sheet."""
        return float(self.areas[axis].transData.transform((0, minutes))[1])

    def _across(self, axis: str) -> Any:
        """Return the transform of places across the sheet and of minutes downwards."""
        return blended_transform_factory(self.axes.transData, self.areas[axis].transData)

    def _mark(self, event: Milestone, axis: str) -> list[Artist]:
        """Draw an event on its lane; a place that is inferred has a broken bar."""
        start, end = event.time.minutes, event.time.last_minute
        x, colour, time = LANES[event.lane], COLOURS[event.lane], self._across(axis)
        broken: dict[str, Any] = (
            {"ls": (0, (0.5, 0.3)), "dash_capstyle": "butt"} if event.inference else {}
        )
        bar = self.axes.plot([x, x], [start, end], color=colour, lw=9, transform=time, **broken)
        return [*bar, *self.axes.plot([x], [start], "D", ms=11, color=colour, transform=time)]

    def _ghosts(self, axis: str) -> list[Artist]:
        """Draw the article's three statements: from when to when each time lies, no width."""
        hour, last, peak = (ghost(self.article, claim.claim) for claim in COUNTED)
        x = LANES["ketamine"] - GHOST
        lasting: Any = {"ls": (0, (2, 4)), "transform": self._across(axis)}
        return [
            *self.axes.plot([x, x], [hour[1], last[0]], color=MUTED, lw=1.5, **lasting),
            *self._ghost(hour, "within-an-hour", "ketamine", axis),
            *self._ghost(last, "one-to-two-weeks", "ketamine", axis),
            *self._ghost(peak, "six-weeks-or-more", "conventional", axis),
        ]

    def _ghost(self, ends: tuple[float, float], claim: str, lane: str, axis: str) -> list[Artist]:
        """Draw a thin line with an end at each side, open where the article sets no end."""
        first, last = ends
        x = LANES[lane] - GHOST
        style: Any = {"color": MUTED, "lw": 1.5, "transform": self._across(axis)}
        tick = [x - TICK, x + TICK]
        artists: list[Artist] = [
            *self.axes.plot([x, x], [first, last], **style),
            *self.axes.plot(tick, [first, first], **style),
        ]
        if np.isinf(bounds(self.article, claim)[1]):
            arrow = {**style, "lw": 0}
            return [*artists, *self.axes.plot([x], [last], "v", ms=9, **arrow)]
        return [*artists, *self.axes.plot(tick, [last, last], **style)]

    def _write(self, x: float, y: float, words: str, colour: str, **style: Any) -> Artist:
        return self.axes.text(x, y, words, fontsize=TYPE, color=colour, **style)


def named(events: Sequence[Milestone], axis: str) -> list[Milestone]:
    """Return the events with words beside their marks: of each lane the first and the last.

    The stretched axis has room for those between as well; to scale they lie on each other.

    Parameters
    ----------
    events : sequence of Milestone
        In order of time.
    axis : str
        One of ``AXES``.
    """
    if axis == "stretched":
        return [*events]
    ends = [lane[place].id for lane in _lanes(events) for place in (0, -1)]
    return [event for event in events if event.id in ends]


def _lanes(events: Sequence[Milestone]) -> list[list[Milestone]]:
    lanes = ([event for event in events if event.lane == lane] for lane in LANES)
    return [lane for lane in lanes if lane]


def apart(marks: Sequence[float], told: Sequence[Told]) -> list[float]:
    """Return the height of the top of what is said: at its mark, or as far down as is free.

    Parameters
    ----------
    marks : sequence of float
        Heights of the marks on the sheet, falling.
    told : sequence of Told
        What is said of them.
    """
    tops, free = list[float](), START + ROW / 2
    for mark, each in zip(marks, told, strict=True):
        tops.append(min(mark + each.height / 2, free))
        free = tops[-1] - each.height - APART
    low = END - ROW
    for place in reversed(range(len(tops))):
        tops[place] = max(tops[place], low + told[place].height)
        low = tops[place] + APART
    return tops


def _place(axis: str, minutes: Any) -> Any:
    """Return the place of times on an axis, by one formula for all of them: one script has both."""
    stretched, even = {"stretched": (1.0, 0.0), "to scale": (0.0, EVEN)}[axis]
    return AXIS.position(minutes) * stretched + minutes * even


def draw_timeline(
    article: Article,
    milestones: Sequence[Milestone],
    caption: Caption,
    view: Control,
    time: Control,
    axis: Control,
) -> Picture:
    """Return the timeline with its layers ``axis``, ``view`` (by axis) and ``time`` (by axis)."""
    with look("timeline"):
        board = Board.start(article, milestones, caption)
        drawing = LayeredFigure("timeline", board.figure)
        drawing.layer("axis", axis, board.axis)
        drawing.layer("view", ControlProduct((view, axis)), board.view)
        drawing.live("time", LiveModel({"time": time, "axis": axis}, board.cursor), choices=axis)
        return drawing.picture(caption.title, caption.description)


def _area(sheet: Axes, name: str) -> Axes:
    """Return one of AXES, downwards, with the names of its times and lines to its lanes."""
    area = plot_area(sheet, 0, WIDTH, END, START)
    axis = AXES[name]
    area.set_yscale("function", functions=(axis.position, axis.minutes))
    area.set(xlim=(0, WIDTH), ylim=(axis.knots[-1], axis.knots[0]), xticks=[])
    area.set_yticks(axis.knots, axis.words)
    area.tick_params(axis="y", pad=-NAMES, labelcolor=MUTED, labelsize=TYPE)
    for line in area.get_ygridlines():
        line.set(xdata=[LINE / WIDTH, (LANES["conventional"] + 14) / WIDTH], color=FAINT)
    return area


def bounds(article: Article, claim: str) -> tuple[float, float]:
    """Return low and high of a claim's quantity, in minutes; 0 and infinity where open."""
    quantity = article.quantity(claim)
    unit = MINUTES[quantity.unit]
    low = 0.0 if quantity.low is None else quantity.low * unit
    return low, np.inf if quantity.high is None else quantity.high * unit


def ghost(article: Article, claim: str) -> tuple[float, float]:
    """Return from when to when the line of a claim runs, in minutes, within the axis."""
    low, high = bounds(article, claim)
    return low, min(high, float(KNOTS[-1]))


def _draw_base(axes: Axes, face: str) -> None:
    for place, line in enumerate(folded(face, WIDTH - 2 * EDGE)):
        axes.text(EDGE, 31 - STEP * place, line, fontsize=TYPE, color=MUTED)
    axes.plot([LINE, LINE], [END, START], color=MUTED, lw=1.5)
    y = HEIGHT - 20 - STEP
    for lane, x in LANES.items():
        axes.plot([x, x, SAID - 6], [END, y + 7, y + 7], color=COLOURS[lane], lw=1.5)
        for line in folded(TITLES[lane], WIDTH - EDGE - SAID, "bold"):
            axes.text(SAID, y, line, fontsize=TYPE, color=COLOURS[lane], weight="bold")
            y -= STEP
