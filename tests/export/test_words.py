from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

Draw = Callable[[Any], str]


def test_html_is_written_as_it_is(drawn: Draw) -> None:
    svg = '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'
    assert drawn(widgets.HTML(svg)) == f'<div class="w-html">{svg}</div>'


def test_a_label_is_text(drawn: Draw) -> None:
    assert drawn(widgets.Label("a < b")) == '<div class="w-label">a &lt; b</div>'


def test_a_description_stands_before_the_value(drawn: Draw) -> None:
    html = drawn(widgets.Label("28 of 100", description="Remission"))
    assert html == '<div class="w-label"><span class="w-name">Remission</span>28 of 100</div>'
