"""Charts of estimates in rows: what a row is about, below it its bar and that of its control."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from ...content.records import Axis, Caption
from ...models import in_words
from ..kit.controls import Choices
from ..kit.layers import LayeredFigure, Picture
from ..kit.style import (
    BLUE,
    COMPACT,
    FAINT,
    INK,
    MUTED,
    RUST,
    STEP,
    TYPE,
    canvas,
    folded,
    look,
    plot_area,
    width_of,
)

WIDTH, EDGE = COMPACT, 8.0
"""Width of a sheet, and where words begin on it and end."""

LEFT, RIGHT = 32.0, 344.0
"""Ends of the axis, in SVG units: to the right of it is room for what a bar is called."""

PAIRS, BESIDE = 6, (270.0, 455.0)
"""How many pairs have their labels above them; with more of them labels stand at the left of the
axis, which ends here then, and what a slide shows is not too small to read."""

BAR, GHOST, GAP, ASIDE = 18.0, 3.0, 7.0, 10.0
"""Height of a bar and of what the article says, space between rows, and before words."""

CLEAR = 3.0
"""Space between words and a line across."""

CLOSE = 8.0
"""Space between rows with their labels at the left."""

FOOT, CUT = 34.0, 4.0
"""Height of the names of values under the axis, and space between rows and what is around them."""

COLUMN = "people, certainty"
"""What stands over the numbers at the right: how many were counted and how sure it is."""

Of = Literal["drug", "other", "comparison", "article"]
"""What the people of a row had, or that the article says it."""

Point = tuple[float, float]
Stroke = tuple[Point, Point]

COLOURS: dict[Of, str] = {"drug": BLUE, "other": RUST, "comparison": MUTED, "article": MUTED}


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
        The upper limit of a small count in words.
    arm
        What these people had, where it is written beside the bar.
    """

    at: float
    low: float | None
    high: float | None
    words: str
    limit: str = ""
    arm: str = ""

    @property
    def said(self) -> str:
        """What is written beside it."""
        limit = f"({self.limit})" if self.limit else ""
        return " ".join(filter(None, (self.words, limit, self.arm)))


