"""The empty figures on which readers set their guess, and what is laid over them as the answer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...content import Content
from ...content.records import (
    CurveAsked,
    Estimate,
    Milestone,
    ShareAsked,
    TimeAsked,
)
from ...models import TimeAxis
from ...synthesis import words
from ..kit.events import time_in_words, when
from ..kit.live import Curve, Handle, Mark, Words
from ..kit.style import BLUE, BODY, FAINT, INK, MUTED, PAPER, SMALL, VERMILLION, canvas, plot_area

COLOURS = {"drug": BLUE, "comparison": MUTED, "other": VERMILLION}
"""What has which colour: ketamine, what it is compared with, another drug."""

WIDTH, LEFT, RIGHT = 500.0, 22.0, 478.0
"""Of a board, in SVG units: narrow enough that its words can be read on a phone."""
FOOT, ROW, BAR = 30.0, 88.0, 24.0
"""Height below the scale, of a row, and of the bar of a row."""

MIDDLE = 42.0
"""How far below the top of its row a bar lies."""

GRIP: Any = {"marker": "o", "ms": 22, "mfc": PAPER, "mec": INK, "mew": 3}
YOURS: Any = {"fontsize": SMALL, "color": INK, "ha": "center"}

TICK, ANSWER = 20, 20
"""Sizes of the names on a scale and of an answer, in SVG units."""

MOMENTS = (
    *range(0, 60, 5), *range(60, 24 * 60, 60), *(day * 1440 for day in range(1, 14)),
    *(week * 10_080 for week in range(2, 9)),
)  # fmt: skip
"""Times that can be guessed, in minutes: closer together, the earlier they are."""

AXIS = TimeAxis.naming((0, 60, 1440, 10_080, 80_640))


@dataclass(frozen=True)
class Board(ABC):
    """A figure without its answer."""

    figure: Figure
    sheet: Axes
    area: Axes

    @abstractmethod
    def marks(self, **guessed: Any) -> dict[str, Mark]:
        """Return what follows the controls, by the name of each."""

    @abstractmethod
    def answer(self) -> list[Artist]:
        """Add what answers it."""


@dataclass(frozen=True)
class Bars(Board):
    """A row for each thing asked, with a bar along one scale: shares of a hundred, or times.

    Parameters
    ----------
    labels : tuple of str
        Over the rows, at their left.
    said : callable
        Returns a guess in words.
    drawn : callable
        Adds the answer of a row at a height, and returns its artists and its words.
    """

    labels: tuple[str, ...]
    said: Callable[[Any], str]
    drawn: Callable[[Axes, int, float], tuple[Sequence[Artist], str, str]]

    def row(self, place: int) -> float:
        """Return the height of a bar's middle."""
        return _height(len(self.labels), place)

    def marks(self, **guessed: Any) -> dict[str, Mark]:
        """Return a handle on each row, and below it what it stands at."""
        found: dict[str, Mark] = {}
        for place, (name, guess) in enumerate(guessed.items()):
            y = self.row(place)
            found[f"said-{name}"] = Words(
                self.area, guess, y - BAR / 2 - 20, self.said(guess), style=YOURS
            )
            found[f"grip-{name}"] = Handle(self.area, guess, y, GRIP, control=name)
        return found

    def answer(self) -> list[Artist]:
        """Add the answer of each row on its bar, and its words at the right."""
        artists: list[Artist] = []
        for place in range(len(self.labels)):
            added, said, colour = self.drawn(self.area, place, self.row(place))
            at = self.row(place) + BAR / 2 + 10
            said_ = self.sheet.text(RIGHT, at, said, ha="right", fontsize=ANSWER, weight="bold",
                                    color=colour)  # fmt: skip
            artists += [*added, said_]
        return artists


def _height(rows: int, place: int) -> float:
    """Return the height of the middle of a bar, in SVG units, by the place of its row."""
    return FOOT + ROW * (rows - place) - MIDDLE


def _bars(labels: Sequence[str]) -> tuple[Figure, Axes, Axes]:
    """Return a sheet with an empty bar and a label for each row, and axes over it."""
    height = FOOT + ROW * len(labels)
    figure, sheet = canvas(WIDTH, height)
    area = plot_area(sheet, LEFT, RIGHT, 0, height)
    area.set(ylim=(0, height), yticks=[])
    area.grid(visible=False)
    area.tick_params(axis="x", pad=-24, labelsize=TICK)
    for place, label in enumerate(labels):
        y = _height(len(labels), place)
        sheet.plot([LEFT, RIGHT], [y, y], color=FAINT, lw=BAR, solid_capstyle="butt")
        sheet.text(LEFT, y + BAR / 2 + 10, label, fontsize=SMALL, color=INK)
    return figure, sheet, area


