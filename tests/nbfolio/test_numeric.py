from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import pytest

Draw = Callable[[Any], str]


def test_an_integer_slider_is_a_labelled_range(drawn: Draw) -> None:
    html = drawn(widgets.IntSlider(3, 1, 9, 2, description="Dose"))
    assert '<label for="v1">Dose</label><input type="range" min="1" max="9" step="2"' in html
    assert 'value="3" aria-valuetext="3"' in html
    assert ">3</output>" in html


def test_a_slider_says_its_number_in_its_format(drawn: Draw) -> None:
    html = drawn(widgets.FloatSlider(0.5, min=0, max=1, readout_format=".0%"))
    assert 'value="0.5" aria-valuetext="50%"' in html
    assert 'data-digits="0" data-unit="%"' in html


def test_a_slider_without_readout_still_tells_its_number(drawn: Draw) -> None:
    html = drawn(widgets.IntSlider(3, readout=False))
    assert 'aria-valuetext="3"' in html
    assert "hidden>3</output>" in html


@pytest.mark.parametrize("kind", [widgets.IntSlider, widgets.BoundedIntText])
def test_a_number_control_without_description_still_has_a_name(drawn: Draw, kind: Any) -> None:
    assert 'aria-label="The dose"' in drawn(kind(tooltip="The dose"))


def test_a_bounded_text_is_a_number_field(drawn: Draw) -> None:
    html = drawn(widgets.BoundedIntText(5, 0, 10, description="Number"))
    assert '<label for="v1">Number</label><input type="number" min="0" max="10" step="1"' in html


def test_progress_starts_at_its_least(drawn: Draw) -> None:
    html = drawn(widgets.IntProgress(7, 5, 10, description="Bar"))
    assert '<label for="v1">Bar</label><progress id="v1" max="5" value="2"' in html
    assert 'aria-valuetext="7"' in html


def test_progress_without_description_has_a_name(drawn: Draw) -> None:
    assert 'aria-label="Progress"' in drawn(widgets.IntProgress(7))
