"""One infusion: the simulated level in plasma, and below it what was felt and found, for days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator
from matplotlib.transforms import Transform
from numpy.typing import NDArray

from ...content.records import Caption, Level, Levels, Quoted
from ..kit.controls import Control
from ..kit.layers import LayeredFigure, Picture
from ..kit.product import ControlProduct
from ..kit.shared_paths import PathUse, SharedPaths
from ..kit.style import BLUE, GREEN, INK, LINE, MUTED, PURPLE, RUST, SMALL, canvas, look, plot_area
from .axes import draw_duration, draw_range, name_hours
from .post_infusion import PostInfusion
from .room import TRIAL

LAST = 240
"""Where the axis of time ends, in minutes."""

LOWEST, HIGHEST = 3, 6000
"""Ends of the axis of levels, in ng/mL."""

WIDTH, HEIGHT = 1000, 480
LEFT, RIGHT, FLOOR, TOP = 70.0, 470.0, 280.0, 428.0
WORDS = RIGHT + 56
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


@dataclass(frozen=True)
class Board:
    """The figure under work: its base is drawn, its methods add what depends on a control."""

    names: Mapping[str, str]
    after: PostInfusion
    figure: Figure
    sheet: Axes
    area: Axes
    later: Transform
    shared_paths: SharedPaths

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
        figure, sheet = canvas(WIDTH, HEIGHT)
        area = draw_axes(sheet, inside)
        _draw_levels(area, sheet, levels, inside)
        later = after.draw(sheet, inside)
        shared_paths = SharedPaths(name, sheet, (LEFT, RIGHT, FLOOR, TOP))
        for curve in curves:
            seen = np.maximum(curve.levels, LOWEST / 1000)  # none has no logarithm
            points = area.transData.transform(np.column_stack([curve.minutes, seen]))
            shared_paths.add(_key(curve.key, curve.duration), *points.T)
        return cls(names, after, figure, sheet, area, later, shared_paths)

    def level(self, model: str, duration: float, dose: float) -> PathUse:
        """Return the curve of a model, a duration in minutes and a dose in mg/kg."""
        (_, one), (_, up) = self.area.transData.transform([(0, 10), (0, 10 * dose)])
        return PathUse(_key(model, duration), float(up - one))

    def infused(self, duration: float) -> list[Artist]:
        """Add the bar that says how long the infusion takes."""
        return draw_duration(self.area, duration)

    def model(self, model: str) -> list[Artist]:
        """Add the name of the model beside a piece of its line."""
        line = self.sheet.plot([RIGHT + 14, WORDS + 4], [FLOOR - 3] * 2, color=BLUE)
        words = f"simulated: {self.names[model]}"
        label = self.sheet.text(WORDS + 18, FLOOR - 10, words, fontsize=SMALL, color=INK)
        return [*line, label]

    def tenth(self, model: str, duration: float) -> list[Artist]:
        """Add how long it takes until a tenth of the highest level is left."""
        return self.after.until_tenth(self.sheet, self.later, model, duration)


def draw_infusion(
    board: Board, dose: Control, duration: Control, model: Control, caption: Caption
) -> Picture:
    """Return the figure with its layers.

    They are ``duration``, ``tenth`` (by model and duration), ``level`` (and by dose) and ``model``.
    """
    drawing = LayeredFigure("dose", board.figure, shared_paths=board.shared_paths)
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
        drawing = LayeredFigure("tried", board.figure, shared_paths=board.shared_paths)
        base = drawing.base(caption.title, caption.description)
        copy = board.shared_paths.overlay(board.level(curve.key, curve.duration, dose))
        return base.replace("</svg>", f"{copy}</svg>")


def _key(id_: str, duration: float) -> str:
    return f"{id_}-{duration:g}"


def draw_axes(sheet: Axes, inside: Mapping[str, str]) -> Axes:
    """Return axes of minutes and, by tenfold steps, of levels, with the words around them."""
    sheet.text(LEFT, HEIGHT - 19, inside["subtitle"], fontsize=SMALL, color=MUTED, style="italic")
    sheet.text(LEFT, TOP + 9, inside["levels"], fontsize=SMALL, color=MUTED)
    sheet.text(WORDS, FLOOR - 34, inside["time"], fontsize=SMALL, color=MUTED)
    area = plot_area(sheet, LEFT, RIGHT, FLOOR, TOP)
    area.set_yscale("log")
    area.set(xlim=(0, LAST), ylim=(LOWEST, HIGHEST), yticks=(10, 100, 1000))
    area.yaxis.set_major_formatter("{x:,.0f}")
    area.yaxis.set_minor_locator(NullLocator())
    name_hours(area, LAST)
    area.spines["bottom"].set(visible=True, color=MUTED, linewidth=1.5)
    return area


def _draw_levels(area: Axes, sheet: Axes, levels: Levels, inside: Mapping[str, str]) -> None:
    """Draw each band across the panel and its range beside it, and apart what a review gives."""
    for band, colour in zip(levels.bands.values(), BAND_COLOURS, strict=False):
        area.axhspan(band.low, band.high, color=colour, alpha=0.14, lw=0)
        if band.blood == "venous":  # and no set describes blood from a vein
            area.axhspan(band.low, band.high, facecolor="none", edgecolor=colour, hatch="//", lw=0)
    ranges = [*zip(levels.bands.values(), BAND_COLOURS, strict=False), (levels.dissociation, INK)]
    for place, (level, colour) in enumerate(ranges):
        draw_range(area, level, 9 + 12 * place, colour)
    area.plot([TRIAL[1]], [levels.quoted.value], "D", ms=11, color=INK)
    _draw_names(sheet, levels, inside)


def _draw_names(axes: Axes, levels: Levels, inside: Mapping[str, str]) -> None:
    """Write the names beside the panel, the highest level first, no two on one line."""
    marks: list[tuple[Level | Quoted, str, str]] = [
        *zip(levels.bands.values(), "sss", BAND_COLOURS, strict=False),
        (levels.quoted, "D", INK),
        (levels.dissociation, "s", INK),
    ]
    y = TOP + 7
    for level, mark, colour in sorted(marks, key=lambda each: -_middle(each[0])):
        axes.plot([WORDS + 5], [y + 7], mark, ms=11, color=colour)
        for words in _name(level, levels, inside):
            axes.text(WORDS + 18, y, words, fontsize=SMALL, color=INK)
            y -= LINE


def _middle(level: Level | Quoted) -> float:
    return level.value if isinstance(level, Quoted) else float(np.sqrt(level.low * level.high))


def _name(level: Level | Quoted, levels: Levels, inside: Mapping[str, str]) -> tuple[str, ...]:
    if level is levels.quoted or level is levels.dissociation:
        return given(levels, inside)[level is levels.dissociation]
    assert isinstance(level, Level), "a band has two ends"
    return (f"{level.name}: {level.low:,g} to {level.high:,g}",)


def given(levels: Levels, inside: Mapping[str, str]) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return what to call the level that a review quotes, and its range for dissociation."""
    quoted, range_ = levels.quoted, levels.dissociation
    return (
        (f"{quoted.name}:", f"{quoted.value:g}, {inside['quoted']}"),
        (
            f"{range_.low:g} to {range_.high:g}, {inside['range']}",
            f"{range_.name} {inside['elsewhere']}",
        ),
    )
