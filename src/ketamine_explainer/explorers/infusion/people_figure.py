"""Simulated levels of one infusion, on one plain axis: of people, by models, of substances."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from numpy.typing import NDArray

from ...content.records import Caption
from ...models import Band
from ..kit.controls import Choices
from ..kit.layers import LayeredFigure, Picture
from ..kit.style import BLUE, INK, MUTED, RUST, STEP, TYPE, canvas, folded, look, plot_area
from .axes import draw_duration, name_hours
from .figure import EDGE, HEIGHT, LAST, LEFT, RIGHT, WIDTH, draw_words
from .figure import FLOOR as LOW
from .figure import TOP as HIGH

FLOOR, TOP = LOW, HIGH + STEP
"""Ends of the panel: there is no name of a model above it."""

HIGHEST = 450
"""End of the axis of levels, in ng/mL."""

ASIDE, WORDS = 34.0, 236.0
"""How far at least a name stands to the right of the highest level, and from where on."""

_BAND: Any = {"color": BLUE, "alpha": 0.25, "lw": 0}
_STYLES: Any = {
    "main": {"color": BLUE, "lw": 4},
    "thin": {"color": MUTED, "lw": 1.5},
    "dashed": {"color": RUST, "lw": 3, "ls": (0, (4, 3))},
    "dotted": {"color": INK, "lw": 4, "ls": (0, (0.1, 1.8)), "dash_capstyle": "round"},
}


Style = Literal["main", "thin", "dashed", "dotted"]


@dataclass(frozen=True)
class Line:
    """Simulated levels, in ng/mL, shape (n,), and what to call them, where they are named."""

    levels: NDArray[np.float64]
    words: str
    style: Style = "main"


@dataclass(frozen=True)
class View:
    """What one option shows.

    Parameters
    ----------
    minutes : ndarray, shape (n,)
        Times since the infusion began.
    lines : tuple of Line
        Levels at these times.
    band : Band, optional
        Levels between which most people are.
    words : str
        What the band is called.
    """

    minutes: NDArray[np.float64]
    lines: tuple[Line, ...]
    band: Band | None = None
    words: str = ""


def draw_people(
    choices: Choices, view: Callable[..., View], duration: float, caption: Caption
) -> Picture:
    """Return the figure with its layer ``view``, by what `view` returns of a state."""
    with look("people"):
        figure, sheet = canvas(WIDTH, HEIGHT)
        draw_words(sheet, caption.inside)
        area = draw_axes(sheet, duration)
        drawing = LayeredFigure("people", figure)
        drawing.layer("view", choices, lambda *state: _draw(area, sheet, view(*state)))
        return drawing.picture(caption.title, caption.description)


def draw_axes(sheet: Axes, duration: float) -> Axes:
    """Return axes of minutes and levels, with the bar that says how long the infusion takes."""
    area = plot_area(sheet, LEFT, RIGHT, FLOOR, TOP)
    area.set(xlim=(0, LAST), ylim=(0, HIGHEST), yticks=range(0, HIGHEST, 100))
    name_hours(area, LAST)
    area.spines["bottom"].set(visible=True, color=MUTED, linewidth=1.5)
    draw_duration(area, duration)
    return area


def _draw(area: Axes, sheet: Axes, view: View) -> list[Artist]:
    artists: list[Artist] = []
    if view.band:
        artists.append(area.fill_between(view.minutes, view.band.low, view.band.high, **_BAND))
    for line in view.lines:
        artists += area.plot(view.minutes, line.levels, **_STYLES[line.style])
    return [*artists, *_named(area, sheet, view)]


def _named(area: Axes, sheet: Axes, view: View) -> Iterator[Artist]:
    """Write what lines and the band are called, each joined to its highest level."""
    named = sorted(_named_at(area, view), key=lambda each: -each[0][1])
    lines = [folded(words, WIDTH - EDGE - max(x + ASIDE, WORDS)) for (x, _), words, _ in named]
    heights = [STEP * len(each) for each in lines]
    tops = _tops([y for (_, y), *_ in named], heights, _above(area, view))
    for ((x, y), _, colour), words, top in zip(named, lines, tops, strict=True):
        left = max(x + ASIDE, WORDS)
        yield from sheet.plot([x + 8, left - 6], [y, top - STEP / 2], color=MUTED, lw=1)
        for place, line in enumerate(words):
            low = top - STEP * (place + 0.5) - 7
            yield sheet.text(left, low, line, fontsize=TYPE, color=colour)


def _tops(marks: Sequence[float], heights: Sequence[float], floor: float) -> list[float]:
    """Return the tops of names beside their marks, the highest first, none on another.

    The lowest stands above `floor`, where lines run.
    """
    tops, free = list[float](), TOP
    for mark, height in zip(marks, heights, strict=True):
        tops.append(min(mark + STEP / 2, free))
        free = tops[-1] - height
    for place in reversed(range(len(tops))):
        tops[place] = max(tops[place], floor + heights[place])
        floor = tops[place]
    return tops


def _above(area: Axes, view: View) -> float:
    """Return the height above which no line runs to the right of where names begin."""
    minutes = (WORDS - LEFT) / (RIGHT - LEFT) * LAST
    drawn = [each.levels for each in view.lines] + ([view.band.high] if view.band else [])
    level = max(float(np.max(each[view.minutes >= minutes])) for each in drawn)
    return float(area.transData.transform((0, level))[1])


def _named_at(area: Axes, view: View) -> Iterator[tuple[tuple[float, float], str, str]]:
    """Give where lines and the band are highest, what they are called, and in which colour."""
    lines = [(each.levels, each.words, _STYLES[each.style]["color"]) for each in view.lines]
    if view.band:
        lines.append((view.band.high, view.words, BLUE))
    for levels, words, colour in lines:
        if words:
            at = int(levels.argmax())
            yield tuple(area.transData.transform((view.minutes[at], levels[at]))), words, colour
