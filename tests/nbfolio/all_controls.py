"""One of each control, with what it moves."""

from typing import Any

import ipywidgets as widgets

WORDS = ["1 h", "1 day", "a = b & c #1"]


def label_of(control: Any, attribute: str = "value") -> Any:
    """Return a control above a label that follows it."""
    shown = widgets.Label()
    widgets.jsdlink((control, attribute), (shown, "value"))
    return widgets.VBox([control, shown])


def everything() -> list[Any]:
    """Return one of each control, with what it moves."""
    tab = widgets.Tab([widgets.Label("in A"), widgets.Label("in B")], titles=("A", "B"))
    accordion = widgets.Accordion([widgets.Label("x"), widgets.Label("y")], titles=("X", "Y"))
    accordion.selected_index = 0
    tab.tooltip, accordion.tooltip = "Tabs", "Parts"
    return [
        label_of(widgets.IntSlider(description="Dose", max=10)),
        label_of(widgets.FloatSlider(description="Rate", max=1, step=0.1)),
        label_of(widgets.BoundedIntText(description="Week", max=52)),
        label_of(widgets.Checkbox(description="Band")),
        label_of(widgets.ToggleButton(description="Log")),
        label_of(widgets.Dropdown(options=WORDS, description="Menu"), "index"),
        label_of(widgets.Select(options=WORDS, description="List"), "index"),
        label_of(widgets.RadioButtons(options=WORDS, description="Radio"), "index"),
        label_of(widgets.SelectionRangeSlider(options=WORDS, description="Span"), "index"),
        tab,
        accordion,
    ]
