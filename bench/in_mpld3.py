"""The same figure by mpld3, whose plugin calculates in the page. It needs the extra ``bench``.

mpld3 has no slider; a plugin of this module adds one, with a label, and moves what it drew.
"""

from __future__ import annotations

from pathlib import Path

import mpld3
from matplotlib.figure import Figure
from mpld3 import plugins, urls
from mpld3.utils import get_id

from .chart import HEIGHT, LIVE, LIVE_STATES, WEEKS, WIDTH, base, cursor

SCRIPT = Path(__file__).with_name("in_mpld3.js").read_text(encoding="utf-8")


class Step(plugins.PluginBase):  # type: ignore[misc]
    """A slider above the figure."""

    JAVASCRIPT = SCRIPT

    def __init__(self, figure: Figure, states: int, follows: bool) -> None:
        [axes] = figure.axes
        *curves, line = axes.lines
        self.dict_ = {
            "type": "step", "states": states, "weeks": WEEKS, "line": get_id(line),
            "words": get_id(axes.texts[0]), "curves": [get_id(each) for each in curves],
            "follows": follows,
        }  # fmt: skip


def page(states: int) -> str:
    """Return mpld3's page of the states, with d3 and mpld3 inside."""
    many = LIVE_STATES if states == LIVE else states
    figure, axes = base()
    cursor(axes, 0, many)
    line = axes.lines[-1]
    line.set_transform(axes.transData)  # mpld3 draws what is placed by data
    line.set_ydata([0, WEEKS * 1.2])
    figure.set_size_inches(WIDTH / 72, HEIGHT / 72)
    plugins.connect(figure, Step(figure, many, states == LIVE))
    shown = mpld3.fig_to_html(figure, include_libraries=False)
    code = "".join(
        f"<script>{_library(path)}</script>" for path in (urls.D3_LOCAL, urls.MPLD3MIN_LOCAL)
    )
    return (
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>_</title>{code}{shown}</html>'
    )


def _library(path: str) -> str:
    return Path(path).read_text(encoding="utf-8").replace("</script", "<\\/script")
