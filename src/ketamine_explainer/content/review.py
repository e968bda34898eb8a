"""Nothing is published past its review date, unless it says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from .errors import ContentError, Problem
from .files import path_of
from .loader import load_claims, load_course, load_help
from .phrases import filled
from .records import Article, Course, Help, Helpline, Verdict
from .yamlfile import open_document


def is_overdue(reviewed: Course | Help | Helpline, today: date | None = None) -> bool:
    """Return whether the next review of something should have been by now."""
    return (today or date.today()) > reviewed.next_review


def draft_notice(article: Article, verdicts: Mapping[str, Verdict]) -> str:
    """Return what each page, deck and paper says where a claim was not checked; else nothing."""
    waiting = {id_ for id_, each in verdicts.items() if each.verdict == "not checked"}
    quotes = [f"“{claim.quote}”" for id_, claim in article.claims.items() if id_ in waiting]
    if not quotes:
        return ""
    claims = "1 claim" if len(quotes) == 1 else f"{len(quotes)} claims"
    return f"Draft. The evidence on {claims} has not been checked yet: {', '.join(quotes)}."


def load_draft(root: Path) -> str:
    """Return the `draft_notice` of a course, read from its claims and verdicts alone."""
    claims = load_claims(root)
    return draft_notice(*claims) if claims else ""


def reviewers(course: Course) -> str:
    """Return who has reviewed the course, in a sentence; that nobody has, where that is so."""
    if not course.reviewers:
        return course.frame.unreviewed
    named = (f"{each.name}, {each.role} ({each.read}, {each.on})" for each in course.reviewers)
    return filled(course.frame.reviewed, names="; ".join(named))


def refuse_overdue(root: Path, today: date | None = None) -> None:
    """Stop where the course is past its review date.

    Raises
    ------
    ContentError
        If it is, or if a helpline is past its own.
    """
    problems = [*_course_overdue(root, today), *_lines_overdue(root, today)]
    if problems:
        raise ContentError(problems)


def _lines_overdue(root: Path, today: date | None) -> Iterator[Problem]:
    help_ = load_help(root)
    for country in help_.countries.values() if help_ else ():
        for line in country.lines.values():
            if is_overdue(line, today):
                yield open_document(root / path_of("help")).problem(
                    ("countries", country.id, "lines", line.id, "next_review"),
                    f"{line.next_review}, which has passed, for {line.name} ({country.name})",
                    "a day that has not passed",
                    f"open {line.page}, compare the numbers, then set 'checked' and 'next_review'; "
                    "or use --overdue to go on with pages that say that the check is overdue",
                )


def _course_overdue(root: Path, today: date | None) -> Iterator[Problem]:
    course = load_course(root)
    if not is_overdue(course, today):
        return
    document = open_document(root / path_of("course"))
    yield document.problem(
        ("next_review",),
        f"{course.next_review}, which has passed",
        "a day that has not passed",
        "review the content, then set 'reviewed' and 'next_review'; or use --overdue to go on "
        "with pages that say that their review is overdue",
    )
