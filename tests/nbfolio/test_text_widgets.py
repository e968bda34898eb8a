from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import pytest

Draw = Callable[[Any], str]


def test_html_is_written_as_it_is(drawn: Draw) -> None:
    svg = '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'
    assert drawn(widgets.HTML(svg)) == f'<div class="w-html">{svg}</div>'


def test_a_label_is_text(drawn: Draw) -> None:
    assert drawn(widgets.Label("a < b")) == '<div class="w-label">a &lt; b</div>'


def test_a_description_stands_before_the_value(drawn: Draw) -> None:
    html = drawn(widgets.Label("28 of 100", description="Remission"))
    assert html == '<div class="w-label"><span class="w-name">Remission</span>28 of 100</div>'


def test_maths_in_a_label_are_written_as_maths(drawn: Draw) -> None:
    assert drawn(widgets.Label("The $m$ < 2")).startswith('<div class="w-label">The <math')


def test_maths_in_html_are_written_as_maths(drawn: Draw) -> None:
    html = drawn(widgets.HTMLMath(r"<b>x</b> \(y\)"))
    assert html.startswith('<div class="w-html"><b>x</b> <math')


def test_html_without_maths_leaves_dollars_alone(drawn: Draw) -> None:
    assert drawn(widgets.HTML("$y$")) == '<div class="w-html">$y$</div>'


@pytest.mark.parametrize("kind", [widgets.Label, widgets.HTML, widgets.HTMLMath])
def test_a_linked_value_is_known_to_the_script(drawn: Draw, kind: Any) -> None:
    slider, words = widgets.IntSlider(3), kind("old", description="Dose")
    widgets.jslink((slider, "value"), (words, "value"))
    assert drawn(words).endswith('<span data-model="w1" data-kind="text">3</span></div>')


def test_a_value_that_no_link_holds_is_not(drawn: Draw) -> None:
    assert "data-model" not in drawn(widgets.Label("x"))
