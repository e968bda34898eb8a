"""The infusion of the trials: in simulated people, by four models, and what is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import accumulate
from typing import Literal

import numpy as np

from ...content import Content, load_content
from ...content.phrases import filled
from ...models import Band, Dose, band, in_words
from ...models.response import Array
from ..kit.behind import States
from ..kit.cards import html, phrase
from ..kit.controls import choose
from ..kit.explainer import Explainer, figure, sentence
from ..kit.table import Table
from .bodies import population
from .levels import infusion
from .model_names import amount, made, models, names
from .people_figure import LAST, Line, View, draw_people
from .room import PEOPLE, SEED, TRIAL

FEW, SHARE = 5, 0.9
"""How many of the simulated people are drawn, and the share of them within the band."""

SAID = (40, 120, 240)
"""Times of the table, in minutes."""

MINUTES = np.concatenate(
    [[0], np.geomspace(0.3, TRIAL[1], 14), TRIAL[1] + np.geomspace(0.3, LAST - TRIAL[1], 28)]
)
"""Times at which levels are drawn: close together where curves bend: no corners."""

STYLES: tuple[Literal["main", "thin", "dashed", "dotted"], ...] = (
    "main", "thin", "dashed", "dotted",
)  # fmt: skip


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


@dataclass(frozen=True)
class Group:
    """People simulated around a parameter set, all given the infusion of the trials."""

    content: Content
    id: str

    def levels(self, minutes: Array) -> Array:
        """Return their levels, shape (people, times), in ng/mL."""
        weight = self.content.models.ketamine.adult.values["weight"]
        dose = Dose(TRIAL[0] * weight, TRIAL[1])
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
    def view(self) -> View:
        """What is drawn of them."""
        levels = self.levels(MINUTES)
        found = band(levels, SHARE)
        few = [Line(each, "", "thin") for each in levels[1:FEW]]
        lines = (Line(levels[0], f"{FEW} of them", "thin"), *few)
        middle = Line(found.median, "the middle of all")
        return View(MINUTES, (*lines, middle), found, f"{100 * SHARE:.0f} of 100 people")


def people_differ() -> Explainer:
    """Return how far one infusion's level differs: between people, models and substances."""
    content = load_content()
    caption = content.captions["people_differ"]
    groups = [Group(content, id_) for id_ in content.models.variability.factors.around]
    called = [f"people around {names(content)[each.id]}" for each in groups]
    compared = f"{_NUMBERS[len(models(content))]} models"
    shown = choose(caption.controls["view"], [*called, compared, "what the body makes of it"],
                   "dropdown")  # fmt: skip
    views = [*(each.view for each in groups), _models_view(content), _made_view(content)]
    picture = draw_people(views, content.models.levels, TRIAL[1], caption)
    texts = [*map(_said, groups), _models_said(content), _made_said(content)]
    said = sentence(shown.texts(texts))
    layers = figure(picture, [("view", shown)])
    table = _table(content, groups)
    sizes = (*(1 for _ in groups), len(models(content)), len(made(content)))
    states = States(shown, _in_turn([size * len(SAID) for size in sizes]))
    return Explainer(caption, [shown.row, layers, said], table, picture, states)


def _in_turn(sizes: Sequence[int]) -> list[range]:
    """Return the places of rows that stand in groups of these sizes."""
    ends = list(accumulate(sizes))
    return [range(end - size, end) for size, end in zip(sizes, ends, strict=True)]


def _levels(content: Content, id_: str) -> Array:
    return TRIAL[0] * infusion(content.models, id_, TRIAL[1]).levels(MINUTES)


def _models_view(content: Content) -> View:
    main, *others = (Line(_levels(content, id_), names(content)[id_], style)
                     for id_, style in zip(models(content), STYLES, strict=False))  # fmt: skip
    return View(MINUTES, (*others, main))


def _made_view(content: Content) -> View:
    styles = (STYLES[0], *STYLES[2:])
    lines = (Line(_levels(content, id_), f"{names(content)[id_]}", style)
             for id_, style in zip(made(content), styles, strict=False))  # fmt: skip
    return View(MINUTES, tuple(lines))


