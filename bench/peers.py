"""Ways of publishing states that a reader goes through with a slider: ours and its peers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
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
        CSS selector of the part of the figure that differs from state to state. A canvas is what
        was last written of the cursor's label on any.
    general
        False where it cannot publish page 02.
    charts
        False where it publishes page 02 alone.
    follows
        True where it can publish the figure whose curves follow.
    slowed
        How many times slower the browser's processor is made.
    """

    name: str
    build: Callable[[int], str]
    slider: str
    moving: str
    general: bool = True
    charts: bool = True
    follows: bool = False
    slowed: float = 1


def lacking(peers: Iterable[Peer]) -> str:
    """Return what to install before the peers can be measured; empty if nothing is missing."""
    if not (missing := [each.name for each in peers if not _installed(each)]):
        return ""
    return (
        f"Not installed: {', '.join(missing)}. Install the extra that has it, with pip or uv pip:\n"
        "    pip install --constraint constraints.txt --editable '.[dev,bench]'\n"
        f"or leave them out with --without {' '.join(missing)}."
    )


def _installed(peer: Peer) -> bool:
    return peer not in EXTRA or find_spec(peer.name.lower()) is not None


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


def _ours_live(states: int) -> str:
    html, _ = FolioExporter().from_notebook_node(chart.live_notebook(states), {})
    return str(html)


def _mpld3(states: int) -> str:
    from . import in_mpld3

    return in_mpld3.page(states)


def _altair(states: int) -> str:
    from . import in_altair

    return in_altair.page(states)


def _bokeh(states: int) -> str:
    from . import in_bokeh

    return in_bokeh.page(states)


OURS = Peer("ours", _ours, NATIVE, f"{LAYER} > :not([hidden])")
STOCK = Peer("stock", _stock, HANDLE, LAYER, general=False)
"""On page 02 it fetches anywidget from a server, and without a network draws no live figure."""

JSHTML = Peer("to_jshtml", _jshtml, NATIVE, "img", general=False)
HOLOVIEWS = Peer("HoloViews", _holoviews, HANDLE, "img", general=False)
LIVE = Peer("ours live", _ours_live, NATIVE, "text[data-live=label]", False, follows=True)
MPLD3 = Peer("mpld3", _mpld3, NATIVE, ".mpld3-figure", False, follows=True)
ALTAIR = Peer("Altair", _altair, NATIVE, ".mark-text.role-mark", False, follows=True)
BOKEH = Peer("Bokeh", _bokeh, HANDLE, "canvas", False, follows=True)
EXTRA = (MPLD3, ALTAIR, BOKEH, HOLOVIEWS)
"""Those of the extra ``bench``; their names are those of their packages."""

INFUSION = Peer(
    "infusion", _ours, "input[type=range][aria-valuetext$='mg/kg']", "path[data-live=curve]",
    charts=False,
)  # fmt: skip
"""The course's explorer of one infusion, which is on page 02."""

SLOWED = replace(INFUSION, name="4x slower", slowed=4)
