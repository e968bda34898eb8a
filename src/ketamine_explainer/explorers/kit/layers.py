"""Layered figures: a base drawn once, and for each option of a control only what depends on it.

It is matplotlib's blitting, applied to SVG: the artists of an option are rendered alone, on a
transparent sheet of the same size, to be laid over the base.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure

from .controls import Choices
from .shared_paths import PathUse, SharedPaths
from .svg import tidy

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
        By its name, lowest first: a transparent SVG for each state of what it follows.
    choices : dict of str to Choices
        What each layer follows.
    png : bytes
        The first state, for readers that show no widgets.
    title, description : str
        They name it for everybody.
    """

    base: str
    layers: dict[str, tuple[str, ...]]
    choices: dict[str, Choices]
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
    shared_paths : SharedPaths, optional
        Lines that the overlays of `copies` share.
    """

    name: str
    figure: Figure
    layers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    shared_paths: SharedPaths | None = None
    choices: dict[str, Choices] = field(default_factory=dict)
    _first: dict[str, Callable[[], Iterable[Artist]]] = field(default_factory=dict)

    def layer(self, name: str, choices: Choices, draw: Callable[..., Sequence[Artist]]) -> None:
        """Add a layer: an overlay for each state of what is chosen.

        Parameters
        ----------
        name : str
            Of the layer.
        choices : Choices
            What it follows.
        draw : callable
            Takes the values of a state, adds the artists that depend on them, and returns these.
        """
        states = enumerate(choices.states)
        self.layers[name] = tuple(self._overlay(f"{name}{i}", draw(*each)) for i, each in states)
        self._first[name] = lambda: draw(*choices.first_state)
        self.choices[name] = choices

    def copies(self, name: str, choices: Choices, use: Callable[..., PathUse]) -> None:
        """Add a layer of lines that the base holds: nothing is drawn, they are named.

        Parameters
        ----------
        name : str
            Of the layer.
        choices : Choices
            What it follows.
        use : callable
            Returns what a state shows of `shared_paths`, by its values.
        """
        shared_paths = self.shared_paths
        assert shared_paths is not None, "a layer of copies needs the lines that it copies"
        frame = self._overlay(name, [])
        self.layers[name] = tuple(
            frame.replace("</svg>", f"{shared_paths.overlay(each)}</svg>")
            for each in choices.each(use)
        )
        self._first[name] = lambda: shared_paths.draw(use(*choices.first_state))
        self.choices[name] = choices

    def picture(self, title: str, description: str) -> Picture:
        """Return the figure with its layers; `title` and `description` name it for everybody."""
        base = self.base(title, description)
        layers, choices = dict(self.layers), dict(self.choices)
        return Picture(base, layers, choices, self._png(), title, description)

    def base(self, title: str, description: str) -> str:
        """Return the base as it stands on the figure, with its name and description."""
        svg = tidy(self._render(self.figure.draw), f"{self.name}-base", title, description)
        shared = self.shared_paths.defs() if self.shared_paths else ""
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
        artists = [artist for draw in self._first.values() for artist in draw()]
        canvas, data = FigureCanvasAgg(self.figure), io.BytesIO()
        canvas.print_figure(data, dpi=72, facecolor="white", metadata={"Software": None})
        for artist in artists:
            artist.remove()
        return data.getvalue()
