from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import pytest

Draw = Callable[[Any], str]


def two() -> list[Any]:
    return [widgets.Label("one"), widgets.Label("two")]


def test_a_tab_names_its_panel(drawn: Draw) -> None:
    html = drawn(widgets.Tab(two(), titles=["First", "Second"], selected_index=1))
    assert 'role="tab" id="v1" aria-controls="v2" aria-selected="false" tabindex="-1"' in html
    assert 'role="tab" id="v3" aria-controls="v4" aria-selected="true" tabindex="0"' in html
    assert 'role="tabpanel" tabindex="0" id="v2" aria-labelledby="v1" hidden>' in html
    assert 'role="tabpanel" tabindex="0" id="v4" aria-labelledby="v3">' in html


@pytest.mark.parametrize("kind", [widgets.Tab, widgets.Accordion])
def test_a_pane_without_title_is_called_by_its_number(drawn: Draw, kind: Any) -> None:
    html = drawn(kind(two(), titles=["First", ""]))
    assert ">First</" in html
    assert ">2</" in html


def test_with_no_tab_selected_the_first_can_be_reached(drawn: Draw) -> None:
    tab = widgets.Tab(two())
    tab.selected_index = None
    html = drawn(tab)
    assert html.count('aria-selected="true"') == 0
    assert html.count('<button type="button" role="tab"') == 2
    assert html.index('tabindex="0"') < html.index('tabindex="-1"')


def test_an_accordion_opens_the_selected_part(drawn: Draw) -> None:
    html = drawn(widgets.Accordion(two(), titles=["First", "Second"], selected_index=1))
    assert "<details><summary>First</summary>" in html
    assert "<details open><summary>Second</summary>" in html


def test_an_accordion_may_be_closed(drawn: Draw) -> None:
    assert "open" not in drawn(widgets.Accordion(two()))


def test_titles_are_escaped(drawn: Draw) -> None:
    assert ">a &lt; b</" in drawn(widgets.Tab(two(), titles=["a < b", ""]))
