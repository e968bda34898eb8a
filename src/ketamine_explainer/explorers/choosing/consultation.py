"""A sheet for a consultation: what matters to a reader, set side by side, what they ask and note.

What matters are the sides on which the options of a decision are compared. A cell of the table has
a figure only where it stands beside its control and counts all who began: else it says why not.
"""

from __future__ import annotations

from importlib.resources import files

import traitlets as t
from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content, date_in_words, load_content
from ...content.phrases import filled
from ...content.records import Concern, Feature, Option
from ...synthesis import words
from ...synthesis.help import help_line
from ...synthesis.values import value_button
from ..kit.cards import html
from ..kit.form import Form, module, named, stylesheet
from ..kit.table import boxed, wrapped

_PAPER = files(__package__).joinpath("paper.css").read_text(encoding="utf-8")
"""How the sheet looks on paper, and as a file."""


class Consultation(Form):
    """Three things that matter, in a table over all options; questions to tick; one's own notes."""

    _esm = t.Unicode(module(__package__, "consultation")).tag(sync=True)
    _css = t.Unicode(stylesheet(__package__, "consultation") + _PAPER).tag(sync=True)


def consultation() -> Consultation:
    """Return what a reader fills in and takes along; nothing of it leaves the window."""
    content = load_content()
    told, course = content.wording.consultation, content.course
    features = content.options.features.values()
    matters = (element("li", named(_begun(each.name)), data_side=each.kind) for each in features)
    known = element(
        "details", element("summary", told.table), boxed(_table(content)), class_="ke-known ke-more"
    )
    static = element(
        "div",
        element("p", told.choose, class_="ke-choose"),
        element("ul", *matters, class_="ke-matters"),
        known,
        element("p", element("b", told.ask)),
        *(_concern(content, each) for each in content.questions.values()),
        help_line(content.help),
        class_="ke-form ke-consultation",
    )
    source = filled(
        told.source,
        course=course.title,
        version=course.version,
        day=date_in_words(course.reviewed),
    )
    said = {**dict(told), "source": source, "style": _PAPER}
    return Consultation(static, said, _plain(content))


def _concern(content: Content, concern: Concern) -> Markup:
    items = (element("li", named(each)) for each in concern.questions)
    why = element("p", html(content, concern.why))
    title = element("summary", concern.concern)
    listed = element("ul", *items, class_="ke-tick")
    return element("details", title, why, listed, class_="ke-concern")


def _table(content: Content) -> Markup:
    record, told = content.options, content.wording.consultation
    features = [*record.features.values()]
    columns = [told.option, *(f"{told.kinds[each.kind]}: {each.name}" for each in features)]
    head = element("tr", *(element("th", each, scope="col") for each in columns))
    rows = (
        element("tr", element("th", option.name, scope="row"),
                *(_cell(content, option, each) for each in features))
        for option in record.options.values()
    )  # fmt: skip
    style = "".join(f"--{place}:'{name}';" for place, name in enumerate(columns, start=1))
    caption = element("caption", told.compare)
    body = joined(caption, element("thead", head), element("tbody", *rows))
    return element("table", body, class_="ke-cells ke-few", style=style)


def _cell(content: Content, option: Option, feature: Feature) -> Markup:
    """Return a pair of figures, or why there is none."""
    told, side = content.wording.consultation, option.sides[feature.id]
    if feature.kind == "other":
        return element(
            "td", html(content, side.text) if side.text else f"{_begun(side.gap or '')}."
        )
    if why := _unlike(content, option, feature):
        return element("td", filled(told.not_compared, why=why))
    assert side.finding is not None
    assert side.control is not None
    estimate = content.evidence.estimates[side.finding]
    grade = f", {estimate.grade.level} certainty" if estimate.grade else ""
    pair = (value_button(content, each, "of 100") for each in (side.finding, side.control))
    against = joined(element("b", next(pair)), " against ", next(pair), f" ({option.comparator})")
    study = content.evidence.study(estimate).reference
    people = f"; {words.how_many(estimate)} people{grade} "
    return element("td", against, people, html(content, f"[@{study}]"),
                   data_estimate=f"{side.finding} {side.control}")  # fmt: skip


def _unlike(content: Content, option: Option, feature: Feature) -> str | None:
    """Return why a side of an option is not compared like with like, if it is not."""
    side = option.sides[feature.id]
    if side.gap or side.no_control:
        return side.gap or side.no_control
    pair = [content.evidence.estimates[each] for each in (side.finding, side.control) if each]
    whole = all(each.basis == "all" for each in pair)
    return None if whole else content.wording.consultation.not_all


def _begun(said: str) -> str:
    """Return words as a sentence begins with them."""
    return f"{said[:1].upper()}{said[1:]}"


def _plain(content: Content) -> str:
    told = content.wording.consultation
    matters = [f"- {each.name}" for each in content.options.features.values()]
    asked = (wrapped(f"- {each}") for concern in content.questions.values()
             for each in concern.questions)  # fmt: skip
    return "\n".join([told.choose, *matters, "", told.ask, *asked])
