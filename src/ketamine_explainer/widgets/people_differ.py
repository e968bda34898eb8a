"""The same infusion in a thousand simulated people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .. import figures
from ..content import Content, load_content
from ..figures import Table
from ..figures.infusion import START
from ..figures.people import LAST, People
from ..models import Band, Dose, band, in_words
from ..models.response import Array
from ..synthesis import population
from .explainer import Explainer, figure, sentence
from .infusions import amount, models, names
from .linked import choose

PEOPLE, SEED, FEW, SHARE = 1000, 1, 12, 0.9
"""How many are simulated, from which seed; how many are drawn; the share within the band."""

SAID = (40, 120, 240)
"""Times of the table, in minutes."""


@dataclass(frozen=True)
class Group:
    """People simulated around a parameter set, all given the infusion of the trials."""

    content: Content
    id: str

    def levels(self, minutes: Array) -> Array:
        """Return their levels, shape (people, times), in ng/mL."""
        weight = self.content.models.ketamine.adult.values["weight"]
        dose = Dose(START[0] * weight, START[1])
        people = population(self.content.models, self.id, PEOPLE, SEED)
        return people.plasma.after([dose], minutes)

    @cached_property
    def at(self) -> Array:
        """Their levels at the times that are said."""
        return self.levels(np.array(SAID, dtype=float))

    @property
    def spread(self) -> float:
        """Standard deviation over mean of the levels when the infusion ends."""
        return float(self.at[:, 0].std() / self.at[:, 0].mean())

    @property
    def drawn(self) -> People:
        """What is drawn of them."""
        minutes = np.unique(np.concatenate([np.arange(0, 60, 4.0), np.arange(60, LAST + 1, 12.0)]))
        levels = self.levels(minutes)
        called = (f"{SHARE:.0%} of the people".replace("%", " %"), "the middle of all",
                  f"{FEW} of them")  # fmt: skip
        return People(minutes, band(levels, SHARE), levels[:FEW], called)


def people_differ() -> Explainer:
    """Return how far the level of one infusion lies apart in simulated people, by model."""
    content = load_content()
    caption = content.captions["people_differ"]
    groups = [Group(content, id_) for id_ in models(content)]
    model = choose(caption.controls["model"], [names(content)[each.id] for each in groups])
    drawn = [each.drawn for each in groups]
    picture = figures.draw_people(drawn, content.models.levels.quoted, START[1], caption)
    said = sentence(model.texts([_said(each) for each in groups]))
    shown = figure(picture, [("model", model)])
    return Explainer(caption, [model.row, shown, said], _table(content, groups), picture)


def _said(group: Group) -> str:
    found = band(group.at, SHARE)
    ends = f"{amount(found.low[0])} to {amount(found.high[0])} ng/mL"
    measured = group.content.models.variability.measured
    return (
        f"<p class='ke-simulated'>When the infusion of {START[0]:g} mg/kg over {START[1]} minutes "
        f"ends, the middle of {PEOPLE:,} simulated people has <b>{amount(found.median[0])} "
        f"ng/mL</b>, and {100 * SHARE:.0f} of 100 have {ends}. Their standard deviation is "
        f"{100 * group.spread:.0f} % of the mean; in people who were measured at a steady level it "
        f"was {measured.low:g} to {measured.high:g} %.</p>"
    )


def _table(content: Content, groups: list[Group]) -> Table:
    columns = ("Model of the typical person", "After", "Middle (ng/mL)",
               f"{100 * SHARE:.0f} of 100 between", "How it was built")  # fmt: skip
    built = f"simulated, {PEOPLE:,} people, log-normal clearance and size"
    rows = [
        (names(content)[each.id], in_words(minute), middle, ends, built)
        for each in groups
        for minute, middle, ends in _at(band(each.at, SHARE))
    ]
    return Table(columns, tuple(rows))


def _at(found: Band) -> list[tuple[int, str, str]]:
    ends = [
        f"{amount(low)} to {amount(high)}" for low, high in zip(found.low, found.high, strict=True)
    ]
    return list(zip(SAID, map(amount, found.median), ends, strict=True))
