"""The explorer of wind-up: its states, its sentences, its table; the sandbox beside it."""

import re
from typing import Any

import ipywidgets as w
import pytest

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.widgets.joint import Joint
from ketamine_explainer.widgets.linked import choose
from ketamine_explainer.widgets.wind_up import BLOCKED, MAGNESIUM, RATES
from tests.trees import walk

SHOWN = ke.wind_up()


def html(shown: Any) -> list[str]:
    return [each.value for each in walk(shown) if isinstance(each, w.HTML)]


def said(words: str) -> str:
    """Return the sentence that begins with these words."""
    [text] = {each for each in html(SHOWN) if each.startswith(f"<p><b>{words}:")}
    return re.sub(r"<[^>]+>", "", text)


def test_each_pair_of_rate_and_share_has_its_sentence() -> None:
    trains = {each for each in html(SHOWN) if "second" in each and each.startswith("<p><b>")}
    channels = {each for each in html(SHOWN) if each.startswith("<p><b>") and " mM" in each}
    assert len(trains) == len(RATES) * len(BLOCKED)
    assert len(channels) == len(MAGNESIUM) * len(BLOCKED)


def test_the_last_answer_is_told_against_the_first() -> None:
    assert said("1 pulse a second, 30 % blocked") == (
        "1 pulse a second, 30 % blocked: the last of 15 answers is 1.4 times the first; without "
        "ketamine it is 1.6 times. The first answer itself is only 2 % smaller."
    )


def test_without_ketamine_nothing_is_compared() -> None:
    assert said("2 pulses a second, 0 % blocked").endswith("answers is 2.8 times the first.")


def test_far_apart_nothing_grows() -> None:
    assert "hardly grow" in said("A pulse every 10 seconds, 0 % blocked")


def test_the_channel_is_told_at_both_marked_voltages() -> None:
    words = said("1 mM magnesium, 0 % blocked")
    assert "at rest 4 of 100" in words
    assert words.endswith("it is 23 of 100.")


def test_the_table_has_a_row_for_each_train() -> None:
    [table] = [each for each in html(SHOWN) if "<table>" in each]
    assert table.count("<tr>") == 1 + len(RATES) * len(BLOCKED)
    assert "<td>15.9 mV</td><td>26.2 mV</td><td>1.64</td>" in table


def test_its_numbers_are_marked_as_simulated_and_it_says_so() -> None:
    assert "ke-simulated" in SHOWN._dom_classes
    assert "Illustrative" in repr(SHOWN)
    assert "no pain scores" in " ".join(repr(SHOWN).split())


def test_shares_reach_no_further_than_estimates_do() -> None:
    assert (min(BLOCKED), max(BLOCKED)) == (0, 0.6)


def test_it_begins_with_the_train_of_the_study() -> None:
    values = load_content().models.windup.train.values
    controls = {each.description: each for each in walk(SHOWN) if hasattr(each, "options")}
    assert float(controls["Pulses a second"].value) == values["per_second"]
    assert len(controls["Pulse"].options) == values["pulses"]


def test_a_pair_shows_its_own_text() -> None:
    outer, inner = choose("a", ["1", "2"]), choose("b", ["1", "2", "3"])
    stack = Joint((outer, inner)).texts([f"{a}{b}" for a in "12" for b in "123"])
    assert stack.children[1].children[2].value == "23"


def test_a_pair_without_its_text_is_refused() -> None:
    outer, inner = choose("a", ["1", "2"]), choose("b", ["1", "2", "3"])
    with pytest.raises(ValueError, match="given 5 panes; allowed: 6"):
        Joint((outer, inner)).texts(["1", "2", "3", "4", "5"])


def test_the_sandbox_takes_any_number_within_its_ends() -> None:
    rate, blocked = ke.try_wind_up().children[:2]
    assert (rate.min, rate.max, blocked.min, blocked.max) == (0.1, 2, 0, 100)
    assert isinstance(rate, w.FloatSlider)


def test_the_sandbox_draws_and_tells_one_train() -> None:
    shown = ke.try_wind_up().f(rate=0.7, blocked=25.0)
    assert "<svg" in shown.value
    assert "25 % blocked" in shown.value
