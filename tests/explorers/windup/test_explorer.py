"""The explorer of wind-up: its states, its sentences, its table; the sandbox beside it."""

import re
from functools import cache
from typing import Any

import ipywidgets as w
import numpy as np
import pytest

import ketamine_explainer as ke
from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.kit.controls import choose
from ketamine_explainer.explorers.kit.product import ControlProduct
from ketamine_explainer.explorers.windup.figure import FLOOR, HEIGHT
from ketamine_explainer.explorers.windup.model import relay
from ketamine_explainer.explorers.windup.room import BLOCKED, MAGNESIUM, RATES
from ketamine_explainer.models import growth, train_answers
from tests.widget_tree import chosen, walk


@cache
def shown() -> Any:
    """Return the explorer, which is made once since it is only read here."""
    return ke.wind_up()


def html(shown: Any) -> list[str]:
    return [each.value for each in walk(shown) if isinstance(each, w.HTML)]


def said(words: str) -> str:
    """Return the sentence that begins with these words."""
    [text] = {each for each in html(shown()) if each.startswith(f"<p><strong>{words}:")}
    return re.sub(r"<[^>]+>", "", text)


def test_each_pair_of_rate_and_share_has_its_sentence() -> None:
    trains = {each for each in html(shown()) if "second" in each and each.startswith("<p><strong>")}
    channels = {each for each in html(shown()) if each.startswith("<p><strong>") and " mM" in each}
    assert len(trains) == len(RATES) * len(BLOCKED)
    assert len(channels) == len(MAGNESIUM) * len(BLOCKED)


def test_the_last_answer_is_told_against_the_first() -> None:
    assert said("1 pulse a second, 50 % blocked") == (
        "1 pulse a second, 50 % blocked: with ketamine the last of 15 answers is 1.27 times "
        "the first, without it 1.64 times. The first answer is 3 % smaller (built in)."
    )


def test_without_ketamine_nothing_is_compared() -> None:
    assert said("1 pulse a second, 0 % blocked").endswith("answers is 1.64 times the first.")


def test_far_apart_nothing_grows() -> None:
    assert "hardly grow" in said("A pulse every 10 seconds, 0 % blocked")


def test_the_channel_is_told_at_both_marked_voltages() -> None:
    words = said("1 mM magnesium, 0 % blocked")
    assert "of 100 channels that the transmitter has opened" in words
    assert words.endswith("neither plugged nor blocked: 4 at rest, 23 in an excited cell.")


def test_the_table_has_a_row_for_each_train() -> None:
    [table] = [each for each in html(shown()) if "<table " in each]
    assert table.count("<tr>") == 1 + len(RATES) * len(BLOCKED)
    assert "<td>15.9 mV</td><td>26.2 mV</td><td>1.64</td>" in table


def test_its_numbers_are_marked_as_simulated_and_it_says_so() -> None:
    assert "ke-simulated" in shown()._dom_classes
    assert "Illustrative" in repr(shown())
    assert "not pain scores" in " ".join(repr(shown()).split())


def test_shares_reach_no_further_than_estimates_do_and_the_caption_says_so() -> None:
    content = load_content()
    found = content.models.windup.block.values
    assert (min(BLOCKED), max(BLOCKED)) == (0, found["highest"])
    low, high = (f"{100 * found[end]:.0f}" for end in ("lowest", "highest"))
    said = f"0 to {high} % are settings, taken from unverified estimates of about {low} to {high} %"
    assert said in content.captions["wind_up"].caption


def test_what_is_built_in_and_what_magnesium_moves_is_said() -> None:
    captions = load_content().captions
    assert "chosen so that pulses" in captions["wind_up"].caption
    fixed = load_content().models.windup.cell.values["magnesium_mm"]
    assert f"fixed at {fixed:g} mM" in captions["wind_up"].caption
    assert "two blocks are taken as independent" in captions["wind_up"].caption
    assert captions["magnesium_plug"].controls["magnesium"].startswith("This panel only")


def test_it_begins_with_the_train_of_the_study_and_half_of_the_channels_blocked() -> None:
    values = load_content().models.windup.train.values
    controls = {each.description: each for each in walk(shown()) if hasattr(each, "options")}
    assert controls["Blocked by ketamine"].value == "50 %"
    assert float(controls["Pulses a second"].value) == values["per_second"]
    assert len(controls["Pulse"].options) == values["pulses"]


def test_a_pair_shows_its_own_text() -> None:
    outer, inner = choose("a", ["1", "2"]), choose("b", ["1", "2", "3"])
    stack = ControlProduct((outer, inner)).texts([f"{a}{b}" for a in "12" for b in "123"])
    assert stack.children[1].children[2].value == "23"


def test_a_pair_without_its_text_is_refused() -> None:
    outer, inner = choose("a", ["1", "2"]), choose("b", ["1", "2", "3"])
    with pytest.raises(ValueError, match="given 5 panes; allowed: 6"):
        ControlProduct((outer, inner)).texts(["1", "2", "3", "4", "5"])


@pytest.mark.parametrize(("rate", "blocked"), [("1", "50 %"), ("0.5", "20 %")])
def test_the_controls_show_the_train_of_their_options(rate: str, blocked: str) -> None:
    settings = {"Pulses a second": rate, "Blocked by ketamine": blocked}
    found = chosen(ke.wind_up(), settings)
    [drawn] = [each for each in found if each.startswith("<svg") and each.count("M") == 15
               and "--ke-blue" in each]  # fmt: skip
    tops = [float(y) for y in re.findall(r"L[\d.]+ ([\d.]+)", drawn)]
    windup = load_content().models.windup
    answers = train_answers(relay(windup), 15, float(rate), float(blocked.removesuffix(" %")) / 100)
    heights = HEIGHT - FLOOR - np.array(tops)
    assert heights[-1] / heights[0] == pytest.approx(float(growth(answers)), abs=0.01)
    assert any(f"{blocked} blocked:</strong> with ketamine" in each for each in found)


def test_the_sandbox_tells_the_train_of_its_rate() -> None:
    shown = ke.try_wind_up().f(rate=0.5, blocked=20.0)
    assert re.sub(r"<[^>]+>", "", shown.value).endswith(
        said("A pulse every 2 seconds, 20 % blocked")
    )


def test_the_sandbox_takes_any_number_within_its_ends() -> None:
    rate, blocked = ke.try_wind_up().children[:2]
    assert (rate.min, rate.max, blocked.min, blocked.max) == (0.1, 2, 0, 100)
    assert isinstance(rate, w.FloatSlider)


def test_the_sandbox_draws_and_tells_one_train() -> None:
    shown = ke.try_wind_up().f(rate=0.7, blocked=25.0)
    assert "<svg" in shown.value
    assert "25 % blocked" in shown.value


def test_the_sandbox_fits_its_axis_to_fast_pulses() -> None:
    assert ">3</text>" in ke.try_wind_up().f(rate=2.0, blocked=0.0).value
