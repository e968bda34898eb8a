"""The explorer of wind-up: its states, its sentences, its table."""

import re
from functools import cache
from typing import Any

import ipywidgets as w
import numpy as np
import pytest
from bs4 import BeautifulSoup

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.kit.controls import choose
from ketamine_explainer.explorers.kit.product import ControlProduct
from ketamine_explainer.explorers.kit.specification import html_of
from ketamine_explainer.explorers.windup.figure import EXCITED
from ketamine_explainer.explorers.windup.model import relay
from ketamine_explainer.explorers.windup.room import BLOCKED, MAGNESIUM, RATES
from ketamine_explainer.explorers.windup.room import SHOWN as TABLED
from tests.explorers.live_models import live
from tests.widget_tree import walk

from .by_hand import answers, passing

CELL = relay(load_content().models.windup)
SHOWN = live("wind_up")
SAMPLE = [SHOWN.values(each) for each in SHOWN.places(np.random.default_rng(17), 60)]
every_state = pytest.mark.parametrize("state", SAMPLE)


@cache
def html() -> list[str]:
    return [found for each in walk(SHOWN.explainer) if (found := html_of(each)) is not None]


def test_rates_shares_and_magnesium_are_fine_steps_between_the_ends_that_are_known() -> None:
    assert tuple(round(step * 0.05, 2) for step in range(2, 21)) == RATES
    assert [round(100 * each) for each in BLOCKED] == list(range(61))
    assert tuple(round(step * 0.1, 1) for step in range(5, 21)) == MAGNESIUM


def test_no_rate_is_above_that_of_the_study() -> None:
    assert max(RATES) == load_content().models.windup.train.values["per_second"]


@every_state
def test_the_last_answer_is_told_against_the_first(state: dict[str, Any]) -> None:
    rate, share = state["rate"], state["blocked"]
    free, closed = (answers(CELL, 15, rate, each) for each in (0, share))
    said = SHOWN.said("grown", **state)
    often = "1 pulse a second" if rate == 1 else f"A pulse every {1 / rate:.2g} seconds"
    assert said.startswith(f"{often}, {100 * share:.0f} % blocked: ")
    if free[-1] / free[0] < 1.05:
        assert said.endswith("the responses hardly grow, since little is left of a pulse when the "
                             "next one comes.")  # fmt: skip
    elif share == 0:
        grown = f"{closed[-1] / closed[0]:.2f}"
        assert said.endswith(f": the last of 15 responses is {grown} times the first.")
    else:
        grown, without = f"{closed[-1] / closed[0]:.2f}", f"{free[-1] / free[0]:.2f}"
        lost = f"{100 * (1 - closed[0] / free[0]):.0f}"
        assert said.endswith(
            f": with ketamine the last of 15 responses is {grown} times the first, without it "
            f"{without} times. The first response is {lost} % smaller (built in)."
        )


def test_the_sentences_of_the_first_state_are_those_written_by_hand() -> None:
    assert SHOWN.said("grown", rate=1.0, blocked=0.5) == (
        "1 pulse a second, 50 % blocked: with ketamine the last of 15 responses is 1.27 times "
        "the first, without it 1.64 times. The first response is 3 % smaller (built in)."
    )
    assert any("the last of 15 responses is 1.27 times" in each for each in html())


def test_without_ketamine_nothing_is_compared() -> None:
    assert SHOWN.said("grown", rate=1.0, blocked=0.0) == (
        "1 pulse a second, 0 % blocked: the last of 15 responses is 1.64 times the first."
    )


def test_far_apart_nothing_grows() -> None:
    said = SHOWN.said("grown", rate=0.1, blocked=0.0)
    assert said.startswith("A pulse every 10 seconds, 0 % blocked: ")
    assert "hardly grow" in said


@every_state
def test_the_channel_is_told_at_both_marked_voltages(state: dict[str, Any]) -> None:
    magnesium, share = state["magnesium"], state["blocked"]
    rest, excited = (
        100 * passing(CELL, voltage, magnesium, share) for voltage in (CELL.rest_mv, EXCITED)
    )
    assert SHOWN.said("passing-words", **state) == (
        f"{magnesium:g} mM magnesium, {100 * share:.0f} % blocked: of 100 channels that the "
        f"transmitter has opened, this many are neither plugged nor blocked: {rest:.0f} at rest, "
        f"{excited:.0f} in an excited cell."
    )


def test_the_channel_without_ketamine_is_told_as_by_hand() -> None:
    words = SHOWN.said("passing-words", magnesium=1.0, blocked=0.0)
    assert words.endswith("neither plugged nor blocked: 4 at rest, 23 in an excited cell.")


