"""Layered figures: a base drawn once, and for each option of a control only what depends on it.

It is matplotlib's blitting, applied to SVG: the artists of an option are rendered alone, on a
transparent sheet of the same size, to be laid over the base.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure

from .shared_paths import PathUse, SharedPaths
from .svg import tidy

Option = TypeVar("Option")
_new_renderer: Any = RendererSVG  # matplotlib leaves it untyped
_NO_METADATA = {"Creator": None, "Date": None, "Format": None, "Type": None}


@dataclass(frozen=True)
class Picture:
    """A drawn figure.

    Parameters
    ----------
    base : str
        SVG of what no control changes, with title and description.
    layers : dict of str to tuple of str
        For each control, one transparent SVG an option.
    png : bytes
        The first state, for readers that show no widgets.
    title, description : str
        They name it for everybody.
    """

    base: str
    layers: dict[str, tuple[str, ...]]
    png: bytes
    title: str = ""
    description: str = ""


@dataclass
class LayeredFigure:
    """A figure under work: its base on a matplotlib figure, its layers as they are added.

    Draw the base first, then add layers, then take the `picture`. All within `style.look(name)`.

    Parameters
    ----------
    name : str
        Short and unique in a page: ids within the SVG begin with it.
    figure : Figure
        Holds the base. Its dpi is 72, so that one SVG unit is one point.
    stencils : SharedPaths, optional
        Lines that the overlays of `copies` share.
    """

    name: str
    figure: Figure
    layers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stencils: SharedPaths | None = None
    _first: list[Callable[[], Iterable[Artist]]] = field(default_factory=list)

    def layer(
        self,
        control: str,
        draw: Callable[[Option], Sequence[Artist]],
        options: Sequence[Option],
        first: int = 0,
    ) -> None:
        """Add a layer: one overlay for each option of `control`.

        Parameters
        ----------
        control : str
            Name of the layer.
        draw : callable
            Adds the artists that depend on an option to the figure and returns them.
        options : sequence
            What `draw` is called with, in the order of the control.
        first : int
            Index of the option that the still picture shows.
        """
        overlays = (self._overlay(f"{control}{i}", draw(each)) for i, each in enumerate(options))
        self.layers[control] = tuple(overlays)
        self._first.append(lambda: draw(options[first]))

    def copies(self, control: str, options: Sequence[PathUse], first: int = 0) -> None:
        """Add a layer of lines that the base holds: nothing is drawn, they are named.

        Parameters
        ----------
        control : str
            Name of the layer.
        options : sequence of PathUse
            What each option shows of `stencils`.
        first : int
            Index of the option that the still picture shows.
        """
        stencils = self.stencils
        assert stencils is not None, "a layer of copies needs the lines that it copies"
        frame = self._overlay(control, [])
        self.layers[control] = tuple(
            frame.replace("</svg>", f"{stencils.overlay(each)}</svg>") for each in options
        )
        self._first.append(lambda: stencils.draw(options[first]))

    def picture(self, title: str, description: str) -> Picture:
        """Return the figure with its layers; `title` and `description` name it for everybody."""
        base = self.base(title, description)
        return Picture(base, dict(self.layers), self._png(), title, description)

    def base(self, title: str, description: str) -> str:
        """Return the base as it stands on the figure, with its name and description."""
        svg = tidy(self._render(self.figure.draw), f"{self.name}-base", title, description)
        shared = self.stencils.defs() if self.stencils else ""
        return svg.replace("</svg>", f"{shared}</svg>")

    def _overlay(self, key: str, artists: Sequence[Artist]) -> str:
        def draw(renderer: RendererBase) -> None:
            for artist in artists:
                artist.draw(renderer)

        svg = self._render(draw)
        for artist in artists:
            artist.remove()
        return tidy(svg, f"{self.name}-{key}")

    def _render(self, draw: Callable[[RendererBase], None]) -> str:
        width, height = self.figure.get_size_inches() * 72
        text = io.StringIO()
        renderer: Any = _new_renderer(width, height, text, image_dpi=72, metadata=_NO_METADATA)
        draw(renderer)
        renderer.finalize()
        return text.getvalue()

    def _png(self) -> bytes:
        artists = [artist for draw in self._first for artist in draw()]
        canvas, data = FigureCanvasAgg(self.figure), io.BytesIO()
        canvas.print_figure(data, dpi=72, facecolor="white", metadata={"Software": None})
        for artist in artists:
            artist.remove()
        return data.getvalue()
