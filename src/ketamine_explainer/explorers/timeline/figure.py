"""The illustrative timeline: what studies measured, and as a thin ghost what the article says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import offset_copy

from nbfolio.trace import branching

from ...content.records import MINUTES, Article, Caption, Milestone
from ...models import TimeAxis, in_words
from ..kit.controls import Control
from ..kit.layers import LayeredFigure, Picture
from ..kit.live import Curve, Handle, LiveModel, Mark, Words, on_sheet
from ..kit.product import ControlProduct
from ..kit.style import BLUE, INK, LARGE, MUTED, PAPER, SMALL, VERMILLION, canvas, look
from ..kit.swimlane import draw_events, draw_flags, time_area
from .room import COUNTED

KNOTS = (0, 40, 60, 120, 1440, 4320, 10_080, 20_160, 40_320, 60_480, 80_640)
"""Times that the stretched axis names, in minutes: start, 40 min, 1 h, 2 h, 1 day … 8 weeks."""
WEEKS = (0, *(week * 10_080 for week in range(1, 9)))
"""Times that the axis to scale names, in minutes."""


AXIS = TimeAxis.naming(KNOTS)
AXES: Mapping[str, TimeAxis] = {
    "stretched": AXIS,
    "to scale": TimeAxis.naming(WEEKS, len(KNOTS) - 1),
}
"""The ways to draw time: minutes and weeks equally wide, or every minute as wide as it is."""

COLOURS = {"ketamine": BLUE, "conventional": VERMILLION}
TITLES = {"ketamine": "Ketamine infusion", "conventional": "Conventional antidepressants"}
"""What the lanes are called: the upper one at its right, the lower one at its left."""

ROWS = {"ketamine": (0, 0, 1, 0, 1), "conventional": (0, 0)}
"""In which row below its lane the label of each event stands, on the stretched axis."""
LINES = {"ketamine": 2, "conventional": 1}
"""In how many lines the labels of a lane are set there."""

WIDTH, HEIGHT, LEFT, RIGHT = 1000, 408, 36, 956
FLOORS = {"ketamine": 288.0, "conventional": 106.0}
UP, DOWN, GHOST = 28.0, 10.0, 20.0
"""How far the cursor reaches above and below a lane, and how high the article's line is."""
TOP, NAME = 366.0, 95.0
"""Height of the handle of the cursor, and space for its name, which stands beside it."""
WORDS = 36.0
"""How high above a lane its name and the article's words stand: no cursor reaches them."""
time_in_words = branching(in_words)

UPRIGHT = [y for floor in FLOORS.values() for y in (floor - DOWN, floor + UP, np.nan)]
"""Heights of a line at a time, through the lanes, not through any words."""


@dataclass(frozen=True)
class Lane:
    """A lane: the article's ghost just above `floor`, events on it, their labels below."""

    name: str
    events: tuple[Milestone, ...]

    @property
    def floor(self) -> float:
        """Height of its marks."""
        return FLOORS[self.name]

    @property
    def colour(self) -> str:
        """Colour of everything in the lane."""
        return COLOURS[self.name]


