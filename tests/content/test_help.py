"""Help in a crisis: what loads, what is refused, and what stops a build."""

from datetime import date
from pathlib import Path

import pytest

from ketamine_explainer.content import ContentError, load_content, load_course, refuse_overdue
from ketamine_explainer.content.records.course import Reviewer
from ketamine_explainer.content.review import reviewers

from .conftest import Edit

ROOT = Path(__file__).parents[2]
HELP = load_content(ROOT).help

REACHED = {
    "united-states": ("911", "call or text 988"),
    "canada": ("911", "call or text 988"),
    "united-kingdom": ("999", "call 116 123"),
    "ireland": ("112", "call 116 123"),
    "australia": ("000", "call 13 11 14, text 0477 13 11 14"),
    "new-zealand": ("111", "call or text 1737"),
    "european-union": ("112", "findahelpline.com"),
}
"""The emergency number and the first helpline of each country, as research found them."""


@pytest.mark.parametrize("country", REACHED)
def test_each_country_has_its_numbers(country: str) -> None:
    found = HELP.countries[country]
    assert (found.emergency[0], found.first.called) == REACHED[country]


def test_ireland_has_a_text_line_and_england_a_crisis_option() -> None:
    ways = {line.id: line.ways for line in HELP.lines}
    assert ways["ie-text"] == "text 50808"
    assert ways["england-111"] == "call 111"
    assert ways["us-988"] == "call or text 988, chat at 988lifeline.org"


def test_one_line_names_countries_with_the_same_number_once() -> None:
    assert ("United States, Canada", "call or text 988") in HELP.short
    assert ("United Kingdom, Ireland", "call 116 123") in HELP.short


def test_numbers_say_when_and_where_they_were_checked() -> None:
    assert f"{HELP.checked.day} {HELP.checked:%B %Y}" in HELP.provenance
    assert ("stored copies" in HELP.provenance) == HELP.stored


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('        text: "50808"\n', "", "call, text or chat: at least one way to reach it"),
        ('call: "1737"', "call: one737", "1737|match"),
        ("next_review: 2027-05-29", "next_review: 2026-11-28", "checked before next_review"),
        ('emergency: ["000"]', 'emergency: ["0000"]', "match"),
    ],
)
def test_what_helps_nobody_is_refused(edited: Edit, old: str, new: str, said: str) -> None:
    with pytest.raises(ContentError, match=said) as caught:
        load_content(edited("pages/help.yaml", old, new))
    assert "pages/help.yaml" in str(caught.value)


def test_a_helpline_past_its_check_stops_the_build(edited: Edit) -> None:
    root = edited("pages/help.yaml", "next_review: 2027-05-29", "next_review: 2026-12-24")
    refuse_overdue(root, date(2026, 12, 24))
    with pytest.raises(ContentError) as caught:
        refuse_overdue(root, date(2026, 12, 25))
    told = str(caught.value)
    assert "pages/help.yaml" in told
    assert "2026-12-24, which has passed, for 988 Suicide & Crisis Lifeline" in told
    assert "compare the numbers, then set 'checked' and 'next_review'" in told


def test_until_a_clinician_has_read_it_the_course_says_so() -> None:
    course = load_course(ROOT)
    assert course.reviewers == ()
    assert reviewers(course) == "No clinician has reviewed this version yet."
    read = Reviewer(name="A. Reader", role="psychiatrist", on=date(2027, 1, 2), read="all pages")
    told = reviewers(course.model_copy(update={"reviewers": (read,)}))
    assert told == "Reviewed by A. Reader, psychiatrist (all pages, 2027-01-02)."


def test_the_briefest_line_has_each_country_once_with_a_number() -> None:
    assert HELP.briefest.replace("\N{NO-BREAK SPACE}", " ") == (
        "Help in a crisis: US, Canada 988; UK, Ireland 116 123; Australia 13 11 14; NZ 1737; "
        "findahelpline.com"
    )
    for number in ("116 123", "13 11 14"):
        assert number.replace(" ", "\N{NO-BREAK SPACE}") in HELP.briefest