def test_the_table_has_a_row_for_some_trains_with_the_share_that_is_chosen() -> None:
    soup = BeautifulSoup(html()[-1], "html.parser")
    [table] = soup.select("table.ke-cells")
    _, *rows = table("tr")
    assert len(rows) == len(TABLED)
    for row, rate in zip(rows, TABLED, strict=True):
        name, *cells = (cell.get_text() for cell in row(["th", "td"]))
        found = answers(CELL, 15, rate, 0.5)
        assert name == f"{rate:g}"
        assert cells == ["50 %", f"{found[0]:.1f} mV", f"{found[-1]:.1f} mV",
                         f"{found[-1] / found[0]:.2f}"]  # fmt: skip
        assert {each["data-at"] for each in row.select("[data-live]")} == {
            f"rate={RATES.index(rate)}"
        }


@every_state
def test_cells_of_the_table_are_what_the_model_gives(state: dict[str, Any]) -> None:
    found = answers(CELL, 15, state["rate"], state["blocked"])
    cells = [SHOWN.said(name, **state) for name in ("share", "first", "last", "times")]
    assert cells == [f"{100 * state['blocked']:.0f} %", f"{found[0]:.1f} mV",
                     f"{found[-1]:.1f} mV", f"{found[-1] / found[0]:.2f}"]  # fmt: skip


def test_cells_without_ketamine_are_those_written_by_hand() -> None:
    cells = [SHOWN.said(name, rate=1.0, blocked=0.0) for name in ("first", "last", "times")]
    assert cells == ["15.9 mV", "26.2 mV", "1.64"]


def test_its_numbers_are_marked_as_simulated_and_it_says_so() -> None:
    assert "ke-simulated" in SHOWN.explainer._dom_classes
    assert "Illustrative" in repr(SHOWN.explainer)
    assert "not pain scores" in " ".join(repr(SHOWN.explainer).split())


def test_shares_reach_no_further_than_estimates_do_and_the_caption_says_so() -> None:
    content = load_content()
    found = content.models.windup.block.values
    assert (min(BLOCKED), max(BLOCKED)) == (0, found["highest"])
    low, high = (f"{100 * found[end]:.0f}" for end in ("lowest", "highest"))
    said = f"0 to {high} % are settings, taken from unverified estimates of about {low} to {high} %"
    assert said in content.captions["wind_up"].caption


def test_what_is_built_in_and_what_magnesium_moves_is_said() -> None:
    captions = load_content().captions
    assert "built so that pulses" in captions["wind_up"].caption
    fixed = load_content().models.windup.cell.values["magnesium_mm"]
    assert f"fixed at {fixed:g} mM" in captions["wind_up"].caption
    assert "two blocks are taken as independent" in captions["wind_up"].caption
    assert captions["magnesium_plug"].controls["magnesium"].startswith("This panel only")


def test_magnesium_moves_the_panel_of_the_channel_alone() -> None:
    few, many = (SHOWN.model.at(magnesium=level) for level in (MAGNESIUM[0], MAGNESIUM[-1]))
    assert few["grown"] == many["grown"]
    for name in ("with", "without"):
        one, other = (SHOWN.mark(name, magnesium=level) for level in (MAGNESIUM[0], MAGNESIUM[-1]))
        np.testing.assert_array_equal(one, other)
    assert few["passing-words"] != many["passing-words"]


def test_it_begins_with_the_train_of_the_study_and_half_of_the_channels_blocked() -> None:
    values = load_content().models.windup.train.values
    controls = {each.description: each for each in walk(SHOWN.explainer)
                if isinstance(each, w.SelectionSlider)}  # fmt: skip
    assert controls["Blocked by ketamine"].value == "50 %"
    assert float(controls["Pulses a second"].value) == values["per_second"]
    assert len(controls["Pulse"].options) == values["pulses"]


def test_sentences_are_announced_and_plain() -> None:
    said = [each for each in html() if 'data-live="grown"' in each]
    assert len(said) == 1
    assert re.sub(r"<[^>]+>", "", said[0]) == SHOWN.said("grown")


def test_a_pair_shows_its_own_text() -> None:
    outer, inner = choose("a", ["1", "2"]), choose("b", ["1", "2", "3"])
    stack = ControlProduct((outer, inner)).texts([f"{a}{b}" for a in "12" for b in "123"])
    assert stack.children[1].children[2].value == "23"


def test_a_pair_without_its_text_is_refused() -> None:
    outer, inner = choose("a", ["1", "2"]), choose("b", ["1", "2", "3"])
    with pytest.raises(ValueError, match="given 5 panes; allowed: 6"):
        ControlProduct((outer, inner)).texts(["1", "2", "3", "4", "5"])
