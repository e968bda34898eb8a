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
from numpy.typing import ArrayLike, NDArray

from ...content.records import Caption
from ...models import Relay, train_answers
from ..kit.controls import Control
from ..kit.layers import LayeredFigure, Picture
from ..kit.product import ControlProduct
from ..kit.style import BLUE, FAINT, INK, MUTED, PAPER, SMALL, canvas, look

WIDTH, HEIGHT = 500, 355
LEFT, RIGHT, FLOOR, TOP = 50.0, 482.0, 62.0, 250.0
VOLTAGES = np.arange(-90, 21, 5.0)
EXCITED = -40.0
"""A voltage, in mV, at which the plug is often told to be loose; marked beside that at rest."""


@dataclass(frozen=True)
class ChannelPanel:
    """The share of opened channels that neither magnesium nor ketamine blocks, by voltage."""

    axes: Axes
    caption: Caption
    relay: Relay

    def base(self) -> None:
        """Draw the axes and the voltage at rest."""
        _frame(self.axes, self.caption)
        for share in (0, 25, 50, 75, 100):
            _text(self.axes, LEFT - 8, self._y(share / 100) - 7, f"{share}", MUTED, ha="right")
        for tick in range(-80, 21, 20):
            words = f"{tick}".replace("-", "−")
            _text(self.axes, self._x(tick), FLOOR - 24, words, MUTED, ha="center")
        for voltage, words in ((self.relay.rest_mv, "at rest"), (EXCITED, "excited")):
            x = self._x(voltage)
            self.axes.plot([x, x], [FLOOR, TOP - 22], color=MUTED, lw=1.5, ls=":")
            _text(self.axes, x, TOP - 16, words, MUTED, ha="center")

    def plain(self, magnesium: float) -> list[Artist]:
        """Add the curve without ketamine."""
        return self._curve(magnesium, 0, MUTED, lw=3, ls=(0, (2, 1.5)))

    def ketamine(self, magnesium: float, blocked: float) -> list[Artist]:
        """Add the curve with a share of the channels blocked, its values marked at two voltages."""
        artists = self._curve(magnesium, blocked, BLUE)
        for voltage in (self.relay.rest_mv, EXCITED):
            share = float(self.relay.block.passing(voltage, magnesium, blocked))
            x, above = self._x(voltage), self._y(self.relay.block.free(voltage, magnesium)) + 12
            artists += self.axes.plot([x], [self._y(share)], "o", ms=10, color=BLUE)
            artists.append(_text(self.axes, x - 10, above, f"{100 * share:.0f}", BLUE,
                                 ha="right", weight="bold"))  # fmt: skip
        return artists

    def _curve(self, magnesium: float, blocked: float, colour: str, **style: Any) -> list[Artist]:
        share = self.relay.block.passing(VOLTAGES, magnesium, blocked)
        return [*self.axes.plot(self._x(VOLTAGES), self._y(share), color=colour, **style)]

    def _x(self, voltage: ArrayLike) -> Any:
        return LEFT + (np.asarray(voltage) - VOLTAGES[0]) / np.ptp(VOLTAGES) * (RIGHT - LEFT)

    def _y(self, share: ArrayLike) -> Any:
        return FLOOR + np.asarray(share) * (TOP - FLOOR)


@dataclass(frozen=True)
class TrainPanel:
    """The answer to each pulse of a train, as times the first answer without ketamine."""

    axes: Axes
    caption: Caption
    relay: Relay
    pulses: int
    rates: Sequence[float]

    @cached_property
    def highest(self) -> float:
        """End of the axis: the next whole number of times the first answer, at any of the rates."""
        return float(np.ceil(max(self.sizes(rate, 0).max() for rate in self.rates)))

    def base(self) -> None:
        """Draw the axes."""
        _frame(self.axes, self.caption)
        for size in np.arange(0, self.highest + 0.5, 0.5):
            _text(self.axes, LEFT - 8, self._y(size) - 7, f"{size:g}", MUTED, ha="right")
        for pulse in (1, 5, 10, 15):
            _text(self.axes, self._x(pulse), FLOOR - 31, f"{pulse}", MUTED, ha="center")

    def plain(self, per_second: float) -> list[Artist]:
        """Add the answers without ketamine."""
        return self._bars(per_second, 0, MUTED, -5)

    def ketamine(self, per_second: float, blocked: float) -> list[Artist]:
        """Add the answers with a share of the channels blocked."""
        return self._bars(per_second, blocked, BLUE, 5)

    def until(self, pulse: int) -> list[Artist]:
        """Cover what comes after a pulse, and mark the pulse and the size of the first answer."""
        start = self._x(pulse + 0.5)
        cover = Rectangle((start, FLOOR + 1), RIGHT - start + 8, TOP - FLOOR - 1,
                          facecolor=PAPER, lw=0, zorder=3)  # fmt: skip
        first = self.axes.plot([LEFT, RIGHT], [self._y(1)] * 2, color=INK, lw=1.5, ls=":")
        mark = self.axes.plot([self._x(pulse)], [FLOOR - 6], "^", ms=10, color=INK)
        return [self.axes.add_patch(cover), *first, *mark]

    def sizes(self, per_second: float, blocked: float) -> NDArray[np.float64]:
        """Return the size of each answer."""
        first = train_answers(self.relay, 1, per_second)[0]
        return np.asarray(train_answers(self.relay, self.pulses, per_second, blocked) / first)

    def _bars(self, per_second: float, blocked: float, colour: str, aside: float) -> list[Artist]:
        x = self._x(np.arange(1, self.pulses + 1)) + aside
        tops = self._y(self.sizes(per_second, blocked))
        across = np.column_stack([x, x, np.full_like(x, np.nan)]).ravel()
        up = np.column_stack([np.full_like(x, FLOOR + 2), tops, np.full_like(x, np.nan)]).ravel()
        return [*self.axes.plot(across, up, color=colour, lw=9, solid_capstyle="butt")]

    def _x(self, pulse: ArrayLike) -> Any:
        return LEFT + (np.asarray(pulse) - 0.5) / self.pulses * (RIGHT - LEFT)

    def _y(self, size: ArrayLike) -> Any:
        return FLOOR + np.asarray(size) / self.highest * (TOP - FLOOR)


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
        panel.base()
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
        panel.base()
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
        panel.base()
        panel.plain(per_second)
        panel.ketamine(per_second, blocked)
        panel.until(pulses)
        return LayeredFigure("try-train", figure).base(caption.title, caption.description)


def _frame(axes: Axes, caption: Caption) -> None:
    inside = caption.inside
    for line, words in enumerate(inside["subtitle"].splitlines()):
        _text(axes, 4, HEIGHT - 19 - 23.5 * line, words, MUTED, style="italic")
    _text(axes, 4, TOP + 40, inside["upwards"], INK)
    _text(axes, RIGHT, 8, inside["across"], INK, ha="right")
    axes.plot([LEFT, RIGHT], [FLOOR] * 2, color=MUTED, lw=1.5)
    axes.plot([LEFT] * 2, [FLOOR, TOP], color=FAINT, lw=1.5)
    for x, words, colour in (
        (LEFT + 14, "without ketamine", MUTED),
        (LEFT + 246, "with ketamine", BLUE),
    ):
        axes.plot([x], [TOP + 21], "s", ms=13, color=colour)
        _text(axes, x + 14, TOP + 14, words, colour, weight="bold")


def _text(axes: Axes, x: float, y: float, words: str, colour: str, **style: Any) -> Artist:
    return axes.text(x, y, words, color=colour, fontsize=SMALL, **style)
