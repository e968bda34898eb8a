"""How widgets stand on paper: as at the start, a control as the words that it stands at."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ..markup import element
from ..notebook.state import Model
from .control_attrs import name, words
from .controls import option_words
from .drawing import ANSWER, RenderContext
from .numbers import formatted, plain
from .tabs import titles

Say = Callable[[Model, RenderContext], str]
Render = Callable[[Model, RenderContext], Markup]


def stack(model: Model, draw: RenderContext) -> Markup:
    """Write the selected pane alone; of one with an answer, which the last pane is, this one."""
    answers = ANSWER in (model.get("_dom_classes") or ())
    selected = len(model.children) - 1 if answers else draw.values[model.id]
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


@_stands
def several(model: Model, draw: RenderContext) -> str:
    """Write which options are chosen."""
    options = option_words(model)
    chosen = [
        options[place] for place in draw.values[model.id] or () if place in range(len(options))
    ]
    return ", ".join(chosen) or "nothing chosen"


def numbers(form: str) -> Render:
    """Return a renderer that writes two numbers as the ends of a range."""
    return _stands(
        lambda model, draw: " to ".join(
            formatted(end, model.get("readout_format", form)) for end in draw.values[model.id] or ()
        )
    )


@_stands
def typed(model: Model, draw: RenderContext) -> str:
    """Write what is in a field."""
    value = draw.values[model.id]
    return (
        ", ".join(map(plain, value)) if isinstance(value, list | tuple) else plain(value)
    ) or "–"


@_stands
def progress(model: Model, draw: RenderContext) -> str:
    """Write how far it is, and how far it may be."""
    return f"{plain(draw.values[model.id])} of {plain(model.get('max', 100))}"


@_stands
def secret(model: Model, draw: RenderContext) -> str:
    """Write that a password is not shown."""
    return "not shown"


def recording(model: Model, draw: RenderContext) -> Markup:
    """Write what would play."""
    said = model.get("tooltip", "") or model.kind.removesuffix("Model")
    return element("p", f"{said}: to be played on the page.", class_="stands")


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
