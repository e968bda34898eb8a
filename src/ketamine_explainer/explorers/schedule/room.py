"""A year of infusions: what it can be set to, and the numbers that it cannot do without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...content import Content
from ...content.phrases import filled
from ...models import YEAR_DAYS, course_days, maintenance_days
from ...synthesis.relapse import fitted
from ..kit.room import Captioned, Choice, Counted, Entry, Found, Offered, Options, Room, refusal
from .year import NEVER

NONE = "none"
"""What the interval is called where no infusion follows the first course."""

COURSE, CURVE, INTERVAL, REGAINED = (
    "six-in-two-weeks", "series-washed-out", "four_weeks", "as_after_relapse",
)  # fmt: skip
"""Where the controls stand at first: veterans began 5 days apart; four weeks are the upper end of
their gap by the fifth month."""

INTERVALS = range(7, 183)
"""Days between infusions that can be chosen, besides those that have a name."""

SHARES = tuple(step / 20 for step in range(21))
"""Of those who relapsed, whom an infusion makes well again; besides those that have a name."""

RULE = "spravato-schedule"
"""The label, with an amount, that the year is compared with."""


def _courses(content: Content) -> Options:
    return [(each.name, each) for each in content.models.schedule.courses.values()]


def _intervals(content: Content) -> Options:
    """Return each interval of whole days, those that have a name with it, and none."""
    named = {
        each.value: each.name for each in content.models.schedule.intervals.parameters.values()
    }
    days = sorted({*INTERVALS, *named})
    every = content.wording.year.every
    return [
        *((named.get(each) or filled(every, days=f"{each:g}"), each) for each in days),
        (NONE, NEVER),
    ]


def _curves(content: Content) -> Options:
    curves = fitted(content.evidence, content.models.relapse).values()
    return [(each.curve.name, each) for each in curves if each.curve.treatment == "series"]


def _regained(content: Content) -> Options:
    """Return shares, those that have a name with it."""
    named = {each.value: each.name for each in content.models.schedule.regained.parameters.values()}
    shares = sorted({*SHARES, *named})
    return [(_share(each, named.get(each)), each) for each in shares]


def _share(share: float, name: str | None) -> str:
    return f"{100 * share:g} %" + (f", {name}" if name else "")


def _guess(content: Content) -> float:
    return content.models.schedule.regained.values[REGAINED]


def _four_weeks(content: Content) -> float:
    return content.models.schedule.intervals.values[INTERVAL]


CHOICES = (
    Choice("course", _courses),
    Choice("interval", _intervals, "slider", first=_four_weeks),
    Choice("fade", _curves, "radio"),
    Choice("regained", _regained, "slider", first=_guess),
)


def _unfit(content: Content) -> Iterator[Found]:
    """Find a label without an amount, and a curve that no year can go on with."""
    rule = content.evidence.rules.get(RULE)
    if rule is None or rule.amount is None:
        yield Found(
            "evidence/rules", (RULE,), f"{RULE}: no amount" if rule else f"no {RULE}",
            "a rule with an amount: the year of infusions is compared with it", "bring it back",
        )  # fmt: skip
    for id_, each in content.models.relapse.curves.items():
        if each.treatment == "series" and each.state != "responding":
            yield Found(
                "models/relapse", ("curves", id_, "state"), repr(each.state),
                "'responding' for a curve of treatment 'series': a year of infusions is calculated "
                "with it", "correct state or treatment",
            )  # fmt: skip


def _unschedulable(content: Content) -> Iterator[Found]:
    """Find courses and intervals that do not fit into a year."""
    file, records = "models/schedule", content.models.schedule
    for id_, course in records.courses.items():
        given = course.values
        loc = ("courses", id_, "parameters")
        if given["infusions"] < 2:
            few = f"{given['infusions']:g} infusions", "a course of two infusions at least"
            yield Found(file, loc, *few, "give more, or leave the course out")
        elif said := refusal(_year, given, YEAR_DAYS):
            yield Found(file, loc, *said, "correct the days of the course")
    for id_, each in records.intervals.parameters.items():
        at = ("intervals", "parameters", id_, "value")
        if each.value < INTERVALS[0]:
            often = f"{each.value:g} days", f"{INTERVALS[0]} or more: no closer ones are drawn"
            yield Found(file, at, *often, "correct the days")
        elif said := refusal(_year, {"infusions": 2, "last_day": 7}, each.value):
            yield Found(file, at, *said, "correct the days")


def _year(course: Mapping[str, float], interval: float) -> None:
    course_days(int(course["infusions"]), int(course["last_day"]))
    maintenance_days(course["last_day"], interval)


YEAR = Captioned("schedule", CHOICES, ("subtitle", "assumed", "counted"))
ROOM = Room(
    __package__,
    {"schedule": "explorer"},
    (YEAR,),
    (
        Offered("models/schedule", ("courses",), "name"),
        Offered("models/schedule", ("intervals", "parameters"), "name", NONE),
        Offered("models/schedule", ("regained", "parameters"), "name"),
    ),
    (
        Entry("models/relapse", ("curves",), CURVE),
        Entry("models/schedule", ("courses",), COURSE),
        Entry("models/schedule", ("intervals", "parameters"), INTERVAL),
        Entry("models/schedule", ("regained", "parameters"), REGAINED),
    ),
    (Counted("few-times-a-year", ("low", "high")),),
    lacking=_unfit,
    unbuildable=_unschedulable,
)
