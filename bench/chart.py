"""The figure that all ways of publishing show: two curves, and a cursor that takes N places.

What only those can publish that calculate in the page is a second one: both curves follow the
slider too, and fall and rise more slowly the further to the right the cursor is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import ipywidgets as w
import numpy as np
from ipywidgets import Widget
from matplotlib.animation import FuncAnimation
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from ketamine_explainer.explorers.kit.controls import Control, choose
from ketamine_explainer.explorers.kit.explainer import figure
from ketamine_explainer.explorers.kit.layers import LayeredFigure
from ketamine_explainer.explorers.kit.live import Curve, LiveModel, Output, Words
from ketamine_explainer.explorers.kit.style import BLUE, INK, VERMILLION, look
from nbfolio.notebook.state import STATE_MIME, VIEW_MIME

WIDTH, HEIGHT = 1000, 400
"""Size of the figure in pixels and in SVG units."""

WEEKS = 8
TIMES = np.linspace(0, WEEKS, 200)

LIVE, LIVE_STATES = -1, 44
"""Stands for the states of the figure whose curves follow too, and how many these are."""


def content(states: int) -> str:
    """Return what pages of so many states show; none is page 02."""
    if states == LIVE:
        return "live curves"
    return f"{states:,} states" if states else "page 02"


def curves(slower: Any = 0) -> dict[str, Any]:
    """Return the heights of the two curves at `TIMES`, by colour; the slower the larger."""
    falling, rising = np.exp(-TIMES / (1 + slower)), np.exp(-TIMES / (3 + slower))
    return {BLUE: WEEKS * falling, VERMILLION: WEEKS * (1 - rising)}


CURVES = curves()
"""Heights of the two curves at first, by colour."""


_INK, _MIDDLE = {"color": INK, "linewidth": 2}, {"ha": "center"}


def words(states: int) -> list[str]:
    """Return what each place of the cursor is called."""
    return [f"step {state + 1} of {states}" for state in range(states)]


def base(follows: bool = False) -> tuple[Figure, Axes]:
    """Return the figure with what no state changes: without its curves where these follow."""
    sheet = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72)
    axes = sheet.add_subplot(xlabel="weeks", ylabel="strength", ylim=(0, WEEKS * 1.2))
    for colour, heights in {} if follows else CURVES.items():
        axes.plot(TIMES, heights, color=colour)
    return sheet, axes


def cursor(axes: Axes, state: int, states: int) -> Sequence[Artist]:
    """Add the cursor and its label at one of its places, and return them."""
    at = WEEKS * state / (states - 1)
    line = axes.axvline(at, color=INK, linewidth=2)
    return line, axes.text(at, WEEKS * 1.1, words(states)[state], ha="center")


def notebook(states: int) -> NotebookNode:
    """Return an executed notebook that shows the figure in layers and a slider over its states."""
    Widget.close_all()
    step = _step(states)
    with look("chart"):
        sheet, axes = base()
        drawing = LayeredFigure("chart", sheet)
        drawing.layer("step", step, lambda state: cursor(axes, state, states))
        return _notebook(step, drawing)


def live_notebook(states: int) -> NotebookNode:
    """Return an executed notebook that shows the figure live and a slider over its states.

    Parameters
    ----------
    states
        How many places the cursor takes; `LIVE` for the figure whose curves follow.
    """
    Widget.close_all()
    follows, many = states == LIVE, LIVE_STATES if states == LIVE else states
    step = _step(many)
    with look("chart"):
        sheet, axes = base(follows)
        if follows:
            axes.set_xlim(0, WEEKS)
        drawing = LayeredFigure("chart", sheet)
        drawing.live("step", LiveModel({"step": step}, partial(_marks, axes, many, follows)))
        return _notebook(step, drawing)


def _marks(axes: Axes, states: int, follows: bool, step: Any) -> Mapping[str, Output]:
    """Return the cursor, its label and the curves that follow; it is traced."""
    at = step * (WEEKS / (states - 1))
    line = Curve(axes, np.stack([at, at]), np.array([0, WEEKS * 1.2]), _INK)
    label = Words(axes, at, WEEKS * 1.1, f"step {step + 1:.0f} of {states}", style=_MIDDLE)
    following = curves(at) if follows else {}
    return {
        **{f"curve{place}": Curve(axes, TIMES, heights, {"color": colour})
           for place, (colour, heights) in enumerate(following.items())},
        "cursor": line,
        "label": label,
    }  # fmt: skip


def _step(states: int) -> Control:
    return choose("Step", words(states), "slider", values=range(states))


def _notebook(step: Control, drawing: LayeredFigure) -> NotebookNode:
    picture = drawing.picture("Two curves", "Two curves and a cursor")
    view = {VIEW_MIME: {"model_id": w.VBox([step.row, figure(picture)]).model_id}}
    cell = new_code_cell("show()", outputs=[new_output("display_data", view)], execution_count=1)
    state = Widget.get_manager_state()
    return new_notebook(cells=[cell], metadata={"widgets": {STATE_MIME: state}})


def animation(states: int) -> FuncAnimation:
    """Return matplotlib's animation of the same states."""
    sheet, axes = base()
    shown: list[Artist] = []

    def draw(state: int) -> Sequence[Artist]:
        for artist in shown:
            artist.remove()
        shown[:] = cursor(axes, state, states)
        return shown

    return FuncAnimation(sheet, draw, frames=states, cache_frame_data=False)
