"""Charts of estimates in rows: a bar or a mark each, its control under it, its interval across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from ..content.records import Axis, Caption
from ..models import in_words
from .layers import Drawing, Picture
from .style import BLUE, FAINT, INK, MUTED, PAPER, RUST, SMALL, look, sheet

WIDTH = 1000
LEFT, RIGHT = 350.0, 790.0
PITCH, MORE = 60.0, 14.0
"""Height of a row, and what one with three lines of text has more."""

HEAD, FOOT, EDGE = 40.0, 82.0, 12.0
"""What lies above the rows and below them, with an axis and without one."""

COLOURS = {"benefit": BLUE, "harm": RUST, "neither": BLUE}


@dataclass(frozen=True)
class Mark:
    """An estimate on an axis.

    Parameters
    ----------
    at
        Where it stands, in the axis' unit.
    low, high
        Its interval; None where it has none.
    words
        The value in words, with its control's where it has one.
    """

    at: float
    low: float | None
    high: float | None
    words: str


@dataclass(frozen=True)
class Line:
    """A row: what it is about, its mark with or without a control, or a gap in words.

    Parameters
    ----------
    label
        Who or what it is about.
    people
        How many were counted and how sure it is, in words; empty for a gap.
    kind
        ``benefit``, ``harm`` or ``neither``: its colour.
    mark, control
        What is drawn.
    span
        True where low and high are the value itself, such as the article's “a few”.
    gap
        What is said where nothing is drawn.
    """

    label: str
    people: str = ""
    kind: str = "neither"
    mark: Mark | None = None
    control: Mark | None = None
    span: bool = False
    gap: str = ""

    @property
    def words(self) -> list[str]:
        """What it is about, in lines as they are drawn."""
        return wrap(self.label, 37, max_lines=2, placeholder=" …")

    @property
    def height(self) -> float:
        """Height of its row, in SVG units."""
        return PITCH + MORE if len(self.words) > 1 and self.people else PITCH


@dataclass(frozen=True)
class Rows:
    """A view: its axis, its rows, and the line that stands on the figure."""

    axis: Axis
    face: str
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """Height of its sheet, in SVG units."""
        return HEAD + self.foot + sum(line.height for line in self.lines)

    @property
    def foot(self) -> float:
        """Height of what lies below the rows: little where nothing is measured."""
        return FOOT if any(line.mark for line in self.lines) else EDGE


def draw_rows(name: str, views: Sequence[Rows], caption: Caption) -> Picture:
    """Return a chart of rows with its layer ``view``, one option each of `views`."""
    with look(name):
        figure, axes = sheet(WIDTH, min(view.height for view in views))
        drawing = Drawing(name, figure)
        base = drawing.base(caption.title, caption.description)
        drawing.layer("view", lambda view: Chart(axes, view).draw(), views)
        return replace(drawing.picture(caption.title, caption.description), base=base)


class Chart:
    """One view under work.

    Parameters
    ----------
    axes : Axes
        The sheet.
    view : Rows
        What is drawn; the sheet becomes as high as it needs.
    """

    def __init__(self, axes: Axes, view: Rows) -> None:
        self.axes, self.view, self.axis, self.height = axes, view, view.axis, view.height

    def draw(self) -> list[Artist]:
        """Add the view and return its artists."""
        figure = self.axes.get_figure()
        assert isinstance(figure, Figure), "a sheet's axes lies on one"
        figure.set_size_inches(WIDTH / 72, self.height / 72)
        self.axes.set_ylim(0, self.height)
        top = self.height - HEAD
        artists = [self._text(20, self.height - 22, self.view.face, MUTED, style="italic")]
        if any(line.mark for line in self.view.lines):
            artists += self._scale(self.view.foot, top)
        for line in self.view.lines:
            artists += self._row(line, top - line.height / 2)
            top -= line.height
        return artists

    def x(self, value: float) -> float:
        """Return the place of a value across the sheet; what lies beyond an end stands on it."""
        low, high = self.axis.ends
        inside = min(max(value, low), high)
        if stops := self.axis.stops:
            share = float(np.interp(inside, stops, np.linspace(0, 1, len(stops))))
        else:
            share = (inside - low) / (high - low)
        return LEFT + share * (RIGHT - LEFT)

    def _scale(self, floor: float, top: float) -> list[Artist]:
        lines = wrap(self.axis.words, 76, max_lines=2, placeholder=" …")
        artists = [
            self._text(LEFT, floor - 50 - 20 * i, line, MUTED) for i, line in enumerate(lines)
        ]
        artists += self._plot([LEFT, RIGHT], [floor, floor], MUTED, lw=1.5)
        ticks = [(self.x(value), words) for value, words in self._ticks()]
        across = [x for place, _ in ticks for x in (place, place, np.nan)]
        artists += self._plot(across, [floor, top, np.nan] * len(ticks), FAINT, lw=1, zorder=0)
        if self.axis.nothing is not None:
            artists += self._plot([self.x(self.axis.nothing)] * 2, [floor, top], MUTED, lw=2)
        return artists + [
            self._text(x, floor - 22, words, MUTED, ha="center") for x, words in ticks
        ]

    def _ticks(self) -> list[tuple[float, str]]:
        if self.axis.stops:
            return [(stop, in_words(stop).removeprefix("the ")) for stop in self.axis.stops]
        values = MaxNLocator(6).tick_values(*self.axis.ends)
        kept = (value for value in values if self.axis.low <= value <= self.axis.high)
        return [(value, f"{value:g}".replace("-", "−")) for value in kept]

    def _row(self, line: Line, y: float) -> list[Artist]:
        words = line.words
        top = y + 8 * len(words) + (0 if line.people else -8)
        artists = [
            self._text(20, top - 19 * i - 4, each, INK, weight="bold")
            for i, each in enumerate(words)
        ]
        if line.people:
            artists.append(self._text(20, top - 19 * len(words) - 4, line.people, MUTED))
        if line.mark is None:
            ground = {"facecolor": PAPER, "edgecolor": "none", "pad": 3}
            gap = self._text(LEFT + 12, y - 5, line.gap, MUTED, style="italic", bbox=ground)
            return [*artists, gap]
        shift = 9 if line.control else 0
        artists += self._mark(line, line.mark, y + shift, COLOURS[line.kind])
        if line.control:
            artists += self._mark(line, line.control, y - shift, MUTED)
        return artists

    def _mark(self, line: Line, mark: Mark, y: float, colour: str) -> list[Artist]:
        artists = [self._text(RIGHT + 16, y - 5, mark.words, colour, weight="bold")]
        at = self.x(mark.at)
        ends = [self.x(end) for end in (mark.low, mark.high) if end is not None]
        if self.axis.nothing is None or line.span:
            start = ends[0] if line.span else LEFT
            artists += self._plot([start, at], [y, y], colour, lw=14, solid_capstyle="butt")
        else:
            artists += self._plot([at], [y], colour, marker="D", ms=12)
        if ends and not line.span:
            artists += self._plot(ends, [y, y], INK, lw=2.5)
        return artists

    def _plot(
        self, x: Sequence[float], y: Sequence[float], colour: str, **style: Any
    ) -> list[Artist]:
        return [*self.axes.plot(x, y, color=colour, **style)]

    def _text(self, x: float, y: float, words: str, colour: str, **style: Any) -> Artist:
        return self.axes.text(x, y, words, color=colour, fontsize=SMALL, **style)
