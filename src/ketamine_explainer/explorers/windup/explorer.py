"""Wind-up in notebook 01: a channel that two things block, equal pulses, growing answers."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import ipywidgets as w

from ...content import Content, load_content
from ...models import Relay, growth, train_answers
from ..kit.behind import States
from ..kit.cards import phrase
from ..kit.controls import control, shared
from ..kit.explainer import Explainer, figure, sentence
from ..kit.live import live
from ..kit.product import ControlProduct
from ..kit.table import Table
from .figure import EXCITED, draw_channel, draw_train, train_once
from .model import relay, train
from .room import BLOCKED, LEVEL, MAGNESIUM, PULSE, RATE, RATES, SHARE, percent


def wind_up() -> Explainer:
    """Return the explorer of wind-up: the channel by voltage, the train pulse by pulse."""
    content = load_content()
    caption, cell = content.captions["wind_up"], relay(content.models.windup)
    pulses = train(content.models.windup).pulses
    plugged = content.captions["magnesium_plug"]
    rate, blocked, pulse = (control(content, caption, each) for each in (RATE, SHARE, PULSE))
    magnesium = control(content, plugged, LEVEL)
    plug = draw_channel(cell, MAGNESIUM, BLOCKED, plugged, (magnesium.first, blocked.first))
    answered = draw_train(cell, pulses, RATES, BLOCKED, caption, (rate.first, blocked.first))
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


def _each(say: Callable[[float, float], str], outer: tuple[float, ...]) -> list[str]:
    return [say(*state) for state in product(outer, BLOCKED)]


def _passing(content: Content, cell: Relay, magnesium: float, blocked: float) -> str:
    rest, excited = (
        100 * float(cell.block.passing(voltage, magnesium, blocked))
        for voltage in (cell.rest_mv, EXCITED)
    )
    said = phrase(
        content, content.wording.windup.passing,
        magnesium=f"{magnesium:g}", blocked=percent(blocked),
        rest=f"{rest:.0f}", excited=f"{excited:.0f}",
    )  # fmt: skip
    return f"<p>{said}</p>"


def _grown(content: Content, cell: Relay, pulses: int, per_second: float, blocked: float) -> str:
    free, closed = train_answers(cell, pulses, per_second, [0, blocked])
    grown, without = (float(growth(each)) for each in (closed, free))
    words = content.wording.windup
    said = words.hardly if without < 1.05 else words.compared if blocked else words.grown
    values = {"pulses": pulses, "times": f"{grown:.2f}", "without": f"{without:.2f}",
              "lost": f"{100 * (1 - closed[0] / free[0]):.0f}",
              "often": _often(per_second), "blocked": percent(blocked)}  # fmt: skip
    return f"<p>{phrase(content, said, **values)}</p>"


def _often(per_second: float) -> str:
    if per_second < 1:
        return f"A pulse every {1 / per_second:.2g} seconds"
    return f"{per_second:g} pulse{'s' if per_second > 1 else ''} a second"


def _table(cell: Relay, pulses: int) -> Table:
    columns = ("Pulses a second", "Channels blocked", "First answer", "Last answer",
               "Last against first")  # fmt: skip
    rows = []
    for per_second, blocked in product(RATES, BLOCKED):
        train_ = train_answers(cell, pulses, per_second, blocked)
        ends = (f"{end:.1f} mV" for end in train_[[0, -1]])
        rows.append((f"{per_second:g}", percent(blocked), *ends, f"{float(growth(train_)):.2f}"))
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
