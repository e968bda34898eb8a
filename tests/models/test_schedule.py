from datetime import date
from itertools import pairwise
from math import ceil, inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_explainer.models import (
    Survival,
    dates,
    infusion_days,
    share_well,
    weekly,
    weeks_well,
    year_length,
)

SCHEDULES = st.tuples(st.integers(0, 40), st.integers(1, 200), st.sampled_from([365, 366])).flatmap(
    lambda each: st.tuples(st.integers(min(each[0] + 1, 2), each[0] + 1), *map(st.just, each))
)
STARTS = st.dates(date(2000, 1, 1), date(2099, 12, 31))

BY_HAND = [
    (1, 0, inf, 365, 1),
    (1, 0, 7, 365, 53),  # every Monday of a year that begins on one: 52 weeks and the last day
    (1, 0, 73, 365, 5),  # days 0, 73, 146, 219, 292; day 365 is the next year's
    (1, 0, 73, 366, 6),  # of a leap year it is the last day
    (6, 11, inf, 365, 6),
    (6, 11, 7, 365, 56),  # 6 and 50 weeks within 353 days
    (6, 11, 28, 365, 18),  # 6 and 12 times four weeks, the last on day 347
    (6, 11, 353, 365, 7),  # day 364, the last one
    (6, 11, 354, 365, 6),
    (6, 11, 354, 366, 7),
]


@pytest.mark.parametrize(("infusions", "last_day", "interval", "year", "count"), BY_HAND)
def test_infusions_are_those_counted_by_hand(
    infusions: int, last_day: int, interval: float, year: int, count: int
) -> None:
    assert len(infusion_days(infusions, last_day, interval, year)) == count


def test_a_year_every_eight_weeks_has_the_dates_of_the_calendar() -> None:
    start = date(2024, 1, 1)
    days = infusion_days(6, 11, 56, year_length(start))
    assert [f"{each:%d %b}" for each in dates(start, days)] == [
        *("01 Jan", "03 Jan", "05 Jan", "08 Jan", "10 Jan", "12 Jan"),
        *("08 Mar", "03 May", "28 Jun", "23 Aug", "18 Oct", "13 Dec"),
    ]


@given(SCHEDULES)
def test_all_infusions_fall_within_the_year_on_different_days(
    given_: tuple[int, int, int, int],
) -> None:
    days = infusion_days(*given_)
    assert days[0] == 0
    assert days[-1] < given_[3]
    assert all(a < b for a, b in pairwise(days))


@given(SCHEDULES, STARTS)
def test_the_next_maintenance_infusion_would_fall_into_the_next_year(
    given_: tuple[int, int, int, int], start: date
) -> None:
    infusions, last_day, interval, _ = given_
    length = year_length(start)
    days = infusion_days(infusions, last_day, interval, length)
    assert days[-1] + interval >= length


@pytest.mark.parametrize(
    ("last_day", "interval", "says"),
    [(11, 0.5, "interval_days 0.5; allowed: 1 to inf"), (365, 7, "a course of 0 to 364 days")],
)
def test_an_impossible_schedule_is_refused(last_day: int, interval: float, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        infusion_days(6, last_day, interval, 365)


HALVING = Survival(1 / np.log(2)).well
COURSE = [0, 2, 4]


def shares(days: list[float], later: list[int], regained: float = 1) -> list[float]:
    return list(share_well(days, COURSE, later, 0.6, regained, HALVING))


def test_the_share_rises_by_equal_steps_over_the_first_course() -> None:
    assert shares([0, 1, 2, 3, 4], []) == pytest.approx([0.2, 0.2, 0.4, 0.4, 0.6])


def test_it_fades_after_the_last_infusion() -> None:
    assert shares([4, 5, 6, 7], []) == pytest.approx([0.6, 0.3, 0.15, 0.075])


def test_an_infusion_that_regains_all_begins_anew() -> None:
    assert shares([5, 6, 7, 8], [6]) == pytest.approx([0.3, 0.6, 0.3, 0.15])


def test_an_infusion_that_regains_half_of_the_relapsed_gets_half_way_back() -> None:
    assert shares([5, 6, 7, 8], [6, 8], regained=0.5) == pytest.approx(
        [0.3, 0.375, 0.1875, (0.6 + 0.09375) / 2]
    )


def test_an_infusion_that_regains_nobody_changes_nothing_where_the_rate_is_constant() -> None:
    days = list(map(float, range(20)))
    assert shares(days, [6, 12], regained=0) == pytest.approx(shares(days, []))


@given(SCHEDULES, st.floats(0, 1), st.floats(0, 1), st.floats(1, 400))
def test_never_more_are_well_than_responded(
    given_: tuple[int, int, int, int], responding: float, regained: float, scale: float
) -> None:
    days, year = infusion_days(*given_), np.arange(given_[3])
    course, later = np.split(days, [given_[0]])
    found = share_well(year, course, later, responding, regained, Survival(scale).well)
    assert np.all((found >= 0) & (found <= responding + 1e-12))


@given(st.integers(1, 180), st.integers(1, 180), st.floats(1, 400))
def test_more_infusions_do_not_shorten_the_time_well(one: int, other: int, scale: float) -> None:
    well = []
    for interval in sorted((one, other)):
        later = infusion_days(1, 0, interval, 365)[1:]
        well.append(weeks_well(share_well(np.arange(365), [0], later, 1, 1, Survival(scale).well)))
    assert well[0] >= well[1] - 1e-9


@pytest.mark.parametrize(
    ("day", "responding", "regained", "says"),
    [
        (-1, 0.6, 1, "days -1; allowed: 0 to inf"),
        (0, 1.6, 1, "responding 1.6; allowed: 0 to 1"),
        (0, 0.6, -1, "regained -1; allowed: 0 to 1"),
    ],
)
def test_what_cannot_be_is_refused(
    day: float, responding: float, regained: float, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        share_well([day], COURSE, [], responding, regained, HALVING)


def test_weeks_are_means_of_seven_days_and_of_those_that_are_left() -> None:
    np.testing.assert_allclose(weekly([1] * 7 + [0] * 6 + [0.7] + [0.4] * 2), [1, 0.1, 0.4])


@given(st.sampled_from([365, 366]))
def test_a_year_has_53_weeks_of_which_the_last_is_short(length: int) -> None:
    assert len(weekly(np.ones(length))) == ceil(length / 7) == 53


def test_weeks_well_are_days_over_seven() -> None:
    assert weeks_well([1] * 7 + [0.5] * 14) == 2
