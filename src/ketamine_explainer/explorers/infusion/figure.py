"""One infusion: the simulated level in plasma, and below it what was felt and found, for days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from ...content.records import Caption, Level, Levels, Quoted
from ...models import in_words
from ..kit.controls import Control
from ..kit.layers import LayeredFigure, Picture
from ..kit.product import ControlProduct
from ..kit.shared_paths import PathUse, SharedPaths
from ..kit.style import BLUE, FAINT, GREEN, INK, MUTED, PURPLE, RUST, SMALL, canvas, look
from .post_infusion import PostInfusion
from .room import TRIAL

LAST = 240
"""Where the axis of time ends, in minutes."""

LOWEST, HIGHEST = 3, 6000
"""Ends of the axis of levels, in ng/mL."""

WIDTH, HEIGHT = 1000, 480
LEFT, RIGHT, FLOOR, TOP = 70.0, 470.0, 280.0, 428.0
WORDS, LINE = RIGHT + 56, 23.5
"""The panel of levels, in SVG units from below, and the names beside it."""

BAND_COLOURS = (GREEN, RUST, PURPLE)


@dataclass(frozen=True)
class Curve:
    """Simulated levels in plasma after 1 mg/kg.

    Parameters
    ----------
    key : str
        Id of the parameter set.
    duration : float
        Of the infusion, in minutes.
    minutes, levels : ndarray, shape (n,)
        Times and levels, in ng/mL.
    """

    key: str
    duration: float
    minutes: NDArray[np.float64]
    levels: NDArray[np.float64]


def times(duration: float) -> NDArray[np.float64]:
    """Return times at which a curve is drawn: close together where an infusion starts or ends."""
    steps = np.geomspace(0.02, LAST, 160)
    since = np.concatenate([[0.001], steps, duration + np.concatenate([[0], steps])])
    return np.unique(since[since <= LAST])


def x_of(minutes: ArrayLike) -> NDArray[np.float64]:
    """Return the place of times across the panel of levels."""
    return LEFT + (RIGHT - LEFT) / LAST * np.asarray(minutes, dtype=float)


def y_of(level: ArrayLike) -> NDArray[np.float64]:
    """Return the height of levels, in ng/mL, on the logarithmic axis."""
    seen = np.maximum(np.asarray(level, dtype=float), LOWEST / 1000)  # none has no logarithm
    return np.asarray(FLOOR + DECADE * np.log10(seen / LOWEST))


DECADE = (TOP - FLOOR) / np.log10(HIGHEST / LOWEST)
"""How far apart a level and ten times that level are, in SVG units."""


@dataclass(frozen=True)
class Board:
    """The figure under work: its base is drawn, its methods add what depends on a control."""

    names: Mapping[str, str]
    after: PostInfusion
    figure: Figure
    axes: Axes
    stencils: SharedPaths

    @classmethod
    def start(
        cls,
        curves: Sequence[Curve],
        levels: Levels,
        after: PostInfusion,
        names: Mapping[str, str],
        inside: Mapping[str, str],
        name: str = "dose",
    ) -> Board:
        """Return a board with its base and its lines drawn."""
        figure, axes = canvas(WIDTH, HEIGHT)
        _draw_axes(axes, inside)
        _draw_levels(axes, levels)
        after.draw(axes, inside)
        stencils = SharedPaths(name, axes, (LEFT, RIGHT, FLOOR, TOP))
        for curve in curves:
            stencils.add(_key(curve.key, curve.duration), x_of(curve.minutes), y_of(curve.levels))
        return cls(names, after, figure, axes, stencils)

    def level(self, model: str, duration: float, dose: float) -> PathUse:
        """Return the curve of a model, a duration in minutes and a dose in mg/kg."""
        return PathUse(_key(model, duration), float(DECADE * np.log10(dose)))

    def infused(self, duration: float) -> list[Artist]:
        """Add the bar that says how long the infusion takes."""
        x, y = x_of([0, duration]), [FLOOR - 7] * 2
        return [*self.axes.plot(x, y, color=BLUE, lw=8, solid_capstyle="butt")]

    def model(self, model: str) -> list[Artist]:
        """Add the name of the model beside a piece of its line."""
        line = self.axes.plot([RIGHT + 14, WORDS + 4], [FLOOR - 3] * 2, color=BLUE)
        words = f"simulated: {self.names[model]}"
        label = self.axes.text(WORDS + 18, FLOOR - 10, words, fontsize=SMALL, color=INK)
        return [*line, label]

    def tenth(self, model: str, duration: float) -> list[Artist]:
        """Add how long it takes until a tenth of the highest level is left."""
        return self.after.until_tenth(self.axes, model, duration)


def draw_infusion(
    board: Board, dose: Control, duration: Control, model: Control, caption: Caption
) -> Picture:
    """Return the figure with its layers.

    They are ``duration``, ``tenth`` (by model and duration), ``level`` (and by dose) and ``model``.
    """
    drawing = LayeredFigure("dose", board.figure, stencils=board.stencils)
    drawing.layer("duration", duration, board.infused)
    drawing.layer("tenth", ControlProduct((model, duration)), board.tenth)
    drawing.copies("level", ControlProduct((model, duration, dose)), board.level)
    drawing.layer("model", model, board.model)
    return drawing.picture(caption.title, caption.description)


def draw_one(
    curve: Curve,
    dose: float,
    levels: Levels,
    after: PostInfusion,
    names: Mapping[str, str],
    caption: Caption,
) -> str:
    """Return the figure of one infusion of a dose, in mg/kg, as a single SVG."""
    with look("tried"):
        board = Board.start([curve], levels, after, names, caption.inside, "tried")
        board.infused(curve.duration)
        board.model(curve.key)
        board.tenth(curve.key, curve.duration)
        drawing = LayeredFigure("tried", board.figure, stencils=board.stencils)
        base = drawing.base(caption.title, caption.description)
        copy = board.stencils.overlay(board.level(curve.key, curve.duration, dose))
        return base.replace("</svg>", f"{copy}</svg>")


def _key(id_: str, duration: float) -> str:
    return f"{id_}-{duration:g}"


def _draw_axes(axes: Axes, inside: Mapping[str, str]) -> None:
    axes.text(LEFT, HEIGHT - 19, inside["subtitle"], fontsize=SMALL, color=MUTED, style="italic")
    axes.text(LEFT, TOP + 9, inside["levels"], fontsize=SMALL, color=MUTED)
    for level in (10, 100, 1000):
        y = float(y_of(level))
        axes.plot([LEFT, RIGHT], [y, y], color=FAINT, lw=1, zorder=0)
        axes.text(LEFT - 10, y - 7, f"{level:,}", ha="right", fontsize=SMALL)
    axes.plot([LEFT, RIGHT], [FLOOR, FLOOR], color=MUTED, lw=1.5)
    for minutes in range(0, LAST + 1, 60):
        words = in_words(minutes).removeprefix("the ")
        axes.text(float(x_of(minutes)), FLOOR - 34, words, ha="center", fontsize=SMALL)
    axes.text(WORDS, FLOOR - 34, inside["time"], fontsize=SMALL, color=MUTED)


def _draw_levels(axes: Axes, levels: Levels) -> None:
    """Draw each band across the panel and its range beside it, and apart what a review gives."""
    for band, colour in zip(levels.bands.values(), BAND_COLOURS, strict=False):
        low, high = y_of([band.low, band.high])
        axes.fill_between([LEFT, RIGHT], low, high, color=colour, alpha=0.14, lw=0)
        if band.blood == "venous":  # and no set describes blood from a vein
            axes.fill_between([LEFT, RIGHT], low, high, facecolor="none", edgecolor=colour,
                              hatch="//", lw=0)  # fmt: skip
    ranges = [*zip(levels.bands.values(), BAND_COLOURS, strict=False), (levels.dissociation, INK)]
    for place, (level, colour) in enumerate(ranges):
        axes.plot([RIGHT + 9 + 12 * place] * 2, y_of([level.low, level.high]), color=colour,
                  lw=8, solid_capstyle="butt")  # fmt: skip
    axes.plot([float(x_of(TRIAL[1]))], y_of([levels.quoted.value]), "D", ms=11, color=INK)
    _draw_names(axes, levels)


def _draw_names(axes: Axes, levels: Levels) -> None:
    """Write the names beside the panel, the highest level first, no two on one line."""
    marks: list[tuple[Level | Quoted, str, str]] = [
        *zip(levels.bands.values(), "sss", BAND_COLOURS, strict=False),
        (levels.quoted, "D", INK),
        (levels.dissociation, "s", INK),
    ]
    y = TOP + 7
    for level, mark, colour in sorted(marks, key=lambda each: -_middle(each[0])):
        axes.plot([WORDS + 5], [y + 7], mark, ms=11, color=colour)
        for words in _name(level, levels):
            axes.text(WORDS + 18, y, words, fontsize=SMALL, color=INK)
            y -= LINE


def _middle(level: Level | Quoted) -> float:
    return level.value if isinstance(level, Quoted) else float(np.sqrt(level.low * level.high))


def _name(level: Level | Quoted, levels: Levels) -> tuple[str, ...]:
    if level is levels.quoted or level is levels.dissociation:
        return given(levels)[level is levels.dissociation]
    assert isinstance(level, Level), "a band has two ends"
    return (f"{level.name}: {level.low:,g} to {level.high:,g}",)


def given(levels: Levels) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return what to call the level that a review quotes, and its range for dissociation."""
    quoted, range_ = levels.quoted, levels.dissociation
    return (
        (f"{quoted.name}:", f"{quoted.value:g}, quoted by a review"),
        (f"{range_.low:g} to {range_.high:g}, its range for", f"{range_.name} (another paper)"),
    )
