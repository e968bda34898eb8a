"""Wind-up in notebook 01: a channel that two things block, equal pulses, growing answers."""

from __future__ import annotations

from functools import partial
from typing import Any

import ipywidgets as w
from markupsafe import Markup

from nbfolio.trace import branching

from ...content import Content, load_content
from ...content.phrases import filled
from ...models import Relay, growth, train_answers
from ..kit.cards import phrase
from ..kit.controls import Choices, Control, controls, shared
from ..kit.explainer import Explainer, figure, sentence
from ..kit.layers import LayeredFigure, Picture
from ..kit.live import LiveModel, Output
from ..kit.style import canvas, look
from ..kit.table import Table
from .figure import EXCITED, HEIGHT, WIDTH, ChannelPanel, TrainPanel
from .model import relay, train
from .room import CHANNEL, RATES, SHOWN, TRAIN, percent


def wind_up() -> Explainer:
    """Return the explorer of wind-up: the channel by voltage, the train pulse by pulse."""
    content = load_content()
    cell = relay(content.models.windup)
    [magnesium], (rate, blocked, pulse) = controls(content, CHANNEL), controls(content, TRAIN)
    caption, pulses = TRAIN.caption(content), train(content.models.windup).pulses
    with look("channel"):
        channel = ChannelPanel(*canvas(WIDTH, HEIGHT), CHANNEL.caption(content), cell)
    with look("train"):
        answers = TrainPanel(*canvas(WIDTH, HEIGHT), caption, cell, pulses, RATES)
    live = LiveModel(
        {"magnesium": magnesium, "rate": rate, "blocked": blocked},
        partial(_outputs, content, channel, answers),
    )
    plug = _picture("channel", live, channel)
    answered = _picture("train", live, answers, pulse)
    channels = w.VBox([magnesium.row, figure(plug), sentence(live.text("passing-words"))])
    channels.add_class("ke-aside")  # a slide shows the answers alone
    panels = w.HBox(
        [
            channels,
            w.VBox([pulse.row, figure(answered), sentence(live.text("grown"))]),
        ],
        layout=shared("row"),
    )
    panels.add_class("ke-side")
    bar = w.HBox([rate.row, blocked.row], layout=shared("row"))
    shown = Explainer(caption, [bar, panels], _table(live, rate), answered, live=live)
    shown.add_class("ke-simulated")  # its numbers are calculated by the model of the table below
    return shown


def _picture(
    name: str, live: LiveModel, panel: ChannelPanel | TrainPanel, pulse: Choices | None = None
) -> Picture:
    """Return a panel as a picture; that of the train hides what comes after a pulse."""
    with look(name):
        drawing = LayeredFigure(name, panel.figure)
        drawing.live("live", live)
        if pulse and isinstance(panel, TrainPanel):
            drawing.layer("pulse", pulse, panel.until)
        return drawing.picture(panel.caption.title, panel.caption.description)


def _outputs(
    content: Content,
    channel: ChannelPanel,
    answers: TrainPanel,
    magnesium: Any,
    rate: Any,
    blocked: Any,
) -> dict[str, Output]:
    """Return what is drawn and said of a channel and of a train; it is traced."""
    cell, pulses = channel.relay, answers.pulses
    free, closed = (train_answers(cell, pulses, rate, share) for share in (0, blocked))
    return {
        **channel.marks(magnesium, blocked),
        **answers.marks(rate, blocked),
        "passing-words": _passing(content, cell, magnesium, blocked),
        "grown": _grown(content, pulses, rate, blocked, free, closed),
        "share": Markup(percent(blocked)),
        "first": Markup(f"{closed[0]:.1f} mV"),
        "last": Markup(f"{closed[-1]:.1f} mV"),
        "times": Markup(f"{growth(closed):.2f}"),
    }


def _passing(content: Content, cell: Relay, magnesium: Any, blocked: Any) -> Markup:
    rest, excited = (
        100 * cell.block.passing(voltage, magnesium, blocked) for voltage in (cell.rest_mv, EXCITED)
    )
    return phrase(
        content, content.wording.windup.passing,
        magnesium=f"{magnesium:g}", blocked=percent(blocked),
        rest=f"{rest:.0f}", excited=f"{excited:.0f}",
    )  # fmt: skip


@branching
def _grown(
    content: Content, pulses: int, per_second: Any, blocked: Any, free: Any, closed: Any
) -> Markup:
    grown, without = growth(closed), growth(free)
    words = content.wording.windup
    said = words.grown
    if without < 1.05:
        said = words.hardly
    elif blocked > 0:
        said = words.compared
    values = {"pulses": pulses, "times": f"{grown:.2f}", "without": f"{without:.2f}",
              "lost": f"{100 * (1 - closed[0] / free[0]):.0f}",
              "often": _often(content, per_second), "blocked": percent(blocked)}  # fmt: skip
    return phrase(content, said, **values)


@branching
def _often(content: Content, per_second: Any) -> str:
    words = content.wording.windup
    if per_second < 1:
        return filled(words.seldom, seconds=f"{1 / per_second:.2g}")
    return filled(words.often if per_second > 1 else words.once, rate=f"{per_second:g}")


def _table(live: LiveModel, rate: Control) -> Table:
    """Return the train at some rates, with the share of channels that is blocked."""
    columns = ("Pulses a second", "Channels blocked", "First answer", "Last answer",
               "Last against first")  # fmt: skip
    rows = []
    for per_second in SHOWN:
        place = rate.values.index(per_second)
        cells = (
            live.slot(each, "span", rate=place) for each in ("share", "first", "last", "times")
        )
        rows.append((rate.options[place], *cells))
    return Table(columns, tuple(rows), head=0)
