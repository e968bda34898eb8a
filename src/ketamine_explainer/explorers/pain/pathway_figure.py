"""The pain pathway: where the article says ketamine acts, and where pharmacology puts it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from ...content.records import Caption, Site
from ..kit.controls import Choices
from ..kit.layers import LayeredFigure, Picture
from ..kit.style import BLUE, BODY, FAINT, INK, MUTED, PAPER, RUST, SMALL, canvas, look

WIDTH, HEIGHT = 1000, 340
BOX = (244.0, 110.0)
PLACES = {"nerve_ending": 144.0, "dorsal_horn": 500.0, "brain": 856.0}
MIDDLE, LINE = 170.0, 26.0


def draw_pathway(site: Choices, caption: Caption) -> Picture:
    """Return the pathway with its layer ``site``: a ring around the chosen place."""
    with look("pathway"):
        figure, axes = canvas(WIDTH, HEIGHT)
        _draw_signal(axes)
        for (each,) in site.states:
            _draw_site(axes, each, caption.inside)
        drawing = LayeredFigure("pathway", figure)
        drawing.layer("site", site, lambda site: [_box(axes, site, INK, 6, 10)])
        return drawing.picture(caption.title, caption.description)


def _draw_signal(axes: Axes) -> None:
    """Draw the nerve as a line through all places, with the way that the signal runs."""
    axes.plot([PLACES["nerve_ending"], PLACES["brain"]], [MIDDLE] * 2, color=FAINT, lw=14, zorder=0)
    for x, words in ((322.0, ["nerve"]), (678.0, ["spinal", "cord"])):
        axes.annotate("", (x + 40, MIDDLE), (x - 40, MIDDLE), zorder=1,
                      arrowprops={"arrowstyle": "-|>", "color": MUTED, "lw": 2.5})  # fmt: skip
        _lines(axes, x, MIDDLE + 20, words, fontsize=SMALL, color=MUTED)


def _draw_site(axes: Axes, site: Site, inside: Mapping[str, str]) -> None:
    x = PLACES[site.id]
    _box(axes, site, MUTED, 2)
    name = _two_lines(site.name)
    y = MIDDLE - 9 - LINE * (len(name) - 1) / 2
    _lines(axes, x, y, name, fontsize=BODY + 2, weight="bold", zorder=5)
    if site.article_here:
        _mark(axes, x, "v", RUST, MIDDLE + 82, MIDDLE + 103, inside["article named"])
    words = inside[f"pharmacology {site.pharmacology_here}"]
    colour = MUTED if site.pharmacology_here != "yes" else BLUE
    _mark(axes, x, "^", colour, MIDDLE - 82, MIDDLE - 121 - LINE, words)


def _mark(
    axes: Axes, x: float, marker: str, colour: str, y: float, y_text: float, words: str
) -> None:
    """Mark who says what of a place: the speaker on a line, what they say on the next."""
    who, what = words.split(": ")
    axes.plot([x], [y], marker, ms=24, color=colour)
    _lines(axes, x, y_text, [f"{who}:", what], fontsize=BODY, color=colour, weight="bold")


def _lines(axes: Axes, x: float, y: float, lines: Sequence[str], **style: Any) -> None:
    """Write lines below each other, the last at `y`."""
    for i, words in enumerate(lines, start=1):
        axes.text(x, y + LINE * (len(lines) - i), words, ha="center", **style)


def _two_lines(name: str) -> list[str]:
    """Cut a name near its middle, at a space."""
    words = name.split()
    cut = min(range(1, len(words)), key=lambda i: abs(len(" ".join(words[:i])) - len(name) / 2),
              default=len(words))  # fmt: skip
    return [line for line in (" ".join(words[:cut]), " ".join(words[cut:])) if line]


def _box(axes: Axes, site: Site, colour: str, width: float, margin: float = 0) -> Artist:
    w, h = BOX[0] + 2 * margin, BOX[1] + 2 * margin
    patch = FancyBboxPatch(
        (PLACES[site.id] - w / 2, MIDDLE - h / 2), w, h, boxstyle="round,pad=0,rounding_size=16",
        facecolor="none" if margin else PAPER, edgecolor=colour, lw=width,
        zorder=2,
    )  # fmt: skip
    return axes.add_patch(patch)