def share_board(content: Content, asked: Sequence[ShareAsked], scale: str) -> Bars:
    """Return bars of a hundred people.

    Parameters
    ----------
    scale : str
        What the scale counts, at its end.
    """
    figure, sheet, area = _bars([each.label for each in asked])
    area.set(xlim=(0, 100), xticks=(0, 50, 100))
    area.set_xticklabels(("0", "50", scale))
    _at_ends(area)

    def drawn(area: Axes, place: int, y: float) -> tuple[Sequence[Artist], str, str]:
        estimate = content.evidence.estimates[asked[place].estimate]
        colour = COLOURS[asked[place].side]
        bar = area.plot([0, of_100(estimate)], [y, y], color=colour, lw=BAR, solid_capstyle="butt")
        return bar, words.hundred(estimate), colour

    labels = tuple(each.label for each in asked)
    return Bars(figure, sheet, area, labels, "{:.0f}".format, drawn)


def time_board(content: Content, asked: Sequence[TimeAsked]) -> Bars:
    """Return bars of time from the start to eight weeks."""
    figure, sheet, area = _bars([each.label for each in asked])
    area.set_xscale("function", functions=(AXIS.position, AXIS.minutes))
    area.set(xlim=(AXIS.knots[0], AXIS.knots[-1]))
    area.set_xticks(AXIS.knots, AXIS.words)
    _at_ends(area)

    def drawn(area: Axes, place: int, y: float) -> tuple[Sequence[Artist], str, str]:
        event, colour = event_of(content, asked[place]), COLOURS[asked[place].side]
        ends = [event.time.minutes, event.time.last_minute]
        bar = area.plot(ends, [y, y], color=colour, lw=9)
        mark = area.plot(ends[:1], [y], "D", ms=16, color=colour)
        return [*bar, *mark], when(event), colour

    labels = tuple(each.label for each in asked)
    return Bars(figure, sheet, area, labels, time_in_words, drawn)


@dataclass(frozen=True)
class Falling(Board):
    """A curve that starts at all, and falls through marks that are moved up and down."""

    knots: tuple[float, ...]
    measured: tuple[tuple[float, Estimate], ...]

    def marks(self, **guessed: Any) -> dict[str, Mark]:
        """Return the curve, and a handle on it at each knot."""
        at = np.array([0.0, *self.knots])
        curve = Curve(self.area, at, np.stack([100.0, *guessed.values()]),
                      {"color": INK, "lw": 3, "ls": (0, (3, 2))})  # fmt: skip
        grips = {
            f"grip-{name}": Handle(self.area, x, y, GRIP, control=name, axis="y")
            for x, (name, y) in zip(self.knots, guessed.items(), strict=True)
        }
        return {"curve": curve, **grips}

    def answer(self) -> list[Artist]:
        """Add what was counted, as points with their numbers."""
        artists: list[Artist] = []
        for x, estimate in self.measured:
            y = of_100(estimate)
            artists += self.area.plot([x], [y], "o", ms=16, color=BLUE, clip_on=False)
            artists.append(
                self.area.annotate(words.hundred(estimate), (x, y), (-14, 16), fontsize=BODY,
                                   textcoords="offset points", ha="right", weight="bold",
                                   color=BLUE, annotation_clip=False)
            )  # fmt: skip
        return artists


def curve_board(content: Content, asked: CurveAsked, scale: str) -> Falling:
    """Return axes of time and of a hundred people, empty.

    Parameters
    ----------
    scale : str
        What the upright scale counts.
    """
    height = 300.0
    figure, sheet = canvas(WIDTH, height)
    area = plot_area(sheet, LEFT + 20, RIGHT - 10, FOOT, height - 52)
    area.tick_params(labelsize=SMALL)
    estimates = [content.evidence.estimates[id_] for id_ in asked.measured]
    measured = tuple((moment(each) / asked.minutes, each) for each in estimates)
    last = max(*asked.knots, *(x for x, _ in measured))
    area.set(xlim=(0, last), ylim=(0, 100), yticks=(0, 50, 100), xticks=(0, *asked.knots))
    area.set_xticklabels(
        ["0", *(f"{x:g}" for x in asked.knots[:-1]), f"{asked.knots[-1]:g} {asked.unit}"]
    )
    area.get_xticklabels()[-1].set_horizontalalignment("right")
    sheet.text(LEFT - 10, height - 30, scale, fontsize=SMALL, color=MUTED)
    return Falling(figure, sheet, area, asked.knots, measured)


def of_100(estimate: Estimate) -> float:
    """Return a share as people of a hundred."""
    assert estimate.share is not None, "the content's check lets shares pass only"
    return 100 * estimate.share


def moment(estimate: Estimate) -> float:
    """Return when it was counted, in minutes."""
    assert estimate.when.minutes is not None, "the content's check lets dated ones pass only"
    return estimate.when.minutes


def event_of(content: Content, asked: TimeAsked) -> Milestone:
    """Return the event that answers it."""
    return {**content.milestones.milestones, **content.milestones.felt}[asked.event]


def _at_ends(area: Axes) -> None:
    """Set the first and the last name of a scale within the sheet."""
    first, *_, last = area.get_xticklabels()
    first.set_horizontalalignment("left")
    last.set_horizontalalignment("right")
