"""A year of infusions in notebook 03: how many they are, and how many people would be well."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import product

from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content, load_content
from ...content.phrases import filled
from ...content.records import FirstCourse
from ...models.proportions import of_hundred
from ...synthesis.mentions import mention_text
from ...synthesis.relapse import Fitted
from ..kit.behind import States
from ..kit.cards import bullets, html, phrase
from ..kit.controls import Control, column, controls, text
from ..kit.explainer import Explainer, figure, sentence
from ..kit.product import ControlProduct
from ..kit.table import Table
from ..kit.values import value_button
from .figure import draw_schedule
from .room import RULE, YEAR
from .year import Year, Years


def schedule() -> Explainer:
    """Return a year of infusions: choose a course, an interval, the fading and what is regained."""
    content = load_content()
    caption = YEAR.caption(content)
    course, interval, fade, regained = controls(content, YEAR)
    timing = ControlProduct((course, interval))
    settings = ControlProduct((fade, regained, course, interval))  # few outer stacks
    years = Years(content.evidence)
    picture = draw_schedule(
        settings, timing, lambda *state: years(*state).share, years.infusions, caption
    )
    words = [
        timing.texts(lambda *state: _counted(content, *years.infusions(*state))),
        course.texts(partial(_starts, content)),
        text(element("p", html(content, content.wording.year.lead))),
        settings.texts(lambda *state: _well(content, years(*state))),
        fade.texts(partial(_spared, content)),
        text(_beside(content)),
    ]
    rows = [each.row for each in (course, interval, fade, regained)]
    shown = [*rows, figure(picture), sentence(column(words)), text(_about(content))]
    table = _table(content, years, (course, interval, fade, regained))
    explainer = Explainer(caption, shown, table, picture, States.one_each(timing, table))
    explainer.add_class("ke-simulated")
    return explainer


def _counted(content: Content, days: Sequence[int], first: int) -> Markup:
    infusions = f"{len(days)} {'infusion' if len(days) == 1 else 'infusions'}"
    sentence = content.wording.year.counted
    said = phrase(content, sentence, infusions=infusions, first=first, later=len(days) - first)
    return element("p", said)


def _starts(content: Content, course: FirstCourse) -> Markup:
    """Return how many respond to a first course, of whom, and what to know of it."""
    share = value_button(content, course.responded, "of 100")
    people = mention_text(content.evidence, course.responded, "people")
    starts = phrase(content, content.wording.year.starts, share=share, people=people)
    note = html(content, course.note)
    return joined(element("p", starts, data_course=course.id), element("p", note, class_="ke-note"))


def _spared(content: Content, curve: Fitted) -> Markup:
    """Return whether an infusion can keep people from relapsing, by the shape of a curve."""
    words, risk = content.wording.year, curve.survival.risk
    here = words.same_risk if curve.survival.shape == 1 else words.changing_risk
    return element("p", phrase(content, here, risk=risk), " ", html(content, words.trial))


def _about(content: Content) -> Markup:
    """Return what is supposed of the intervals and of those who relapsed, folded."""
    records = content.models.schedule
    notes = (
        element("p", html(content, each.note)) for each in (records.intervals, records.regained)
    )
    return element("details", element("summary", "About these settings"), *notes)


def _well(content: Content, found: Year) -> Markup:
    mean = of_hundred(float(found.share.mean()))
    said = phrase(content, content.wording.year.well, well=mean, others=100 - mean)
    return element("p", said)


def _beside(content: Content) -> Markup:
    """Return what was counted, what a label asks for and what the article says."""
    few, sentences = content.article.quantity("few-times-a-year"), content.wording.year
    rule = content.evidence.rules[RULE].amount
    assert rule is not None, "the chart of infusions in a year needs it too"
    low, high = f"{rule.low:g}", f"{rule.high:g}"
    label = phrase(content, sentences.label, low=low, high=high, unit=rule.unit)
    read = {"words": few.words, "low": f"{few.low:g}", "high": f"{few.high:g}"}
    article = phrase(content, sentences.article, **read)
    return bullets([
        html(content, sentences.veterans),
        element("span", label, data_rule=RULE),
        element("span", article, data_claim="few-times-a-year"),
    ])  # fmt: skip


def _table(content: Content, years: Years, choices: tuple[Control, ...]) -> Table:
    """Return a row a schedule, with the people well under each supposition."""
    course, interval, fade, regained = choices
    supposed = list(product(fade.values, zip(regained.options, regained.values, strict=True)))
    columns = [
        filled(content.wording.year.column, curve=curve.curve.name, regained=words)
        for curve, (words, _) in supposed
    ]
    rows = []
    for each, (words, days) in product(
        course.values, zip(interval.options, interval.values, strict=True)
    ):
        mine = [years(curve, share, each, days) for curve, (_, share) in supposed]
        well = (str(of_hundred(float(year.share.mean()))) for year in mine)
        responded = mention_text(content.evidence, each.responded, "of 100")
        rows.append((f"{each.name}, then {words}", str(mine[0].count), responded, *well))
    return Table(("Schedule", "Infusions", "Starts from", *columns), tuple(rows))
