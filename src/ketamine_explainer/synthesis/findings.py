"""A row of the summary of findings in words: two shares, their difference, how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from ..content.evidence import Evidence
from ..content.fitting import WELL
from ..content.likeness import names
from ..content.records import Estimate, FindingRow, Interval, Outcome
from ..models.proportions import Bounds, difference, number_needed
from . import words
from .derived import name_of_needed

NO_SHARE = "–"
"""Stands where a share is not known."""


@dataclass(frozen=True)
class FindingTold:
    """The cells of a row.

    Parameters
    ----------
    when
        When it was measured.
    control, treated
        The shares of both groups.
    difference
        Treatment less comparator, with its interval.
    needed
        The number needed, to treat or to harm, with its interval; empty where there is none.
    people
        How many are counted, and which.
    ids
        The estimates that it tells of.
    estimate
        The one that it is about: of the treated, or of the difference.
    """

    when: str
    control: str
    treated: str
    difference: str
    needed: str
    people: str
    ids: tuple[str, ...]
    estimate: Estimate


def told(evidence: Evidence, row: FindingRow, comparator: str) -> FindingTold:
    """Return the cells of a row that is no gap.

    Parameters
    ----------
    evidence : Evidence
        Has its estimates.
    row : FindingRow
        A row with a finding or a difference.
    comparator : str
        What the treatment is compared with; empty for none.
    """
    known = evidence.estimates
    if row.difference:
        return _of_difference(evidence, known[row.difference], comparator)
    assert row.finding is not None, "a row is a finding, a difference or a gap"
    treated = known[row.finding]
    control = known[row.control] if row.control else None
    found = compared(treated, control) if control else None
    outcome = evidence.outcomes[treated.outcome]
    return FindingTold(
        words.when(treated),
        words.count(control) if control else NO_SHARE,
        words.count(treated),
        _difference(*found) if found else _alone(treated),
        _needed(*found, outcome, comparator) if found else "",
        _people(treated, control),
        tuple(filter(None, (row.finding, row.control))),
        treated,
    )


def _of_difference(evidence: Evidence, given: Estimate, comparator: str) -> FindingTold:
    """Return the row of an estimate of a difference, told as the treatment less the comparator."""
    value = words.value(given).replace("standard deviations", "SD")
    said, needed = f"{value} {_span(given)}".strip(), ""
    if given.outcome in WELL and given.unit == "points":
        found, bounds = _points(given, turned=names(given.arm, comparator))
        said = _difference(found, bounds)
        needed = _needed(found, bounds, evidence.outcomes[given.outcome], comparator)
    when, people = words.when(given), _people(given, None)
    return FindingTold(when, NO_SHARE, NO_SHARE, said, needed, people, (given.id,), given)


def _alone(treated: Estimate) -> str:
    """Return the interval of a share that is compared with none."""
    found = words.span(treated)[:-1]
    return f"interval {found[0].partition(' (')[0]} %" if found else NO_SHARE


def _span(given: Estimate) -> str:
    found = words.interval(given)
    return f"({words.number(found.low)} to {words.number(found.high)})" if found else ""


def _points(given: Estimate, turned: bool) -> tuple[float, Bounds | None]:
    """Return a difference in percentage points as one of shares, its sign changed if `turned`."""
    assert given.number is not None, "the difference of two shares is a number"
    sign, found = (-1 if turned else 1), words.interval(given)
    ends = sorted(sign * end / 100 for end in (found.low, found.high)) if found else []
    return sign * given.number / 100, Bounds(*ends) if ends else None


def compared(treated: Estimate, control: Estimate) -> tuple[float, Bounds | None]:
    """Return the difference of two shares, from -1 to 1, and its interval where there is one.

    Its interval is Newcombe's where both groups were counted. Where a review states the share with
    the treatment with an interval, as it follows from a ratio, and that of the comparator without
    one, the latter is held fixed, as tables of GRADE do.
    """
    assert treated.share is not None, "the content's check lets pass only shares"
    assert control.share is not None
    found = treated.share - control.share
    if _counted(treated) and _counted(control):
        assert treated.n is not None
        assert control.n is not None
        return difference(
            (treated.share * treated.n, treated.n), (control.share * control.n, control.n)
        )
    if isinstance(treated.interval, Interval) and control.interval is None:
        low, high = treated.interval.low / 100, treated.interval.high / 100
        return found, Bounds(low - control.share, high - control.share)
    return found, None


def _counted(estimate: Estimate) -> bool:
    """Return whether the people of its own group are known: one that is calculated from them."""
    return estimate.interval == "wilson"


def _difference(found: float, bounds: Bounds | None) -> str:
    if bounds is None:
        return f"{_more(found)} (no interval stated)"
    low, high = _whole(bounds.low), _whole(bounds.high)
    if low >= 0:
        return f"{_more(found)} ({low} to {high} more)"
    if high <= 0:
        return f"{_more(found)} ({-high} to {-low} fewer)"
    return f"{_more(found)} ({-low} fewer to {high} more)"


def _more(found: float) -> str:
    people = _whole(found)
    return f"{abs(people)} {'more' if people > 0 else 'fewer'}" if people else "0"


def _whole(share: float) -> int:
    return round(100 * share)


def _needed(found: float, bounds: Bounds | None, outcome: Outcome, comparator: str) -> str:
    """Return the number needed; empty where the interval does not leave out no difference."""
    if bounds is None or bounds.low <= 0 <= bounds.high:
        return ""
    near, far = sorted(number_needed(end) for end in (bounds.low, bounds.high))
    name = name_of_needed(found, outcome).removeprefix("number needed to ")
    name = name.replace("the comparison", comparator)
    span = f"{words.number(near)} to {words.number(far)}"
    return f"{name}: {words.number(number_needed(found))} ({span})"


def _people(treated: Estimate, control: Estimate | None) -> str:
    """Return how many people are counted; pooled shares state those of both groups each."""
    if treated.n is None:
        return words.how_many(treated)
    both = control is not None and _counted(treated) and _counted(control)
    n = treated.n + ((control.n or 0) if control and both else 0)
    which = "treated" if treated.n_is == "treated" else treated.basis
    return f"{words.number(n)} {'' if which == 'all' else which}".strip()
