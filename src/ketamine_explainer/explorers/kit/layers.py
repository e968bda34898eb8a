"""Layered figures: a base drawn once, and for each option of a control only what depends on it.

It is matplotlib's blitting, applied to SVG: the artists of an option are rendered alone, on a
transparent sheet of the same size, to be laid over the base.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure

from nbfolio.markup import element

from .controls import ALWAYS, Choices
from .live import Curve, LiveModel, Mark, marked
from .svg import tidy, view_box

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
    live : dict of str to LiveModel
        For layers of which parts follow controls: their model.
    """

    base: str
    layers: dict[str, tuple[str, ...]]
    choices: dict[str, Choices]
    png: bytes
    title: str = ""
    description: str = ""
    live: dict[str, LiveModel] = field(default_factory=dict)

    @property
    def width(self) -> float:
        """How wide it is, in SVG units."""
        return view_box(self.base)[2]


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
    """

    name: str
    figure: Figure
    layers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    choices: dict[str, Choices] = field(default_factory=dict)
    models: dict[str, LiveModel] = field(default_factory=dict)
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

    def live(
        self,
        name: str,
        model: LiveModel,
        begins: tuple[str, ...] = ("",),
        choices: Choices = ALWAYS,
    ) -> None:
        """Add a layer of the marks on this figure among the outputs of a model.

        Parameters
        ----------
        name : str
            Of the layer.
        model : LiveModel
            What is drawn, as it is at first, and how it moves.
        begins : tuple of str
            What the names of the marks of this layer begin with.
        choices : Choices
            A control of the model that has a drawing of its own for each option.
        """
        panes = model.panes(choices)
        marks = [self._marks(model, at, begins) for at in panes]
        self.layers[name] = tuple(
            self._moving(f"{name}{place}", each, at)
            for place, (each, at) in enumerate(zip(marks, panes, strict=True))
        )
        first = marks[choices.states.index(choices.first_state)]
        self._first[name] = lambda: [artist for each in first.values() for artist in each.draw()]
        self.choices[name] = choices
        self.models[name] = model

    def _marks(
        self, model: LiveModel, at: Mapping[str, int], begins: tuple[str, ...]
    ) -> dict[str, Mark]:
        return {
            key: each
            for key, each in model.there(at).items()
            if isinstance(each, Mark) and each.area.figure is self.figure and key.startswith(begins)
        }

    def _moving(self, key: str, marks: dict[str, Mark], at: Mapping[str, int]) -> str:
        """Return an overlay of marks, each with its name at the part of it that moves."""
        drawn = "".join(
            self._marked(f"{key}-{name}", marked(name, at), mark) for name, mark in marks.items()
        )
        return self._overlay(key, []).replace("</svg>", f"{drawn}</svg>")

    def _marked(self, id_: str, attributes: Mapping[str, str], mark: Mark) -> str:
        """Return what is drawn of a mark, its part that is moved with these attributes."""
        svg = self._overlay(id_, mark.draw())
        inside = svg[svg.index(">") + 1 : svg.rindex("<")]
        start = inside.rindex(f"<{mark.part} ")
        opened = element(mark.part, **attributes).removesuffix(f"></{mark.part}>")
        found = f"{inside[:start]}{opened}{inside[start + len(mark.part) + 1 :]}"
        clipped = isinstance(mark, Curve) and mark.clip
        return self._clipped(f"{self.name}-{id_}-clip", mark.area, found) if clipped else found

    def _clipped(self, id_: str, area: Axes, inside: str) -> str:
        left, floor, width, height = area.bbox.bounds
        down = self.figure.bbox.height - floor - height
        frame = f'x="{left:g}" y="{down:g}" width="{width:g}" height="{height:g}"'
        window = f'<defs><clipPath id="{id_}"><rect {frame}/></clipPath></defs>'
        return f'{window}<g clip-path="url(#{id_})">{inside}</g>'

    def picture(self, title: str, description: str) -> Picture:
        """Return the figure with its layers; `title` and `description` name it for everybody."""
        base = self.base(title, description)
        layers, choices = dict(self.layers), dict(self.choices)
        live = dict(self.models)
        return Picture(base, layers, choices, self._png(), title, description, live)

    def base(self, title: str, description: str) -> str:
        """Return the base as it stands on the figure, with its name and description."""
        return tidy(self._render(self.figure.draw), f"{self.name}-base", title, description)

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
