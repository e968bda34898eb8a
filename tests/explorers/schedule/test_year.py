"""Years of infusions with the parameters of the course."""

from pathlib import Path

import numpy as np
import pytest

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.explorers.schedule.year import NEVER, Year, year
from ketamine_explainer.models.proportions import of_hundred
from ketamine_explainer.synthesis.relapse import fitted

CONTENT = load_content(find_root(Path(__file__)))
CURVES = fitted(CONTENT.evidence, CONTENT.models.relapse)
COURSES = CONTENT.models.schedule.courses
INTERVALS = CONTENT.models.schedule.intervals.values
REGAINED = CONTENT.models.schedule.regained.values


def a_year(
    course: str = "six-in-two-weeks",
    interval: float = 28,
    curve: str = "series-clinics",
    regained: str = "all",
) -> Year:
    found = CONTENT.evidence
    return year(found, COURSES[course], interval, CURVES[curve], REGAINED[regained])


def responding(course: str) -> float:
    return CONTENT.evidence.estimates[COURSES[course].responded].share or 0


@pytest.mark.parametrize(
    ("course", "interval", "count"),
    [
        ("six-in-two-weeks", "half_year", 7),
        ("six-in-two-weeks", "four_weeks", 18),
        ("six-in-two-weeks", "twelve_weeks", 10),
        ("six-in-three-weeks", "three_weeks", 22),
        ("six-in-three-weeks", "four_weeks", 18),
    ],
)
def test_infusions_are_those_counted_by_hand(course: str, interval: str, count: int) -> None:
    found = a_year(course, INTERVALS[interval])
    assert found.first + found.later == count


def test_without_more_infusions_those_of_the_course_are_all() -> None:
    found = a_year(interval=NEVER)
    assert (found.first, found.later) == (6, 0)


def test_no_schedule_with_a_course_of_six_is_a_few_times_a_year() -> None:
    found = [a_year(interval=days) for days in (*INTERVALS.values(), *range(7, 183), NEVER)]
    assert min(each.first + each.later for each in found) > 5


def test_each_day_of_the_year_has_its_share() -> None:
    found = a_year()
    assert found.days.tolist() == list(range(365))
    assert found.share.shape == (365,)


def test_the_mean_is_of_all_days_of_100_people() -> None:
    found = a_year()
    assert found.mean == of_hundred(sum(found.share.tolist()) / 365)


BEGAN = {"six-in-two-weeks": 0.708, "six-in-three-weeks": 15 / 82, "clinics": 0.536}
"""Share who responded to a first course, written down a second time."""


@pytest.mark.parametrize("course", COURSES)
@pytest.mark.parametrize("curve", ["series-clinics", "series-antidepressant-kept"])
def test_as_many_are_well_at_the_end_of_a_course_as_it_helped(course: str, curve: str) -> None:
    share = a_year(course, curve=curve).share[int(COURSES[course].values["last_day"])]
    assert share == pytest.approx(BEGAN[course])


def test_on_an_exponential_curve_an_infusion_spares_nobody_a_relapse() -> None:
    curve, course = CURVES["series-washed-out"], COURSES["six-in-two-weeks"]
    monthly, none = (
        year(CONTENT.evidence, course, interval, curve, 0).share for interval in (28, NEVER)
    )
    assert monthly == pytest.approx(none)


def test_without_more_infusions_the_share_is_that_of_the_curve() -> None:
    share = a_year(interval=NEVER).share
    assert share[11 + 56] == pytest.approx(responding("six-in-two-weeks") * 0.6, abs=0.005)


def test_fewer_are_well_where_fewer_regain() -> None:
    assert np.mean(a_year(regained="as_after_relapse").share) < np.mean(a_year().share)


def test_nobody_who_did_not_respond_is_ever_well() -> None:
    assert np.max(a_year(interval=7).share) <= responding("six-in-two-weeks")


def test_a_curve_of_people_in_remission_is_refused() -> None:
    with pytest.raises(ValueError, match="'spray-stopped', of people in remission; allowed"):
        a_year(curve="spray-stopped")


def test_the_guess_from_nearby_is_its_estimate_rounded() -> None:
    estimate = CONTENT.evidence.estimates["sustain3-reinduction-2023-response-week-4-stopped"]
    assert REGAINED["as_after_relapse"] == round(estimate.share or 0, 2)


def test_the_veterans_interval_is_their_estimate() -> None:
    assert (
        INTERVALS["three_weeks"] == CONTENT.evidence.estimates["pfeiffer-2024-gap-month-5"].number
    )
