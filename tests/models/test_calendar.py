from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_explainer.models import (
    MONTH_DAYS,
    course_days,
    dates,
    days_since_infusion,
    maintenance_days,
    year_length,
)


@pytest.mark.parametrize(("months", "count"), [(1, 11), (2, 5), (3, 3), (4, 2), (6, 1), (12, 0)])
def test_infusions_counted_by_hand_after_a_course_of_two_weeks(months: int, count: int) -> None:
    assert len(maintenance_days(14, months * MONTH_DAYS)) == count


def test_the_first_interval_starts_when_the_course_ends() -> None:
    np.testing.assert_allclose(maintenance_days(14, 100), [114, 214, 314])


def test_an_infusion_on_the_last_day_counts() -> None:
    assert maintenance_days(0, 73)[-1] == 365


def test_days_are_counted_from_the_last_infusion() -> None:
    since = days_since_infusion([0, 14, 20, 114, 120], 14, [114])
    np.testing.assert_allclose(since, [0, 0, 6, 0, 6])


@pytest.mark.parametrize(("course", "interval"), [(-1, 30), (366, 30), (14, 0)])
def test_impossible_lengths_are_refused(course: float, interval: float) -> None:
    with pytest.raises(ValueError, match="a course of 0 to 365 days"):
        maintenance_days(course, interval)


@pytest.mark.parametrize(
    ("start", "days"),
    [
        (date(2023, 1, 1), 365),
        (date(2024, 1, 1), 366),
        (date(2023, 3, 1), 366),
        (date(2024, 2, 28), 366),
        (date(2024, 2, 29), 366),
        (date(2024, 3, 1), 365),
        (date(2099, 3, 1), 365),
    ],
)
def test_a_year_has_a_leap_day_when_one_lies_in_it(start: date, days: int) -> None:
    assert year_length(start) == days


def test_dates_pass_through_a_leap_day() -> None:
    found = dates(date(2024, 2, 28), [0, 1, 2.9])
    assert [f"{each:%d %b}" for each in found] == ["28 Feb", "29 Feb", "01 Mar"]


@pytest.mark.parametrize(
    ("infusions", "last_day", "days"),
    [
        (1, 0, [0]),
        (6, 11, [0, 2, 4, 7, 9, 11]),  # Mondays, Wednesdays and Fridays
        (6, 17, [0, 3, 7, 10, 14, 17]),  # Mondays and Thursdays
        (3, 2, [0, 1, 2]),
    ],
)
def test_a_course_is_spread_over_whole_days(infusions: int, last_day: int, days: list[int]) -> None:
    np.testing.assert_array_equal(course_days(infusions, last_day), days)


@given(st.integers(1, 60).flatmap(lambda last: st.tuples(st.integers(2, last + 1), st.just(last))))
def test_a_course_has_no_day_twice(course: tuple[int, int]) -> None:
    days = course_days(*course)
    assert (days[0], days[-1]) == (0, course[1])
    assert np.all(np.diff(days) >= 1)


@pytest.mark.parametrize(
    ("infusions", "last_day", "says"),
    [(0, 11, "infusions 0; allowed: 1 to 12"), (8, 6, "8; allowed: 1 to 7"), (1, 3, "0 to 0")],
)
def test_an_impossible_course_is_refused(infusions: int, last_day: int, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        course_days(infusions, last_day)