def _models_said(content: Content) -> str:
    highest = [_highest(content, id_) for id_ in models(content)]
    ends = {"low": amount(min(highest)), "high": amount(max(highest))}
    compared = content.wording.people.compared
    said = phrase(content, compared, models=_NUMBERS[len(highest)], **ends)
    return _simulated(said) + _left_out_said(content)


def _simulated(said: str) -> str:
    return f"<p class='ke-simulated'>{said}</p>"


def _left_out_said(content: Content) -> str:
    """Say what sets give that were found with S-ketamine, and are none of the models shown."""
    source = next(each for each in content.models.ketamine.sets if each.id == made(content)[0])
    parameters = content.models.ketamine.left_out.parameters
    others = [(each.value, each.name, each.blood) for each in parameters]
    known = [*others, (_highest(content, source.id), source.name, source.blood)]
    said = [f"{amount(at)} ({escape(name)}; blood: {blood})" for at, name, blood in sorted(known)]
    left_out = content.wording.people.left_out
    return _simulated(phrase(content, left_out, levels=", ".join(said)))


def _highest(content: Content, id_: str) -> float:
    return TRIAL[0] * infusion(content.models, id_, TRIAL[1]).peak[1]


def _made_said(content: Content) -> str:
    metabolites = content.models.metabolites.metabolites
    notes = "".join(f"<p>{each.name}: {html(content, each.note)}</p>" for each in metabolites)
    peaks = [
        f"{names(content)[id_]}: highest {amount(TRIAL[0] * highest)} ng/mL, after {in_words(at)}"
        for id_ in made(content)
        for at, highest in [infusion(content.models, id_, TRIAL[1]).peak]
    ]
    said = phrase(content, content.wording.people.made, levels="; ".join(peaks))
    return _simulated(said) + notes


def _said(group: Group) -> str:
    """Return how far the levels of simulated people differ, and of people who were measured."""
    content, words = group.content, group.content.wording.people
    at_end = _at(band(group.at, SHARE))[0]
    spread = phrase(
        content, words.spread,
        dose=f"{TRIAL[0]:g}", minutes=TRIAL[1], people=f"{PEOPLE:,}", median=at_end[1],
        share=f"{100 * SHARE:.0f}", ends=at_end[2], deviation=f"{100 * group.spread:.0f}",
    )  # fmt: skip
    return _simulated(f"{spread} {_measured_said(content)}")


def _measured_said(content: Content) -> str:
    found = content.models.variability.measured.values
    return phrase(
        content, content.wording.people.measured,
        low=f"{found['steady_low']:g}", high=f"{found['steady_high']:g}",
        men=f"{found['steady_people']:g}", end=f"{found['end']:g}",
        minutes=f"{found['end_minutes']:g}", people=f"{found['end_people']:g}",
    )  # fmt: skip


def _table(content: Content, groups: list[Group]) -> Table:
    columns = ("Model, or substance", "After", "Median: the middle (ng/mL)",
               "Nine of ten between", "How it was built")  # fmt: skip
    built = filled(content.wording.people.built, people=f"{PEOPLE:,}")
    rows = [
        (names(content)[each.id], in_words(minute), middle, ends, built)
        for each in groups
        for minute, middle, ends in _at(band(each.at, SHARE))
    ]
    single = (*models(content), *made(content))
    alone = [
        (names(content)[id_], in_words(minute), amount(TRIAL[0] * float(level)), "", "simulated")
        for id_ in single
        for minute, level in zip(SAID, infusion(content.models, id_, TRIAL[1]).levels(SAID),
                                 strict=True)
    ]  # fmt: skip
    ids = (
        *(each.id for each in groups for _ in SAID),
        *(id_ for id_ in single for _ in SAID),
    )
    return Table(columns, (*rows, *alone), ids, "simulated")


def _at(found: Band) -> list[tuple[int, str, str]]:
    ends = [
        f"{amount(low)} to {amount(high)}" for low, high in zip(found.low, found.high, strict=True)
    ]
    return list(zip(SAID, map(amount, found.median), ends, strict=True))
