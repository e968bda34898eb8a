from collections.abc import Callable

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode

from ketamine_explainer.export import ExportError

Build = Callable[..., NotebookNode]
Body = Callable[[NotebookNode], str]


def test_an_unsupported_widget_stops_the_export(as_notebook: Build, body_of: Body) -> None:
    nb = as_notebook(widgets.Label("fine"), widgets.ColorPicker(description="Ink"))
    expected = r"notebook, cell 2, ColorPicker 'Ink': .*cannot show.*Use one of Box, .*'live'"
    with pytest.raises(ExportError, match=expected):
        body_of(nb)


def test_a_control_that_is_linked_to_nothing_stops_the_export(
    as_notebook: Build, body_of: Body
) -> None:
    nb = as_notebook(widgets.Dropdown(options="ab", description="Condition"))
    expected = r"notebook, cell 1, Dropdown 'Condition': it is linked to nothing.*Link it with"
    with pytest.raises(ExportError, match=expected):
        body_of(nb)


def test_controls_linked_only_to_each_other_stop_the_export(
    as_notebook: Build, body_of: Body
) -> None:
    slider, play = widgets.SelectionSlider(options="ab"), widgets.Play(max=1)
    widgets.jslink((play, "value"), (slider, "index"))
    with pytest.raises(ExportError, match="linked to nothing"):
        body_of(as_notebook(widgets.HBox([slider, play])))


def test_a_control_linked_to_a_stack_that_is_not_shown_stops_the_export(
    as_notebook: Build, body_of: Body
) -> None:
    control, stack = widgets.Dropdown(options="ab"), widgets.Stack([])
    widgets.jslink((control, "index"), (stack, "selected_index"))
    with pytest.raises(ExportError, match="nothing that the page shows"):
        body_of(as_notebook(control))


def test_a_control_may_lead_to_a_stack_through_another(as_notebook: Build, body_of: Body) -> None:
    slider, play, stack = (
        widgets.SelectionSlider(options="ab"),
        widgets.Play(max=1),
        widgets.Stack([widgets.Label("a"), widgets.Label("b")]),
    )
    widgets.jsdlink((play, "value"), (slider, "index"))
    widgets.jsdlink((slider, "index"), (stack, "selected_index"))
    assert "data-kind" in body_of(as_notebook(widgets.VBox([play, slider, stack])))


def test_a_control_and_its_stack_may_stand_in_different_cells(
    as_notebook: Build, body_of: Body
) -> None:
    control, stack = widgets.Dropdown(options="a"), widgets.Stack([widgets.Label("a")])
    widgets.jslink((control, "index"), (stack, "selected_index"))
    assert "data-kind" in body_of(as_notebook(control, stack))


def test_a_link_to_an_attribute_that_a_page_cannot_follow_stops_the_export(
    as_notebook: Build, body_of: Body
) -> None:
    control, label = widgets.Dropdown(options="a", description="Condition"), widgets.Label("a")
    widgets.jslink((control, "index"), (label, "description"))
    expected = r"cell 2, Label: a link holds its attribute 'description'.*Stack\.selected_index"
    with pytest.raises(ExportError, match=expected):
        body_of(as_notebook(control, label))


def test_a_view_without_state_stops_the_export(as_notebook: Build, body_of: Body) -> None:
    nb = as_notebook(widgets.Label("x"))
    del nb.metadata["widgets"]
    with pytest.raises(ExportError, match=r"no state for this widget.*--execute notebook\.ipynb"):
        body_of(nb)