@dataclass(frozen=True)
class Line:
    """A row: what it is about, its mark with or without a control, or a gap in words.

    Parameters
    ----------
    label
        Who or what it is about.
    people
        How many were counted and how sure it is; empty for a gap.
    of
        Whose mark it is: its colour.
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
    of: Of = "drug"
    mark: Mark | None = None
    control: Mark | None = None
    span: bool = False
    gap: str = ""
    without: str = ""


@dataclass(frozen=True)
class Rows:
    """A view: its axis, its rows, the caution that stands on the figure, and a title of its own."""

    axis: Axis
    subtitle: str
    lines: tuple[Line, ...]
    title: str = ""

    @property
    def measured(self) -> bool:
        """Whether there is an axis."""
        return any(line.mark for line in self.lines)

    @property
    def counted(self) -> bool:
        """Whether numbers of people stand at the right."""
        return any(line.people for line in self.lines)

    @property
    def beside(self) -> bool:
        """Whether labels stand at the left of the axis: above so many pairs is no room."""
        return sum(line.control is not None for line in self.lines) > PAIRS

    @property
    def column(self) -> float:
        """Where `COLUMN` ends, and the numbers under it."""
        return BESIDE[0] - ASIDE if self.beside else WIDTH - EDGE

    @cached_property
    def above(self) -> tuple[list[str], list[str]]:
        """The lines of the title, and those that say what is measured; `COLUMN` ends the last."""
        room = WIDTH - 2 * EDGE
        title = folded(self.title, room, "bold") if self.title else []
        said = folded(self.axis.words, room) if self.measured else []
        first = self.column - EDGE - ASIDE - width_of(COLUMN)
        if self.counted and (not said or width_of(said[-1]) > first):
            said.append("")
        return title, said

    @cached_property
    def caution(self) -> list[str]:
        """The lines of the caution, which stands below the rows."""
        return folded(self.subtitle, WIDTH - 2 * EDGE)

    @cached_property
    def laid(self) -> tuple[Laid, ...]:
        """The rows, laid out."""
        return tuple(Laid(line, self.axis, self.beside) for line in self.lines)

    @property
    def head(self) -> float:
        """Height of what lies above the rows."""
        return STEP * sum(map(len, self.above)) + CUT

    @property
    def foot(self) -> float:
        """Height of what lies below the rows."""
        return STEP * len(self.caution) + 2 * CUT + (FOOT if self.measured else 0)

    @property
    def height(self) -> float:
        """Height of its sheet."""
        return self.head + sum(each.height for each in self.laid) + self.foot


@dataclass(frozen=True)
class Placed:
    """A mark on the sheet, with its words.

    Parameters
    ----------
    words
        Lines beside it, the first of them at its height.
    colour, weight
        Of the mark and of the words, and how bold these are.
    at
        Where it stands.
    start
        Where its bar begins; None for a point.
    ends
        Of its interval; empty where it has none.
    tall
        Height of its bar.
    beyond
        Where a line stands that its words would lie on, so that they begin after it.
    """

    words: list[str]
    colour: str
    weight: str
    at: float
    start: float | None
    ends: tuple[float, ...]
    tall: float = BAR
    beyond: float = LEFT

    @property
    def end(self) -> float:
        """Where its words begin."""
        return max(self.at, *self.ends, self.beyond) + ASIDE

    def covers(self, x: float) -> bool:
        """Return whether its words lie on a line across the sheet."""
        widest = max(width_of(each, self.weight) for each in self.words)
        return self.end - CLEAR < x < self.end + widest + CLEAR

    @property
    def height(self) -> float:
        """Height of the lines beside it."""
        return STEP * len(self.words)


class Laid:
    """A row with its words in lines and its marks in their places.

    Parameters
    ----------
    line : Line
        The row.
    axis : Axis
        Of its view: from one end to the other, each unit as wide as the next.
    beside : bool
        Whether the label stands at the left of the axis, with the numbers of people below it.
    """

    def __init__(self, line: Line, axis: Axis, beside: bool) -> None:
        self.line, self.axis, self.beside = line, axis, beside
        self.left, self.right = BESIDE if beside else (LEFT, RIGHT)
        self.people = ", ".join(line.people)
        self.marks = tuple(self._marks())
        aside = width_of(self.people) + 2 * ASIDE if self.people and not beside else 0
        room = (self.left - ASIDE if beside else WIDTH - EDGE) - EDGE
        self.people_below = beside or (
            width_of(line.label) + aside > room and self.ends[:1] < [WIDTH - EDGE - aside]
        )
        """Whether the numbers of people stand below the label: beside it is no room."""
        self.label = folded(line.label, room - aside * (not self.people_below))
        self.without = line.without if self._has_room(line.without, aside) else ""
        """What is said beside the mark."""
        said = line.gap or line.without.removeprefix(self.without)
        self.said = folded(said, WIDTH - EDGE - self.start) if said else []
        """What is said below."""

    @property
    def height(self) -> float:
        """Height of the row."""
        right = sum(each.height for each in self.marks) + STEP * len(self.said)
        left = STEP * (len(self.label) + bool(self.people)) if self.beside else 0
        return self.above + max(left, right) + self.gap

    @property
    def above(self) -> float:
        """Height of what lies above its marks."""
        return 0 if self.beside else STEP * len(self.label)

    @property
    def gap(self) -> float:
        """Space to the next row."""
        return CLOSE if self.beside else GAP

    @property
    def start(self) -> float:
        """Where what is said below its marks begins."""
        return self.left if self.beside else EDGE

    @property
    def ends(self) -> list[float]:
        """Where the last words beside each mark end."""
        return [each.end + width_of(each.words[-1], each.weight) for each in self.marks]

    def _has_room(self, words: str, aside: float) -> bool:
        end = WIDTH - EDGE - aside * self.people_below
        return self.ends[-1:] < [end - ASIDE - width_of(words)]

    def remarks(self, x: float) -> bool:
        """Return whether what is said beside the marks stands on a place of the axis."""
        start = self.ends[-1] + ASIDE if self.without else WIDTH
        return start - CLEAR < x < start + width_of(self.without) + CLEAR

    def _marks(self) -> Iterable[Placed]:
        line = self.line
        if line.mark:
            yield self._placed(line.mark, COLOURS[line.of], "bold")
        if line.control:
            yield self._placed(line.control, MUTED, "normal")

    def _placed(self, mark: Mark, colour: str, weight: str) -> Placed:
        ends = tuple(self.x(end) for end in (mark.low, mark.high) if end is not None)
        start = self.left if self.axis.null_value is None else None
        if self.line.span:
            start, ends = ends[0], ()
        tall = GHOST if self.line.of == "article" else BAR
        placed = Placed([mark.said], colour, weight, self.x(mark.at), start, ends, tall)
        null = self.axis.null_value
        if null is not None and placed.covers(self.x(null)):  # it would strike out a minus
            placed = replace(placed, beyond=self.x(null))
        return replace(placed, words=folded(mark.said, WIDTH - EDGE - placed.end, weight))

    def x(self, value: float) -> float:
        """Return the place of a value across the sheet; what lies beyond an end stands on it."""
        low, high = self.axis.ends
        share = (min(max(value, low), high) - low) / (high - low)
        return self.left + share * (self.right - self.left)


def draw_rows(name: str, choices: Choices, rows: Callable[..., Rows], caption: Caption) -> Picture:
    """Return a chart of rows with its layer ``view``, by what `rows` returns of a state."""
    with look(name):
        figure, axes = canvas(WIDTH, min(view.height for view in choices.each(rows)))
        drawing = LayeredFigure(name, figure)
        base = drawing.base(caption.title, caption.description)
        drawing.layer("view", choices, lambda *state: Chart(axes, rows(*state)).draw())
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
        self.artists: list[Artist] = []
        self.strokes: dict[tuple[str, float], list[Stroke]] = {}
        self.points: dict[str, list[Point]] = {}

    def draw(self) -> list[Artist]:
        """Add the view and return its artists."""
        figure, view = self.axes.get_figure(), self.view
        assert isinstance(figure, Figure), "a sheet's axes lies on one"
        figure.set_size_inches(WIDTH / 72, self.height / 72)
        self.axes.set_ylim(0, self.height)
        title, measured = view.above
        self._words(EDGE, self.height, title, INK, weight="bold")
        y = self.height - STEP * len(title)
        self._words(EDGE, y, measured, INK)
        if view.counted:
            last = y - STEP * (len(measured) - 1)
            self._words(view.column, last, [COLUMN], MUTED, ha="right")
        top = y - STEP * len(measured) - CUT
        for laid in view.laid:
            self._row(laid, top)
            top -= laid.height
        if view.measured:
            self._scale(top)
        self._words(EDGE, view.foot - (FOOT if view.measured else 0) - CUT, view.caution, MUTED)
        return self._drawn()

    def _row(self, laid: Laid, top: float) -> None:
        """Add a row below `top`: its label, its marks, and what there is to say."""
        if top < self.height - self.view.head:
            self._stroke(FAINT, 1, ((EDGE, top), (WIDTH - EDGE, top)))
        top -= laid.gap / 2
        self._words(EDGE, top, laid.label, INK)
        y, below = top - laid.above, top - STEP * len(laid.label)
        self._words(
            self.view.column, below if laid.people_below else top, [laid.people], MUTED, ha="right"
        )
        if laid.marks:
            self._lines_behind(laid, y)
        for mark in laid.marks:
            self._mark(mark, y - STEP / 2)
            y -= mark.height
        if laid.without:
            end = laid.ends[-1] + ASIDE
            self._words(end, y + STEP, [laid.without], MUTED, style="italic")
        self._words(laid.start, y, laid.said, MUTED, style="italic")

    def _mark(self, mark: Placed, y: float) -> None:
        if mark.start is None:
            self.points.setdefault(mark.colour, []).append((mark.at, y))
        else:
            self._stroke(mark.colour, mark.tall, ((mark.start, y), (mark.at, y)))
        if mark.ends:
            self._stroke(INK, 2.5, ((mark.ends[0], y), (mark.ends[-1], y)))
        self._words(mark.end, y + STEP / 2, mark.words, mark.colour, weight=mark.weight)

    def _lines_behind(self, laid: Laid, top: float) -> None:
        """Draw where values lie behind the marks of a row, none of them through words."""
        low = top - sum(each.height for each in laid.marks)
        lines = {value: (FAINT, 1.0) for value in self._values()}
        if self.axis.null_value is not None:
            lines[self.axis.null_value] = (MUTED, 2.0)
        for value, (colour, width) in lines.items():
            x = self._x(value)
            if not any(mark.covers(x) for mark in laid.marks) and not laid.remarks(x):
                self._stroke(colour, width, ((x, low), (x, top)))

    def _x(self, value: float) -> float:
        return self.view.laid[0].x(value)

    def _scale(self, floor: float) -> None:
        """Draw the axis below the rows, its values named."""
        left, right = self.view.laid[0].left, self.view.laid[0].right
        area = plot_area(self.axes, left, right, floor, self.height - self.view.head)
        area.set(xlim=self.axis.ends, yticks=[], xticks=self._values())
        if self.axis.ticks:
            area.set_xticklabels([*map(_named, self._values())])
        else:
            area.xaxis.set_major_formatter("{x:g}")
        area.tick_params(axis="x", pad=FOOT - 6, labelcolor=MUTED, labelsize=TYPE)
        area.grid(visible=False)
        for label in area.get_xticklabels():
            label.set_verticalalignment("baseline")
        area.get_xticklabels()[0].set_horizontalalignment("left" if self.axis.ticks else "center")
        self.artists.append(area)
        self._stroke(MUTED, 1.5, ((left, floor), (right, floor)))

    def _values(self) -> list[float]:
        """Return the values that are named on the axis: of given times as many as have room."""
        low, high = self.axis.ends
        if not self.axis.ticks:
            found = MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
            return [float(each) for each in found if low <= each <= high]
        every = (self.axis.ticks[::step] for step in range(1, len(self.axis.ticks)))
        return list(next(each for each in every if self._is_apart(each)))

    def _is_apart(self, values: Sequence[float]) -> bool:
        """Return whether the names of values keep clear of each other; the first begins at it."""
        halves = [width_of(_named(each)) / 2 for each in values]
        places = [self._x(each) for each in values]
        places[0] += halves[0]
        ends = [place + half + ASIDE for place, half in zip(places, halves, strict=True)]
        starts = [place - half for place, half in zip(places, halves, strict=True)]
        return all(end <= start for end, start in zip(ends, starts[1:], strict=False))

    def _stroke(self, colour: str, width: float, stroke: Stroke) -> None:
        self.strokes.setdefault((colour, width), []).append(stroke)

    def _words(self, x: float, top: float, lines: Sequence[str], colour: str, **style: Any) -> None:
        """Write lines below a height."""
        for place, line in enumerate(lines):
            y = top - STEP * (place + 1) + 7
            self.artists.append(self.axes.text(x, y, line, color=colour, fontsize=TYPE, **style))

    def _drawn(self) -> list[Artist]:
        """Return all artists: straight lines that look alike as one path, intervals over bars."""
        lines = sorted(self.strokes, key=lambda each: each[0] == INK)
        for colour, width in lines:
            apart = [p for each in self.strokes[colour, width] for p in (*each, (np.nan, np.nan))]
            self._plot(apart, colour, solid_capstyle="butt", lw=width)
        for colour, points in self.points.items():
            self._plot(points, colour, ls="none", marker="D", ms=14)
        return self.artists

    def _plot(self, points: Sequence[Point], colour: str, **style: Any) -> None:
        self.artists += self.axes.plot(*zip(*points, strict=True), color=colour, **style)


def _named(minutes: float) -> str:
    return in_words(minutes).removeprefix("the ")
