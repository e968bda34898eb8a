"""Lines drawn once and shown again at other heights: an overlay names them instead of their points.

Where an axis is logarithmic, a curve times a factor is the same curve, moved up or down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from numpy.typing import ArrayLike, NDArray

from .style import CSS

NEAR = 0.15
"""How far, in SVG units, a line may be from its points: less than can be seen."""


@dataclass(frozen=True)
class Copy:
    """A line at another height.

    Parameters
    ----------
    line : str
        The key of a line.
    up : float
        How much higher than it was drawn, in SVG units.
    colour : str
        One of `style`.
    width : float
        Of the stroke.
    dash : tuple of float
        Lengths of strokes and gaps; none for a full line.
    """

    line: str
    up: float
    colour: str
    width: float = 4
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Stencils:
    """Lines that the overlays of a figure share, within a window of its sheet.

    Parameters
    ----------
    name : str
        That of the drawing.
    axes : Axes
        The sheet.
    window : tuple of float
        Left, right, floor and top, in SVG units, y upwards: what lies outside is not seen.
    """

    name: str
    axes: Axes
    window: tuple[float, float, float, float]
    lines: dict[str, NDArray[np.float64]] = field(default_factory=dict)

    def add(self, key: str, x: ArrayLike, y: ArrayLike) -> None:
        """Keep the points of a line that are needed, in SVG units, y upwards."""
        path = Path(np.column_stack([x, y]))
        path.should_simplify, path.simplify_threshold = True, NEAR
        kept = path.cleaned(simplify=True)
        self.lines[key] = np.asarray(kept.vertices)[kept.codes != Path.STOP]

    def defs(self) -> str:
        """Return the lines and the window, for the base."""
        left, right, floor, top = self.window
        frame = f'x="{left:g}" y="{self._down(top):g}" width="{right - left:g}"'
        clip = f'<rect {frame} height="{top - floor:g}"/>'
        lines = "".join(
            f'<path id="{self._id(key)}" fill="none" stroke-linecap="round"'
            f' stroke-linejoin="round" d="{self._d(points)}"/>'
            for key, points in self.lines.items()
        )
        return f'<defs><clipPath id="{self._id("window")}">{clip}</clipPath>{lines}</defs>'

    def overlay(self, copies: Sequence[Copy]) -> str:
        """Return copies as SVG that refers to `defs`."""
        uses = "".join(map(self._use, copies))
        return f'<g clip-path="url(#{self._id("window")})">{uses}</g>' if uses else ""

    def draw(self, copies: Sequence[Copy]) -> list[Artist]:
        """Add copies to the sheet with all their points, for a still picture."""
        left, right, floor, top = self.window
        frame = Rectangle((left, floor), right - left, top - floor, transform=self.axes.transData)
        artists: list[Artist] = []
        for copy in copies:
            x, y = self.lines[copy.line].T
            dash = (0, tuple(each / copy.width for each in copy.dash)) if copy.dash else "-"
            artists += self.axes.plot(x, y + copy.up, color=copy.colour, lw=copy.width, ls=dash)
        for artist in artists:
            artist.set_clip_path(frame)
        return artists

    def _use(self, copy: Copy) -> str:
        dash = f' stroke-dasharray="{" ".join(f"{each:g}" for each in copy.dash)}"'
        return (
            f'<use href="#{self._id(copy.line)}" y="{-copy.up:.4g}" stroke="{CSS[copy.colour]}"'
            f' stroke-width="{copy.width:g}"{dash if copy.dash else ""}/>'
        )

    def _d(self, points: NDArray[np.float64]) -> str:
        return "M" + " ".join(f"{x:.1f},{self._down(y):.1f}" for x, y in points)

    def _down(self, y: float) -> float:
        """Return a height as SVG counts it, from the top."""
        return float(self.axes.get_ylim()[1] - y)

    def _id(self, key: str) -> str:
        return f"{self.name}-{key}"
