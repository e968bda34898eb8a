from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets as w
import pytest
from nbformat import NotebookNode

from nbfolio.html.drawing import RenderContext
from nbfolio.html.registry import KINDS
from nbfolio.notebook.state import read_state
from nbfolio.stills.states import State, States

from .layered import layered, over

Find = Callable[..., tuple[Sequence[State], State]]


@pytest.fixture
def states(as_notebook: Callable[..., NotebookNode]) -> Find:
    """Return all states and the first one of widgets that are shown together."""

    def find(*shown: Any) -> tuple[Sequence[State], State]:
        finder = States(RenderContext("notebook", read_state(as_notebook(*shown).metadata), KINDS))
        idents = [each.model_id for each in shown]
        return finder.all(idents), finder.first(idents)

    return find


def labels(*words: str) -> list[Any]:
    return [w.Label(word) for word in words]


def test_controls_of_two_stacks_multiply(states: Find) -> None:
    found, first = states(layered())

    assert [state.said for state in found] == [
        f"Line: {line}; Dot: {dot}"
        for line in ("first", "second")
        for dot in ("red", "green", "blue")
    ]
    assert first.said == "Line: second; Dot: red"


def test_a_control_of_two_stacks_counts_once(states: Find) -> None:
    control = w.Dropdown(options=["a", "b"], description="One")

    found, _ = states(over(control, labels("1", "2")), over(control, labels("3", "4")))

    assert [state.said for state in found] == ["One: a", "One: b"]


def test_a_control_that_is_not_shown_counts_not(states: Find) -> None:
    outer = w.ToggleButtons(options=["few", "many"], description="Outcome")
    inner = w.ToggleButtons(options=["x", "y", "z"], description="Against")
    panes = [w.Label("alone"), over(inner, labels("1", "2", "3"))]

    found, _ = states(over(outer, panes))

    assert [state.said for state in found] == [
        "Outcome: few",
        "Outcome: many; Against: x",
        "Outcome: many; Against: y",
        "Outcome: many; Against: z",
    ]


def test_a_player_and_its_slider_are_one_control_with_words(states: Find) -> None:
    slider = w.SelectionSlider(options=["day 1", "day 2"], description="Day")
    player = w.Play(max=1, description="Play: Day")
    w.jslink((player, "value"), (slider, "index"))
    stack = w.Stack(labels("1", "2"), selected_index=0)
    w.jsdlink((player, "value"), (stack, "selected_index"))

    found, _ = states(stack)

    assert [state.said for state in found] == ["Day: day 1", "Day: day 2"]


def test_numbers_and_switches_lead_stacks_too(states: Find) -> None:
    number = w.IntSlider(value=2, min=1, max=2, description="Week")
    stack = w.Stack(labels("0", "1", "2"), selected_index=2)
    w.jsdlink((number, "value"), (stack, "selected_index"))
    switch = w.Checkbox(value=True, description="Band", indent=False)
    band = w.Stack(labels("without", "with"), selected_index=1)
    w.jsdlink((switch, "value"), (band, "selected_index"))

    found, first = states(stack, band)

    assert [state.said for state in found] == [
        "Week: 1; Band: off",
        "Week: 1; Band: on",
        "Week: 2; Band: off",
        "Week: 2; Band: on",
    ]
    assert first.said == "Week: 2; Band: on"


def test_a_stack_that_nothing_leads_stays_as_it_is(states: Find) -> None:
    found, first = states(w.Stack(labels("1", "2"), selected_index=1))

    assert list(found) == [first]
    assert first.said == ""
