"""A year of infusions in notebook 03: how many they are, and how many people would be well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import product
from math import inf
from typing import Any

import ipywidgets as w

from ...content import Content, load_content
from ...content.evidence import Evidence
from ...content.phrases import filled
from ...content.records import FirstCourse
from ...models import YEAR_DAYS
from ...models.proportions import of_hundred
from ...synthesis.mentions import mention_text
from ...synthesis.relapse import Fitted, fitted
from ..kit.behind import States
from ..kit.cards import bullets, html, phrase
from ..kit.controls import control, shared, text
from ..kit.explainer import Explainer, figure, sentence
from ..kit.product import ControlProduct
from ..kit.table import Table
from ..kit.values import value_button
from .figure import draw_schedule
from .room import CHOICES, NONE, RULE
from .year import Year, year


@dataclass(frozen=True)
class Settings:
    """What a year can be set to.

    Parameters
    ----------
    courses
        First courses.
    intervals
        Days between later infusions by their words, infinite for none.
    curves
        How fast the effect fades.
    regained
        Share whom an infusion makes well again, by its words.
    """

    courses: tuple[FirstCourse, ...]
    intervals: dict[str, float]
    curves: tuple[Fitted, ...]
    regained: dict[str, float]

    @classmethod
    def of(cls, content: Content) -> Settings:
        """Return the settings of the course."""
        records = content.models.schedule
        curves = fitted(content.evidence, content.models.relapse).values()
        intervals = {each.name: each.value for each in records.intervals.parameters}
        return cls(
            records.courses,
            {**intervals, NONE: inf},
            tuple(each for each in curves if each.curve.treatment == "series"),
            {each.name: each.value for each in records.regained.parameters},
        )

    def years(self, evidence: Evidence) -> list[Year]:
        """Return a year for each combination of curve, regained, course and interval.

        The last is the fastest, so that it is the innermost stack and there are few of them.
        """
        settings = product(
            self.curves, self.regained.values(), self.courses, self.intervals.values()
        )
        return [
            year(evidence, course, interval, curve, regained, YEAR_DAYS)
            for curve, regained, course, interval in settings
        ]

    def days(self, years: Sequence[Year]) -> list[tuple[list[int], int]]:
        """Return days of infusions, and how many are the first course: by course and interval."""
        firsts = [int(each.values["infusions"]) for each in self.courses for _ in self.intervals]
        infusions = [each.infusions.tolist() for each in years[: len(firsts)]]
        return list(zip(infusions, firsts, strict=True))


def schedule() -> Explainer:
    """Return a year of infusions: choose a course, an interval, the fading and what is regained."""
    content = load_content()
    caption, settings = content.captions["schedule"], Settings.of(content)
    choices = tuple(control(content, caption, each) for each in CHOICES)
    years = settings.years(content.evidence)
    timing, joint = ControlProduct(choices[:2]), ControlProduct((*choices[2:], *choices[:2]))
    days = settings.days(years)
    first = (timing.first, joint.first)
    picture = draw_schedule(days, [each.share for each in years], caption, first)
    words = [
        timing.texts([_counted(content, *each) for each in days]),
        choices[0].texts([_starts(content, each) for each in settings.courses]),
        text(f"<p>{html(content, content.wording.year.lead)}</p>"),
        joint.texts([_well(content, each) for each in years]),
        choices[2].texts([_spared(content, each) for each in settings.curves]),
        text(_beside(content)),
    ]
    shown = figure(picture, [("well", joint), ("infusions", timing)])
    rows = [*(choice.row for choice in choices), shown, sentence(_column(words))]
    rows.append(text(_about(content)))
    table = _table(content, settings, years)
    explainer = Explainer(caption, rows, table, picture, States.one_each(timing, table))
    explainer.add_class("ke-simulated")
    return explainer


def _column(parts: Sequence[Any]) -> Any:
    return w.VBox(list(parts), layout=shared("wide"))


def _counted(content: Content, days: Sequence[int], first: int) -> str:
    infusions = f"{len(days)} {'infusion' if len(days) == 1 else 'infusions'}"
    sentence = content.wording.year.counted
    said = phrase(content, sentence, infusions=infusions, first=first, later=len(days) - first)
    return f"<p>{said}</p>"


def _starts(content: Content, course: FirstCourse) -> str:
    """Return how many respond to a first course, of whom, and what to know of it."""
    share = value_button(content, course.responded, "of 100")
    people = mention_text(content.evidence, course.responded, "people")
    starts = phrase(content, content.wording.year.starts, share=share, people=people)
    note = html(content, course.note)
    return f"<p data-course='{course.id}'>{starts}</p><p class='ke-note'>{note}</p>"


def _spared(content: Content, curve: Fitted) -> str:
    """Return whether an infusion can keep people from relapsing, by the shape of a curve."""
    words, risk = content.wording.year, curve.survival.risk
    here = words.same_risk if curve.survival.shape == 1 else words.changing_risk
    return f"<p>{phrase(content, here, risk=risk)} {html(content, words.trial)}</p>"


def _about(content: Content) -> str:
    """Return what is supposed of the intervals and of those who relapsed, folded."""
    records = content.models.schedule
    notes = (f"<p>{html(content, each.note)}</p>" for each in (records.intervals, records.regained))
    return f"<details><summary>About these settings</summary>{''.join(notes)}</details>"


def _well(content: Content, found: Year) -> str:
    mean = of_hundred(float(found.share.mean()))
    said = phrase(content, content.wording.year.well, well=mean, others=100 - mean)
    return f"<p>{said}</p>"


def _beside(content: Content) -> str:
    """Return what was counted, what a label asks for and what the article says."""
    few, sentences = content.article.quantity("few-times-a-year"), content.wording.year
    rule = content.evidence.rules[RULE].amount
    assert rule is not None, "the chart of infusions in a year needs it too"
    low, high = f"{rule.low:g}", f"{rule.high:g}"
    label = phrase(content, sentences.label, low=low, high=high, unit=escape(rule.unit))
    read = {"words": escape(few.words), "low": f"{few.low:g}", "high": f"{few.high:g}"}
    article = phrase(content, sentences.article, **read)
    return bullets([
        html(content, sentences.veterans),
        f"<span data-rule='{RULE}'>{label}</span>",
        f"<span data-claim='few-times-a-year'>{article}</span>",
    ])  # fmt: skip


def _table(content: Content, settings: Settings, years: Sequence[Year]) -> Table:
    """Return a row a schedule, with the people well under each supposition."""
    columns = [
        filled(content.wording.year.column, curve=curve.curve.name, regained=words)
        for curve, words in product(settings.curves, settings.regained)
    ]
    timings = list(product(settings.courses, settings.intervals))
    rows = []
    for place, (course, interval) in enumerate(timings):
        mine = years[place :: len(timings)]
        well = (str(of_hundred(float(each.share.mean()))) for each in mine)
        responded = mention_text(content.evidence, course.responded, "of 100")
        rows.append((f"{course.name}, then {interval}", str(mine[0].count), responded, *well))
    return Table(("Schedule", "Infusions", "Starts from", *columns), tuple(rows))
