from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import pytest

Draw = Callable[[Any], str]
OPTIONS = ["1 h", "1 day", "1 week"]


def test_a_dropdown_is_a_labelled_select(drawn: Draw) -> None:
    html = drawn(widgets.Dropdown(options=OPTIONS, index=1, description="Time"))
    assert '<label for="v1">Time</label><select id="v1"' in html
    assert "<option>1 h</option><option selected>1 day</option>" in html


def test_a_dropdown_without_description_still_has_a_name(drawn: Draw) -> None:
    html = drawn(widgets.Dropdown(options=OPTIONS, tooltip="The time"))
    assert 'aria-label="The time"' in html
    assert "<label" not in html


def test_a_slider_is_a_labelled_range_that_says_the_options_words(drawn: Draw) -> None:
    html = drawn(widgets.SelectionSlider(options=OPTIONS, index=2, description="Time"))
    assert '<label for="v1">Time</label><input type="range" min="0" max="2"' in html
    assert 'value="2" aria-valuetext="1 week"' in html
    assert ">1 week</output>" in html


@pytest.mark.parametrize(
    ("kind", "class_name"),
    [(widgets.RadioButtons, "w-list"), (widgets.ToggleButtons, "w-segments")],
)
def test_a_choice_is_a_fieldset_of_radio_inputs(drawn: Draw, kind: Any, class_name: str) -> None:
    html = drawn(kind(options=OPTIONS, index=1, description="Time"))
    assert html.startswith(f'<fieldset class="w-control w-radio {class_name}"')
    assert "<legend>Time</legend>" in html
    assert html.count('type="radio" name="v1"') == 3
    assert 'value="1" checked' in html


def test_a_list_shows_several_options(drawn: Draw) -> None:
    html = drawn(widgets.Select(options=OPTIONS, index=1, rows=3, description="Time"))
    assert '<label for="v1">Time</label><select size="3" id="v1"' in html
    assert "<option selected>1 day</option>" in html


def test_a_range_of_options_has_two_named_ends(drawn: Draw) -> None:
    html = drawn(widgets.SelectionRangeSlider(options=OPTIONS, index=(0, 2), description="Time"))
    assert "<legend>Time</legend>" in html
    assert '<label for="v1">From</label><input type="range" min="0" max="2"' in html
    assert '<label for="v2">To</label>' in html
    assert html.index('aria-valuetext="1 h"') < html.index('aria-valuetext="1 week"')


@pytest.mark.parametrize("kind", [widgets.SelectionSlider, widgets.SelectionRangeSlider])
def test_a_slider_without_readout_still_tells_its_option(drawn: Draw, kind: Any) -> None:
    html = drawn(kind(options=OPTIONS, readout=False))
    assert f'aria-valuetext="{OPTIONS[0]}"' in html
    assert f"hidden>{OPTIONS[0]}</output>" in html


def test_a_slider_at_no_option_says_nothing(drawn: Draw) -> None:
    slider, number = widgets.SelectionSlider(options=OPTIONS), widgets.FloatSlider(1.5)
    widgets.jslink((number, "value"), (slider, "index"))
    assert 'aria-valuetext=""' in drawn(slider)


def test_maths_in_a_description_are_written_as_maths(drawn: Draw) -> None:
    assert '<label for="v1"><math' in drawn(widgets.Dropdown(options="a", description="$t$"))


def test_option_words_are_escaped(drawn: Draw) -> None:
    assert "<option selected>a &lt; b</option>" in drawn(widgets.Dropdown(options=["a < b"]))


def test_a_disabled_control_stays_disabled(drawn: Draw) -> None:
    assert " disabled>" in drawn(
        widgets.Dropdown(options=OPTIONS, disabled=True, description="Time")
    )


def test_play_is_a_button_with_its_range(drawn: Draw) -> None:
    html = drawn(widgets.Play(min=1, max=9, step=2, interval=300, description="the weeks"))
    assert '<button type="button" data-min="1" data-max="9" data-step="2"' in html
    assert 'data-interval="300"' in html
    assert '<span>Play</span><span class="unseen"> the weeks</span>' in html


def test_play_does_not_say_its_name_twice(drawn: Draw) -> None:
    html = drawn(widgets.Play(description="Play: the weeks"))
    assert '<span>Play</span><span class="unseen"> the weeks</span>' in html


def test_play_repeats_where_it_is_told_to(drawn: Draw) -> None:
    assert "data-repeat" in drawn(widgets.Play(repeat=True))
    assert "data-repeat" not in drawn(widgets.Play())


def test_two_views_of_a_control_share_its_model_but_no_id(drawn: Draw) -> None:
    control = widgets.Dropdown(options=OPTIONS, description="Time")
    html = drawn(widgets.VBox([control, control]))
    assert html.count('data-model="w1"') == 2
    assert 'id="v1"' in html
    assert 'id="v2"' in html
