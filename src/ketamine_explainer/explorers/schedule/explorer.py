"""A year of infusions in notebook 03: how many they are, and how many people would be well."""

from __future__ import annotations

from functools import partial
from typing import Any

from markupsafe import Markup

from nbfolio.markup import element, joined
from nbfolio.trace import branching

from ...content import Content, load_content
from ...content.phrases import filled
from ...content.records import FirstCourse
from ...synthesis.mentions import mention_text
from ...synthesis.relapse import Fitted
from ...synthesis.values import value_button
from ..kit.cards import bullets, html, phrase
from ..kit.controls import Control, column, named_controls, text
from ..kit.explainer import Explainer, figure, sentence
from ..kit.layers import LayeredFigure
from ..kit.live import LiveModel, Output
from ..kit.style import look
from ..kit.table import Table
from .figure import YearPanel
from .room import RULE, YEAR
from .year import year


def schedule() -> Explainer:
    """Return a year of infusions: choose a course, an interval, the fading and what is regained."""
    content = load_content()
    caption = YEAR.caption(content)
    chosen = named_controls(content, YEAR)
    course, fade = chosen["course"], chosen["fade"]
    with look("schedule"):
        panel = YearPanel.start(caption.inside)
        live = LiveModel(chosen, partial(_outputs, content, panel))
        drawing = LayeredFigure("schedule", panel.figure)
        drawing.live("year", live)
        picture = drawing.picture(caption.title, caption.description)
    words = [
        live.text("counted"),
        course.texts(partial(_starts, content)),
        text(element("p", html(content, content.wording.year.lead))),
        live.text("well-on-average"),
        fade.texts(partial(_spared, content)),
        text(_beside(content)),
    ]
    rows = [each.row for each in chosen.values()]
    shown = [*rows, figure(picture), sentence(column(words)), text(_about(content))]
    explainer = Explainer(caption, shown, _table(content, live, course, fade), picture, live=live)
    explainer.add_class("ke-simulated")
    return explainer


def _outputs(
    content: Content,
    panel: YearPanel,
    course: FirstCourse,
    interval: Any,
    fade: Fitted,
    regained: Any,
) -> dict[str, Output]:
    """Return what is drawn and said of a year; it is traced."""
    found, words = year(content.evidence, course, interval, fade, regained), content.wording.year
    count, mean = found.first + found.later, found.mean
    counts = {"infusions": _infusions(count), "first": found.first, "later": f"{found.later:.0f}"}
    well = phrase(content, words.well, well=f"{mean:.0f}", others=f"{100 - mean:.0f}")
    return {
        **panel.marks(found),
        "counted": phrase(content, words.counted, **counts),
        "well-on-average": well,
        "infusions": Markup(f"{count:.0f}"),
        "mean": Markup(f"{mean:.0f}"),
    }


@branching
def _infusions(count: Any) -> str:
    return "1 infusion" if count == 1 else f"{count:.0f} infusions"


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


def _table(content: Content, live: LiveModel, course: Control, fade: Control) -> Table:
    """Return a row a course, with the people well under each supposition about the fading."""
    column = content.wording.year.column
    columns = [filled(column, curve=curve.curve.name) for curve in fade.values]
    rows = []
    for place, each in enumerate(course.values):
        count = live.slot("infusions", "span", course=place)
        well = (live.slot("mean", "span", course=place, fade=n) for n in range(len(fade.values)))
        responded = mention_text(content.evidence, each.responded, "of 100")
        rows.append((each.name, count, responded, *well))
    return Table(("First course", "Infusions", "Starts from", *columns), tuple(rows))
