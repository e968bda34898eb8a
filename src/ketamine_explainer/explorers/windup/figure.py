"""Wind-up: the channel that magnesium plugs, and the answers to a train of equal pulses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import PercentFormatter
from numpy.typing import NDArray

from ...content.records import Caption
from ...models import Relay, train_answers
from ..kit.controls import Control
from ..kit.layers import LayeredFigure, Picture
from ..kit.product import ControlProduct
from ..kit.style import BLUE, FAINT, INK, LINE, MUTED, PAPER, SMALL, canvas, look, plot_area

WIDTH, HEIGHT = 500, 355
LEFT, RIGHT, FLOOR, TOP = 50.0, 482.0, 62.0, 250.0
VOLTAGES = np.arange(-90, 21, 5.0)
Point = tuple[float, float]
EXCITED = -40.0
"""A voltage, in mV, at which the plug is often told to be loose; marked beside that at rest."""


@dataclass(frozen=True)
class ChannelPanel:
    """The share of opened channels that neither magnesium nor ketamine blocks, by voltage."""

    sheet: Axes
    caption: Caption
    relay: Relay

    @cached_property
    def area(self) -> Axes:
        """Axes of voltage and of shares, with the voltage at rest, and another."""
        area = _axes(self.sheet, self.caption)
        area.set(xlim=(VOLTAGES[0], VOLTAGES[-1]), ylim=(0, 1), xticks=range(-80, 21, 20),
                 yticks=np.linspace(0, 1, 5))  # fmt: skip
        area.tick_params(axis="x", pad=9)
        area.yaxis.set_major_formatter(PercentFormatter(1, symbol=""))
        for voltage, words in ((self.relay.rest_mv, "at rest"), (EXCITED, "excited")):
            end = 1 - 22 / area.bbox.height
            area.plot([voltage] * 2, [0, end], color=MUTED, lw=1.5, ls=":")
            _note(area, words, (voltage, 1), (0, -16), MUTED, ha="center")
        return area

    def plain(self, magnesium: float) -> list[Artist]:
        """Add the curve without ketamine."""
        return self._curve(magnesium, 0, MUTED, lw=3, ls=(0, (2, 1.5)))

    def ketamine(self, magnesium: float, blocked: float) -> list[Artist]:
        """Add the curve with a share of the channels blocked, its values marked at two voltages."""
        artists = self._curve(magnesium, blocked, BLUE)
        for voltage in (self.relay.rest_mv, EXCITED):
            share = float(self.relay.block.passing(voltage, magnesium, blocked))
            above = (voltage, float(self.relay.block.free(voltage, magnesium)))
            artists += self.area.plot([voltage], [share], "o", ms=10, color=BLUE, clip_on=False)
            artists.append(_note(self.area, f"{100 * share:.0f}", above, (-10, 12), BLUE,
                                 ha="right", weight="bold"))  # fmt: skip
        return artists

    def _curve(self, magnesium: float, blocked: float, colour: str, **style: Any) -> list[Artist]:
        share = self.relay.block.passing(VOLTAGES, magnesium, blocked)
        return [*self.area.plot(VOLTAGES, share, color=colour, **style)]


@dataclass(frozen=True)
class TrainPanel:
    """The answer to each pulse of a train, as times the first answer without ketamine."""

    sheet: Axes
    caption: Caption
    relay: Relay
    pulses: int
    rates: Sequence[float]

    @cached_property
    def highest(self) -> float:
        """End of the axis: the next whole number of times the first answer, at any of the rates."""
        return float(np.ceil(max(self.sizes(rate, 0).max() for rate in self.rates)))

    @cached_property
    def area(self) -> Axes:
        """Axes of pulses and of sizes."""
        area = _axes(self.sheet, self.caption)
        ends = {"xlim": (0.5, self.pulses + 0.5), "ylim": (0, self.highest)}
        area.set(**ends, xticks=(1, 5, 10, 15), yticks=np.arange(0, self.highest + 0.5, 0.5))
        area.tick_params(axis="x", pad=16)
        area.yaxis.set_major_formatter("{x:g}")
        return area

    def plain(self, per_second: float) -> list[Artist]:
        """Add the answers without ketamine."""
        return self._bars(per_second, 0, MUTED, -5)

    def ketamine(self, per_second: float, blocked: float) -> list[Artist]:
        """Add the answers with a share of the channels blocked."""
        return self._bars(per_second, blocked, BLUE, 5)

    def until(self, pulse: int) -> list[Artist]:
        """Cover what comes after a pulse, and mark the pulse and the size of the first answer."""
        unit_x, unit_y = self._units
        start, bottom = pulse + 0.5, unit_y
        cover = Rectangle(
            (start, bottom), self.pulses + 0.5 + 8 * unit_x - start, self.highest - bottom,
            facecolor=PAPER, lw=0, zorder=3, clip_on=False,
        )  # fmt: skip
        first = self.area.axhline(1, color=INK, lw=1.5, ls=":")
        mark = self.area.plot([pulse], [-6 * unit_y], "^", ms=10, color=INK, clip_on=False)
        return [self.area.add_patch(cover), first, *mark]

    def sizes(self, per_second: float, blocked: float) -> NDArray[np.float64]:
        """Return the size of each answer."""
        first = train_answers(self.relay, 1, per_second)[0]
        return np.asarray(train_answers(self.relay, self.pulses, per_second, blocked) / first)

    @property
    def _units(self) -> tuple[float, float]:
        """How many pulses, and how much of a size, an SVG unit is."""
        box = self.area.bbox
        return self.pulses / box.width, self.highest / box.height

    def _bars(self, per_second: float, blocked: float, colour: str, aside: float) -> list[Artist]:
        unit_x, unit_y = self._units
        x = np.arange(1, self.pulses + 1) + aside * unit_x
        apart, tops = np.full_like(x, np.nan), self.sizes(per_second, blocked)
        across = np.column_stack([x, x, apart]).ravel()
        up = np.column_stack([np.full_like(x, 2 * unit_y), tops, apart]).ravel()
        return [*self.area.plot(across, up, color=colour, lw=9, solid_capstyle="butt")]


def draw_channel(relay: Relay, magnesium: Control, blocked: Control, caption: Caption) -> Picture:
    """Return the channel with its layers ``plain`` and ``ketamine``.

    Parameters
    ----------
    relay : Relay
        The cell; its channel and its voltage at rest are drawn.
    magnesium : Control
        In mM.
    blocked : Control
        Fractions of the channels, 0 to 1.
    caption : Caption
        Its name and description.
    """
    with look("channel"):
        figure, axes = canvas(WIDTH, HEIGHT)
        panel = ChannelPanel(axes, caption, relay)
        drawing = LayeredFigure("channel", figure)
        drawing.layer("plain", magnesium, panel.plain)
        drawing.layer("ketamine", ControlProduct((magnesium, blocked)), panel.ketamine)
        return drawing.picture(caption.title, caption.description)


def draw_train(
    relay: Relay, rate: Control, blocked: Control, pulse: Control, caption: Caption
) -> Picture:
    """Return the train with its layers ``plain``, ``ketamine`` and ``pulse``.

    Parameters
    ----------
    relay : Relay
        The cell that answers.
    rate : Control
        In Hz.
    blocked : Control
        Fractions of the channels, 0 to 1.
    pulse : Control
        Each of the pulses of the train.
    caption : Caption
        Its name and description.
    """
    with look("train"):
        figure, axes = canvas(WIDTH, HEIGHT)
        panel = TrainPanel(axes, caption, relay, len(pulse.values), rate.values)
        drawing = LayeredFigure("train", figure)
        drawing.layer("plain", rate, panel.plain)
        drawing.layer("ketamine", ControlProduct((rate, blocked)), panel.ketamine)
        drawing.layer("pulse", pulse, panel.until)
        return drawing.picture(caption.title, caption.description)


def train_once(
    relay: Relay, pulses: int, per_second: float, blocked: float, caption: Caption
) -> str:
    """Return one state of the train as a single SVG."""
    with look("try-train"):
        figure, axes = canvas(WIDTH, HEIGHT)
        panel = TrainPanel(axes, caption, relay, pulses, [per_second])
        panel.plain(per_second)
        panel.ketamine(per_second, blocked)
        panel.until(pulses)
        return LayeredFigure("try-train", figure).base(caption.title, caption.description)


def _axes(sheet: Axes, caption: Caption) -> Axes:
    """Return the axes of a panel, with the words of its caption and its key around them."""
    inside = caption.inside
    for line, words in enumerate(inside["subtitle"].splitlines()):
        _text(sheet, 4, HEIGHT - 19 - LINE * line, words, MUTED, style="italic")
    _text(sheet, 4, TOP + 40, inside["upwards"], INK)
    _text(sheet, RIGHT, 8, inside["across"], INK, ha="right")
    for x, words, colour in (
        (LEFT + 14, "without ketamine", MUTED),
        (LEFT + 246, "with ketamine", BLUE),
    ):
        sheet.plot([x], [TOP + 21], "s", ms=13, color=colour)
        _text(sheet, x + 14, TOP + 14, words, colour, weight="bold")
    area = plot_area(sheet, LEFT, RIGHT, FLOOR, TOP)
    area.grid(visible=False)
    area.tick_params(axis="both", labelcolor=MUTED, pad=8)
    for side, colour in (("bottom", MUTED), ("left", FAINT)):
        area.spines[side].set(visible=True, color=colour, linewidth=1.5)
    return area


def _note(area: Axes, words: str, at: Point, aside: Point, colour: str, **style: Any) -> Artist:
    """Write words so many SVG units aside of a place on the scales of axes."""
    return area.annotate(words, at, aside, textcoords="offset points", color=colour,
                         fontsize=SMALL, **style)  # fmt: skip


def _text(axes: Axes, x: float, y: float, words: str, colour: str, **style: Any) -> Artist:
    return axes.text(x, y, words, color=colour, fontsize=SMALL, **style)