@dataclass(frozen=True)
class Board:
    """The timeline under work: its base is drawn, its methods add what depends on a control."""

    article: Article
    caption: Caption
    lanes: tuple[Lane, ...]
    figure: Figure
    axes: Axes
    areas: Mapping[str, Axes]

    @classmethod
    def start(cls, article: Article, milestones: Sequence[Milestone], caption: Caption) -> Board:
        """Return a board with its base drawn."""
        lanes = _lanes(milestones)
        figure, axes = canvas(WIDTH, HEIGHT)
        _draw_base(axes, lanes, caption.inside["subtitle"])
        areas = {name: _area(axes, name) for name in AXES}
        for area in areas.values():
            area.set_visible(False)  # it is drawn on the layer of its axis
        return cls(article, caption, lanes, figure, axes, areas)

    def axis(self, name: str) -> list[Artist]:
        """Add the names of times on an axis, and a faint line at each."""
        area = _area(self.axes, name)
        area.text(0, 8, self.caption.inside[f"axis {name}"], fontsize=SMALL, color=MUTED)
        return [area]

    def view(self, view: str, axis: str) -> list[Artist]:
        """Add an account on an axis: the article's words, the trials' events, or both."""
        told = [] if view == "trials" else self._ghosts(axis)
        return [*told, *([] if view == "article" else self._events(axis))]

    def cursor(self, axis: str, time: Any) -> dict[str, Mark]:
        """Return the cursor at a time, in minutes, on an axis: with its name and a handle."""
        area = self.areas[axis]
        x, _ = on_sheet(area, time, 0)
        beside = np.where(x > WIDTH - LEFT - 2 * NAME, x - NAME - 16, x + 16)
        name: Any = {"ha": "left", "fontsize": SMALL, "weight": "bold", "color": INK}
        grip: Any = {"marker": "o", "ms": 15, "mfc": PAPER, "mec": INK, "mew": 3}
        return {
            "cursor": Curve(area, np.repeat(time, len(UPRIGHT)), UPRIGHT, {"color": INK, "lw": 3}),
            "when": Words(self.axes, beside, TOP - 7, time_in_words(time), style=name),
            "grip": Handle(area, time, TOP, grip, control="time"),
        }

    def _events(self, axis: str) -> list[Artist]:
        artists: list[Artist] = []
        for lane in self.lanes:
            place, style = (
                (self.axes, lane.floor, lane.events),
                (self.areas[axis].transData, lane.colour),
            )
            if axis == "stretched":
                artists += draw_events(*place, _rows(lane), *style, LINES[lane.name])
            else:
                artists += draw_flags(*place, *style)
        return artists

    def _ghosts(self, axis: str) -> list[Artist]:
        """Draw the article's three statements: from when to when each time lies, no height."""
        hour, last, peak = (ghost(self.article, claim) for claim, *_ in COUNTED)
        ketamine, conventional = (lane.floor + GHOST for lane in self.lanes)
        lasting: Any = {"ls": (0, (2, 4)), "transform": self.areas[axis].transData}
        return [
            *self.axes.plot([hour[1], last[0]], [ketamine] * 2, color=MUTED, lw=1.5, **lasting),
            *self._ghost(hour, "within-an-hour", ketamine, axis),
            *self._ghost(last, "one-to-two-weeks", ketamine, axis),
            *self._ghost(peak, "six-weeks-or-more", conventional, axis),
        ]

    def _ghost(self, ends: tuple[float, float], claim: str, y: float, axis: str) -> list[Artist]:
        """Draw a thin line with an end at each side, open where the article sets no end."""
        (left, right), tick, time = ends, [y - 8, y + 8], self.areas[axis].transData
        style: Any = {"color": MUTED, "lw": 1.5, "transform": time}
        artists: list[Artist] = [
            *self.axes.plot([left, right], [y, y], **style),
            *self.axes.plot([left, left], tick, **style),
        ]
        if np.isinf(bounds(self.article, claim)[1]):
            artists += self.axes.plot([right], [y], ">", ms=9, color=MUTED, transform=time)
        else:
            artists += self.axes.plot([right, right], tick, **style)
        words = f"“{self.article.quantity(claim).words}”"
        at, aside, side = _beside(left, right, axis)
        beside = offset_copy(time, x=aside, units="dots")
        artists.append(self.axes.text(at, y - GHOST + WORDS, words, transform=beside, ha=side,
                                      fontsize=LARGE, style="italic", color=INK))  # fmt: skip
        return artists


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
        models = (LiveModel({"time": time}, partial(board.cursor, each)) for each in axis.values)
        drawing.live("time", *models, choices=axis)
        return drawing.picture(caption.title, caption.description)


def _area(sheet: Axes, name: str) -> Axes:
    """Return one of AXES with the names of its times, and lines at them through the lanes."""
    area = time_area(sheet, AXES[name], LEFT, RIGHT, 34)
    for line in area.get_xgridlines():
        line.set(ydata=np.array(UPRIGHT) / HEIGHT, clip_on=False)
    return area


def _rows(lane: Lane) -> tuple[int, ...]:
    """Return the row of each label of a lane; one after the other where there are more events."""
    rows, count = ROWS[lane.name], len(lane.events)
    return rows if len(rows) == count else tuple(i % 2 for i in range(count))


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


def _beside(left: float, right: float, axis: str) -> tuple[float, float, str]:
    """Return where the article's words stand: above their line, to scale behind a short one.

    They are a minute, SVG units beside it, and the side that stands there.
    """
    if right == KNOTS[-1]:
        return right, 10, "right"
    if axis == "to scale":
        return right, 10, "left"
    return (left, 0, "left") if left == 0 else (right, 0, "right")


def _lanes(milestones: Sequence[Milestone]) -> tuple[Lane, ...]:
    """Return the lanes, each with its events in order of time."""
    ordered = sorted(milestones, key=lambda event: event.time.minutes)
    return tuple(Lane(name, tuple(e for e in ordered if e.lane == name)) for name in FLOORS)


def _draw_base(axes: Axes, lanes: Sequence[Lane], face: str) -> None:
    axes.text(LEFT, HEIGHT - 20, face, fontsize=SMALL, color=MUTED, style="italic")
    for lane, (x, side) in zip(lanes, ((RIGHT + 30, "right"), (LEFT, "left")), strict=True):
        axes.plot([LEFT, RIGHT], [lane.floor] * 2, color=MUTED, lw=1.5)
        axes.text(x, lane.floor + WORDS, TITLES[lane.name], ha=side, fontsize=LARGE,
                  color=lane.colour, weight="bold")  # fmt: skip
