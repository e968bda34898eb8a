"""The pain pathway: where the article says ketamine acts, and where pharmacology puts it."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from ..content.records import Caption, Site
from .layers import Drawing, Picture
from .style import BLUE, BODY, FAINT, INK, MUTED, PAPER, RUST, SMALL, look, sheet

WIDTH, HEIGHT = 960, 264
BOX = (210.0, 84.0)
PLACES = {"nerve_ending": 150.0, "dorsal_horn": 480.0, "brain": 810.0}
MIDDLE = 132.0
PHARMACOLOGY = {
    "yes": "pharmacology: acts here",
    "possibly": "pharmacology: perhaps a little",
    "no": "pharmacology: not here",
}


def draw_pathway(sites: Sequence[Site], caption: Caption) -> Picture:
    """Return the pathway with its layer ``site``: a ring around the chosen place."""
    with look("pathway"):
        figure, axes = sheet(WIDTH, HEIGHT)
        _draw_signal(axes)
        for site in sites:
            _draw_site(axes, site)
        drawing = Drawing("pathway", figure)
        drawing.layer("site", lambda site: [_box(axes, site, INK, 6, 10)], sites)
        return drawing.picture(caption.title, caption.description)


def _draw_signal(axes: Axes) -> None:
    """Draw the nerve as a line through all places, with the way that the signal runs."""
    axes.plot([PLACES["nerve_ending"], PLACES["brain"]], [MIDDLE] * 2, color=FAINT, lw=14, zorder=0)
    for x, words in ((315.0, "nerve"), (645.0, "spinal cord")):
        axes.annotate("", (x + 40, MIDDLE), (x - 40, MIDDLE), zorder=1,
                      arrowprops={"arrowstyle": "-|>", "color": MUTED, "lw": 2.5})  # fmt: skip
        axes.text(x, MIDDLE + 20, words, ha="center", fontsize=SMALL, color=MUTED)


def _draw_site(axes: Axes, site: Site) -> None:
    x = PLACES[site.id]
    _box(axes, site, MUTED, 2)
    for line, word in enumerate(_two_lines(site.name)):
        axes.text(x, MIDDLE + 12 - 26 * line if " " in site.name else MIDDLE, word, ha="center",
                  va="center", fontsize=BODY + 1, weight="bold", zorder=5)  # fmt: skip
    if site.article_here:
        _mark(axes, x, "v", RUST, MIDDLE + 66, MIDDLE + 84, "the article: acts here")
    words = PHARMACOLOGY[site.pharmacology_here]
    colour = MUTED if site.pharmacology_here != "yes" else BLUE
    _mark(axes, x, "^", colour, MIDDLE - 66, MIDDLE - 98, words)


def _mark(
    axes: Axes, x: float, marker: str, colour: str, y: float, y_text: float, words: str
) -> None:
    axes.plot([x], [y], marker, ms=20, color=colour)
    axes.text(x, y_text, words, ha="center", fontsize=BODY, color=colour, weight="bold")


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
