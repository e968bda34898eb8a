"""The timeline of notebook 02: what studies measured, beside the statements of the article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import ipywidgets as w
from markupsafe import Markup

from nbfolio.markup import element, joined

from ...content import Content, load_content
from ...content.records import Article, Milestone
from ...models import in_words
from ...synthesis import words
from ...synthesis.values import card_button
from ..kit.behind import States
from ..kit.cards import html, plain
from ..kit.controls import Control, column, controls, shared
from ..kit.events import when
from ..kit.explainer import Explainer, figure, sentence
from ..kit.product import ControlProduct
from ..kit.table import Table, TableRow
from .figure import TITLES, bounds, draw_timeline
from .room import TIMELINE

Sentence = tuple[str, str]
"""A sentence, and the caution that goes with it, as HTML."""


def timeline() -> Explainer:
    """Return the illustrative timeline with its time slider and its choices of account and axis."""
    content = load_content()
    caption = TIMELINE.caption(content)
    events = sorted(content.milestones.milestones.values(), key=lambda event: event.time.minutes)
    view, time, axis = controls(content, TIMELINE)
    picture = draw_timeline(content.article, events, caption, view, time, axis)
    bar = w.HBox([view.row, axis.row, time.row], layout=shared("row"))
    told = _sentences(content, events, view, time)
    table = _table(content, events)
    states = States(ControlProduct((view, time)), partial(_rows, table, events), drawn=False)
    return Explainer(caption, [bar, figure(picture), told], table, picture, states)


def _sentences(content: Content, events: list[Milestone], view: Control, time: Control) -> Any:
    article = _account(time, "as claimed", partial(_claimed, content))
    trials = _account(time, "as measured", partial(_measured, content, events))
    nothing = w.Box()
    sides = [
        view.stack([account if name in (id_, "both") else nothing for name in view.values])
        for id_, account in (("article", article), ("trials", trials))
    ]
    both = w.HBox(sides, layout=shared("row"))
    both.add_class("ke-side")
    return sentence(both)


def phases_at(article: Article, minutes: float) -> tuple[str, str]:
    """Return the phases of both lanes, ketamine first, at a time in minutes, by the article."""
    hour = bounds(article, "within-an-hour")[1]
    fading, over = bounds(article, "one-to-two-weeks")
    peak = bounds(article, "six-weeks-or-more")[0]
    ketamine = (
        "before" if minutes < hour
        else "lasting" if minutes < fading
        else "fading" if minutes < over
        else "over"
    )  # fmt: skip
    return ketamine, "building" if minutes < peak else "peak"


def _account(time: Control, voice: str, lanes: Callable[[float], tuple[Sentence, Sentence]]) -> Any:
    """Return the moment and what is said of both lanes, each changing when its own words do.

    Both sentences come before any caution, so that no slide has to cut one of them.
    """
    told = {minutes: lanes(minutes) for (minutes,) in time.states}
    heading = time.texts(
        lambda m: element("p", element("b", f"{_at(m)}, {voice}"), class_="ke-when")
    )
    lines = [
        time.texts(lambda m, lane=lane, place=place: _line(lane, told[m][place][0]))
        for place, lane in enumerate(TITLES)
    ]
    care = [
        time.texts(lambda m, lane=lane, place=place: _care(lane, told[m][place][1]))
        for place, lane in enumerate(TITLES)
        if any(both[place][1] for both in told.values())
    ]
    return column([heading, *lines, *care])


def _claimed(content: Content, minutes: float) -> tuple[Sentence, Sentence]:
    ketamine, conventional = phases_at(content.article, minutes)
    phases = content.timeline.phases
    return (
        (html(content, phases.ketamine[ketamine]), ""),
        (html(content, phases.conventional[conventional]), ""),
    )


def _measured(
    content: Content, events: list[Milestone], minutes: float
) -> tuple[Sentence, Sentence]:
    nothing = content.timeline.trials.nothing_yet
    return (
        _latest(content, events, "ketamine", minutes) or (html(content, nothing.ketamine), ""),
        _latest(content, events, "conventional", minutes)
        or (html(content, nothing.conventional), ""),
    )


def _latest(
    content: Content, events: list[Milestone], lane: str, minutes: float
) -> Sentence | None:
    """Return the latest event of a lane by a time, or none, and apart what to take care of."""
    past = [event for event in events if event.lane == lane and event.time.minutes <= minutes]
    if not past:
        return None
    event = past[-1]
    care = Markup(" ").join(
        html(content, text) for text in (event.inference, event.caution) if text
    )
    study = content.evidence.study(content.evidence.estimates[event.estimate])
    source = html(content, f"[@{study.reference}]")
    origin = card_button(content, event.estimate, "How sure")
    said = html(content, event.statement)
    found = element("span", said, data_estimate=event.estimate)
    return joined(found, " ", source, " ", origin), care


def _at(minutes: float) -> str:
    return "At the start" if minutes == 0 else f"After {in_words(minutes)}"


def _line(lane: str, said: str) -> Markup:
    name = element("span", f"{TITLES[lane]}.", class_=f"ke-lane ke-{lane}")
    return element("div", name, " ", said, class_="ke-said")


def _care(lane: str, said: str) -> Markup:
    if not said:
        return Markup()
    name = element("b", f"Take care ({TITLES[lane].lower()}):")
    return element("p", name, " ", said, class_="ke-care")


def _table(content: Content, events: list[Milestone]) -> Table:
    columns = ("When", "What", "Treatment", "Who was studied", "Number of people",
               "Compared with", "How sure", "Take care", "Source")  # fmt: skip
    told = [
        (quantity.words, claim.restatement, "", "", "", "", "", "", "the article")
        for claim in content.article.claims.values()
        if (quantity := claim.quantity) and claim.part == "fast_response"
    ]
    return Table(columns, (*told, *(_row(content, event) for event in events)))


def _rows(table: Table, events: Sequence[Milestone], view: str, minutes: float) -> list[int]:
    """Return the rows of an account: all of the article, and of the trials what is past by then.

    Before anything is, all of the trials.
    """
    past = {each.estimate for each in events if each.time.minutes <= minutes}
    trials = {n: row.ids for n, row in enumerate(table.rows) if isinstance(row, TableRow)}
    told = [n for n in range(len(table.rows)) if n not in trials and view != "trials"]
    return [*told, *(n for n, id_ in trials.items() if id_ in past and view != "article")] or [
        *trials
    ]


def _row(content: Content, event: Milestone) -> TableRow:
    estimate = content.evidence.estimates[event.estimate]
    study = content.evidence.study(estimate)
    cells = (
        when(event), plain(content, event.statement), TITLES[event.lane],
        content.evidence.population(estimate), words.how_many(estimate),
        estimate.comparator or study.comparator, words.sureness(estimate),
        plain(content, " ".join(filter(None, (event.inference, event.caution)))),
        content.sources[study.reference].short,
    )  # fmt: skip
    return TableRow(cells, event.estimate)
