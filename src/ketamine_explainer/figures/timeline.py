"""The illustrative timeline: the article's two statements on one stretched time axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from ..content.records import MINUTES, Article, Caption, Milestone
from ..models import StretchedAxis, conventional_account, in_words, ketamine_account
from .layers import Drawing, Picture
from .style import BLUE, BODY, FAINT, INK, LARGE, MUTED, SMALL, VERMILLION, look, sheet

KNOTS = (0, 40, 60, 120, 1440, 4320, 10_080, 20_160, 40_320, 60_480, 80_640)
"""Times that the axis names, in minutes: start, 40 min, 1 h, 2 h, 1 day … 8 weeks."""
AXIS = StretchedAxis(KNOTS, tuple(in_words(knot).removeprefix("the ") for knot in KNOTS))
MOMENTS = (
    *range(0, 60, 10), 60, 80, 110, 120, 180, 240, 360, 480, 720, 1080,
    *(day * 1440 for day in range(1, 15)),
    *(week * 10_080 for week in range(3, 9)),
)  # fmt: skip
"""Times at which the learner can stop, in minutes."""

START = 60
"""Where the cursor stands at first, in minutes: the article's hour."""

FACE = (
    "Illustrative: curves drawn from the article's statements, not patient data. "
    "Marks: events that studies measured."
)
AXIS_LABEL = "time since treatment began (stretched: every step is drawn equally wide)"
COLOURS = {"ketamine": BLUE, "conventional": VERMILLION}
TITLES = {
    "ketamine": ("Ketamine", "infusion"),
    "conventional": ("Conventional", "antidepressants"),
}

WIDTH, LEFT, STEP = 1000, 40, 70
CURVE, ROW, GAP = 96, 19, 22


@dataclass(frozen=True)
class Lane:
    """Where a lane stands: the curve from `floor` up, the labels of events below it."""

    name: str
    floor: float
    events: tuple[Milestone, ...]

    @property
    def colour(self) -> str:
        """Colour of everything in the lane."""
        return COLOURS[self.name]


@dataclass(frozen=True)
class Board:
    """The timeline under work: its base is drawn, its methods add what depends on a control."""

    article: Article
    lanes: tuple[Lane, ...]
    height: float
    figure: Figure
    axes: Axes

    @classmethod
    def start(cls, article: Article, milestones: Sequence[Milestone]) -> Board:
        """Return a board with its base drawn."""
        lanes, height = _lanes(milestones)
        figure, axes = sheet(WIDTH, height)
        _draw_base(axes, lanes, height)
        return cls(article, lanes, height, figure, axes)

    def view(self, name: str) -> list[Artist]:
        """Add an account: the article's curves, the trials' events, or both."""
        told = [] if name == "trials" else _draw_article(self.axes, self.lanes, self.article)
        return [*told, *([] if name == "article" else _draw_events(self.axes, self.lanes))]

    def cursor(self, minutes: float) -> list[Artist]:
        """Add the cursor at a time, in minutes, with the time in words."""
        x = x_of(minutes)
        line = self.axes.plot([x, x], [48, self.height - 46], color=INK, lw=2.5)
        label = self.axes.text(x, self.height - 42, in_words(minutes), ha="center",
                               fontsize=BODY + 1, weight="bold", color=INK)  # fmt: skip
        return [*line, label]


def draw_timeline(
    article: Article, milestones: Sequence[Milestone], caption: Caption, views: Sequence[str]
) -> Picture:
    """Return the timeline with its layers ``view`` (one option a view) and ``time`` (MOMENTS)."""
    with look("timeline"):
        board = Board.start(article, milestones)
        drawing = Drawing("timeline", board.figure)
        drawing.layer("view", board.view, views, first=len(views) - 1)
        drawing.layer("time", board.cursor, MOMENTS, first=MOMENTS.index(START))
        return drawing.picture(caption.title, caption.description)


def x_of(minutes: float) -> float:
    """Return the place of a time across the figure, in SVG units."""
    return LEFT + STEP * float(AXIS.position(minutes))


