"""Wind-up: rates, shares of blocked channels and magnesium to choose, and cells that can be."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ...content import Content
from ...content.records import ParameterSet
from ...content.yamlfile import Loc
from ...models import growth, train_answers
from ..kit.room import Captioned, Choice, Found, Options, Room, fixed, parted
from .model import relay, train

RATES = tuple(step / 20 for step in range(2, 21))
"""Pulses per second that can be chosen: no more than the study's."""

SHOWN = (0.1, 0.3, 0.5, 1.0)
"""Those of which the table tells."""

BLOCKED = tuple(percent / 100 for percent in range(0, 61))
"""Fractions of channels blocked that can be chosen: as far as estimates reach."""

MAGNESIUM = tuple(step / 10 for step in range(5, 21))
"""Magnesium around the cell that can be chosen, in mM."""

TRIED_RATES, TRIED_BLOCKED = (0.1, 0.3, 0.5, 1, 2), (0, 0.25, 0.5, 0.75, 1)
"""Pulses a second, and shares of channels blocked, with which each train is tried."""

FEWEST, MOST = 2, 30
"""Pulses of a train: each is a step of a slider."""

GROWN = 10.0
"""How many times the first answer the last one of a train may be: so far the axis can reach."""


def percent(share: float) -> str:
    """Return a share in words."""
    return f"{100 * share:.0f} %"


def _pulses(content: Content) -> Options:
    return [(str(pulse), pulse) for pulse in range(1, train(content.models.windup).pulses + 1)]


RATE = Choice("rate", fixed(RATES, "{:g}".format), "slider", first=1.0)
SHARE = Choice("blocked", fixed(BLOCKED, percent), "slider", first=0.5)
LEVEL = Choice("magnesium", fixed(MAGNESIUM, "{:g} mM".format), "dropdown", first=1.0)
PULSE = Choice(
    "pulses", _pulses, "slider", lambda content: train(content.models.windup).pulses, 500
)


def _unlike_a_cell(content: Content) -> Iterator[Found]:
    """Find a train that is too short or too long, and cells whose answers cannot be drawn."""
    file, given = "models/windup", content.models.windup
    pulses = train(given).pulses
    if not FEWEST <= pulses <= MOST:
        yield Found(
            file, ("train", "parameters", "pulses", "value"),
            f"{pulses} pulses", f"{FEWEST} to {MOST}",
            "take a train of another length",
        )  # fmt: skip
        return
    try:
        found = train_answers(
            relay(given), pulses, np.array(TRIED_RATES)[:, None], np.array(TRIED_BLOCKED)
        )
    except ValueError as error:
        part = "channel" if parted(error)[0].split()[0] in given.channel.values else "cell"
        loc = _of(getattr(given, part), (part,), error)
        yield Found(file, loc, *parted(error), "correct the number")
        return
    grown = float(np.max(growth(found)))
    if not grown <= GROWN:
        yield Found(
            file, ("cell",), f"answers that grow to {grown:.3g} times the first",
            f"at most {GROWN:g} times, within which the train is drawn",
            "take numbers with which the cell winds up less",
        )  # fmt: skip


def _of(set_: ParameterSet, loc: tuple[str | int, ...], error: ValueError) -> Loc:
    """Return the place of the parameter that an error begins with, or of the whole set."""
    id_ = parted(error)[0].split()[0]
    return (*loc, "parameters", id_, "value") if id_ in set_.parameters else loc


INSIDE = ("subtitle", "upwards", "across")
CHANNEL = Captioned("magnesium_plug", (LEVEL,), INSIDE)
TRAIN = Captioned("wind_up", (RATE, SHARE, PULSE), INSIDE)
ROOM = Room(
    __package__,
    {"wind_up": "explorer"},
    (CHANNEL, TRAIN),
    unbuildable=_unlike_a_cell,
)
