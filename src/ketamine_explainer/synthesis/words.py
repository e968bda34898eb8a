"""Estimates in words: the value, its time, how sure it is, as people of a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from ..content.records import Estimate, Interval
from ..models.proportions import of_hundred, wilson

MINUS = "−"
_BEFORE = {"odds ratio", "risk ratio", "hazard ratio"}


def number(value: float) -> str:
    """Return a number as it is read: a minus sign, thousands apart, no trailing zeros.

    >>> number(-0.870), number(1320), number(18.0)
    ('−0.87', '1,320', '18')
    """
    return f"{value:,.10g}".replace("-", MINUS)


def value(estimate: Estimate) -> str:
    """Return the value of an estimate, for example ``71 %``, ``12 of 17`` or ``odds ratio 1.4``."""
    if estimate.events is not None:
        return f"{estimate.events:,} of {estimate.n:,}"
    if estimate.percent is not None:
        return f"{number(estimate.percent)} %"
    assert estimate.number is not None
    assert estimate.unit is not None
    return with_unit(number(estimate.number), estimate.unit)


def how_many(estimate: Estimate) -> str:
    """Return how many people a value is counted among, or why there is no such number."""
    if estimate.basis == "modelled":
        return "as a model expects"
    return "not stated" if estimate.n is None else number(estimate.n)


def with_unit(words: str, unit: str) -> str:
    """Return a number in words with its unit, which a ratio has before it."""
    if words.removeprefix(MINUS) == "1":
        unit = unit.removesuffix("s")
    return f"{unit} {words}" if unit in _BEFORE else f"{words} {unit}"


_COUNTED = {
    "all": "",
    "responders": "who had responded",
    "completers": "who could be assessed",
    "respondents": "who answered",
    "modelled": "",
}
"""Which people an estimate counts; nothing is added where all of them are counted."""


def counted(estimate: Estimate) -> str:
    """Return which of the people are counted, for example ``who had responded``; empty for all."""
    if estimate.n_is == "treated":
        return "treated; the number assessed is not stated"
    return _COUNTED[estimate.basis]


def people(estimate: Estimate) -> str:
    """Return how many people are counted and which, for example ``24 who had responded``."""
    if estimate.basis == "modelled":
        return "as a model expects"
    if estimate.n is None:
        return "how many people is not stated"
    return f"{number(estimate.n)} {counted(estimate) or 'people'}"


def hundred(estimate: Estimate) -> str:
    """Return a share as people of a hundred; a small one as it was counted, with its upper limit.

    Raises
    ------
    ValueError
        If the estimate is not a share.
    """
    return " ".join(filter(None, (count(estimate), _bracketed(limit(estimate)))))


def text(estimate: Estimate) -> str:
    """Return the value of an estimate for running text: a small count with its upper limit."""
    if not is_small(estimate):
        return value(estimate)
    return " ".join(filter(None, (_exact(estimate), _bracketed(limit(estimate)))))


def count(estimate: Estimate) -> str:
    """Return a share as people of a hundred, or one that rounds to none of them as counted.

    Raises
    ------
    ValueError
        If the estimate is not a share.
    """
    if estimate.share is None:
        raise ValueError(f"given {estimate.id}, a {estimate.unit}; allowed: an estimate of a share")
    return _exact(estimate) if is_small(estimate) else f"{of_hundred(estimate.share)} of 100"


def is_small(estimate: Estimate) -> bool:
    """Return whether a share rounds to none of a hundred people."""
    return estimate.share is not None and of_hundred(estimate.share) == 0


def limit(estimate: Estimate) -> str:
    """Return the upper limit of a small share, for example ``up to 0.2 %``; empty for others."""
    found = interval(estimate) if is_small(estimate) else None
    return f"up to {_bound(found.high)} %" if found else ""


_MORE = re.compile(r",| \(| and | into | over | \d[\d.]* mg| under ")
"""Where an arm goes on with how, how much and what else was given."""

_COUNTS = ("one", "a", "six", "two", r"up to \d+")
_OFTEN = re.compile(rf"^(?:(?:{'|'.join(_COUNTS)}) |)(?:(?:infusions|sessions) of |)")


def arm(estimate: Estimate) -> str:
    """Return what people had in a few words, without how much, how often and what went with it.

    For example ``ketamine``, ``ECT`` or ``placebo spray``.
    """
    short = _OFTEN.sub("", _MORE.split(estimate.arm)[0])
    return re.sub(" infusions?$", "", short)


def _exact(estimate: Estimate) -> str:
    """Return a small share as it was counted, for example ``0 of 1,709``."""
    if estimate.share == 0 and estimate.n is not None:
        return f"0 of {estimate.n:,}"
    return value(estimate)


def _bracketed(words: str) -> str:
    return f"({words})" if words else ""


def others(estimate: Estimate) -> str:
    """Return how many are left of a share: those of a hundred who had not what it counts."""
    assert estimate.share is not None
    if not is_small(estimate):
        return f"{100 - of_hundred(estimate.share)}"
    if estimate.n is not None and (estimate.events is not None or not estimate.share):
        return f"{estimate.n - (estimate.events or 0):,}"
    return "more than 99 of 100"


def when(estimate: Estimate) -> str:
    """Return when it was measured, for example ``1 day`` or ``within 110 minutes``."""
    time = estimate.when
    if time.words is not None:
        return time.words
    assert time.at is not None
    assert time.unit is not None
    return f"{number(time.at)} {time.unit.removesuffix('s') if time.at == 1 else time.unit}"


def interval(estimate: Estimate) -> Interval | None:
    """Return the interval of an estimate, in percent for a share; calculated where it asks so."""
    if estimate.interval != "wilson":
        return estimate.interval
    assert estimate.share is not None
    assert estimate.n is not None
    bounds = wilson(estimate.share * estimate.n, estimate.n)
    return Interval(low=100 * bounds.low, high=100 * bounds.high)


def sureness(estimate: Estimate) -> str:
    """Return the interval and the grade of an estimate, in words."""
    return " ".join(filter(None, (interval_words(estimate), grade(estimate))))


def span(estimate: Estimate) -> tuple[str, ...]:
    """Return the interval of a share of a hundred and its grade, each in two or three words."""
    found = interval(estimate)
    bounds = f"{_bound(found.low)} to {_bound(found.high)} ({found.level} %)" if found else ""
    level = f"certainty {estimate.grade.level}" if estimate.grade else ""
    return tuple(filter(None, (bounds, level)))


def briefly(estimate: Estimate) -> str:
    """Return the interval and the grade of an estimate without its reason."""
    level = f"Certainty {estimate.grade.level}." if estimate.grade else ""
    return " ".join(filter(None, (interval_words(estimate), level)))


def interval_words(estimate: Estimate) -> str:
    """Return the interval of an estimate as a sentence; empty where it has none."""
    found = interval(estimate)
    if found is None:
        return ""
    unit = "%" if estimate.share is not None else estimate.unit or ""
    digits = 0 if estimate.interval == "wilson" else None
    low, high = (number(end) if digits is None else _bound(end) for end in (found.low, found.high))
    span = f"{low} to {high}" + ("" if unit in _BEFORE else f" {unit}")
    ours = ", calculated by us (Wilson)" if estimate.interval == "wilson" else ""
    return f"{found.level} % interval {span}{ours}."


def _bound(value: float) -> str:
    """Return an end of an interval of percent: whole, or with a digit more below one."""
    return number(_rounded(value) if value >= 1 else round(value, 1))


def _rounded(value: float) -> float:
    return float(Decimal(value).quantize(Decimal(1), ROUND_HALF_UP))


def grade(estimate: Estimate) -> str:
    """Return the grade of an estimate as a sentence with its reason; empty where it has none."""
    if estimate.grade is None:
        return ""
    by = "by its source" if estimate.grade.by == "source" else "by us"
    return f"Certainty {estimate.grade.level}, judged {by}: {estimate.grade.reason}"


def found(estimate: Estimate, alike: bool) -> tuple[str, str]:
    """Return what was found in a group: the value, and of whom.

    Its grade is said too where that of another group differs, so that they are not `alike`.
    """
    against = f" against {estimate.comparator}" if estimate.comparator else ""
    who = f", {people(estimate)}"
    if estimate.events is not None:
        who = f", of the {people(estimate)}" if counted(estimate) else ""
    sure = [interval_words(estimate), "" if alike else grade(estimate)]
    return value(estimate), f"{estimate.arm}{against}{who}. {' '.join(filter(None, sure))}".strip()


def places(groups: Iterable[Estimate]) -> str:
    """Return where in their source groups were read."""
    return ", ".join(dict.fromkeys(each.locator for each in groups))
