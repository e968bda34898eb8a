"""How widgets stand on paper: as at the start, a control as the words that it stands at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from nbfolio.html.control_attrs import name, words
from nbfolio.html.controls import option_words
from nbfolio.html.drawing import RenderContext, Renderer
from nbfolio.html.markup import element, text
from nbfolio.html.numbers import formatted
from nbfolio.html.registry import KINDS
from nbfolio.html.tabs import titles
from nbfolio.notebook.state import Model


def _stack(model: Model, draw: RenderContext) -> str:
    """Write the selected pane alone."""
    selected = draw.values[model.id]
    shown = selected in range(len(model.children))
    pane = draw.view(model.children[selected]) if shown else ""
    return element("div", pane, **draw.root(model, "w-stack"))


def _panes(model: Model, draw: RenderContext) -> str:
    """Write all panes under their titles: on paper nothing else leads there."""
    panes = (
        element("p", element("b", words(title))) + draw.view(child)
        for child, title in zip(model.children, titles(model), strict=True)
    )
    return element("div", *panes, **draw.root(model))


def _stands(
    say: Callable[[Model, RenderContext], str],
) -> Callable[[Model, RenderContext], str]:
    """Return a renderer that writes a control's name and what it stands at."""

    def render(model: Model, draw: RenderContext) -> str:
        said = element("b", words(name(model)), ":") + " " + text(say(model, draw))
        return element("p", said, class_="stands")

    return render


def _option(model: Model, draw: RenderContext) -> str:
    options, place = option_words(model), draw.values[model.id]
    return options[place] if place in range(len(options)) else "nothing chosen"


def _span(model: Model, draw: RenderContext) -> str:
    options = option_words(model)
    ends = [options[place] for place in draw.values[model.id] or () if place in range(len(options))]
    return " to ".join(ends)


def _number(form: str) -> Callable[[Model, RenderContext], str]:
    return lambda model, draw: formatted(draw.values[model.id], model.get("readout_format", form))


def _on(model: Model, draw: RenderContext) -> str:
    return "on" if draw.values[model.id] else "off"


def _nothing(model: Model, draw: RenderContext) -> str:
    return ""


_RENDERERS: Mapping[str, Callable[[Model, RenderContext], str]] = {
    "StackModel": _stack,
    "TabModel": _panes,
    "AccordionModel": _panes,
    "SelectionSliderModel": _stands(_option),
    "SelectionRangeSliderModel": _stands(_span),
    "DropdownModel": _stands(_option),
    "SelectModel": _stands(_option),
    "RadioButtonsModel": _stands(_option),
    "ToggleButtonsModel": _stands(_option),
    "IntSliderModel": _stands(_number("d")),
    "FloatSliderModel": _stands(_number(".2f")),
    "BoundedIntTextModel": _stands(_number("d")),
    "CheckboxModel": _stands(_on),
    "ToggleButtonModel": _stands(_on),
    "PlayModel": _nothing,
}

ON_PAPER: Mapping[str, Renderer] = {
    kind: replace(KINDS[kind], render=_RENDERERS.get(kind, KINDS[kind].render), options=None,
                  control=False)
    for kind in KINDS
}  # fmt: skip
"""The registry of the pages, with other renderers for what a reader moves there."""
