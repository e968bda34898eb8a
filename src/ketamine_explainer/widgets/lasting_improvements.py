"""The calendar of notebook 03: a year as the article describes it."""

from __future__ import annotations

from .. import figures
from ..content import load_content
from ..content.records import Quantity
from ..figures import Table
from ..figures.year import infusion_weeks
from .explainer import Explainer, figure, sentence
from .linked import choose

INTERVALS = (1, 2, 3, 4, 6)
"""Months from one maintenance infusion to the next that the learner can choose."""

FIRST = INTERVALS.index(3)
"""The interval shown at first."""


def year_calendar() -> Explainer:
    """Return a year of weeks: the first course, the relief described, the infusions counted."""
    content = load_content()
    caption, article = content.captions["year_calendar"], content.article
    relief, few = article.quantity("several-months"), article.quantity("few-times-a-year")
    course_days = _required(article.quantity("initial-course").high) * 7
    options = [_every(months) for months in INTERVALS]
    choice = choose(caption.controls["interval"], options, first=FIRST)
    lasts = (_required(relief.low), _required(relief.high))
    picture = figures.draw_year(INTERVALS, course_days, lasts, caption, FIRST)
    weeks = [infusion_weeks(months, course_days) for months in INTERVALS]
    said = [_said(months, len(mine), few) for months, mine in zip(INTERVALS, weeks, strict=True)]
    table = Table(
        ("Infusions", "In the first year, after the first course", "In a full later year", "Weeks"),
        tuple(
            (_every(months), str(len(mine)), str(12 // months),
             ", ".join(str(week + 1) for week in mine))
            for months, mine in zip(INTERVALS, weeks, strict=True)
        ),
    )  # fmt: skip
    layers = figure(picture, [("interval", choice)])
    shown = Explainer(caption, [choice.row, layers, sentence(choice.texts(said))], table, picture)
    shown.add_class("ke-counted")  # its numbers are reckoned from the article's words
    return shown


def _every(months: int) -> str:
    return "every month" if months == 1 else f"every {months} months"


def _said(months: int, count: int, few: Quantity) -> str:
    later, low, high = 12 // months, _required(few.low), _required(few.high)
    infusions = f"{count} infusion{'s' if count != 1 else ''}"
    fit = "fits" if low <= later <= high else "is more than" if later > high else "is less than"
    return (
        f"<p><b>{_every(months).capitalize()}:</b> {infusions} in the first year after the first "
        f"course. A full later year has {later}, which {fit} “{few.words}”, read by us as "
        f"{low:g} to {high:g}.</p>"
    )


def _required(bound: float | None) -> float:
    if bound is None:
        raise ValueError("the calendar needs low and high of its quantities in article.yaml")
    return bound
