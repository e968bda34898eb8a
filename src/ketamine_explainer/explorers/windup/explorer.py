"""Wind-up in notebook 01: a channel that two things block, equal pulses, growing answers."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import ipywidgets as w

from ...content import Content, load_content
from ...models import Relay, growth
from ...models import wind_up as answers
from ..kit.behind import States
from ..kit.cards import phrase
from ..kit.controls import Control, choose, playable, shared
from ..kit.explainer import Explainer, figure, sentence
from ..kit.live import live
from ..kit.product import ControlProduct
from ..kit.table import Table
from .figure import EXCITED, draw_channel, draw_train, train_once
from .model import relay, train

RATES = (0.1, 0.3, 0.5, 1.0)
"""Pulses per second that the learner can choose: no more than the study's."""

BLOCKED = tuple(percent / 100 for percent in range(0, 61, 10))
"""Fractions of channels blocked that the learner can choose: as far as estimates reach."""

MAGNESIUM = (0.5, 1.0, 2.0)
"""Magnesium around the cell that the learner can choose, in mM."""

FIRST = (RATES.index(1), BLOCKED.index(0.5), MAGNESIUM.index(1))
"""What is chosen at first."""


def wind_up() -> Explainer:
    """Return the explorer of wind-up: the channel by voltage, the train pulse by pulse."""
    content = load_content()
    caption, cell = content.captions["wind_up"], relay(content.models.windup)
    pulses = train(content.models.windup).pulses
    rate, blocked, magnesium, pulse = _choices(content, pulses)
    plug = draw_channel(cell, MAGNESIUM, BLOCKED, content.captions["magnesium_plug"],
                                (FIRST[2], FIRST[1]))  # fmt: skip
    answered = draw_train(cell, pulses, RATES, BLOCKED, caption, FIRST[:2])
    by_rate, by_magnesium = ControlProduct((rate, blocked)), ControlProduct((magnesium, blocked))
    left = [
        magnesium.row,
        figure(plug, [("plain", magnesium), ("ketamine", by_magnesium)]),
        sentence(by_magnesium.texts(_each(lambda m, b: _passing(content, cell, m, b), MAGNESIUM))),
    ]
    right = [
        pulse.row,
        figure(answered, [("plain", rate), ("ketamine", by_rate), ("pulse", pulse)]),
        sentence(by_rate.texts(_each(lambda r, b: _grown(content, cell, pulses, r, b), RATES))),
    ]
    panels = w.HBox([w.VBox(part) for part in (left, right)], layout=shared("row"))
    panels.add_class("ke-side")
    controls = w.HBox([rate.row, blocked.row], layout=shared("row"))
    table = _table(cell, pulses)
    states = States.by_cell(rate, table)
    shown = Explainer(caption, [controls, panels], table, answered, states)
    shown.add_class("ke-simulated")  # its numbers are reckoned by the model of the table below
    return shown


def _choices(content: Content, pulses: int) -> tuple[Control, Control, Control, Control]:
    labels = {**content.captions["magnesium_plug"].controls, **content.captions["wind_up"].controls}
    counts = [str(pulse) for pulse in range(1, pulses + 1)]
    return (
        choose(labels["rate"], [f"{rate:g}" for rate in RATES], first=FIRST[0]),
        choose(labels["blocked"], list(map(_percent, BLOCKED)), "slider", FIRST[1]),
        choose(labels["magnesium"], [f"{level:g} mM" for level in MAGNESIUM], "dropdown", FIRST[2]),
        playable(choose(labels["pulses"], counts, "slider", pulses - 1), milliseconds=500),
    )


def _each(say: Callable[[float, float], str], outer: tuple[float, ...]) -> list[str]:
    return [say(*state) for state in product(outer, BLOCKED)]


def _passing(content: Content, cell: Relay, magnesium: float, blocked: float) -> str:
    rest, excited = (
        100 * float(cell.block.passing(voltage, magnesium, blocked))
        for voltage in (cell.rest_mv, EXCITED)
    )
    said = phrase(
        content, content.wording.wind_up.passing,
        magnesium=f"{magnesium:g}", blocked=_percent(blocked),
        rest=f"{rest:.0f}", excited=f"{excited:.0f}",
    )  # fmt: skip
    return f"<p>{said}</p>"


def _grown(content: Content, cell: Relay, pulses: int, per_second: float, blocked: float) -> str:
    free, closed = answers(cell, pulses, per_second, [0, blocked])
    grown, without = (float(growth(each)) for each in (closed, free))
    words = content.wording.wind_up
    said = words.hardly if without < 1.05 else words.compared if blocked else words.grown
    values = {"pulses": pulses, "times": f"{grown:.2f}", "without": f"{without:.2f}",
              "lost": f"{100 * (1 - closed[0] / free[0]):.0f}",
              "often": _often(per_second), "blocked": _percent(blocked)}  # fmt: skip
    return f"<p>{phrase(content, said, **values)}</p>"


def _often(per_second: float) -> str:
    if per_second < 1:
        return f"A pulse every {1 / per_second:.2g} seconds"
    return f"{per_second:g} pulse{'s' if per_second > 1 else ''} a second"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _table(cell: Relay, pulses: int) -> Table:
    columns = ("Pulses a second", "Channels blocked", "First answer", "Last answer",
               "Last against first")  # fmt: skip
    rows = []
    for per_second, blocked in product(RATES, BLOCKED):
        train_ = answers(cell, pulses, per_second, blocked)
        ends = (f"{end:.1f} mV" for end in train_[[0, -1]])
        rows.append((f"{per_second:g}", _percent(blocked), *ends, f"{float(growth(train_)):.2f}"))
    return Table(columns, tuple(rows), head=1)


def try_wind_up() -> Any:
    """Return the train with continuous controls. It needs a running kernel."""
    content = load_content()
    caption, cell = content.captions["wind_up"], relay(content.models.windup)
    pulses = train(content.models.windup).pulses

    def show(rate: float, blocked: float) -> Any:
        svg = train_once(cell, pulses, rate, blocked / 100, caption)
        said = _grown(content, cell, pulses, rate, blocked / 100)
        return w.HTML(f"<div style='max-width:560px'>{svg}{said}</div>")

    labels = caption.controls
    controls = {
        "rate": _slider(labels["rate"], 1, 0.1, 2),
        "blocked": _slider(labels["blocked"], 50, 0, 100),
    }
    return live(show, controls)


def _slider(label: str, value: float, low: float, high: float) -> Any:
    return w.FloatSlider(
        value=value, min=low, max=high, step=(high - low) / 100, description=label,
        style={"description_width": "initial"}, layout={"width": "min(100%, 560px)"},
    )  # fmt: skip
