from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import pytest

Draw = Callable[[Any], str]


@pytest.mark.parametrize(
    ("kind", "class_name"),
    [
        (widgets.Box, "w-box"),
        (widgets.VBox, "w-vbox"),
        (widgets.HBox, "w-hbox"),
        (widgets.GridBox, "w-grid"),
    ],
)
def test_boxes_hold_their_children_in_order(drawn: Draw, kind: Any, class_name: str) -> None:
    html = drawn(kind([widgets.Label("one"), widgets.Label("two")]))
    words = '<div class="w-label">one</div><div class="w-label">two</div>'
    assert html == f'<div class="{class_name}">{words}</div>'


def test_a_stack_hides_all_panes_but_the_selected_one(drawn: Draw) -> None:
    html = drawn(widgets.Stack([widgets.Label("one"), widgets.Label("two")], selected_index=1))
    assert html == (
        '<div class="w-stack" data-model="w1" data-kind="stack">'
        '<div hidden><!--<div class="w-label">one</div>--></div>'
        '<div><div class="w-label">two</div></div></div>'
    )


def test_a_pane_that_several_options_share_is_written_once(drawn: Draw) -> None:
    one, two = widgets.Label("one"), widgets.Label("two")
    html = drawn(widgets.Stack([one, two, one], selected_index=2))
    assert html.endswith(
        '<div><div class="w-label">one</div></div>'
        '<div hidden><!--<div class="w-label">two</div>--></div>'
        '<div hidden data-as="0"></div></div>'
    )


def test_a_hidden_pane_that_holds_a_control_is_no_comment(drawn: Draw) -> None:
    panes = [widgets.Label("one"), widgets.Dropdown(options=["a", "b"], description="Inner")]
    assert "<!--" not in drawn(widgets.Stack(panes, selected_index=0))


@pytest.mark.parametrize("end", ["-->", "--!>"])
def test_a_hidden_pane_that_would_end_a_comment_is_none(drawn: Draw, end: str) -> None:
    panes = [
        widgets.Label("one"),
        widgets.HTML(f"<b>two</b><style>.x{end}b {{color: red}}</style>"),
    ]
    assert "<div hidden><div" in drawn(widgets.Stack(panes, selected_index=0))


def test_a_stack_without_selection_shows_nothing(drawn: Draw) -> None:
    assert "<div hidden>" in drawn(widgets.Stack([widgets.Label("one")], selected_index=None))


def test_a_grid_area_lays_children_over_each_other(drawn: Draw) -> None:
    layer = widgets.HTML("x", layout=widgets.Layout(grid_area="1 / 1"))
    assert '<div class="w-html" style="grid-area: 1 / 1">x</div>' in drawn(widgets.GridBox([layer]))


def test_a_width_is_kept_where_it_is_a_share(drawn: Draw) -> None:
    halves = [widgets.Label("x", layout=widgets.Layout(width=width)) for width in ("50%", "300px")]
    html = drawn(widgets.HBox(halves))
    assert 'style="width: 50%"' in html
    assert "300px" not in html


def test_a_layout_cannot_bring_in_other_rules(drawn: Draw) -> None:
    layout = widgets.Layout(grid_area="1; background: url(x)")
    assert "style" not in drawn(widgets.Label("x", layout=layout))


def test_display_none_is_kept(drawn: Draw) -> None:
    assert "display: none" in drawn(widgets.Label("x", layout=widgets.Layout(display="none")))


def test_a_border_and_the_room_around_it_are_kept(drawn: Draw) -> None:
    layout = widgets.Layout(border="2px solid #0a0", margin="0 0 0 50px", padding="1em")
    html = drawn(widgets.Label("x", layout=layout))
    assert 'style="padding: 1em; margin: 0 0 0 50px; border: 2px solid #0a0"' in html


def test_a_border_on_one_side_is_kept(drawn: Draw) -> None:
    html = drawn(widgets.Label("x", layout=widgets.Layout(border_left="1px dashed")))
    assert 'style="border-left: 1px dashed"' in html


def test_what_stands_in_a_row_is_spread_as_the_row_says(drawn: Draw) -> None:
    html = drawn(widgets.HBox([], layout=widgets.Layout(justify_content="space-between")))
    assert 'style="justify-content: space-between"' in html


def test_a_border_that_is_more_than_one_is_left_out(drawn: Draw) -> None:
    layout = widgets.Layout(border="1px solid; background: url(x)")
    assert "style" not in drawn(widgets.Label("x", layout=layout))


def test_classes_of_the_widget_are_kept(drawn: Draw) -> None:
    assert drawn(widgets.Box().add_class("ke-note")) == '<div class="w-box ke-note"></div>'


def test_a_live_box_is_read_out_when_it_changes(drawn: Draw) -> None:
    assert 'aria-live="polite"' in drawn(widgets.Box().add_class("ke-live"))
