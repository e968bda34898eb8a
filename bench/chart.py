"""The figure that all ways of publishing show: two curves, and a cursor that takes N places."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as w
import numpy as np
from ipywidgets import Widget
from matplotlib.animation import FuncAnimation
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from ketamine_explainer.explorers.kit.controls import choose
from ketamine_explainer.explorers.kit.explainer import figure
from ketamine_explainer.explorers.kit.layers import LayeredFigure
from ketamine_explainer.explorers.kit.style import BLUE, INK, VERMILLION, look
from nbfolio.notebook.state import STATE_MIME, VIEW_MIME

WIDTH, HEIGHT = 1000, 400
"""Size of the figure in pixels and in SVG units."""

WEEKS = 8
TIMES = np.linspace(0, WEEKS, 200)
CURVES = {BLUE: WEEKS * np.exp(-TIMES), VERMILLION: WEEKS * (1 - np.exp(-TIMES / 3))}
"""Heights of the two curves at `TIMES`, by colour."""


def words(states: int) -> list[str]:
    """Return what each place of the cursor is called."""
    return [f"step {state + 1} of {states}" for state in range(states)]


def base() -> tuple[Figure, Axes]:
    """Return the figure with what no state changes."""
    sheet = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72)
    axes = sheet.add_subplot(xlabel="weeks", ylabel="strength", ylim=(0, WEEKS * 1.2))
    for colour, heights in CURVES.items():
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
    step = choose("Step", words(states), "slider", values=range(states))
    with look("chart"):
        sheet, axes = base()
        drawing = LayeredFigure("chart", sheet)
        drawing.layer("step", step, lambda state: cursor(axes, state, states))
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
