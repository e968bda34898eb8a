"""The loop, the pathway and the year: what each option lights up."""

import re
from html import unescape
from pathlib import Path

import pytest

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.explorers.calendar.figure import WEEKS, draw_year, infusion_weeks
from ketamine_explainer.explorers.kit.controls import Fixed
from ketamine_explainer.explorers.pain.loop_figure import VOICES, draw_loop
from ketamine_explainer.explorers.pain.pathway_figure import draw_pathway

CONTENT = load_content(find_root(Path(__file__)))


def test_each_step_of_the_loop_says_who_speaks() -> None:
    steps = [*CONTENT.loop.values()]
    picture = draw_loop(Fixed.of(*steps), CONTENT.captions["pain_mood_loop"])
    for step, overlay in zip(steps, picture.layers["step"], strict=True):
        assert VOICES[step.said_by][0] in overlay
        assert step.title in unescape(" ".join(re.findall(">([^<]+)</text>", overlay)))


def test_the_article_and_pharmacology_point_at_different_places() -> None:
    sites = [*CONTENT.pathway.values()]
    base = draw_pathway(Fixed.of(*sites), CONTENT.captions["pain_pathway"]).base
    who_says_what = " ".join(re.findall(">([^<]+)</text>", base))
    assert who_says_what.count("the article: acts here") == 1
    assert who_says_what.count("pharmacology: acts here") == 2


def test_a_ring_marks_the_chosen_place() -> None:
    sites = [*CONTENT.pathway.values()]
    picture = draw_pathway(Fixed.of(*sites), CONTENT.captions["pain_pathway"])
    assert len(set(picture.layers["site"])) == len(sites)


@pytest.mark.parametrize(("months", "weeks"), [(3, [15, 28, 41]), (6, [28])])
def test_infusions_stand_in_the_weeks_reckoned_by_hand(months: int, weeks: list[int]) -> None:
    # day 14 + k * months * 30.4375, divided by 7 and rounded down
    assert infusion_weeks(months, course_days=14) == weeks


def test_every_infusion_is_numbered_on_the_year() -> None:
    picture = draw_year(Fixed.of(1, 3), 14, (3, 6), CONTENT.captions["year_calendar"])
    monthly, quarterly = picture.layers["interval"]
    assert monthly.count("<text") == 11
    assert quarterly.count("<text") == 3


def test_the_year_has_a_square_for_each_week() -> None:
    picture = draw_year(Fixed.of(1, 3), 14, (3, 6), CONTENT.captions["year_calendar"])
    squares = picture.base.split("<path")[1]
    assert squares.count("M") == squares.count("z") == WEEKS
