"""The channel and the train: what stands on them, and what is drawn of each state."""

import re
from typing import Any

import numpy as np
import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.kit.layers import Picture
from ketamine_explainer.explorers.kit.live import Mark
from ketamine_explainer.explorers.kit.sheets import Sheets
from ketamine_explainer.explorers.kit.style import canvas
from ketamine_explainer.explorers.windup.figure import (
    EXCITED,
    FLOOR,
    HEIGHT,
    LEFT,
    RIGHT,
    TOP,
    VOLTAGES,
    WIDTH,
    TrainPanel,
)
from ketamine_explainer.explorers.windup.model import relay
from ketamine_explainer.explorers.windup.room import RATES
from tests.explorers.live_models import live
from tests.widget_tree import walk

from .by_hand import answers, passing

CONTENT = load_content()
CAPTION = CONTENT.captions["wind_up"]
CELL = relay(CONTENT.models.windup)
SHOWN = live("wind_up")
TALL, WIDE = TOP - FLOOR, RIGHT - LEFT
SAMPLE = [SHOWN.values(each) for each in SHOWN.places(np.random.default_rng(16), 60)]
every_state = pytest.mark.parametrize("state", SAMPLE)
CHANNEL, TRAIN = (each.picture for each in walk(SHOWN.explainer) if isinstance(each, Sheets))
HIGHEST = 2
"""End of the axis of sizes, in first answers."""


def heights(name: str, **state: Any) -> Any:
    """Return how high the points of a mark stand above the floor of its axes, in shares."""
    _, down, *_ = SHOWN.mark(name, **state)
    return (HEIGHT - np.array(down) - FLOOR) / TALL


def inside(name: str) -> dict[str, str]:
    return CONTENT.captions[name].inside


def said(picture: Picture) -> str:
    return " ".join(re.findall(">([^<]+)</text>", picture.base))


@pytest.mark.parametrize(("picture", "name"), [(TRAIN, "wind_up"), (CHANNEL, "magnesium_plug")])
def test_each_panel_says_what_is_made_up(picture: Picture, name: str) -> None:
    assert inside(name)["subtitle"] in said(picture)


def test_the_train_is_marked_as_illustrative() -> None:
    said = inside("wind_up")["subtitle"]
    assert said.startswith("Illustrative: ")
    assert said.endswith("not patient data.")


def test_each_panel_has_its_own_marks() -> None:
    marks = {name for name, each in SHOWN.model.first.items() if isinstance(each, Mark)}
    found = [
        set(re.findall(r'data-live="([^"]+)"', picture.layers["live"][0]))
        for picture in (CHANNEL, TRAIN)
    ]
    assert found[1] == {"with", "without"}
    assert found[0] == marks - found[1]


@every_state
def test_both_curves_of_the_channel_are_those_of_its_magnesium(state: dict[str, Any]) -> None:
    for name, share in (("free", 0.0), ("passing", state["blocked"])):
        x, _ = SHOWN.mark(name, **state)
        across = VOLTAGES[0] + (x - LEFT) / WIDE * (VOLTAGES[-1] - VOLTAGES[0])
        assert across == pytest.approx(VOLTAGES, abs=1e-6)
        expected = [passing(CELL, each, state["magnesium"], share) for each in VOLTAGES]
        assert heights(name, **state) == pytest.approx(expected, abs=1e-6)


@every_state
def test_a_dot_stands_on_the_curve_at_each_voltage_that_is_marked(state: dict[str, Any]) -> None:
    for name, voltage in (("rest", CELL.rest_mv), ("excited", EXCITED)):
        share = passing(CELL, voltage, state["magnesium"], state["blocked"])
        x, _ = SHOWN.mark(name, **state)
        place = LEFT + WIDE * (voltage - VOLTAGES[0]) / (VOLTAGES[-1] - VOLTAGES[0])
        assert float(x) == pytest.approx(place)
        assert float(heights(name, **state)) == pytest.approx(share)
        beside, above, words = SHOWN.mark(f"{name}-words", **state)
        assert words == f"{100 * share:.0f}"
        free = passing(CELL, voltage, state["magnesium"], 0)
        assert beside == pytest.approx(place - 10)
        assert HEIGHT - above == pytest.approx(FLOOR + TALL * free + 12), "above both curves"


