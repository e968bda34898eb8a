from collections.abc import Callable
from typing import Any

import ipywidgets as w
import pytest
from nbformat import NotebookNode

from nbfolio.html.drawing import RenderContext
from nbfolio.html.registry import widget_renderers
from nbfolio.html.widget_view import card
from nbfolio.notebook.state import read_state

Draw = Callable[[Any], str]


@pytest.fixture
def drawn(as_notebook: Callable[..., NotebookNode]) -> Draw:
    """Return the HTML of one widget on paper."""

    def draw(widget: Any) -> str:
        state = read_state(as_notebook(widget).metadata)
        return RenderContext("notebook", state, widget_renderers(), on_paper=True).view(
            widget.model_id
        )

    return draw


@pytest.mark.parametrize("control", [w.Dropdown, w.ToggleButtons, w.RadioButtons, w.Select,
                                     w.SelectionSlider])  # fmt: skip
def test_a_selection_is_the_words_that_it_stands_at(drawn: Draw, control: Any) -> None:
    html = drawn(control(options=["one <day", "a week"], value="one <day", description="Time"))

    assert html == '<p class="stands"><b>Time:</b> one &lt;day</p>'


def test_a_range_is_its_two_ends(drawn: Draw) -> None:
    html = drawn(w.SelectionRangeSlider(options=["a", "b", "c"], index=(0, 2), description="From"))

    assert html.endswith("a to c</p>")


def test_a_number_is_written_as_its_readout(drawn: Draw) -> None:
    html = drawn(w.FloatSlider(value=0.5, max=1, description="Dose"))

    assert html == '<p class="stands"><b>Dose:</b> 0.50</p>'


@pytest.mark.parametrize(("value", "said"), [(True, "on"), (False, "off")])
def test_a_switch_is_on_or_off(drawn: Draw, value: bool, said: str) -> None:
    assert drawn(w.Checkbox(value=value, description="Both")).endswith(f"</b> {said}</p>")


def test_play_is_left_out(drawn: Draw) -> None:
    assert drawn(w.Play()) == ""


def test_a_stack_shows_the_pane_of_its_control_alone(drawn: Draw) -> None:
    choice = w.Dropdown(options=["a", "b"], index=1)
    stack = w.Stack([w.HTML("first"), w.HTML("second")], selected_index=0)
    w.jsdlink((choice, "index"), (stack, "selected_index"))

    html = drawn(w.VBox([choice, stack]))

    assert "second" in html
    assert "first" not in html


@pytest.mark.parametrize("panes", [w.Tab, w.Accordion])
def test_what_is_folded_is_all_there_under_its_titles(drawn: Draw, panes: Any) -> None:
    html = drawn(panes([w.HTML("first"), w.HTML("second")], titles=["A", "B"]))

    assert html.index("<b>A</b>") < html.index("first") < html.index("<b>B</b>")
    assert "second" in html


def test_nothing_that_a_reader_could_move_is_left(drawn: Draw) -> None:
    html = drawn(w.VBox([w.IntSlider(), w.ToggleButton(), w.BoundedIntText(), w.Tab([w.HTML()])]))

    assert not any(tag in html for tag in ("<input", "<button", "<select", "data-model"))


def test_paper_has_no_buttons_beneath_a_widget(as_notebook: Callable[..., NotebookNode]) -> None:
    drawing = w.HTML("<svg></svg>")
    state = read_state(as_notebook(drawing).metadata)
    kinds = widget_renderers()
    assert "<button" in card(RenderContext("a", state, kinds), drawing.model_id)
    assert "<button" not in card(RenderContext("a", state, kinds, on_paper=True), drawing.model_id)
