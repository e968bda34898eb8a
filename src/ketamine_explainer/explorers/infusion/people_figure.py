"""Simulated levels of one infusion, on one plain axis: of people, by models, of substances."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from ...content.records import Caption, Levels
from ...models import Band, in_words
from ..kit.controls import Choices
from ..kit.layers import LayeredFigure, Picture
from ..kit.style import BLUE, FAINT, INK, MUTED, RUST, SMALL, canvas, look
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
        figure, axes = canvas(WIDTH, HEIGHT)
        _draw_base(axes, levels, duration, caption.inside)
        drawing = LayeredFigure("people", figure)
        drawing.layer("view", choices, lambda *state: _draw(axes, view(*state)))
        return drawing.picture(caption.title, caption.description)


def x_of(minutes: ArrayLike) -> NDArray[np.float64]:
    """Return the place of times across the figure."""
    return LEFT + (RIGHT - LEFT) / LAST * np.asarray(minutes, dtype=float)


def y_of(level: ArrayLike) -> NDArray[np.float64]:
    """Return the height of levels, in ng/mL."""
    return FLOOR + (TOP - FLOOR) / HIGHEST * np.asarray(level, dtype=float)


def _draw(axes: Axes, view: View) -> list[Artist]:
    artists: list[Artist] = []
    y = TOP - 18
    if view.band:
        low, _, high = (y_of(each) for each in view.band)
        artists.append(axes.fill_between(x_of(view.minutes), low, high, **_BAND))
        artists += axes.plot(SAMPLE, [y + 7] * 2, lw=14, **_BAND)
        artists.append(axes.text(WORDS, y, view.words, fontsize=SMALL, color=INK))
    for line in view.lines:
        artists += axes.plot(x_of(view.minutes), y_of(line.levels), **_STYLES[line.style])
        if line.words:
            y -= LINE
            artists += axes.plot(SAMPLE, [y + 7] * 2, **_STYLES[line.style])
            artists.append(axes.text(WORDS, y, line.words, fontsize=SMALL, color=INK))
    return artists


def _draw_base(axes: Axes, levels: Levels, duration: float, inside: Mapping[str, str]) -> None:
    axes.text(LEFT, HEIGHT - 20, inside["subtitle"], fontsize=SMALL, color=MUTED, style="italic")
    axes.text(LEFT, TOP + 12, inside["levels"], fontsize=SMALL, color=MUTED)
    for level in range(0, HIGHEST, 100):
        y = float(y_of(level))
        axes.plot([LEFT, RIGHT], [y, y], color=FAINT if level else MUTED, lw=1, zorder=0)
        axes.text(LEFT - 10, y - 7, f"{level}", ha="right", fontsize=SMALL)
    for minutes in range(0, LAST + 1, 60):
        words = in_words(minutes).removeprefix("the ")
        axes.text(float(x_of(minutes)), FLOOR - 34, words, ha="center", fontsize=SMALL)
    axes.text(RIGHT + 50, FLOOR - 34, inside["time"], fontsize=SMALL,
              color=MUTED)  # fmt: skip
    axes.plot(x_of([0, duration]), [FLOOR - 7] * 2, color=BLUE, lw=8, solid_capstyle="butt")
    _draw_given(axes, levels, float(x_of(duration)))


def _draw_given(axes: Axes, levels: Levels, x: float) -> None:
    """Draw the level that a review quotes, and apart from it its range for dissociation."""
    range_ = levels.dissociation
    axes.plot([x], y_of([levels.quoted.value]), "D", ms=11, color=INK, zorder=9)
    axes.plot([RIGHT + 10] * 2, y_of([range_.low, range_.high]), color=INK, lw=8,
              solid_capstyle="butt")  # fmt: skip
    for y, mark, lines in zip((TOP - 176, TOP - 236), "Ds", given(levels), strict=True):
        axes.plot([sum(SAMPLE) / 2], [y + 7], mark, ms=11, color=INK)
        for place, line in enumerate(lines):
            axes.text(WORDS, y - LINE * place, line, fontsize=SMALL, color=INK)
