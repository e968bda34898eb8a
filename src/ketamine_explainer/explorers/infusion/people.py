"""The infusion of the trials: in simulated people, by four models, and what is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content, load_content
from ...content.phrases import filled
from ...models import Band, Dose, band, in_words
from ..kit.behind import States
from ..kit.cards import html, phrase
from ..kit.controls import choose
from ..kit.explainer import Explainer, figure, sentence
from ..kit.table import Table, TableRow
from .bodies import population
from .figure import LAST
from .levels import infusion
from .model_names import amount, made, models, names
from .people_figure import Line, Style, View, draw_people
from .room import PEOPLE, PEOPLE_DIFFER, SEED, TRIAL

FEW, SHARE = 5, 0.9
"""How many of the simulated people are drawn, and the share of them within the band."""

SAID = (40, 120, 240)
"""Times of the table, in minutes."""

MINUTES = np.concatenate(
    [[0], np.geomspace(0.1, TRIAL[1], 24), TRIAL[1] + np.geomspace(0.1, LAST - TRIAL[1], 56)]
)
"""Times at which levels are drawn: close together where curves bend: no corners."""

STYLES: tuple[Style, ...] = ("main", "thin", "dashed", "dotted")
COLUMNS = ("Model, or substance", "After", "Median: the middle (ng/mL)", "Nine of ten between",
           "How it was built")  # fmt: skip

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


@dataclass(frozen=True, eq=False)
class Compared:
    """What one option shows: its words, its view, its sentence, and its rows of the table.

    Parameters
    ----------
    words
        Of the option.
    view
        What is drawn.
    text
        What is said, as HTML.
    rows
        Of the table.
    """

    words: str
    view: View
    text: str
    rows: tuple[TableRow, ...]


def people_differ() -> Explainer:
    """Return how far one infusion's level differs: between people, models and substances."""
    content = load_content()
    caption, around = PEOPLE_DIFFER.caption(content), content.models.variability.factors.around
    views = [*(_people(content, id_) for id_ in around), _models(content), _made(content)]
    shown = choose(
        caption.controls["view"], [each.words for each in views], "dropdown", values=views
    )
    picture = draw_people(shown, lambda each: each.view, TRIAL[1], caption)
    table = Table(COLUMNS, tuple(row for each in views for row in each.rows))
    states = States.where(shown, table, lambda row, each: row in each.rows)
    told = sentence(shown.texts(lambda each: each.text))
    return Explainer(caption, [shown.row, figure(picture), told], table, picture, states)


def _people(content: Content, id_: str) -> Compared:
    """Return people simulated around a parameter set, all given the infusion of the trials."""
    weight = content.models.ketamine.adult.values["weight"]
    plasma = population(content.models, id_, PEOPLE, SEED).plasma
    dose = [Dose(TRIAL[0] * weight, TRIAL[1])]
    drawn, told = plasma.after(dose, MINUTES), plasma.after(dose, np.array(SAID, dtype=float))
    found, at = band(drawn, SHARE), band(told, SHARE)
    few = [Line(each, "", "thin") for each in drawn[1:FEW]]
    words, name = content.wording.people, names(content)[id_]
    lines = (
        Line(drawn[0], filled(words.few, people=FEW), "thin"),
        *few,
        Line(found.median, words.middle),
    )
    built = filled(words.built, people=f"{PEOPLE:,}")
    rows = (
        TableRow((name, in_words(minute), middle, ends, built), id_, "simulated")
        for minute, middle, ends in _at(at)
    )
    return Compared(
        filled(words.around, model=name),
        View(MINUTES, lines, found, filled(words.band, share=f"{100 * SHARE:.0f}")),
        _spread(content, at, float(told[:, 0].std() / told[:, 0].mean())),
        tuple(rows),
    )


def _models(content: Content) -> Compared:
    ids = models(content)
    main, *others = _lines(content, ids, STYLES)
    highest = [_highest(content, id_) for id_ in ids]
    ends = {"low": amount(min(highest)), "high": amount(max(highest))}
    count = _NUMBERS[len(ids)]
    text = phrase(content, content.wording.people.compared, models=count, **ends)
    return Compared(
        filled(content.wording.people.together, models=count),
        View(MINUTES, (*others, main)),
        _simulated(text) + _left_out(content),
        _alone(content, ids),
    )


