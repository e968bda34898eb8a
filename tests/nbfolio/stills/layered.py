"""The figure of `figured` made of real widgets, in no notebook of ours."""

from typing import Any

import ipywidgets as w

from nbfolio.notebook.figure import FigureSpec

from ..figured import CAPTION, DOTS, LINES, RULE, SAID, spec


def over(control: Any, panes: list[Any]) -> Any:
    stack = w.Stack(panes, selected_index=control.index, layout=w.Layout(grid_area="1 / 1"))
    w.jsdlink((control, "index"), (stack, "selected_index"))
    return stack


class Specified(w.VBox):  # type: ignore[misc]
    """A box that says what it is."""

    def __init__(self, children: list[Any], said: FigureSpec) -> None:
        super().__init__(children)
        self.spec = said


def layered(title: str = "Two lines") -> Any:
    """Return the figure of `spec` as a card of widgets."""
    which = w.ToggleButtons(options=LINES.options, description=LINES.label, index=1)
    colour = w.Dropdown(options=DOTS.options, description=DOTS.label)
    said = spec(title)
    [panel] = said.panels
    sheets = [[w.HTML(each) for each in layer.values] for layer in panel.layers]
    sheets[0][0].layout = w.Layout(grid_area="1 / 1")
    grid = w.GridBox([sheets[0][0], over(which, sheets[1]), over(colour, sheets[2])])
    sentence = over(which, [w.HTML(each) for each in SAID])
    sentence.add_class("ke-sentence")
    heading = w.HTML(f"<style>{RULE}</style><h3>{title}</h3>")
    foot = w.HTML(f"<p class='ke-caption'>{CAPTION}</p>")
    return Specified([heading, w.HBox([which, colour]), grid, sentence, foot], said)
