"""Wind-up in notebook 01: a channel that two things block, equal pulses, growing answers."""

from __future__ import annotations

from functools import partial
from itertools import product
from typing import Any

import ipywidgets as w
from markupsafe import Markup

from nbfolio.markup import element

from ...content import Content, load_content
from ...content.phrases import filled
from ...models import Relay, growth, train_answers
from ..kit.behind import States
from ..kit.cards import phrase
from ..kit.controls import controls, shared
from ..kit.explainer import Explainer, figure, sentence
from ..kit.live import live
from ..kit.product import ControlProduct
from ..kit.table import Table
from .figure import EXCITED, draw_channel, draw_train, train_once
from .model import relay, train
from .room import BLOCKED, CHANNEL, RATES, TRAIN, percent


def wind_up() -> Explainer:
    """Return the explorer of wind-up: the channel by voltage, the train pulse by pulse."""
    content = load_content()
    cell = relay(content.models.windup)
    [magnesium], (rate, blocked, pulse) = controls(content, CHANNEL), controls(content, TRAIN)
    caption, pulses = TRAIN.caption(content), len(pulse.values)
    plug = draw_channel(cell, magnesium, blocked, CHANNEL.caption(content))
    answered = draw_train(cell, rate, blocked, pulse, caption)
    passing = ControlProduct((magnesium, blocked)).texts(partial(_passing, content, cell))
    grown = ControlProduct((rate, blocked)).texts(partial(_grown, content, cell, pulses))
    panels = w.HBox(
        [
            w.VBox([magnesium.row, figure(plug), sentence(passing)]),
            w.VBox([pulse.row, figure(answered), sentence(grown)]),
        ],
        layout=shared("row"),
    )
    panels.add_class("ke-side")
    bar = w.HBox([rate.row, blocked.row], layout=shared("row"))
    table = _table(cell, pulses)
    shown = Explainer(caption, [bar, panels], table, answered, States.by_cell(rate, table))
    shown.add_class("ke-simulated")  # its numbers are calculated by the model of the table below
    return shown


def _passing(content: Content, cell: Relay, magnesium: float, blocked: float) -> Markup:
    rest, excited = (
        100 * float(cell.block.passing(voltage, magnesium, blocked))
        for voltage in (cell.rest_mv, EXCITED)
    )
    said = phrase(
        content, content.wording.windup.passing,
        magnesium=f"{magnesium:g}", blocked=percent(blocked),
        rest=f"{rest:.0f}", excited=f"{excited:.0f}",
    )  # fmt: skip
    return element("p", said)


def _grown(content: Content, cell: Relay, pulses: int, per_second: float, blocked: float) -> Markup:
    free, closed = train_answers(cell, pulses, per_second, [0, blocked])
    grown, without = (float(growth(each)) for each in (closed, free))
    words = content.wording.windup
    said = words.hardly if without < 1.05 else words.compared if blocked else words.grown
    values = {"pulses": pulses, "times": f"{grown:.2f}", "without": f"{without:.2f}",
              "lost": f"{100 * (1 - closed[0] / free[0]):.0f}",
              "often": _often(content, per_second), "blocked": percent(blocked)}  # fmt: skip
    return element("p", phrase(content, said, **values))


def _often(content: Content, per_second: float) -> str:
    words = content.wording.windup
    if per_second < 1:
        return filled(words.seldom, seconds=f"{1 / per_second:.2g}")
    return filled(words.often if per_second > 1 else words.once, rate=f"{per_second:g}")


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
    caption, cell = TRAIN.caption(content), relay(content.models.windup)
    pulses = train(content.models.windup).pulses

    def show(rate: float, blocked: float) -> Any:
        svg = train_once(cell, pulses, rate, blocked / 100, caption)
        said = _grown(content, cell, pulses, rate, blocked / 100)
        return w.HTML(element("div", Markup(svg), said, style="max-width:560px"))

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