def _made(content: Content) -> Compared:
    ids, metabolites = made(content), content.models.metabolites.metabolites.values()
    notes = (element("p", f"{each.name}: ", html(content, each.note)) for each in metabolites)
    words = content.wording.people
    peaks = [
        filled(words.highest, name=names(content)[id_], level=amount(TRIAL[0] * highest),
               time=in_words(at))
        for id_ in ids
        for at, highest in [infusion(content.models, id_, TRIAL[1]).peak]
    ]  # fmt: skip
    text = phrase(content, words.made, levels="; ".join(peaks))
    lines = _lines(content, ids, (STYLES[0], *STYLES[2:]))
    return Compared(
        words.substances,
        View(MINUTES, tuple(lines)),
        joined(_simulated(text), *notes),
        _alone(content, ids),
    )


def _lines(content: Content, ids: Sequence[str], styles: Sequence[Style]) -> list[Line]:
    """Return the levels of sets or substances, each in a style of its own."""
    return [
        Line(TRIAL[0] * infusion(content.models, id_, TRIAL[1]).levels(MINUTES),
             names(content)[id_], style)
        for id_, style in zip(ids, styles, strict=False)
    ]  # fmt: skip


def _alone(content: Content, ids: Sequence[str]) -> tuple[TableRow, ...]:
    """Return the rows of sets or substances of which one adult is simulated."""
    levels = {id_: infusion(content.models, id_, TRIAL[1]).levels(SAID) for id_ in ids}
    return tuple(
        TableRow(
            (names(content)[id_], in_words(minute), amount(TRIAL[0] * float(level)), "",
             "simulated"),
            id_, "simulated",
        )
        for id_, found in levels.items()
        for minute, level in zip(SAID, found, strict=True)
    )  # fmt: skip


def _simulated(text: Markup) -> Markup:
    return element("p", text, class_="ke-simulated")


def _left_out(content: Content) -> Markup:
    """Say what sets give that were found with S-ketamine, and are none of the models shown."""
    source = content.models.ketamine.sets[made(content)[0]]
    parameters = content.models.ketamine.left_out.parameters.values()
    others = [(each.value, each.name, each.blood) for each in parameters]
    known = [*others, (_highest(content, source.id), source.name, source.blood)]
    told = [f"{amount(at)} ({name}; blood: {blood})" for at, name, blood in sorted(known)]
    return _simulated(phrase(content, content.wording.people.left_out, levels=", ".join(told)))


def _highest(content: Content, id_: str) -> float:
    return TRIAL[0] * infusion(content.models, id_, TRIAL[1]).peak[1]


def _spread(content: Content, found: Band, deviation: float) -> Markup:
    """Return how far the levels of simulated people differ, and of people who were measured."""
    words, measured = content.wording.people, content.models.variability.measured.values
    _, median, ends = _at(found)[0]
    simulated = phrase(
        content, words.spread,
        dose=f"{TRIAL[0]:g}", minutes=TRIAL[1], people=f"{PEOPLE:,}", median=median,
        share=f"{100 * SHARE:.0f}", ends=ends, deviation=f"{100 * deviation:.0f}",
    )  # fmt: skip
    known = phrase(
        content, words.measured,
        low=f"{measured['steady_low']:g}", high=f"{measured['steady_high']:g}",
        men=f"{measured['steady_people']:g}", end=f"{measured['end']:g}",
        minutes=f"{measured['end_minutes']:g}", people=f"{measured['end_people']:g}",
    )  # fmt: skip
    return _simulated(joined(simulated, " ", known))


def _at(found: Band) -> list[tuple[int, str, str]]:
    ends = [
        f"{amount(low)} to {amount(high)}" for low, high in zip(found.low, found.high, strict=True)
    ]
    return list(zip(SAID, map(amount, found.median), ends, strict=True))
