"""Ways of publishing states that a reader goes through with a slider: ours and its peers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import matplotlib as mpl
from nbformat import NotebookNode

from nbfolio import FolioExporter
from nbfolio.execute.run import execute
from nbfolio.notebook.shape import read
from tests.html_manager import stock_page

from . import chart

COURSE = Path(__file__).parents[1] / "notebooks" / "02_fast_response.ipynb"
NATIVE, HANDLE = "input[type=range]", ".noUi-handle"
LAYER = ".ke-layers > :last-child"


@dataclass(frozen=True)
class Peer:
    """A way of publishing states.

    Parameters
    ----------
    name
        What the table calls it.
    build
        Returns the page of so many states; of page 02 where they are none.
    slider
        CSS selector of what takes the arrow keys.
    moving
        CSS selector of the part of the figure that differs from state to state.
    general
        False where it cannot publish page 02.
    """

    name: str
    build: Callable[[int], str]
    slider: str
    moving: str
    general: bool = True


def lacking() -> str:
    """Return what to install before every peer can be measured; empty if nothing is missing."""
    if find_spec("holoviews"):
        return ""
    return (
        "HoloViews is not installed. Install the extra that has it, with pip or uv pip:\n"
        "    pip install --constraint constraints.txt --editable '.[dev,bench]'\n"
        "or leave it out with --without-holoviews."
    )


def _notebook(states: int) -> NotebookNode:
    return chart.notebook(states) if states else execute(read(COURSE), COURSE.parent)


def _ours(states: int) -> str:
    resources = {"metadata": {"name": COURSE.stem, "path": str(COURSE.parent)}}
    html, _ = FolioExporter().from_notebook_node(_notebook(states), {} if states else resources)
    return str(html)


def _stock(states: int) -> str:
    return stock_page(_notebook(states))


def _jshtml(states: int) -> str:
    with mpl.rc_context({"animation.embed_limit": 2**20}):  # in megabytes
        player = chart.animation(states).to_jshtml(default_mode="once")
    return f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>_</title>{player}</html>'


def _holoviews(states: int) -> str:
    from . import holomap  # only here: it is not needed to go without it

    return holomap.page(states)


OURS = Peer("ours", _ours, NATIVE, f"{LAYER} > :not([hidden])")
STOCK = Peer("stock", _stock, HANDLE, LAYER)
JSHTML = Peer("to_jshtml", _jshtml, NATIVE, "img", general=False)
HOLOVIEWS = Peer("HoloViews", _holoviews, HANDLE, "img", general=False)
