"""The same figure and states as a HoloMap. It needs the extra ``bench``."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stdout
from typing import Any

import holoviews as hv
from holoviews import opts

from ketamine_explainer.explorers.kit.style import INK

from .chart import CURVES, HEIGHT, TIMES, WEEKS, WIDTH, words

DPI = 144
"""Of the pane that shows the figures of a HoloMap."""


def page(states: int) -> str:
    """Return HoloViews' page of the states, with all that it needs inside."""
    hv.extension("matplotlib")
    hv.output(widget_location="top")
    # Options of single frames, and axes that suit all frames, would make it grow with the square.
    opts.defaults(
        opts.Curve(color=hv.Cycle(list(CURVES)), framewise=True),
        opts.VLine(color=INK, linewidth=2, framewise=True),
        opts.Text(framewise=True),
        opts.Overlay(fig_inches=(WIDTH / DPI, HEIGHT / DPI), aspect=WIDTH / HEIGHT, framewise=True),
    )
    frames = {state: _frame(state, states) for state in range(states)}
    written = io.BytesIO()
    with redirect_stdout(sys.stderr):  # where it tells its progress
        hv.save(
            hv.HoloMap(frames, kdims="Step"), written,
            backend="matplotlib", fmt="widgets", resources="inline",
        )  # fmt: skip
    return written.getvalue().decode()


def _frame(state: int, states: int) -> Any:
    at = WEEKS * state / (states - 1)
    one, other = (hv.Curve((TIMES, each), "weeks", "strength") for each in CURVES.values())
    return one * other * hv.VLine(at) * hv.Text(at, WEEKS * 1.1, words(states)[state])
