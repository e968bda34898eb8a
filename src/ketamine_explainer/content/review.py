"""Nothing is published past its review date, unless it says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from .course import COURSE_FILE, load_course
from .errors import ContentError
from .records import Course
from .yamlfile import open_document


def is_overdue(course: Course, today: date | None = None) -> bool:
    """Return whether the next review of the course should have been by now."""
    return (today or date.today()) > course.next_review


def refuse_overdue(root: Path, today: date | None = None) -> None:
    """Stop where the course is past its review date.

    Raises
    ------
    ContentError
        If it is.
    """
    course = load_course(root)
    if not is_overdue(course, today):
        return
    document = open_document(root / COURSE_FILE)
    problem = document.problem(
        ("next_review",),
        f"{course.next_review}, which has passed",
        "a day that has not passed",
        "review the content, then set 'reviewed' and 'next_review'; or use --overdue to go on "
        "with pages that say that their review is overdue",
    )
    raise ContentError([problem])
