"""How widgets stand on paper: as at the start, a control as the words that it stands at."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ..markup import element
from ..notebook.state import Model
from .control_attrs import name, words
from .controls import option_words
from .drawing import RenderContext
from .numbers import formatted
from .tabs import titles

Say = Callable[[Model, RenderContext], str]
Render = Callable[[Model, RenderContext], Markup]


def stack(model: Model, draw: RenderContext) -> Markup:
    """Write the selected pane alone."""
    selected = draw.values[model.id]
    shown = selected in range(len(model.children))
    pane = draw.view(model.children[selected]) if shown else ""
    return element("div", pane, **draw.root(model, "w-stack"))


def panes(model: Model, draw: RenderContext) -> Markup:
    """Write all panes under their titles: on paper nothing else leads there."""
    written = (
        element("p", element("b", words(title))) + draw.view(child)
        for child, title in zip(model.children, titles(model), strict=True)
    )
    return element("div", *written, **draw.root(model))


def _stands(say: Say) -> Render:
    """Return a renderer that writes a control's name and what it stands at."""

    def render(model: Model, draw: RenderContext) -> Markup:
        said = element("b", words(name(model)), ":")
        return element("p", said, " ", say(model, draw), class_="stands")

    return render


@_stands
def option(model: Model, draw: RenderContext) -> str:
    """Write which option is chosen."""
    options, place = option_words(model), draw.values[model.id]
    return options[place] if place in range(len(options)) else "nothing chosen"


@_stands
def span(model: Model, draw: RenderContext) -> str:
    """Write the two ends of a range."""
    options = option_words(model)
    ends = [options[place] for place in draw.values[model.id] or () if place in range(len(options))]
    return " to ".join(ends)


def number(form: str) -> Render:
    """Return a renderer that writes a number, in this form where the notebook asks for none."""
    return _stands(
        lambda model, draw: formatted(draw.values[model.id], model.get("readout_format", form))
    )


@_stands
def switch(model: Model, draw: RenderContext) -> str:
    """Write whether it is on."""
    return "on" if draw.values[model.id] else "off"


def nothing(model: Model, draw: RenderContext) -> Markup:
    """Leave out what only moves something else."""
    return Markup()
