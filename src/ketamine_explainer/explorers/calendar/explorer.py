"""The calendar of notebook 03: a year as the article describes it."""

from __future__ import annotations

from markupsafe import Markup

from nbfolio.markup import element

from ...content import Content, load_content
from ..kit.behind import States
from ..kit.cards import phrase
from ..kit.controls import controls
from ..kit.explainer import Explainer, figure, sentence
from ..kit.table import Table
from .figure import draw_year, infusion_weeks
from .room import CALENDAR, every


def year_calendar() -> Explainer:
    """Return a year of weeks: the first course, the relief described, the infusions counted."""
    content = load_content()
    caption, article = CALENDAR.caption(content), content.article
    relief = article.quantity("several-months")
    course_days = _required(article.quantity("initial-course").high) * 7
    [interval] = controls(content, CALENDAR)
    lasts = (_required(relief.low), _required(relief.high))
    picture = draw_year(interval, course_days, lasts, caption)
    weeks = {months: infusion_weeks(months, course_days) for months in interval.values}
    table = Table(
        ("Infusions", "In the first year, after the first course", "In a full later year", "Weeks"),
        tuple(
            (every(months), str(len(mine)), str(12 // months),
             ", ".join(str(week + 1) for week in mine))
            for months, mine in weeks.items()
        ),
    )  # fmt: skip
    said = interval.texts(lambda months: _sentence(content, months, len(weeks[months])))
    parts = [interval.row, figure(picture), sentence(said)]
    shown = Explainer(caption, parts, table, picture, States.one_each(interval, table))
    shown.add_class("ke-counted")  # its numbers are calculated from the article's words
    return shown


def _sentence(content: Content, months: int, count: int) -> Markup:
    few = content.article.quantity("few-times-a-year")
    later, low, high = 12 // months, _required(few.low), _required(few.high)
    words = content.wording.calendar
    fit = words.fits if low <= later <= high else words.more if later > high else words.less
    said = phrase(
        content, fit,
        interval=every(months).capitalize(), later=later,
        infusions=f"{count} infusion{'s' if count != 1 else ''}",
        words=few.words, low=f"{low:g}", high=f"{high:g}",
    )  # fmt: skip
    return element("p", said)


def _required(bound: float | None) -> float:
    if bound is None:
        raise ValueError("the calendar needs low and high of its quantities in article.yaml")
    return bound
