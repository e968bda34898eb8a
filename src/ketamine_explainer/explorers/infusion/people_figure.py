"""Simulated levels of one infusion, on one plain axis: of people, by models, of substances."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from numpy.typing import NDArray

from ...content.records import Caption, Levels
from ...models import Band
from ..kit.controls import Choices
from ..kit.layers import LayeredFigure, Picture
from ..kit.style import BLUE, INK, MUTED, RUST, SMALL, canvas, look, plot_area
from .axes import draw_duration, draw_range, name_hours
from .figure import given

WIDTH, HEIGHT = 1000, 405
LEFT, RIGHT, FLOOR, TOP = 60.0, 582.0, 48.0, 344.0
SAMPLE, WORDS, LINE = (RIGHT + 22, RIGHT + 52), RIGHT + 62, 25
"""Ends of a sample of a line, start of the words beside it, and from one line to the next."""
LAST, HIGHEST = 240, 450
"""Ends of the axes, in minutes and ng/mL."""

_BAND: Any = {"color": BLUE, "alpha": 0.25}
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
    choices: Choices,
    view: Callable[..., View],
    levels: Levels,
    duration: float,
    caption: Caption,
) -> Picture:
    """Return the figure with its layer ``view``, by what `view` returns of a state."""
    with look("people"):
        figure, sheet = canvas(WIDTH, HEIGHT)
        area = draw_axes(sheet, levels, duration, caption.inside)
        drawing = LayeredFigure("people", figure)
        drawing.layer("view", choices, lambda *state: _draw(area, sheet, view(*state)))
        return drawing.picture(caption.title, caption.description)


def _draw(area: Axes, sheet: Axes, view: View) -> list[Artist]:
    artists: list[Artist] = []
    y = TOP - 18
    if view.band:
        artists.append(area.fill_between(view.minutes, view.band.low, view.band.high, **_BAND))
        artists += sheet.plot(SAMPLE, [y + 7] * 2, lw=14, **_BAND)
        artists.append(sheet.text(WORDS, y, view.words, fontsize=SMALL, color=INK))
    for line in view.lines:
        artists += area.plot(view.minutes, line.levels, **_STYLES[line.style])
        if line.words:
            y -= LINE
            artists += sheet.plot(SAMPLE, [y + 7] * 2, **_STYLES[line.style])
            artists.append(sheet.text(WORDS, y, line.words, fontsize=SMALL, color=INK))
    return artists


def draw_axes(sheet: Axes, levels: Levels, duration: float, inside: Mapping[str, str]) -> Axes:
    """Return axes of minutes and levels, with what is given of these and the words around them."""
    sheet.text(LEFT, HEIGHT - 20, inside["subtitle"], fontsize=SMALL, color=MUTED, style="italic")
    sheet.text(LEFT, TOP + 12, inside["levels"], fontsize=SMALL, color=MUTED)
    sheet.text(RIGHT + 50, FLOOR - 34, inside["time"], fontsize=SMALL, color=MUTED)
    area = plot_area(sheet, LEFT, RIGHT, FLOOR, TOP)
    area.set(xlim=(0, LAST), ylim=(0, HIGHEST), yticks=range(0, HIGHEST, 100))
    name_hours(area, LAST)
    area.spines["bottom"].set(visible=True, color=MUTED, linewidth=1)
    draw_duration(area, duration)
    _draw_given(area, sheet, levels, duration, inside)
    return area


def _draw_given(
    area: Axes, sheet: Axes, levels: Levels, duration: float, inside: Mapping[str, str]
) -> None:
    """Draw the level that a review quotes, and apart from it its range for dissociation."""
    area.plot([duration], [levels.quoted.value], "D", ms=11, color=INK, zorder=9)
    draw_range(area, levels.dissociation, 10, INK)
    for y, mark, lines in zip((TOP - 176, TOP - 236), "Ds", given(levels, inside), strict=True):
        sheet.plot([sum(SAMPLE) / 2], [y + 7], mark, ms=11, color=INK)
        for place, line in enumerate(lines):
            sheet.text(WORDS, y - LINE * place, line, fontsize=SMALL, color=INK)
