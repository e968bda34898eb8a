"""A year of days, a hundred people high: how many are well, a tick an infusion."""

import re

import numpy as np
import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.kit.layers import Picture
from ketamine_explainer.explorers.kit.live import Band, Curve
from ketamine_explainer.explorers.kit.sheets import Sheets
from ketamine_explainer.explorers.schedule.figure import (
    FLOOR,
    HEIGHT,
    LEFT,
    MOST,
    RIGHT,
    TICK_TALL,
    TICKS,
    TOP,
)
from ketamine_explainer.explorers.schedule.year import NEVER, year
from tests.explorers.live_models import live
from tests.widget_tree import walk

CONTENT = load_content()
CAPTION = CONTENT.captions["schedule"]
SHOWN = live("schedule")
COURSE, INTERVAL, FADE, REGAINED = (each.values for each in SHOWN.model.choices.values())
DAY, TALL = (RIGHT - LEFT) / 365, TOP - FLOOR
SAMPLE = [SHOWN.values(each) for each in SHOWN.places(np.random.default_rng(14), 60)]


@pytest.fixture(scope="module")
def picture() -> Picture:
    [sheets] = [each for each in walk(SHOWN.explainer) if isinstance(each, Sheets)]
    return sheets.picture


def ticks(**state: object) -> list[tuple[float, float, float]]:
    """Return the day of each tick, and its ends from below."""
    x, y = SHOWN.mark("ticks", **state)
    found = []
    for place in range(0, len(x), 3):
        left, right = x[place : place + 2]
        if np.isfinite(left):
            assert left == right
            assert np.isnan(y[place + 2]), "each tick is a line of its own"
            low, high = HEIGHT - y[place], HEIGHT - y[place + 1]
            found.append(((left - LEFT) / DAY, low, high))
    return found


BY_HAND = {
    ("six-in-two-weeks", 28): [0, 2, 4, 7, 9, 11, *(11 + 28 * k for k in range(1, 13))],
    ("six-in-two-weeks", 7): [0, 2, 4, 7, 9, 11, *range(18, 365, 7)],
    ("six-in-two-weeks", 182): [0, 2, 4, 7, 9, 11, 193],
    ("six-in-three-weeks", 84): [0, 3, 7, 10, 14, 17, 101, 185, 269, 353],
    ("six-in-two-weeks", NEVER): [0, 2, 4, 7, 9, 11],
}
"""Infusions of a first course and of the interval; days as counted on a calendar."""


@pytest.mark.parametrize("schedule", BY_HAND)
def test_ticks_are_the_days_of_a_calendar_made_by_hand(schedule: tuple[str, float]) -> None:
    [course] = [each for each in COURSE if each.id == schedule[0]]
    found = ticks(course=course, interval=schedule[1])
    assert [day for day, *_ in found] == pytest.approx(BY_HAND[schedule])
    count = SHOWN.mark("count", course=course, interval=schedule[1])[2]
    assert count == f"{len(BY_HAND[schedule])} infusions {CAPTION.inside['counted']}"


def test_ticks_stand_in_their_row() -> None:
    for _, low, high in ticks():
        assert (low, high) == pytest.approx((TICKS - TICK_TALL / 2, TICKS + TICK_TALL / 2))


@pytest.mark.parametrize("state", SAMPLE)
def test_there_are_as_many_ticks_as_infusions_are_counted(state: dict[str, object]) -> None:
    days = [day for day, *_ in ticks(**state)]
    assert str(len(days)) == SHOWN.said("infusions", **state)
    assert SHOWN.mark("count", **state)[2].split()[0] == str(len(days))
    assert days[0] == pytest.approx(0, abs=1e-9)
    assert days[0] < days[-1] < 365


def test_no_schedule_has_more_infusions_than_are_drawn() -> None:
    most = max(364 - each.values["last_day"] for each in COURSE) / min(INTERVAL)
    assert most <= MOST


@pytest.mark.parametrize("state", SAMPLE)
def test_people_well_on_each_day_are_those_of_the_model(state: dict[str, object]) -> None:
    found = year(CONTENT.evidence, *[state[name] for name in SHOWN.model.choices])  # type: ignore[arg-type]
    across, down = SHOWN.mark("well", **state)
    days, people = (across - LEFT) / DAY, (HEIGHT - down - FLOOR) / TALL * 100
    assert days[1:-1] == pytest.approx(np.arange(365))
    assert people[1:-1] == pytest.approx(100 * found.share, abs=1e-9)
    assert people[[0, -1]] == pytest.approx([0, 0], abs=1e-9), "it is filled down to the floor"
    assert days[[0, -1]] == pytest.approx([0, 364])


def test_the_whole_height_is_a_hundred_people(picture: Picture) -> None:
    words = re.findall(r">(\d+)</text>", picture.base)
    assert {"0", "25", "50", "75", "100"} <= set(words)


def test_a_month_is_named_in_its_middle(picture: Picture) -> None:
    found = re.findall(r'<text [^>]*x="([\d.]+)"[^>]*>(\d+)</text>', picture.base)
    places = {int(word): float(x) for x, word in found if int(word) in range(1, 13)}
    middles = {month: LEFT + DAY * 365 / 12 * (month - 0.5) for month in range(1, 13)}
    assert places == pytest.approx(middles, abs=8)  # words are centred


def test_what_moves_is_drawn_as_it_is_at_first(picture: Picture) -> None:
    [drawn] = picture.layers["year"]
    first = SHOWN.model.first
    for name, each in first.items():
        if isinstance(each, Band | Curve):
            [path] = re.findall(rf'<path data-live="{name}" d="([^"]*)"', drawn)
            numbers = [float(each) for each in re.findall(r"-?[\d.]+", path)]
            assert path.startswith("M")
            assert len(numbers) > 20
    assert f">{SHOWN.mark('count')[2]}</text>" in drawn
    assert 'data-live="count"' in drawn


def test_what_is_assumed_stands_on_the_figure(picture: Picture) -> None:
    said = " ".join(re.findall(">([^<]+)</text>", picture.base))
    assert CAPTION.inside["assumed"] in said
    assert CAPTION.inside["subtitle"] in said
