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
from .lane import draw_events
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
    "Illustrative: curves drawn from the article, not patient data. Marks: what studies measured."
)
AXIS_LABEL = "time since treatment began (stretched: every step is drawn equally wide)"
COLOURS = {"ketamine": BLUE, "conventional": VERMILLION}
TITLES = {
    "ketamine": ("Ketamine infusion", 20_160),
    "conventional": ("Conventional antidepressants", 0),
}
"""What the lanes are called, and from which minute on there is room for it."""

ROWS = {"ketamine": (0, 0, 1, 0, 1, 0), "conventional": (0, 1, 1, 1)}
"""In which row below its lane the label of each event stands."""
LINES = {"ketamine": 2, "conventional": 1}
"""In how many lines the labels of a lane are set."""

WIDTH, HEIGHT, LEFT, STEP = 1000, 405, 36, 92
FLOORS, CURVE = {"ketamine": 287.0, "conventional": 118.0}, 60
UPRIGHT = {"ketamine": CURVE + 4, "conventional": 30}
"""How high a line at a time rises over each lane: in the lower one as far as its title."""


@dataclass(frozen=True)
class Lane:
    """A lane: the curve from `floor` up, the labels of events below it."""

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
    lanes: tuple[Lane, ...]
    figure: Figure
    axes: Axes

    @classmethod
    def start(cls, article: Article, milestones: Sequence[Milestone]) -> Board:
        """Return a board with its base drawn."""
        lanes = _lanes(milestones)
        figure, axes = sheet(WIDTH, HEIGHT)
        _draw_base(axes, lanes)
        return cls(article, lanes, figure, axes)

    def view(self, name: str) -> list[Artist]:
        """Add an account: the article's curves, the trials' events, or both."""
        told = [] if name == "trials" else _draw_article(self.axes, self.lanes, self.article)
        return [*told, *([] if name == "article" else _draw_events(self.axes, self.lanes))]

    def cursor(self, minutes: float) -> list[Artist]:
        """Add the cursor at a time, in minutes, with the time in words."""
        x = x_of(minutes)
        side = "left" if minutes == 0 else "right" if x > WIDTH - 80 else "center"
        line = self.axes.plot(*_upright(x), color=INK, lw=2.5)
        label = self.axes.text(x, HEIGHT - 48, in_words(minutes), ha=side, fontsize=BODY,
                               weight="bold", color=INK)  # fmt: skip
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


def _lanes(milestones: Sequence[Milestone]) -> tuple[Lane, ...]:
    """Return the lanes, each with its events in order of time."""
    ordered = sorted(milestones, key=lambda event: event.time.minutes)
    return tuple(Lane(name, tuple(e for e in ordered if e.lane == name)) for name in FLOORS)


def _draw_base(axes: Axes, lanes: Sequence[Lane]) -> None:
    axes.text(LEFT, HEIGHT - 20, FACE, fontsize=SMALL, color=MUTED, style="italic")
    axes.text(LEFT, 8, AXIS_LABEL, fontsize=SMALL, color=MUTED)
    for knot, word in zip(AXIS.knots, AXIS.words, strict=True):
        axes.plot(*_upright(x_of(knot)), color=FAINT, lw=1, zorder=0)
        axes.text(x_of(knot), 34, word, ha="center", fontsize=SMALL)
    for lane in lanes:
        title, start = TITLES[lane.name]
        axes.plot([LEFT, x_of(KNOTS[-1])], [lane.floor] * 2, color=MUTED, lw=1.5)
        axes.text(x_of(start) + 12, lane.floor + CURVE - 22, title, fontsize=LARGE,
                  color=lane.colour, weight="bold")  # fmt: skip


def _upright(x: float) -> tuple[list[float], list[float]]:
    """Return a line at a place of the time axis, through the lanes, not through their labels."""
    ends = [
        y for name, up in UPRIGHT.items() for y in (FLOORS[name] - 8, FLOORS[name] + up, np.nan)
    ]
    return [x] * len(ends), ends


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
    for name, claim, place, side in (
        ("ketamine", "within-an-hour", x_of(60) + 12, "left"),
        ("ketamine", "one-to-two-weeks", x_of(20_160) + 12, "left"),
        ("conventional", "six-weeks-or-more", x_of(KNOTS[-1]), "right"),
    ):
        words = f"“{article.quantity(claim).words}”"
        artists.append(axes.text(place, FLOORS[name] + 11, words, ha=side, fontsize=BODY,
                                 style="italic", color=INK))  # fmt: skip
    return artists


def _draw_events(axes: Axes, lanes: Sequence[Lane]) -> list[Artist]:
    return [
        artist
        for lane in lanes
        for artist in draw_events(axes, lane.floor, lane.events, ROWS[lane.name], x_of,
                                  lane.colour, LINES[lane.name])
    ]  # fmt: skip
