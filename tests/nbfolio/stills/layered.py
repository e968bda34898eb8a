"""A small layered figure made of real widgets, in no notebook of ours."""

from typing import Any

import ipywidgets as w

TITLE = "Two <lines>"


def sheet(inside: str, size: str = "0 0 100 50") -> Any:
    drawing = f'<svg viewBox="{size}">{inside}</svg>'
    return w.HTML(drawing, layout=w.Layout(grid_area="1 / 1"))


def over(control: Any, panes: list[Any]) -> Any:
    stack = w.Stack(panes, selected_index=control.index, layout=w.Layout(grid_area="1 / 1"))
    w.jsdlink((control, "index"), (stack, "selected_index"))
    return stack


def base() -> Any:
    return sheet(
        "<title>Two &lt;lines&gt;</title><desc>A line and a dot.</desc>"
        '<defs><clipPath id="f-0"><rect width="100" height="50"/></clipPath>'
        '<path id="f-1" d="M0 0H9"/><path id="f-2" d="M0 9H9"/></defs>'
        '<text x="5" y="20" style="fill:var(--ke-ink,currentColor);font-size:9px">words</text>'
    )


def line(number: int) -> Any:
    return sheet(f'<g clip-path="url(#f-0)"><use href="#f-{number}" y="3"/></g>')


def dot(colour: str) -> Any:
    return sheet(f'<circle r="5" cx="50" cy="25" fill="var(--unknown,{colour})"/>')


def layered(title: str = "Two lines") -> Any:
    """Return a card with two controls: which line, which of three dots."""
    which = w.ToggleButtons(options=["first", "second"], description="Line", index=1)
    colour = w.Dropdown(options=["red", "green", "blue"], description="Dot")
    grid = w.GridBox(
        [
            base(),
            over(which, [line(1), line(2)]),
            over(colour, [dot("#f00"), dot("#0f0"), dot("#00f")]),
        ]
    )
    said = over(which, [w.HTML("<p>The first. It is.</p>"), w.HTML("<p>The second.</p>")])
    said.add_class("ke-sentence")
    rule = "<style>.ke-layers g[clip-path] { stroke: var(--ke-blue, #123) }</style>"
    heading = w.HTML(f"{rule}<h3>{title}</h3>")
    foot = w.HTML("<p class='ke-caption'>Drawn for a test.</p>")
    return w.VBox([heading, w.HBox([which, colour]), grid, said, foot])
