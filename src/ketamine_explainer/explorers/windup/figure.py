"""Wind-up: the channel that magnesium plugs, and the answers to a train of equal pulses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import PercentFormatter

from ...content.records import Caption
from ...models import Relay, train_answers
from ..kit.live import Curve, Mark, Point, Words
from ..kit.style import BLUE, FAINT, INK, MUTED, PAPER, STEP, TYPE, folded, plot_area

WIDTH, HEIGHT, EDGE = 480, 382, 4.0
LEFT, RIGHT, FLOOR, TOP = 54.0, 466.0, 88.0, 238.0
VOLTAGES = np.arange(-90, 21, 5.0)
Place = tuple[float, float]
EXCITED = -40.0
"""A voltage, in mV, at which the plug is often told to be loose; marked beside that at rest."""


@dataclass(frozen=True)
class ChannelPanel:
    """The share of opened channels that neither magnesium nor ketamine blocks, by voltage."""

    figure: Figure
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

    def marks(self, magnesium: Any, blocked: Any) -> dict[str, Mark]:
        """Return the curve without ketamine, and that with a share of the channels blocked.

        Its values are marked at two voltages.
        """
        block, found = self.relay.block, dict[str, Mark]()
        for name, share, style in (("free", 0, _WITHOUT), ("passing", blocked, {"color": BLUE})):
            found[name] = Curve(
                self.area, VOLTAGES, block.passing(VOLTAGES, magnesium, share), style
            )
        for name, voltage in (("rest", self.relay.rest_mv), ("excited", EXCITED)):
            share, above = (block.passing(voltage, magnesium, each) for each in (blocked, 0))
            dot = {"marker": "o", "ms": 10, "color": BLUE}
            found[name] = Point(self.area, voltage, share, dot)
            found[f"{name}-words"] = Words(
                self.area, voltage, above, f"{100 * share:.0f}", (-10, 12),
                {"ha": "right", "weight": "bold", "color": BLUE, "fontsize": TYPE},
            )  # fmt: skip
        return found


@dataclass(frozen=True)
class TrainPanel:
    """The answer to each pulse of a train, as times the first answer without ketamine."""

    figure: Figure
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

    def marks(self, per_second: Any, blocked: Any) -> dict[str, Mark]:
        """Return the answers without ketamine, and with a share of the channels blocked."""
        answers = {"without": (0, MUTED, -5), "with": (blocked, BLUE, 5)}
        return {
            name: self._bars(self.sizes(per_second, share), colour, aside)
            for name, (share, colour, aside) in answers.items()
        }

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

    def sizes(self, per_second: Any, blocked: Any) -> Any:
        """Return the size of each answer, shape (pulses,)."""
        first = train_answers(self.relay, 1, per_second)[0]
        return train_answers(self.relay, self.pulses, per_second, blocked) / first

    @property
    def _units(self) -> tuple[float, float]:
        """How many pulses, and how much of a size, an SVG unit is."""
        box = self.area.bbox
        return self.pulses / box.width, self.highest / box.height

    def _bars(self, sizes: Any, colour: str, aside: float) -> Curve:
        unit_x, unit_y = self._units
        x = np.repeat(np.arange(1, self.pulses + 1) + aside * unit_x, 3)
        floor, apart = np.full(self.pulses, 2 * unit_y), np.full(self.pulses, np.nan)
        up = np.stack([floor, sizes, apart], axis=-1).reshape(-1)
        return Curve(self.area, x, up, {"color": colour, "lw": 9, "solid_capstyle": "butt"})


_WITHOUT: Any = {"color": MUTED, "lw": 3, "ls": (0, (2, 1.5))}


def _axes(sheet: Axes, caption: Caption) -> Axes:
    """Return the axes of a panel, with the words of its caption and its key around them."""
    inside, y = caption.inside, HEIGHT - 20.0
    for name, colour in (("subtitle", MUTED), ("upwards", INK)):
        for words in folded(inside[name], WIDTH - 2 * EDGE):
            _text(sheet, EDGE, y, words, colour)
            y -= STEP
    for place, words in enumerate(reversed(folded(inside["across"], RIGHT - EDGE))):
        _text(sheet, RIGHT, 8 + STEP * place, words, INK, ha="right")
    for x, words, colour in ((12, "without ketamine", MUTED), (256, "with ketamine", BLUE)):
        sheet.plot([x], [TOP + 21], "s", ms=13, color=colour)
        _text(sheet, x + 14, TOP + 14, words, colour)
    area = plot_area(sheet, LEFT, RIGHT, FLOOR, TOP)
    area.grid(visible=False)
    area.tick_params(axis="both", labelcolor=MUTED, labelsize=TYPE, pad=8)
    for side, colour in (("bottom", MUTED), ("left", FAINT)):
        area.spines[side].set(visible=True, color=colour, linewidth=1.5)
    return area


def _note(area: Axes, words: str, at: Place, aside: Place, colour: str, **style: Any) -> Artist:
    """Write words so many SVG units aside of a place on the scales of axes."""
    return area.annotate(words, at, aside, textcoords="offset points", color=colour,
                         fontsize=TYPE, **style)  # fmt: skip


def _text(axes: Axes, x: float, y: float, words: str, colour: str, **style: Any) -> Artist:
    return axes.text(x, y, words, color=colour, fontsize=TYPE, **style)
