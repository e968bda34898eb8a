"""The calendar of notebook 03: a year as the article describes it."""

from __future__ import annotations

from html import escape

from ...content import Content, load_content
from ...content.records import Quantity
from ..kit.behind import States
from ..kit.cards import phrase
from ..kit.controls import control
from ..kit.explainer import Explainer, figure, sentence
from ..kit.table import Table
from .figure import draw_year, infusion_weeks
from .room import INTERVAL, INTERVALS, every


def year_calendar() -> Explainer:
    """Return a year of weeks: the first course, the relief described, the infusions counted."""
    content = load_content()
    caption, article = content.captions["year_calendar"], content.article
    relief, few = article.quantity("several-months"), article.quantity("few-times-a-year")
    course_days = _required(article.quantity("initial-course").high) * 7
    choice = control(content, caption, INTERVAL)
    lasts = (_required(relief.low), _required(relief.high))
    picture = draw_year(INTERVALS, course_days, lasts, caption, choice.first)
    weeks = [infusion_weeks(months, course_days) for months in INTERVALS]
    said = [
        _said(content, months, len(mine), few)
        for months, mine in zip(INTERVALS, weeks, strict=True)
    ]
    table = Table(
        ("Infusions", "In the first year, after the first course", "In a full later year", "Weeks"),
        tuple(
            (every(months), str(len(mine)), str(12 // months),
             ", ".join(str(week + 1) for week in mine))
            for months, mine in zip(INTERVALS, weeks, strict=True)
        ),
    )  # fmt: skip
    layers = figure(picture, [("interval", choice)])
    parts = [choice.row, layers, sentence(choice.texts(said))]
    shown = Explainer(caption, parts, table, picture, States.one_each(choice, table))
    shown.add_class("ke-counted")  # its numbers are reckoned from the article's words
    return shown


def _said(content: Content, months: int, count: int, few: Quantity) -> str:
    later, low, high = 12 // months, _required(few.low), _required(few.high)
    words = content.wording.calendar
    fit = words.fits if low <= later <= high else words.more if later > high else words.less
    said = phrase(
        content, fit,
        interval=every(months).capitalize(), later=later,
        infusions=f"{count} infusion{'s' if count != 1 else ''}",
        words=escape(few.words), low=f"{low:g}", high=f"{high:g}",
    )  # fmt: skip
    return f"<p>{said}</p>"


def _required(bound: float | None) -> float:
    if bound is None:
        raise ValueError("the calendar needs low and high of its quantities in article.yaml")
    return bound
