from collections.abc import Callable

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode

from nbfolio.notebook.state import STATE_MIME, End, Link, read_state

Build = Callable[..., NotebookNode]


def test_a_notebook_without_widgets_has_an_empty_state() -> None:
    state = read_state({})
    assert (dict(state.models), state.links) == ({}, ())


def test_children_are_ids(as_notebook: Build) -> None:
    inner = widgets.Label("x")
    outer = widgets.VBox([inner])
    models = read_state(as_notebook(outer).metadata).models
    assert models[outer.model_id].children == (inner.model_id,)


def test_links_hold_ends_and_direction(as_notebook: Build) -> None:
    control, stack = widgets.Dropdown(options="ab"), widgets.Stack([])
    both = widgets.jslink((control, "index"), (stack, "selected_index"))
    one = widgets.jsdlink((control, "index"), (stack, "selected_index"))
    ends = End(control.model_id, "index"), End(stack.model_id, "selected_index")
    state = read_state(as_notebook(control).metadata)
    assert {both.model_id, one.model_id} <= state.models.keys()
    assert state.links == (Link(*ends, both=True), Link(*ends, both=False))


@pytest.mark.parametrize(("encoding", "data"), [("base64", "ZG90"), ("hex", "646f74")])
def test_bytes_are_joined_to_the_traits(encoding: str, data: str) -> None:
    buffer = {"path": ["value"], "encoding": encoding, "data": data}
    entry = {"model_name": "ImageModel", "state": {"format": "png"}, "buffers": [buffer]}
    state = read_state({"widgets": {STATE_MIME: {"state": {"a": entry}}}})
    assert state.models["a"].get("value") == b"dot"


def test_a_widget_is_called_by_its_description(as_notebook: Build) -> None:
    control = widgets.Dropdown(description="Condition")
    models = read_state(as_notebook(control).metadata).models
    assert models[control.model_id].words == "Dropdown 'Condition'"
