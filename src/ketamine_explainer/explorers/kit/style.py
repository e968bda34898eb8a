"""How our figures look: sizes for a projector, colours safe for colour-blind readers."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.textpath import text_to_path

from ...synthesis.typeface import FAMILY, typeface

for _file in typeface().files:
    fontManager.addfont(str(_file))

FAMILIES = [FAMILY, "DejaVu Sans"]
"""Of all lettering: the second for signs that the first has not."""

# Okabe & Ito (2008), "Color universal design"; docs/identity.md says what each means
BLUE, ORANGE, SKY, GREEN = "#0072b2", "#e69f00", "#56b4e9", "#009e73"
YELLOW, VERMILLION, PURPLE = "#f0e442", "#d55e00", "#cc79a7"
RUST = "#a84300"  # vermillion, dark enough for text
INK, MUTED, FAINT, PAPER = "#1b1b1f", "#595964", "#d8d8de", "#fefefe"

CSS = {
    BLUE: "var(--ke-blue,#0072b2)",
    ORANGE: "var(--ke-orange,#e69f00)",
    SKY: "var(--ke-sky,#56b4e9)",
    GREEN: "var(--ke-green,#009e73)",
    YELLOW: "var(--ke-yellow,#f0e442)",
    VERMILLION: "var(--ke-vermillion,#d55e00)",
    PURPLE: "var(--ke-purple,#cc79a7)",
    RUST: "var(--ke-rust,#a84300)",
    INK: "var(--ke-ink,currentColor)",
    MUTED: "var(--ke-muted,#595964)",
    FAINT: "var(--ke-faint,#d8d8de)",
    PAPER: "var(--ke-paper,#fefefe)",
}
"""What each colour becomes in SVG, so that a figure follows the theme of page or Lab."""

SMALL, BODY, LARGE = 20, 22, 26
"""Type sizes in SVG units; a figure is about 1,000 units wide."""

LINE = 23.5
"""From one line of small type to the next, in SVG units."""

TYPE, COMPACT = 22, 560.0
"""The one size of type of a compact figure, and its width, in SVG units.

On a phone of 360 px type is 13 px high then, at a zoom of 400 % 11 px, on a slide 24 px and more.
"""

TALLEST = 446.0
"""How high a compact figure may be: 60 % of a slide's width below a title of two lines."""

STEP = 26.0
"""From one line of this type to the next, in SVG units."""

SLACK = 1.02
"""How much wider than in matplotlib's font a reader's font may be."""

RC: dict[str, Any] = {
    "svg.fonttype": "none",  # text stays text
    "svg.image_inline": True,
    "font.family": FAMILIES,
    "font.size": BODY,
    "text.color": INK,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "hatch.linewidth": 2,
    "lines.linewidth": 4,
    "lines.solid_capstyle": "round",
    "lines.solid_joinstyle": "round",
}


def look(name: str) -> AbstractContextManager[None]:
    """Return the context in which the figure `name` is drawn; its SVG ids derive from the name."""
    settings: Any = {**RC, "svg.hashsalt": name}
    return mpl.rc_context(settings)


def canvas(width: float, height: float) -> tuple[Figure, Axes]:
    """Return an empty figure of `width` x `height` SVG units and one axes that fills it.

    The axes has the same units, y upwards, and no frame: schematic figures draw straight on it.
    """
    figure = Figure(figsize=(width / 72, height / 72), dpi=72)
    figure.patch.set_visible(False)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    return figure, axes


def width_of(words: str, weight: str = "normal", size: float = TYPE) -> float:
    """Return the width that words need, in SVG units."""
    font = FontProperties(family=FAMILIES, size=size, weight=weight)
    wide: float = text_to_path.get_text_width_height_descent(words, font, False)[0]
    return SLACK * wide


def folded(words: str, width: float, weight: str = "normal") -> list[str]:
    """Return words in lines of at most a width in SVG units; one that is wider has its own line.

    Parts that a no-break space joins stay together. No word stands alone below a line of three
    or more, where the one before it has room beside it.
    """
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > 1 and " " not in lines[-1] and lines[-2].count(" ") > 1:
        head, _, before = lines[-2].rpartition(" ")
        if width_of(f"{before} {lines[-1]}", weight) <= width:
            lines[-2:] = [head, f"{before} {lines[-1]}"]
    return lines


def plot_area(sheet: Axes, left: float, right: float, floor: float, top: float) -> Axes:
    """Return axes with scales of their own within a sheet, styled as all of ours are.

    Parameters
    ----------
    sheet : Axes
        As `canvas` returns it.
    left, right, floor, top : float
        Ends of the axes on the sheet, in SVG units, y upwards.
    """
    figure = sheet.get_figure()
    assert isinstance(figure, Figure), "a sheet's axes lies on one"
    width, height = sheet.get_xlim()[1], sheet.get_ylim()[1]
    ends = (left / width, floor / height, (right - left) / width, (top - floor) / height)
    area = figure.add_axes(ends)
    area.set_zorder(-1)  # what stands on the sheet lies over it, in still pictures too
    area.patch.set_visible(False)
    area.spines[:].set_visible(False)
    area.tick_params(
        which="both", bottom=False, left=False, length=0, pad=7, labelsize=TYPE, labelcolor=INK
    )
    area.grid(color=FAINT, linewidth=1)
    area.set_axisbelow(True)
    return area
