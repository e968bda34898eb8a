"""Lines drawn once and shown again at other heights: an overlay names its line, without points.

Where an axis is logarithmic, a curve times a factor is the same curve, moved up or down.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from numpy.typing import ArrayLike, NDArray

from .style import BLUE

NEAR = 0.5
"""How far, in SVG units, a line may be from its points: less than can be seen."""


@dataclass(frozen=True)
class PathUse:
    """A line at another height.

    Parameters
    ----------
    line : str
        The key of a line.
    up : float
        How much higher than it was drawn, in SVG units.
    """

    line: str
    up: float


@dataclass(frozen=True)
class SharedPaths:
    """Lines that the overlays of a figure share, within a window of its sheet.

    They are blue: the rule for ``g[clip-path]`` in explainer.css says so, once for all.

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
        assert kept.codes is not None, "a cleaned path always has codes"
        self.lines[key] = np.asarray(kept.vertices)[kept.codes != Path.STOP]

    def defs(self) -> str:
        """Return the lines and the window, for the base."""
        left, right, floor, top = self.window
        frame = f'x="{left:g}" y="{self._down(top):g}" width="{right - left:g}"'
        clip = f'<rect {frame} height="{top - floor:g}"/>'
        lines = "".join(
            f'<path id="{self._id(key)}" fill="none" stroke-width="4" d="{self._d(points)}"/>'
            for key, points in self.lines.items()
        )
        return f'<defs><clipPath id="{self.name}-0">{clip}</clipPath>{lines}</defs>'

    def overlay(self, copy: PathUse) -> str:
        """Return a copy as SVG that refers to `defs`."""
        use = f'<use href="#{self._id(copy.line)}" y="{-copy.up:.3g}"/>'
        return f'<g clip-path="url(#{self.name}-0)">{use}</g>'

    def draw(self, copy: PathUse) -> list[Artist]:
        """Add a copy to the sheet with all its points, for a still picture."""
        left, right, floor, top = self.window
        x, y = self.lines[copy.line].T
        [line] = self.axes.plot(x, y + copy.up, color=BLUE)
        frame = Rectangle((left, floor), right - left, top - floor, transform=self.axes.transData)
        line.set_clip_path(frame)
        return [line]

    def _d(self, points: NDArray[np.float64]) -> str:
        return "M" + " ".join(f"{x:.1f},{self._down(y):.1f}" for x, y in points)

    def _down(self, y: float) -> float:
        """Return a height as SVG counts it, from the top."""
        return float(self.axes.get_ylim()[1] - y)

    def _id(self, key: str) -> str:
        return f"{self.name}-{1 + list(self.lines).index(key)}"
