"""The channel and the train: what stands on them, and what each state draws."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.explorers.kit.controls import Control, choose
from ketamine_explainer.explorers.kit.layers import Picture
from ketamine_explainer.explorers.kit.style import canvas
from ketamine_explainer.explorers.windup.figure import (
    EXCITED,
    FLOOR,
    HEIGHT,
    TOP,
    VOLTAGES,
    WIDTH,
    TrainPanel,
    draw_channel,
    draw_train,
    train_once,
)
from ketamine_explainer.explorers.windup.model import relay

CONTENT = load_content(find_root(Path(__file__)))
CAPTION = CONTENT.captions["wind_up"]
RELAY = relay(CONTENT.models.windup)
RATES, BLOCKED, MAGNESIUM = (0.1, 1.0, 2.0), (0.0, 0.3, 0.6), (0.5, 1.0)


def among(values: Sequence[float]) -> Control:
    return choose("Setting", [str(value) for value in values], values=values)


TRAIN = draw_train(
    RELAY, among(RATES), among(BLOCKED), among(range(1, 16)), CONTENT.captions["wind_up"]
)
CHANNEL = draw_channel(RELAY, among(MAGNESIUM), among(BLOCKED), CONTENT.captions["magnesium_plug"])


def inside(name: str) -> dict[str, str]:
    return CONTENT.captions[name].inside


@pytest.mark.parametrize(("picture", "name"), [(TRAIN, "wind_up"), (CHANNEL, "magnesium_plug")])
def test_each_panel_says_what_is_made_up(picture: Picture, name: str) -> None:
    assert all(f">{line}</text>" in picture.base for line in inside(name)["subtitle"].splitlines())


def test_the_train_is_marked_as_illustrative() -> None:
    said = inside("wind_up")["subtitle"]
    assert said.startswith("Illustrative: ")
    assert said.endswith("not patient data.")


def test_layers_that_two_controls_drive_have_a_state_a_pair() -> None:
    assert len(set(TRAIN.layers["ketamine"])) == len(RATES) * len(BLOCKED)
    assert len(set(CHANNEL.layers["ketamine"])) == len(MAGNESIUM) * len(BLOCKED)
    assert len(TRAIN.layers["plain"]) == len(RATES)
    assert len(CHANNEL.layers["plain"]) == len(MAGNESIUM)


def test_the_channel_without_ketamine_is_drawn_for_its_magnesium() -> None:
    for level, overlay in zip(MAGNESIUM, CHANNEL.layers["plain"], strict=True):
        [path] = re.findall(r' d="([^"]*)"', overlay)
        heights = [HEIGHT - FLOOR - float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", path)]
        share = RELAY.block.free(VOLTAGES, level)
        assert heights[-1] == pytest.approx((TOP - FLOOR) * float(share[-1]), abs=0.1)


def test_a_dot_stands_on_the_curve_at_each_voltage_that_is_marked() -> None:
    for share, overlay in zip(BLOCKED, CHANNEL.layers["ketamine"][len(BLOCKED) :], strict=True):
        dots = re.findall(r'<use [^>]*y="([\d.]+)"', overlay)
        heights = [HEIGHT - FLOOR - float(y) for y in dots]
        passing = RELAY.block.passing([RELAY.rest_mv, EXCITED], 1, share)
        assert heights == pytest.approx(((TOP - FLOOR) * passing).tolist(), abs=0.1)


def test_bars_with_and_without_ketamine_stand_side_by_side() -> None:
    plain, ketamine = (TRAIN.layers[name][0] for name in ("plain", "ketamine"))
    starts = [float(re.findall(r' d="M([\d.]+)', each)[0]) for each in (plain, ketamine)]
    assert starts[1] - starts[0] == pytest.approx(10, abs=0.1)


def test_the_mark_of_a_pulse_is_below_its_bars() -> None:
    bars = [float(x) for x in re.findall(r"M([\d.]+)", TRAIN.layers["plain"][0])]
    marks = [float(re.findall(r'<use [^>]*x="([\d.]+)"', each)[0])
             for each in TRAIN.layers["pulse"]]  # fmt: skip
    assert marks == pytest.approx([bar + 5 for bar in bars], abs=0.1)


def test_a_bar_stands_for_each_pulse() -> None:
    for overlay in (*TRAIN.layers["plain"], *TRAIN.layers["ketamine"]):
        [path] = re.findall(r' d="([^"]*)"', overlay)
        assert path.count("M") == path.count("L") == 15


@pytest.mark.parametrize(("share", "words"), [(0, ("4", "23")), (1, ("3", "16")), (2, ("2", "9"))])
def test_the_channel_names_its_shares_at_rest_and_excited(share: int, words: object) -> None:
    overlay = CHANNEL.layers["ketamine"][len(BLOCKED) + share]  # with 1 mM
    assert tuple(re.findall(r">([^<]+)</text>", overlay)) == words


def test_the_first_answer_without_ketamine_is_one_and_all_fit_on_the_axis() -> None:
    panel = TrainPanel(canvas(WIDTH, HEIGHT)[1], CAPTION, RELAY, 15, RATES)
    for rate in RATES:
        sizes = panel.sizes(rate, 0)
        assert sizes[0] == 1
        assert sizes.max() <= panel.highest


@pytest.mark.parametrize(("rate", "end"), [(0.1, 2), (1, 2), (2, 3)])
def test_the_axis_ends_with_the_next_whole_number(rate: float, end: float) -> None:
    assert TrainPanel(canvas(WIDTH, HEIGHT)[1], CAPTION, RELAY, 15, [rate]).highest == end


def test_the_channel_tells_of_opened_channels_only() -> None:
    assert ">% of opened channels not plugged or blocked</text>" in CHANNEL.base


def test_ketamine_draws_lower_bars_and_hardly_a_lower_first_one() -> None:
    panel = TrainPanel(canvas(WIDTH, HEIGHT)[1], CAPTION, RELAY, 15, RATES)
    free, blocked = panel.sizes(1, 0), panel.sizes(1, 0.6)
    assert blocked[0] > 0.9 * free[0]
    assert blocked[-1] < 0.75 * free[-1]
    assert np.all(blocked < free)


def test_each_pulse_covers_less_than_the_one_before() -> None:
    starts = [
        min(float(x) for x in re.findall(r"[MLH]([\d.]+)", re.findall(r' d="([^"]*)"', each)[0]))
        for each in TRAIN.layers["pulse"]
    ]
    assert starts == sorted(set(starts))


def test_no_overlay_names_a_size_that_the_axis_does_not_have() -> None:
    assert not any("<text" in each for each in TRAIN.layers["ketamine"])


def test_one_state_alone_is_a_whole_picture() -> None:
    svg = train_once(RELAY, 15, 0.7, 0.25, CONTENT.captions["wind_up"])
    assert 'role="img"' in svg
    assert svg.count("<svg") == 1
    assert svg.count("M") > 30
