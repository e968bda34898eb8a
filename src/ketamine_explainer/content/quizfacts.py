"""What questions ask for, taken from the evidence: comparisons, and numbers with their units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import floor
from typing import TYPE_CHECKING

from ..hundred import of_hundred
from .evidence import Evidence
from .records import MINUTES, Answer, Claim, Estimate, Fact, Question, QuizOption

if TYPE_CHECKING:
    from .files import Content

Number = tuple[float, str]
"""A number and its unit; of a share the people of a hundred, and no unit."""

SHARE, POINTS = "", "percentage points"


class UncomparableError(Exception):
    """Two records that cannot be compared as a question wants: what is given, what is allowed."""

    def __init__(self, given: str, allowed: str) -> None:
        super().__init__(given)
        self.given, self.allowed = given, allowed


def number(estimate: Estimate) -> Number:
    """Return the value of an estimate as a reader sees it."""
    if estimate.share is not None:
        return of_hundred(estimate.share), SHARE
    assert estimate.number is not None
    assert estimate.unit is not None
    return estimate.number, estimate.unit


def asked(answer: Answer, evidence: Evidence) -> Number | None:
    """Return the number that is asked for; None of an exercise, which is calculated elsewhere."""
    shown = evidence.shown
    if answer.difference:
        first, second = (number(shown[id_]) for id_ in answer.difference)
        return first[0] - second[0], POINTS
    if answer.time:
        when = shown[answer.time].when
        if when.at is None or when.unit is None:
            raise UncomparableError(f"'{answer.time}', whose time is in words", "a time: at, unit")
        return when.at, when.unit
    return number(shown[answer.estimate]) if answer.estimate else None


def option_number(option: QuizOption, right: Number, evidence: Evidence) -> Number:
    """Return the number that an option shows: the answer, or one that is wrong by a rule."""
    value, unit = right
    if option.estimate:
        other = number(evidence.shown[option.estimate])
        if other[1] != unit and not {other[1], unit} <= MINUTES.keys():
            raise UncomparableError(
                f"'{option.estimate}', in {other[1] or 'people'}", unit or "a share"
            )
        return other
    if option.times is not None:
        value *= option.times
    value += option.plus or 0
    return (floor(value + 0.5) if unit in (SHARE, POINTS) else round(value, 6)), unit


def in_order(question: Question, evidence: Evidence) -> list[int]:
    """Return the places of the entries of a question in their right order."""
    by_time = question.first in ("earliest", "latest")
    keys = [
        minutes(evidence.shown[each.estimate])
        if by_time
        else number(evidence.shown[each.estimate])[0]
        for each in question.entries
    ]
    falling = question.first in ("highest", "latest")
    return sorted(range(len(keys)), key=keys.__getitem__, reverse=falling)


def minutes(estimate: Estimate) -> float:
    """Return the time that an estimate is, or at which it was measured, in minutes.

    Raises
    ------
    UncomparableError
        If it is none and has none.
    """
    if estimate.number is not None and estimate.unit in MINUTES:
        return estimate.number * MINUTES[estimate.unit]
    if estimate.when.minutes is None:
        raise UncomparableError(f"'{estimate.id}', whose time is in words", "a time: at, unit")
    return estimate.when.minutes


def is_so(fact: Fact, content: Content) -> bool:
    """Return whether a comparison holds.

    Raises
    ------
    UncomparableError
        If its records cannot be compared.
    """
    shown = content.evidence.shown
    if fact.more:
        return _apart(fact.more, shown) > (fact.by or 0)
    if fact.alike:
        assert fact.within is not None
        return abs(_apart(fact.alike, shown)) <= fact.within
    if fact.over or fact.under:
        assert fact.than is not None
        value = number(shown[fact.over or fact.under or ""])[0]
        return value > fact.than if fact.over else value < fact.than
    if fact.later:
        first, second = (minutes(shown[id_]) for id_ in fact.later)
        return first > second
    if fact.clear or fact.unclear:
        unclear = _is_unclear(shown[fact.clear or fact.unclear or ""])
        return unclear if fact.unclear else not unclear
    if fact.outside:
        return _is_outside(shown[fact.outside], content.article.claims[fact.of or ""])
    return content.verdicts[fact.verdict or ""].verdict == fact.given


def _apart(pair: tuple[str, str], shown: Mapping[str, Estimate]) -> float:
    (first, unit), (second, other) = (number(shown[id_]) for id_ in pair)
    if unit != other:
        units = " and ".join(each or "people of a hundred" for each in (unit, other))
        raise UncomparableError(f"'{pair[0]}' and '{pair[1]}', in {units}", "one unit of both")
    return first - second


def _is_unclear(estimate: Estimate) -> bool:
    bounds = estimate.interval
    if bounds is None or bounds == "wilson":
        raise UncomparableError(
            f"'{estimate.id}', which has no interval of a difference", "an estimate that compares"
        )
    none = 1 if (estimate.unit or "").endswith("ratio") else 0
    return bounds.low <= none <= bounds.high


def _is_outside(estimate: Estimate, claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity is None:
        raise UncomparableError(f"'{claim.id}', which has no quantity", "a claim with a quantity")
    if quantity.unit == "per_year":
        if estimate.unit not in ("infusions", "sessions"):
            raise UncomparableError(f"'{estimate.id}', in {estimate.unit}", "infusions or sessions")
        value, factor = estimate.number or 0, 1
    else:
        value, factor = minutes(estimate), MINUTES[quantity.unit]
    low = 0 if quantity.low is None else quantity.low * factor
    high = float("inf") if quantity.high is None else quantity.high * factor
    return not low <= value <= high


def facts_of(question: Question) -> Iterator[tuple[tuple[str | int, ...], Fact, bool]]:
    """Give place and comparison of each, and whether it has to hold."""
    for at, option in enumerate(question.options):
        if option.shows:
            yield ("options", at, "shows"), option.shows, option.right
    if question.shows:
        right = next((each for each in question.options if each.right), None)
        if right is not None:
            yield ("shows",), question.shows, bool(right.holds)
