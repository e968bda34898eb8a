"""The calendar: which intervals can be chosen, and the quantities that it counts."""

from __future__ import annotations

from collections.abc import Iterator

from ...content import Content
from ...content.records import MINUTES
from ...models import YEAR_DAYS, maintenance_days
from ..kit.room import Captioned, Choice, Counted, Found, Room, fixed, refusal

INTERVALS = (1, 2, 3, 4, 6)
"""Months from one maintenance infusion to the next."""


def every(months: int) -> str:
    """Return an interval in words."""
    return "every month" if months == 1 else f"every {months} months"


INTERVAL = Choice("interval", fixed(INTERVALS, every), first=3)
WHY = "in which the calendar counts"


def _beyond(content: Content) -> Iterator[Found]:
    """Find a first course that has no place on the calendar."""
    for claim in content.article.claims.values():
        if claim.id == "initial-course" and claim.quantity and claim.quantity.high is not None:
            days = claim.quantity.high * MINUTES["weeks"] / MINUTES["days"]
            if said := refusal(maintenance_days, days, YEAR_DAYS):
                yield Found(
                    "article", ("claims", claim.id, "quantity", "high"), *said, "correct the weeks"
                )


CALENDAR = Captioned("year_calendar", (INTERVAL,), ("course", "relief", "long", "infusion"))
ROOM = Room(
    __package__,
    {"year_calendar": "explorer"},
    (CALENDAR,),
    counted=(
        Counted("initial-course", ("high",), ("weeks",), WHY),
        Counted("several-months", ("low", "high"), ("months",), WHY),
        Counted("few-times-a-year", ("low", "high"), ("per_year",), WHY),
    ),
    unbuildable=_beyond,
)
