"""The pain pathway in a body: where the article says ketamine acts, and where pharmacology does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Circle, Ellipse, PathPatch
from matplotlib.path import Path

from ...content.records import Caption, Site
from ..kit.controls import Choices
from ..kit.layers import LayeredFigure, Picture
from ..kit.style import (
    BLUE,
    COMPACT,
    FAINT,
    INK,
    MUTED,
    PAPER,
    PURPLE,
    RUST,
    STEP,
    TALLEST,
    TYPE,
    canvas,
    folded,
    look,
)

WIDTH, HEIGHT, EDGE = COMPACT, TALLEST, 8.0
TOP = 460.0
"""The height of the body above the ground that its places are given from; its foot is cut off."""

PLACES = {"brain": (120.0, 396.0), "dorsal_horn": (120.0, 206.0), "nerve_ending": (226.0, 52.0)}
"""Where each place lies in the body, in SVG units from below."""

SAID = 286.0
"""Where the words beside the body begin."""

TOPS = {"brain": 450.0, "dorsal_horn": 306.0, "nerve_ending": 140.0}
"""Height of the top of what is said of each place."""

Point = tuple[float, float]

BODY: tuple[tuple[Point, ...], ...] = (
    ((96, 332), (94, 312), (78, 304), (52, 296)),
    ((52, 296), (22, 284), (20, 260), (20, 230)),
    ((20, 230), (18, 160), (26, 80), (30, -32)),
    ((144, 332), (146, 312), (162, 304), (186, 296)),
    ((186, 296), (212, 286), (218, 264), (222, 240)),
    ((222, 240), (234, 180), (246, 120), (252, 78)),
    ((252, 78), (258, 48), (244, 24), (226, 26)),
    ((226, 26), (206, 28), (206, 52), (208, 72)),
    ((208, 72), (202, 128), (192, 174), (184, 214)),
    ((184, 214), (180, 120), (184, 50), (186, -32)),
)
"""Outline of shoulders, arm and trunk: pieces of smooth curves, each from its first point on."""

NERVE: tuple[Point, ...] = ((226, 52), (222, 150), (208, 232), (120, 206))
"""From the hand through the arm to the spinal cord."""


def draw_pathway(site: Choices, caption: Caption) -> Picture:
    """Return the pathway with its layer ``site``: a ring around the chosen place."""
    with look("pathway"):
        figure, axes = canvas(WIDTH, HEIGHT)
        axes.set_ylim(TOP - HEIGHT, TOP)
        _draw_body(axes)
        for (each,) in site.states:
            _draw_site(axes, each, caption.inside)
        drawing = LayeredFigure("pathway", figure)
        drawing.layer("site", site, lambda site: _chosen(axes, site))
        return drawing.picture(caption.title, caption.description)


def _draw_body(axes: Axes) -> None:
    """Draw head, trunk and arm, and in them brain, spinal cord and a nerve with its way."""
    for piece in BODY:
        axes.add_patch(_curve(piece, MUTED, 2.5))
    axes.add_patch(Ellipse((120, 390), 116, 130, fill=False, edgecolor=MUTED, lw=2.5))
    axes.add_patch(Ellipse(PLACES["brain"], 84, 68, facecolor=FAINT, edgecolor=MUTED, lw=1.5))
    axes.plot([120, 120], [362, 20], color=FAINT, lw=12, solid_capstyle="round")
    axes.add_patch(_curve(NERVE, FAINT, 6))
    for start, end in (((222, 120), (219, 146)), ((120, 276), (120, 304))):
        axes.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": MUTED, "lw": 2.5})
    for x, y in (PLACES["dorsal_horn"], PLACES["nerve_ending"]):
        axes.add_patch(Circle((x, y), 8, facecolor=MUTED, edgecolor=PAPER, lw=1.5, zorder=3))


def _curve(points: tuple[Point, ...], colour: str, width: float) -> PathPatch:
    """Return a smooth curve of four points."""
    codes = [Path.MOVETO, *[Path.CURVE4] * 3]
    return PathPatch(Path(points, codes), fill=False, edgecolor=colour, lw=width,
                     capstyle="round", zorder=1)  # fmt: skip


def _draw_site(axes: Axes, site: Site, inside: Mapping[str, str]) -> None:
    """Write beside the body what a place is called and who says that ketamine acts there."""
    (x, y), top = PLACES[site.id], TOPS[site.id]
    reach = 44 if site.id == "brain" else 10
    axes.plot([x + reach, SAID - 8], [y, top - STEP / 2], color=MUTED, lw=1, zorder=0)
    for place, (line, style) in enumerate(_said(site, inside)):
        axes.text(SAID, top - STEP * (place + 1) + 8, line, fontsize=TYPE, **style)


def _said(site: Site, inside: Mapping[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    acts = site.pharmacology_here == "yes"
    told = [(site.name, {"color": INK, "weight": "bold"})]
    if site.article_here:
        told.append((inside["article named"], {"color": RUST}))
    words = inside[f"pharmacology {site.pharmacology_here}"]
    told.append((words, {"color": BLUE if acts else MUTED}))
    for words, style in told:
        for line in folded(words, WIDTH - EDGE - SAID, style.get("weight", "normal")):
            yield line, style


def _chosen(axes: Axes, site: Site) -> list[Artist]:
    """Add a ring around a place."""
    x, y = PLACES[site.id]
    size = np.array((104, 88) if site.id == "brain" else (44, 44))
    return [axes.add_patch(Ellipse((x, y), *size, fill=False, edgecolor=PURPLE, lw=7, zorder=4))]
