from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode

from nbfolio import ExportError
from nbfolio.notebook.document import read_document
from nbfolio.writers.page.build import Page, build_page

Build = Callable[..., NotebookNode]
Body = Callable[[NotebookNode], str]


def test_an_unsupported_widget_stops_the_export(as_notebook: Build, body_of: Body) -> None:
    nb = as_notebook(widgets.Label("fine"), widgets.DatetimePicker(description="Ink"))
    expected = r"notebook, cell 2, Datetime 'Ink': .*cannot show.*Use one of Box, .*'remove-output'"
    with pytest.raises(ExportError, match=expected):
        body_of(nb)


def test_a_control_that_is_linked_to_nothing_stops_the_export(
    as_notebook: Build, body_of: Body
) -> None:
    nb = as_notebook(widgets.Dropdown(options="ab", description="Condition"))
    expected = r"notebook, cell 1, Dropdown 'Condition': it is linked to nothing.*Link it with"
    with pytest.raises(ExportError, match=expected):
        body_of(nb)


@pytest.mark.parametrize("link", [widgets.jslink, widgets.jsdlink])
def test_controls_linked_only_to_each_other_are_alive(
    as_notebook: Build, body_of: Body, link: Any
) -> None:
    one, other = widgets.FloatText(description="One"), widgets.FloatSlider(description="Other")
    link((one, "value"), (other, "value"))
    body = body_of(as_notebook(one, other))
    assert 'type="number"' in body
    assert 'type="range"' in body


def test_a_control_linked_to_one_that_is_not_shown_stops_the_export(
    as_notebook: Build, body_of: Body
) -> None:
    one, other = widgets.IntSlider(description="One"), widgets.IntSlider(description="Other")
    widgets.jslink((one, "value"), (other, "value"))
    with pytest.raises(ExportError, match="IntSlider 'One': it is linked to nothing that the page"):
        body_of(as_notebook(one))


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
    expected = (
        r"cell 2, Label: a link holds its attribute 'description', .*"
        r"A page follows selected_index of Accordion, Stack, Tab; value of "
    )
    with pytest.raises(ExportError, match=expected):
        body_of(as_notebook(control, label))


def test_what_of_a_control_a_page_can_follow_is_named(as_notebook: Build, body_of: Body) -> None:
    control, slider = widgets.Dropdown(options="a"), widgets.IntSlider(description="Dose")
    widgets.jslink((control, "index"), (slider, "readout"))
    expected = (
        r"cell 2, IntSlider 'Dose': a link holds its attribute 'readout', .*"
        r"A page follows disabled, description, min, max, step of it; selected_index of "
    )
    with pytest.raises(ExportError, match=expected):
        body_of(as_notebook(control, slider))


def test_a_control_may_lead_to_another_attribute_of_a_control(
    as_notebook: Build, body_of: Body
) -> None:
    box, slider, label = widgets.Checkbox(), widgets.IntSlider(), widgets.Label()
    widgets.jsdlink((box, "value"), (slider, "disabled"))
    widgets.jsdlink((slider, "value"), (label, "value"))
    assert "data-kind" in body_of(as_notebook(box, slider, label))


def test_a_value_that_such_an_attribute_cannot_have_stops_the_export(
    as_notebook: Build, body_of: Body
) -> None:
    label, slider, said = widgets.Label("words"), widgets.IntSlider(), widgets.Label()
    widgets.jsdlink((label, "value"), (slider, "max"))
    widgets.jsdlink((slider, "value"), (said, "value"))
    with pytest.raises(ExportError, match=r"another kind than it can hold.*Link its max with"):
        body_of(as_notebook(label, slider, said))


@pytest.mark.parametrize(
    "end", [widgets.Label, widgets.HTML, widgets.HTMLMath, widgets.Valid, widgets.IntProgress]
)
def test_a_number_may_lead_to_what_shows_it(as_notebook: Build, body_of: Body, end: Any) -> None:
    slider, shown = widgets.IntSlider(description="Dose"), end()
    widgets.jslink((slider, "value"), (shown, "value"))
    assert 'data-kind="range"' in body_of(as_notebook(slider, shown))


@pytest.mark.parametrize("kind", [widgets.Tab, widgets.Accordion])
def test_panes_need_no_link(as_notebook: Build, body_of: Body, kind: Any) -> None:
    assert "data-kind" in body_of(as_notebook(kind([widgets.Label("one")])))


@pytest.mark.parametrize(
    "kind",
    [
        widgets.IntSlider,
        widgets.FloatSlider,
        widgets.BoundedIntText,
        widgets.Checkbox,
        widgets.ToggleButton,
        lambda: widgets.Select(options="ab"),
        lambda: widgets.SelectionRangeSlider(options="ab"),
    ],
)
def test_any_control_that_is_linked_to_nothing_stops_the_export(
    as_notebook: Build, body_of: Body, kind: Any
) -> None:
    with pytest.raises(ExportError, match="linked to nothing"):
        body_of(as_notebook(kind()))


def lenient(nb: NotebookNode) -> Page:
    return build_page(read_document(nb, "notebook", Path()), lenient=True)


def test_a_note_may_take_the_place_of_an_unsupported_widget(as_notebook: Build) -> None:
    page = lenient(as_notebook(widgets.VBox([widgets.Label("fine"), widgets.DatetimePicker()])))
    assert '>fine</div><p class="live">Datetime needs a live kernel' in page.body
    assert [note.widget for note in page.notes] == ["Datetime"]


def test_a_note_may_take_the_place_of_a_control_that_is_linked_to_nothing(
    as_notebook: Build,
) -> None:
    page = lenient(as_notebook(widgets.IntSlider(description="Lone")))
    assert "IntSlider 'Lone' needs a live kernel" in page.body
    assert "<input" not in page.body
    assert [note.cell for note in page.notes] == [1]


def test_a_control_that_led_into_an_unsupported_widget_gets_a_note(as_notebook: Build) -> None:
    slider, bar = widgets.IntSlider(description="Dose"), widgets.DatetimePicker()
    widgets.jslink((slider, "value"), (bar, "value"))
    page = lenient(as_notebook(slider, bar))
    assert page.body.count("needs a live kernel") == 2


def test_a_widget_with_one_link_that_works_keeps_it_beside_its_note(as_notebook: Build) -> None:
    control, box, label = widgets.Dropdown(options="ab"), widgets.Checkbox(), widgets.Label("x")
    widgets.jslink((control, "index"), (label, "value"))
    widgets.jslink((box, "value"), (control, "tooltip"))
    page = lenient(as_notebook(control, box, label))
    assert "<select" in page.body
    assert "Dropdown needs a live kernel" in page.body
    assert "Checkbox needs a live kernel" in page.body


def test_a_view_without_state_may_get_a_note(as_notebook: Build) -> None:
    nb = as_notebook(widgets.Label("x"))
    del nb.metadata["widgets"]
    assert "widget needs a live kernel" in lenient(nb).body


def test_a_view_without_state_stops_the_export(as_notebook: Build, body_of: Body) -> None:
    nb = as_notebook(widgets.Label("x"))
    del nb.metadata["widgets"]
    with pytest.raises(ExportError, match=r"no state for this widget.*--execute notebook\.ipynb"):
        body_of(nb)