def _lanes(milestones: Sequence[Milestone]) -> tuple[tuple[Lane, ...], float]:
    """Stack the lanes from the axis upwards, each as high as its events need."""
    lanes, y = [], 52.0
    for name in ("conventional", "ketamine"):
        in_lane = (event for event in milestones if event.lane == name)
        events = tuple(sorted(in_lane, key=lambda event: event.time.minutes))
        floor = y + ROW * len(events) + 12
        lanes.append(Lane(name, floor, events))
        y = floor + CURVE + GAP
    return tuple(lanes), y + 44


def _draw_base(axes: Axes, lanes: Sequence[Lane], height: float) -> None:
    axes.text(LEFT, height - 18, FACE, fontsize=SMALL, color=MUTED, style="italic")
    axes.text(LEFT, 6, AXIS_LABEL, fontsize=SMALL, color=MUTED)
    for knot, word in zip(AXIS.knots, AXIS.words, strict=True):
        x = x_of(knot)
        axes.plot([x, x], [48, height - 50], color=FAINT, lw=1, zorder=0)
        axes.text(x, 30, word, ha="center", fontsize=SMALL)
    for lane in lanes:
        axes.plot([LEFT, x_of(KNOTS[-1])], [lane.floor] * 2, color=MUTED, lw=1.5)
        for line, words in enumerate(TITLES[lane.name]):
            axes.text(x_of(KNOTS[-1]) + 24, lane.floor + 52 - 26 * line, words, fontsize=LARGE,
                      color=lane.colour, weight="bold")  # fmt: skip


def _accounts(article: Article) -> dict[str, NDArray[np.float64]]:
    """Return both curves as polygons' upper edges, shape (n, 2): minutes and effect."""
    hour, last = bounds(article, "within-an-hour"), bounds(article, "one-to-two-weeks")
    peak = bounds(article, "six-weeks-or-more")[0]
    ketamine = np.array(sorted({*KNOTS, hour[1], *last}))
    conventional = np.array(sorted({*KNOTS, peak}))
    return {
        "ketamine": np.column_stack([ketamine, ketamine_account(ketamine, hour[1], *last)]),
        "conventional": np.column_stack([conventional, conventional_account(conventional, peak)]),
    }


def bounds(article: Article, claim: str) -> tuple[float, float]:
    """Return low and high of a claim's quantity, in minutes; 0 and infinity where open."""
    quantity = article.quantity(claim)
    unit = MINUTES[quantity.unit]
    low = 0.0 if quantity.low is None else quantity.low * unit
    return low, np.inf if quantity.high is None else quantity.high * unit


def _draw_article(axes: Axes, lanes: Sequence[Lane], article: Article) -> list[Artist]:
    accounts = _accounts(article)
    artists: list[Artist] = []
    for lane in lanes:
        minutes, effect = accounts[lane.name].T
        x, y = np.array([x_of(m) for m in minutes]), lane.floor + CURVE * effect
        artists.append(axes.fill_between(x, lane.floor, y, color=lane.colour, alpha=0.22, lw=0))
        artists += axes.plot(x, y, color=lane.colour)
    floors = {lane.name: lane.floor for lane in lanes}
    for name, claim, minute, height in (
        ("ketamine", "within-an-hour", 60, 0.66),
        ("ketamine", "one-to-two-weeks", 20_160, 0.66),
        ("conventional", "six-weeks-or-more", 60_480, 1.07),
    ):
        words = f"“{article.quantity(claim).words}”"
        artists.append(axes.text(x_of(minute) + 10, floors[name] + CURVE * height, words,
                                 fontsize=BODY, style="italic", color=INK))  # fmt: skip
    return artists


def _draw_events(axes: Axes, lanes: Sequence[Lane]) -> list[Artist]:
    """Draw each event as a mark on its lane, the earliest lowest, so that no stem meets a label."""
    artists: list[Artist] = []
    for lane in lanes:
        for row, event in enumerate(reversed(lane.events)):
            start, end = x_of(event.time.minutes), x_of(event.time.last_minute)
            y = lane.floor - 20 - ROW * row
            artists += axes.plot([start, start], [y, lane.floor], color=MUTED, lw=1.5)
            artists += axes.plot([start, end], [lane.floor] * 2, color=lane.colour, lw=9)
            artists += axes.plot([start], [lane.floor], "D", ms=10, color=lane.colour)
            artists.append(axes.text(start + 6, y, event.label, fontsize=SMALL, color=INK))
    return artists