@pytest.mark.parametrize(
    ("share", "words"), [(0, ["4", "23"]), (0.3, ["3", "16"]), (0.6, ["2", "9"])]
)
def test_the_channel_names_its_shares_at_rest_and_excited(share: float, words: list[str]) -> None:
    state = {"magnesium": 1.0, "blocked": share}
    assert [SHOWN.mark(f"{name}-words", **state)[2] for name in ("rest", "excited")] == words


@every_state
def test_bars_are_the_answers_to_the_pulses_against_the_first_without_ketamine(
    state: dict[str, Any],
) -> None:
    first = answers(CELL, 1, state["rate"], 0)[0]
    for name, share in (("without", 0.0), ("with", state["blocked"])):
        tops = heights(name, **state)[1::3] * HIGHEST
        expected = [each / first for each in answers(CELL, 15, state["rate"], share)]
        assert tops.tolist() == pytest.approx(expected)


@every_state
def test_a_bar_stands_for_each_pulse_on_the_floor_apart_from_the_others(
    state: dict[str, Any],
) -> None:
    for name, aside in (("without", -5), ("with", 5)):
        x, _ = SHOWN.mark(name, **state)
        up = heights(name, **state)
        assert len(x) == 45
        assert np.isnan(up[2::3]).all()
        assert up[::3] * TALL == pytest.approx(2), "a little above the axis"
        middles = LEFT + WIDE * (np.arange(15) + 0.5) / 15
        assert x[::3] == pytest.approx(middles + aside)
        assert np.array_equal(x[::3], x[1::3])


@every_state
def test_ketamine_draws_lower_bars_and_hardly_a_lower_first_one(state: dict[str, Any]) -> None:
    free, blocked = (heights(name, **state)[1::3] for name in ("without", "with"))
    assert blocked[0] > 0.9 * free[0]
    assert np.all(blocked < free) or state["blocked"] == 0


def test_the_mark_of_a_pulse_is_below_its_bars() -> None:
    x, _ = SHOWN.mark("without")
    marks = [float(re.findall(r'<use [^>]*x="([\d.]+)"', each)[0])
             for each in TRAIN.layers["pulse"]]  # fmt: skip
    assert marks == pytest.approx((x[::3] + 5).tolist(), abs=0.1)


@pytest.mark.parametrize("rate", RATES)
def test_the_first_answer_without_ketamine_is_one_and_all_fit_on_the_axis(rate: float) -> None:
    panel = TrainPanel(*canvas(WIDTH, HEIGHT), CAPTION, CELL, 15, RATES)
    sizes = panel.sizes(rate, 0)
    assert sizes[0] == 1
    assert sizes.max() <= panel.highest == HIGHEST


@pytest.mark.parametrize(("rate", "end"), [(0.1, 2), (1, 2), (2, 3)])
def test_the_axis_ends_with_the_next_whole_number(rate: float, end: float) -> None:
    assert TrainPanel(*canvas(WIDTH, HEIGHT), CAPTION, CELL, 15, [rate]).highest == end


def test_the_channel_tells_of_opened_channels_only() -> None:
    assert "% of opened channels not plugged or blocked" in said(CHANNEL)


def test_each_pulse_covers_less_than_the_one_before() -> None:
    starts = [
        min(float(x) for x in re.findall(r"[MLH]([\d.]+)", re.findall(r' d="([^"]*)"', each)[0]))
        for each in TRAIN.layers["pulse"]
    ]
    assert starts == sorted(set(starts))
    assert len(starts) == 15


def test_the_overlay_of_the_train_names_no_size_that_the_axis_does_not_have() -> None:
    assert "<text" not in TRAIN.layers["live"][0]


def test_what_moves_is_drawn_as_it_is_at_first() -> None:
    for picture in (CHANNEL, TRAIN):
        [drawn] = picture.layers["live"]
        for name, found in re.findall(r'<path data-live="([^"]+)" d="([^"]*)"', drawn):
            written = [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", found)]
            down = SHOWN.mark(name)[1]
            end = down[np.isfinite(down)][-1]
            assert written[-1] == pytest.approx(float(end), abs=0.06)
