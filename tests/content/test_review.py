from datetime import date

import pytest

from ketamine_explainer.content import ContentError, is_overdue, load_course, refuse_overdue

from .conftest import Edit

DUE = date(2027, 1, 31)


@pytest.mark.parametrize(("today", "overdue"), [(DUE, False), (date(2027, 2, 1), True)])
def test_a_review_is_overdue_after_its_day(edited: Edit, today: date, overdue: bool) -> None:
    course = load_course(
        edited("pages/course.yaml", "next_review: 2027-11-22", f"next_review: {DUE}")
    )
    assert is_overdue(course, today) is overdue


def test_past_the_day_the_course_is_refused_with_its_line_and_the_cure(edited: Edit) -> None:
    root = edited("pages/course.yaml", "next_review: 2027-11-22", f"next_review: {DUE}")
    with pytest.raises(ContentError) as caught:
        refuse_overdue(root, date(2027, 2, 1))
    [problem] = caught.value.problems
    assert problem.line
    assert problem.place == "next_review"
    assert "2027-01-31, which has passed" in problem.given
    assert "--overdue" in problem.cure


def test_on_the_day_it_is_not_refused(edited: Edit) -> None:
    refuse_overdue(
        edited("pages/course.yaml", "next_review: 2027-11-22", f"next_review: {DUE}"), DUE
    )
