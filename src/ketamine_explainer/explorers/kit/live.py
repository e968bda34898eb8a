"""Figures and texts that are alive: the author's functions, traced, follow the controls anywhere.

What depends on controls is said once, as a function of their values that returns marks and texts.
Called with numbers it gives the first state, which stands in still pictures, in the notebook and in
a page without script; traced (`nbfolio.trace`) it is the script that gives every other one.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from numbers import Real
from types import MappingProxyType
from typing import Any, ClassVar, Literal, TypeAlias

import anywidget
import ipywidgets as w
import numpy as np
import traitlets as t
from markupsafe import Markup
from matplotlib.artist import Artist
from matplotlib.axes import Axes

from nbfolio.markup import element
from nbfolio.minify import minified
from nbfolio.trace import Choice, Number, Program, helpers, trace

from .controls import Choices, Control

RUNTIME = minified(files(__package__).joinpath("live.js").read_text(encoding="utf-8"))
SHARED = "// nbfolio: shared above"
"""Pages keep what stands above this line once for all modules that begin with it."""

HELPERS = ("$m", "$q", "$S", "$n", "$r", "$p", "$i", "$f", "$g", "$c")
"""Functions that scripts of ours use: all have the same, so that a page keeps them once."""

DIGITS = 9
"""Of what leads from a scale to SVG units: far more than are drawn."""

NOTHING = 1e-9
"""Of what an axis counts by powers of ten, so little that it is not seen."""


@dataclass(frozen=True)
class Mark(ABC):
    """A part of a figure that follows controls: drawn once, moved by numbers in SVG units.

    Parameters
    ----------
    area : Axes
        Whose scales it has.
    x, y : array_like, shape (n,), or float
        Its points, or its place, on these scales.
    """

    part: ClassVar[str]
    """The element of the drawing that is moved."""
    area: Axes
    x: Any
    y: Any

    @abstractmethod
    def draw(self) -> Sequence[Artist]:
        """Add it to its axes, and return what was added."""

    def placed(self) -> Any:
        """Return what its element is given: all places across, and all downwards, in SVG units."""
        return on_sheet(self.area, self.x, self.y)


@dataclass(frozen=True)
class Curve(Mark):
    """A line through points; one that is not a number breaks it.

    Parameters
    ----------
    area, x, y
        As of any mark.
    style : mapping
        How it looks: keywords of `Axes.plot`.
    clip : bool
        Whether it is seen within its axes alone.
    """

    style: Mapping[str, Any] = field(default_factory=dict)
    clip: bool = False
    part: ClassVar[str] = "path"

    def draw(self) -> Sequence[Artist]:
        """Add the line."""
        [line] = _sheet(self.area).plot(self.x, self.y, **_over(self.area), **self.style)
        if self.clip:
            line.set_clip_on(True)
            line.set_clip_box(self.area.bbox)
        return [line]


@dataclass(frozen=True)
class Band(Mark):
    """What lies between a line and the floor of its axes, filled.

    Parameters
    ----------
    area, x, y
        As of any mark.
    style : mapping
        How it looks: keywords of `Axes.fill`.
    """

    style: Mapping[str, Any] = field(default_factory=dict)
    part: ClassVar[str] = "path"

    def draw(self) -> Sequence[Artist]:
        """Add the filled part."""
        return _sheet(self.area).fill(*self._outline, **_over(self.area), **self.style)

    def placed(self) -> Any:
        """Return the places of its corners: all across, and all downwards."""
        return on_sheet(self.area, *self._outline)

    @property
    def _outline(self) -> tuple[Any, Any]:
        low = self.area.get_ylim()[0]
        floor = np.stack([low, low])
        across = [self.x[:1], self.x, self.x[-1:]]
        return np.concatenate(across), np.concatenate([floor[:1], self.y, floor[1:]])


@dataclass(frozen=True)
class Point(Mark):
    """A mark such as a dot at one place.

    Parameters
    ----------
    area, x, y
        As of any mark.
    style : mapping
        How it looks: keywords of `Axes.plot`; ``marker`` says which mark.
    """

    style: Mapping[str, Any] = field(default_factory=dict)
    part: ClassVar[str] = "use"

    def draw(self) -> Sequence[Artist]:
        """Add the mark."""
        style = {"ls": "", **_over(self.area), **self.style}
        return _sheet(self.area).plot([self.x], [self.y], **style)


@dataclass(frozen=True)
class Handle(Point):
    """A point that moves a control along an axis of the figure: by pointer, touch and keys.

    Parameters
    ----------
    control : str
        Which control of the model; it follows the handle, and the handle follows it.
    axis : {"x", "y"}
        Along which it is moved: what the control stands for is on the scale of this axis, or in
        proportion to it.
    per : float
        How much on the scale of the axis one of the control is, in the first state.
    """

    control: str = ""
    axis: Literal["x", "y"] = "x"
    per: float = 1.0

    def places(self, values: Sequence[float]) -> list[float]:
        """Return where values lie along the axis, in SVG units; differences alone matter."""
        given = self.per * np.array(values, dtype=float)
        other = np.full_like(given, 1)
        x, y = on_sheet(self.area, *((given, other) if self.axis == "x" else (other, given)))
        return [round(float(place), 1) for place in (x if self.axis == "x" else y)]


@dataclass(frozen=True)
class Words(Mark):
    """Words beside a place.

    Parameters
    ----------
    area, x, y
        As of any mark.
    words : str
        What is written.
    aside : tuple of float
        How far to the right of the place, and above it, in SVG units.
    style : mapping
        How it looks: keywords of `Axes.annotate`.
    """

    words: str
    aside: tuple[float, float] = (0, 0)
    style: Mapping[str, Any] = field(default_factory=dict)
    part: ClassVar[str] = "text"

    def draw(self) -> Sequence[Artist]:
        """Add the words."""
        return [
            _sheet(self.area).annotate(
                self.words, (self.x, self.y), self.aside, self.area.transData, "offset points",
                annotation_clip=False, **self.style,
            )
        ]  # fmt: skip

    def placed(self) -> Any:
        """Return where they begin, or end, or have their middle, and what they are."""
        x, y = super().placed()
        right, up = self.aside
        return [x + right if right else x, y - up if up else y, self.words]


Output: TypeAlias = "Mark | Markup"


def _sheet(area: Axes) -> Axes:
    """Return the axes on which all marks are drawn, whether or not their own are shown."""
    sheet: Axes = area.figure.axes[0]
    return sheet


def _over(area: Axes) -> dict[str, Any]:
    return {"transform": area.transData, "clip_on": False}


def on_sheet(area: Axes, x: Any, y: Any) -> list[Any]:
    """Return places on the scales of axes in SVG units, to the right and downwards.

    Parameters
    ----------
    area : Axes
        Linear, logarithmic or scaled by a function.
    x, y : array_like, any shape, or traced
        On its scales.
    """
    scales = (area.xaxis, area.yaxis)
    ends = area.transAxes.transform([(0, 0), (1, 1)])
    ends[:, 1] = area.figure.bbox.height - ends[:, 1]
    places = []
    for given, axis, (start, end) in zip((x, y), scales, ends.T, strict=True):
        low, high = _scaled(axis, np.array(axis.get_view_interval()))
        factor = _short((end - start) / (high - low))
        from_zero = _short(start - low * factor)
        scaled = _scaled(axis, given) * factor
        places.append(scaled + from_zero if from_zero else scaled)
    return places


def _short(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def _scaled(axis: Any, values: Any) -> Any:
    """Return values as the scale of an axis has them before it is laid out."""
    kind = axis.get_scale()
    if kind == "linear":
        return values if hasattr(values, "__array_ufunc__") else np.asarray(values, dtype=float)
    if kind == "log":
        return np.log10(np.maximum(values, NOTHING))  # none has no logarithm
    return axis.get_transform()._forward(values)


def marked(name: str, at: Mapping[str, int]) -> dict[str, str]:
    """Return the attributes of an element that shows an output, some controls fixed there."""
    return {"data_live": name, **({"data_at": _where(at)} if at else {})}


def _where(at: Mapping[str, int]) -> str:
    return "&".join(f"{control}={place}" for control, place in at.items())


class LiveView(anywidget.AnyWidget):
    """HTML, of which parts follow controls.

    Its module and its inputs are those of a `LiveModel`; it has a trait for each control, which is
    the place of the option chosen.
    """

    shows: LiveModel
    """What it shows."""
    _esm = t.Unicode().tag(sync=True)
    _static = t.Unicode().tag(sync=True)
    inputs = t.List().tag(sync=True)
    hands = t.Dict().tag(sync=True)


@dataclass(frozen=True, eq=False)
class LiveModel:
    """What follows controls, in any of their states.

    Parameters
    ----------
    choices : mapping of str to Control
        By the names of the arguments. What options stand for are numbers, which are traced, or
        anything else, which is tried one by one.
    outputs : callable
        Takes the value of each, by name, and returns marks and texts by name.
    """

    choices: Mapping[str, Control]
    outputs: Callable[..., Mapping[str, Output]]

    _known: dict[str, Mapping[str, Output]] = field(default_factory=dict, init=False)

    @property
    def first(self) -> Mapping[str, Output]:
        """What it gives at the start."""
        return self.there({})

    def at(self, **chosen: Any) -> Mapping[str, Output]:
        """Return what it gives where some controls have these values, the others as at first."""
        first = {name: each.first_state[0] for name, each in self.choices.items()}
        return self.outputs(**{**first, **chosen})

    @cached_property
    def program(self) -> Program:
        """The function, traced."""
        inputs = (
            Number(name) if _counts(each) else Choice(name, each.values)
            for name, each in self.choices.items()
        )
        return trace(self._placed, *inputs)

    def _placed(self, **values: Any) -> dict[str, Any]:
        return {
            name: each.placed() if isinstance(each, Mark) else each
            for name, each in self.outputs(**values).items()
        }

    @cached_property
    def module(self) -> str:
        """The front-end module of its views."""
        made = f"export default live({self.program.script});"
        return "\n".join([RUNTIME, helpers({*HELPERS, *self.program.helpers}), SHARED, made])

    def slot(self, name: str, tag: str = "p", **at: int) -> Markup:
        """Return an element for a text that follows the controls, as it is at first.

        Parameters
        ----------
        name : str
            Of the text among the outputs.
        tag : str
            The element.
        at : int
            Controls that are not followed, and the place of the option that each has here.
        """
        return element(tag, self.there(at)[name], **marked(name, at))

    def panes(self, choices: Choices) -> list[dict[str, int]]:
        """Return the controls that are fixed in each pane of a choice: those that it is among."""
        found = (name for name, each in self.choices.items() if each is choices)
        return [{name: place} for name in found for place in range(len(choices.states))] or [{}]

    def there(self, at: Mapping[str, int]) -> Mapping[str, Output]:
        """Return what it gives with some controls elsewhere; a table asks for each state often."""
        where = _where(at)
        if where not in self._known:
            chosen = {name: self.choices[name].values[place] for name, place in at.items()}
            self._known[where] = self.at(**chosen)
        return self._known[where]

    def text(self, *names: str) -> LiveView:
        """Return texts as a widget, one below the other."""
        return self.view("".join(self.slot(name) for name in names))

    def view(self, html: str, at: Mapping[str, int] = MappingProxyType({})) -> LiveView:
        """Return HTML with marked parts as a widget that follows the controls.

        Parameters
        ----------
        html : str
            With elements that `marked` marks.
        at : mapping of str to int
            Controls that are fixed in it, by name, and the place of the option of each.
        """
        places = {name: each.control.index for name, each in self.choices.items()}
        view = self._kind(
            _esm=self.module, _static=str(html), inputs=self._inputs,
            hands=dict(self._hands(html, at)), **places,
        )  # fmt: skip
        view.shows = self
        for name, each in self.choices.items():
            w.jslink((each.control, "index"), (view, name))
        return view

    @cached_property
    def _kind(self) -> type[LiveView]:
        """The class of its views, with a trait for each control."""
        return type(
            "LiveView", (LiveView,), {name: t.Int().tag(sync=True) for name in self.choices}
        )

    def _hands(self, html: str, at: Mapping[str, int]) -> Iterator[tuple[str, list[Any]]]:
        """Give the handles in HTML: control, axis, places along it, what it is called."""
        for name, each in self.there(at).items():
            if isinstance(each, Handle) and f'data-live="{name}"' in html:
                choice = self.choices[each.control]
                places, label = each.places(choice.values), choice.control.description
                yield name, [each.control, each.axis, places, label, list(choice.options)]

    @property
    def _inputs(self) -> list[list[Any]]:
        """Each control, and what its options stand for where these are numbers."""
        return [
            [name, list(each.values) if _counts(each) else None]
            for name, each in self.choices.items()
        ]


def _counts(choice: Control) -> bool:
    return all(isinstance(value, Real) for value in choice.values)
