"""Charts of estimates in rows: a bar or a mark each, its control under it, its interval across."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count
from textwrap import wrap
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from ...content.records import Axis, Caption
from ...models import TimeAxis
from ..kit.controls import Choices
from ..kit.layers import LayeredFigure, Picture
from ..kit.style import BLUE, FAINT, INK, MUTED, PAPER, RUST, SMALL, canvas, look, plot_area

WIDTH, MOST = 1024, 414
"""Width of a sheet, and its height where there are many rows, up to seven."""

EDGE, SURE, LEFT, RIGHT = 8.0, 296.0, 414.0, 838.0
"""Where the labels begin, how many people and how sure, the axis and the values."""

PITCH, LINE, BAR = 60.0, 21.0, 15.0
"""Height of a row at most, of a line of words, and of a bar."""

HEAD, FOOT = 11.0, 56.0
"""What lies above the rows beside the lines of the face, and below them with an axis."""

COLUMN = "people, certainty"
"""What stands under the column of how many were counted and how sure it is."""

Point = tuple[float, float]
Stroke = tuple[Point, Point]

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
        The value in words.
    limit
        The upper limit of a small count in words: it stands at the end of its interval.
    """

    at: float
    low: float | None
    high: float | None
    words: str
    limit: str = ""


@dataclass(frozen=True)
class Line:
    """A row: what it is about, its mark with or without a control, or a gap in words.

    Parameters
    ----------
    label
        Who or what it is about.
    people
        How many were counted and how sure it is, a line each; empty for a gap.
    kind
        ``benefit``, ``harm`` or ``neither``: its colour.
    mark, control
        What is drawn.
    span
        True where low and high are the value itself, such as the article's “a few”.
    gap
        What is said where nothing is drawn.
    without
        What is said in the place of a control that does not exist.
    """

    label: str
    people: tuple[str, ...] = ()
    kind: str = "neither"
    mark: Mark | None = None
    control: Mark | None = None
    span: bool = False
    gap: str = ""
    without: str = ""


@dataclass(frozen=True)
class Rows:
    """A view: its axis, its rows, the line that stands on the figure, and a title of its own."""

    axis: Axis
    subtitle: str
    lines: tuple[Line, ...]
    title: str = ""

    @property
    def words(self) -> list[str]:
        """The line that stands on the figure, as it is drawn."""
        return _two_lines(self.subtitle, 96)

    @property
    def measured(self) -> bool:
        """Whether there is an axis: under a title always, so that its sheets are of one size."""
        return bool(self.title) or any(line.mark for line in self.lines)

    @property
    def head(self) -> float:
        """Height of what lies above the rows."""
        return HEAD + LINE * (len(self.words) + bool(self.title))

    @property
    def foot(self) -> float:
        """Height of what lies below the rows: little where there is no axis."""
        if not self.measured:
            return EDGE
        return FOOT + LINE if self.axis.ticks else FOOT

    @property
    def pitch(self) -> float:
        """Height of a row: all have the same, less where there are many, but two lines of words."""
        room = (MOST - self.head - self.foot) // len(self.lines)
        return max(2 * LINE, min(PITCH, room))

    @property
    def height(self) -> float:
        """Height of its sheet."""
        return self.head + self.pitch * len(self.lines) + self.foot


def draw_rows(name: str, choices: Choices, rows: Callable[..., Rows], caption: Caption) -> Picture:
    """Return a chart of rows with its layer ``view``, by what `rows` returns of a state."""
    with look(name):
        figure, axes = canvas(WIDTH, min(view.height for view in choices.each(rows)))
        drawing = LayeredFigure(name, figure)
        base = drawing.base(caption.title, caption.description)
        drawing.layer("view", choices, lambda *state: Chart(axes, rows(*state)).draw())
        return replace(drawing.picture(caption.title, caption.description), base=base)


