import numpy as np
import pytest

from ketamine_explainer.models import MONTH_DAYS, days_since_infusion, maintenance_days


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
