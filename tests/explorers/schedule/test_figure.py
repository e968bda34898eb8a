"""A year of weeks: as many squares as tens of people, a tick an infusion."""

import re
from datetime import date, timedelta

import numpy as np
import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.kit.controls import Fixed
from ketamine_explainer.explorers.kit.layers import Picture
from ketamine_explainer.explorers.schedule.figure import (
    DAY,
    LEFT,
    PITCH,
    SQUARE,
    TENS,
    TICK,
    WEEKS,
    draw_schedule,
    tens,
)
from ketamine_explainer.models import infusion_days, year_length

ONCE = Fixed(((),))
CAPTION = load_content().captions["schedule"]


def picture(days: list[int], course: int, share: float = 0.5) -> Picture:
    return draw_schedule(ONCE, ONCE, lambda: np.full(365, share), lambda: (days, course), CAPTION)


def squares(svg: str) -> int:
    """Return how many squares stand in a drawing, by the lengths of its dashed rows."""
    [rows] = re.findall(rf'<path d="([^"]*)"[^>]*stroke-dasharray:{SQUARE},', svg)
    ends = re.findall(r"M([\d.]+) [\d.]+H([\d.]+)", rows)
    return sum(round((float(b) - float(a) - SQUARE) / PITCH) + 1 for a, b in ends)


def ticks(svg: str) -> list[int]:
    """Return the days that have a tick."""
    found = []
    pattern = r'<path d="M([\d.]+) [\d.]+H([\d.]+)" style="[^"]*stroke-dasharray:([\d.]+),([\d.]+)'
    for start, end, dash, gap in re.findall(pattern, svg):
        pitch = float(dash) + float(gap)
        count = round((float(end) - float(start) - TICK) / pitch) + 1
        found += [round((float(start) + pitch * i - LEFT) / DAY) for i in range(count)]
    return found


@pytest.mark.parametrize(("share", "rows"), [(0.04, 0), (0.05, 1), (0.44, 4), (0.95, 10)])
def test_a_square_is_ten_people(share: float, rows: int) -> None:
    assert (tens(np.full(365, share)) == rows).all()
    if rows:
        assert squares(picture([0], 1, share).layers["well"][0]) == rows * WEEKS


def test_a_hundred_people_stand_in_each_week_of_the_base() -> None:
    assert squares(picture([0], 1).base) == TENS * WEEKS


def test_rows_are_named_by_how_many_people_stand_below() -> None:
    words = re.findall(r">(\d+)</text>", picture([0], 1).base)
    assert {"0", "50", "100"} <= set(words)


def test_a_month_is_named_in_its_middle() -> None:
    found = re.findall(r'<text [^>]*x="([\d.]+)"[^>]*>(\d+)</text>', picture([0], 1).base)
    places = {int(word): float(x) for x, word in found if int(word) in range(1, 13)}
    middles = {month: LEFT + DAY * 365 / 12 * (month - 0.5) for month in range(1, 13)}
    assert places == pytest.approx(middles, abs=8)  # words are centred


def test_a_week_has_the_mean_of_its_days() -> None:
    share = np.zeros(365)
    share[7:14] = 0.6
    share[21:25] = 1
    assert tens(share)[:5].tolist() == [0, 6, 0, 6, 0]


BY_HAND = {
    (6, 11, 28): [0, 2, 4, 7, 9, 11, *(11 + 28 * k for k in range(1, 13))],
    (1, 0, 182): [0, 182, 364],
    (6, 17, 84): [0, 3, 7, 10, 14, 17, 101, 185, 269, 353],
    (1, 0, np.inf): [0],
}
"""Infusions of a first course, its last day and the interval; days as counted on a calendar."""


@pytest.mark.parametrize("schedule", BY_HAND)
def test_ticks_are_the_days_of_a_calendar_made_by_hand(schedule: tuple[int, int, float]) -> None:
    days = infusion_days(*schedule, year_days=365).tolist()
    svg = picture(days, schedule[0]).layers["infusions"][0]
    assert ticks(svg) == BY_HAND[schedule]
    count = len(BY_HAND[schedule])
    assert f"{count} infusion{'s' * (count > 1)} in the year" in svg


@pytest.mark.parametrize(("start", "count"), [(date(2027, 1, 4), 53), (date(2028, 1, 1), 53)])
def test_weekly_infusions_are_the_weekdays_of_the_year(start: date, count: int) -> None:
    length = year_length(start)
    days = infusion_days(1, 0, 7, length).tolist()
    calendar = [day for day in range(length)
                if (start + timedelta(days=day)).weekday() == start.weekday()]  # fmt: skip
    assert ticks(picture(days, 1).layers["infusions"][0]) == calendar
    assert len(calendar) == count


def test_what_is_assumed_stands_on_the_figure() -> None:
    lines = CAPTION.inside["assumed"].splitlines()
    assert len(lines) == 4
    assert all(line in picture([0], 1).base for line in lines)