@dataclass(frozen=True)
class Placed:
    """A mark on the sheet.

    Parameters
    ----------
    words
        Its value.
    colour
        Of the mark and the words.
    y, at
        Where it stands.
    start
        Where its bar begins; None for a point.
    ends
        Of its interval; empty where it has none.
    limit
        Stands at the end of its interval.
    """

    words: str
    colour: str
    y: float
    at: float
    start: float | None
    ends: tuple[float, ...]
    limit: str


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
        view, top = self.view, self.height - self.view.head
        face = self.height - (HEAD + LINE * len(view.words)) / 2
        artists: list[Artist] = []
        if view.title:
            artists.append(self._text(EDGE, self.height - LINE, view.title, INK, weight="bold"))
            face -= LINE
        artists += self._words(EDGE, face, view.words, MUTED, style="italic")
        if view.measured:
            artists += self._scale(view.foot, top)
        placed: list[Placed] = []
        for i, line in enumerate(view.lines):
            y = top - view.pitch * (i + 0.5)
            artists += self._row(line, y)
            placed += self._placed(line, y)
        return artists + self._marks(placed)

    @cached_property
    def area(self) -> Axes:
        """Axes with the scale of the view, its values named below the rows."""
        view = self.view
        area = plot_area(self.axes, LEFT, RIGHT, view.foot, self.height - view.head)
        if view.axis.ticks:
            _stretch(area, TimeAxis.naming(view.axis.ticks))
        else:
            area.xaxis.set_major_locator(MaxNLocator(6))
            area.xaxis.set_major_formatter("{x:g}")
        area.set(xlim=view.axis.ends, yticks=[])
        area.tick_params(which="both", labelcolor=MUTED)
        area.tick_params(axis="x", pad=24)
        area.grid(visible=False)  # one path holds all lines: see `_scale`
        for label in area.get_xticklabels(which="both"):
            label.set_verticalalignment("baseline")
        return area

    def x(self, value: float) -> float:
        """Return the place of a value across the sheet; what lies beyond an end stands on it."""
        return float(self.area.transData.transform((np.clip(value, *self.axis.ends), 0))[0])

    def _scale(self, floor: float, top: float) -> list[Artist]:
        (low, high), found = self.axis.ends, (False, True)
        ticks = [each for minor in found for each in self.area.get_xticks(minor=minor)]
        places = [self.x(each) for each in sorted(ticks) if low <= each <= high]
        lines, pitch = self.view.lines, self.view.pitch
        between = (top - pitch * i for i in range(1, len(lines)))
        gaps = [top - pitch * (i + 0.5) for i, line in enumerate(lines) if line.gap]
        grid = [((x, floor), (x, top)) for x in places]
        grid += [((EDGE, y), (WIDTH - EDGE, y)) for y in between]
        grounds = [((LEFT, y), (WIDTH - EDGE, y)) for y in gaps]
        artists: list[Artist] = [
            self.area,
            *self._strokes([((LEFT, floor), (RIGHT, floor))], MUTED, lw=1.5),
            *self._strokes(grid, FAINT, lw=1, zorder=0),
            self._text(WIDTH - EDGE, EDGE, self.axis.words, MUTED, ha="right"),
        ]
        if self.axis.null_value is not None:
            x = self.x(self.axis.null_value)
            artists += self._strokes([((x, floor), (x, top))], MUTED, lw=2)
        artists += self._strokes(grounds, PAPER, lw=pitch - 1)
        lower = LINE if self.axis.ticks else 0
        if any(line.people for line in self.view.lines):
            artists.append(self._text(LEFT - 44, floor - 24 - lower, COLUMN, MUTED, ha="right"))
        return artists

    def _row(self, line: Line, y: float) -> list[Artist]:
        artists = self._words(EDGE, y, _two_lines(line.label, 24), INK)
        artists += self._words(SURE, y, line.people, MUTED)
        if line.without:
            below = (LEFT + 12, y - LINE / 2, [line.without])
            artists += self._words(*below, MUTED, style="italic")
        return artists + self._words(LEFT + 12, y, _two_lines(line.gap, 50), MUTED, style="italic")

    def _placed(self, line: Line, y: float) -> list[Placed]:
        """Return the mark of a row at its middle, or with its control under it."""
        colour = COLOURS[line.kind]
        if line.mark is None:
            return []
        if line.control is None:
            own = y + LINE / 2 if line.without else y
            return [self._place(line.mark, line.span, own, colour)]
        return [
            self._place(line.mark, line.span, y + LINE / 2, colour),
            self._place(line.control, line.span, y - LINE / 2, MUTED),
        ]

    def _place(self, mark: Mark, span: bool, y: float, colour: str) -> Placed:
        ends = tuple(self.x(end) for end in (mark.low, mark.high) if end is not None)
        start = LEFT if self.axis.null_value is None else None
        if span:
            start, ends = ends[0], ()
        return Placed(mark.words, colour, y, self.x(mark.at), start, ends, mark.limit)

    def _marks(self, placed: Sequence[Placed]) -> list[Artist]:
        """Add values, the marks of each colour as one, and over them all intervals as one."""
        artists: list[Artist] = []
        for each in placed:
            words = _two_lines(each.words, 14)
            artists += self._words(RIGHT + 12, each.y, words, each.colour, weight="bold")
            if each.limit and each.ends:
                artists.append(self._text(each.ends[-1] + 8, each.y - 7, each.limit, MUTED))
        for colour in dict.fromkeys(each.colour for each in placed):
            same = [each for each in placed if each.colour == colour]
            bars = [((each.start, each.y), (each.at, each.y)) for each in same if each.start]
            points = [(each.at, each.y) for each in same if each.start is None]
            artists += self._strokes(bars, colour, lw=BAR)
            artists += self._plot(points, colour, ls="none", marker="D", ms=14)
        intervals = [
            ((each.ends[0], each.y), (each.ends[-1], each.y)) for each in placed if each.ends
        ]
        return artists + self._strokes(intervals, INK, lw=2.5)

    def _strokes(self, strokes: Sequence[Stroke], colour: str, **style: Any) -> list[Artist]:
        """Add straight lines that look alike, as one path."""
        apart = [point for stroke in strokes for point in (*stroke, (np.nan, np.nan))]
        return self._plot(apart, colour, solid_capstyle="butt", **style)

    def _plot(self, points: Sequence[Point], colour: str, **style: Any) -> list[Artist]:
        if not points:
            return []
        return [*self.axes.plot(*zip(*points, strict=True), color=colour, **style)]

    def _text(self, x: float, y: float, words: str, colour: str, **style: Any) -> Artist:
        return self.axes.text(x, y, words, color=colour, fontsize=SMALL, **style)

    def _words(
        self, x: float, y: float, lines: Sequence[str], colour: str, **style: Any
    ) -> list[Artist]:
        """Write lines below each other, their middle at `y`."""
        first = y - 7 + LINE * (len(lines) - 1) / 2
        return [
            self._text(x, first - LINE * i, line, colour, **style) for i, line in enumerate(lines)
        ]


def _stretch(area: Axes, axis: TimeAxis) -> None:
    """Let the steps of axes be equally wide, every second name a line lower than the first."""
    area.set_xscale("function", functions=(axis.position, axis.minutes))
    area.set_xticks(axis.knots[::2], axis.words[::2])
    area.set_xticks(axis.knots[1::2], axis.words[1::2], minor=True)
    area.tick_params(axis="x", which="minor", pad=24 + LINE)


def _two_lines(words: str, width: int) -> list[str]:
    """Return words in a line if they have at most `width` characters, else in two much alike."""
    start = width if len(words) <= width else len(words) // 2
    wrapped = (wrap(words, at, break_long_words=False) for at in count(start))
    return next(lines for lines in wrapped if len(lines) <= 2)
