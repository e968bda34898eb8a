from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ketamine_explainer.models import (
    Survival,
    course_days,
    infusions_later,
    share_well,
    year_length,
)

NEVER = 1e7
COURSES = st.integers(0, 40).flatmap(
    lambda last: st.tuples(st.integers(min(last + 1, 2), last + 1), st.just(last))
)
INTERVALS = st.one_of(st.integers(1, 200), st.floats(1, 200), st.just(NEVER))
LENGTHS = st.sampled_from([365, 366])
SHARES = st.floats(0, 1)
SURVIVALS = st.builds(Survival, st.floats(2, 400), st.floats(0.4, 3))

BY_HAND = [
    (1, 0, NEVER, 365, 1),
    (1, 0, 7, 365, 53),  # every Monday of a year that begins on one: 52 weeks and the last day
    (1, 0, 73, 365, 5),  # days 0, 73, 146, 219, 292; day 365 is the next year's
    (1, 0, 73, 366, 6),  # of a leap year it is the last day
    (6, 11, NEVER, 365, 6),
    (6, 11, 7, 365, 56),  # 6 and 50 weeks within 353 days
    (6, 11, 28, 365, 18),  # 6 and 12 times four weeks, the last on day 347
    (6, 11, 353, 365, 7),  # day 364, the last one
    (6, 11, 354, 365, 6),
    (6, 11, 354, 366, 7),
]


def counted(course: Sequence[float], interval: float, length: int) -> list[float]:
    """Return the days of the infusions after a first course, one after the other."""
    days = [course[-1] + interval]
    while days[-1] <= length - 1:
        days.append(days[-1] + interval)
    return days[:-1]


def step_by_step(
    days: Sequence[float],
    course: Sequence[float],
    interval: float,
    responding: float,
    regained: float,
    well: Callable[[Any], Any],
) -> list[float]:
    """Return the share well on each day by the recurrence, infusion by infusion."""
    found = []
    for day in days:
        had = [each for each in course if each <= day]
        if day < course[-1]:
            found.append(responding * len(had) / len(course))
            continue
        last, share = course[-1], responding
        while last + interval <= day:
            left = share * float(well(interval))
            share = left + regained * (responding - left)
            last += interval
        found.append(share * float(well(day - last)))
    return found


@pytest.mark.parametrize(("infusions", "last_day", "interval", "year", "count"), BY_HAND)
def test_infusions_are_those_counted_by_hand(
    infusions: int, last_day: int, interval: float, year: int, count: int
) -> None:
    later = infusions_later(course_days(infusions, last_day), interval, year)
    assert infusions + later == count


@pytest.mark.parametrize("start", [date(2027, 1, 4), date(2028, 1, 1)])
def test_weekly_infusions_are_the_weekdays_of_the_year(start: date) -> None:
    length = year_length(start)
    dates = [start + timedelta(days=day) for day in range(length)]
    same = [each for each in dates if each.weekday() == start.weekday()]
    assert 1 + infusions_later([0.0], 7, length) == len(same)


@given(COURSES, st.integers(1, 200), LENGTHS)
def test_after_a_course_there_is_an_infusion_each_interval_until_the_year_ends(
    course: tuple[int, int], interval: int, length: int
) -> None:
    days = course_days(*course)
    later = infusions_later(days, interval, length)
    assert later == len(counted(days.tolist(), interval, length))
    assert days[-1] + later * interval <= length - 1 < days[-1] + (later + 1) * interval


HALVING = Survival(1 / np.log(2)).well
COURSE = [0, 2, 4]


def shares(days: Sequence[float], interval: float, regained: float = 1) -> list[float]:
    return list(share_well(np.array(days), COURSE, interval, 0.6, regained, HALVING))


def test_the_share_rises_by_equal_steps_over_the_first_course() -> None:
    assert shares([0, 1, 2, 3, 4], NEVER) == pytest.approx([0.2, 0.2, 0.4, 0.4, 0.6])


def test_it_fades_after_the_last_infusion() -> None:
    assert shares([4, 5, 6, 7], NEVER) == pytest.approx([0.6, 0.3, 0.15, 0.075])


def test_an_infusion_that_regains_all_begins_anew() -> None:
    assert shares([5, 6, 7, 8], 2) == pytest.approx([0.3, 0.6, 0.3, 0.6])


def test_an_infusion_that_regains_half_of_the_relapsed_gets_half_way_back() -> None:
    assert shares([5, 6, 7, 8], 2, regained=0.5) == pytest.approx(
        [0.3, 0.375, 0.1875, (0.6 + 0.09375) / 2]
    )


def test_an_infusion_that_regains_nobody_changes_nothing_where_the_rate_is_constant() -> None:
    days = list(map(float, range(20)))
    assert shares(days, 6, regained=0) == pytest.approx(shares(days, NEVER))


@given(COURSES, INTERVALS, LENGTHS, SHARES, SHARES, SURVIVALS)
def test_the_closed_form_is_the_recurrence_computed_step_by_step(
    course: tuple[int, int],
    interval: float,
    length: int,
    responding: float,
    regained: float,
    survival: Survival,
) -> None:
    days, each = np.arange(length, dtype=float), course_days(*course)
    since = (days - each[-1])[days > each[-1]] / interval
    close = np.abs(since - np.round(since)) < 1e-9
    assume(float(interval).is_integer() or not close.any())  # else the day itself is a tie
    given_ = (interval, responding, regained, survival.well)
    found = share_well(days, each, *given_)
    expected = step_by_step(days.tolist(), each.tolist(), *given_)
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


@given(COURSES, INTERVALS, LENGTHS, SHARES, SHARES, SURVIVALS)
def test_never_more_are_well_than_responded(
    course: tuple[int, int],
    interval: float,
    length: int,
    responding: float,
    regained: float,
    survival: Survival,
) -> None:
    days = np.arange(length)
    found = share_well(days, course_days(*course), interval, responding, regained, survival.well)
    assert np.all((found >= -1e-12) & (found <= responding + 1e-12))


@given(st.integers(1, 180), st.integers(1, 180), st.floats(1, 400))
def test_more_infusions_do_not_shorten_the_time_well(one: int, other: int, scale: float) -> None:
    well = [
        share_well(np.arange(365), [0], interval, 1, 1, Survival(scale).well).mean()
        for interval in sorted((one, other))
    ]
    assert well[0] >= well[1] - 1e-9


@given(st.integers(1, 180), SHARES, SHARES, SURVIVALS)
def test_the_more_are_regained_the_more_are_well(
    interval: int, one: float, other: float, survival: Survival
) -> None:
    few, many = (
        share_well(np.arange(365), COURSE, interval, 0.6, regained, survival.well)
        for regained in sorted((one, other))
    )
    assert np.all(many >= few - 1e-9)
