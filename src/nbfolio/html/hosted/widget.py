"""The element of a widget with a front-end module, and what the widget needs of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from ...markup import element
from ...notebook.state import HOSTED, Model, refer
from ...notebook.traits import REFERENCE
from ..clean import clean
from ..drawing import RenderContext, Renderer

REFERENCES = (REFERENCE, "anywidget:")
STATIC = "_static"
"""The trait with what the element holds as it starts, as HTML: read without a script, on paper."""

_NOT_GIVEN = {"layout", "tabbable"}


def view(model: Model, draw: RenderContext) -> Markup:
    """Write the element that the module fills, with what it holds as it starts."""
    _use(model, draw)
    attributes = draw.root(model, "w-module")
    name = draw.name(model.id)
    return element("div", _static(model), **attributes, data_model=name, data_kind="module")


def on_paper(model: Model, draw: RenderContext) -> Markup:
    """Write what the element holds as it starts, or that there is nothing of it on paper."""
    shown = _static(model) or element("p", f"{model.words} is on the page only.", class_="live")
    return element("div", shown, **draw.root(model, "w-module"))


def given(model: Model) -> list[str]:
    """Return the traits that a module is given."""
    own = (each for each in model.traits if not each.startswith("_") and each not in _NOT_GIVEN)
    return [each for each in own if each != "tooltip" or model.get(each) is not None]


def references(value: Any) -> Iterator[str]:
    """Give the ids of the models that a trait names, however deep in it."""
    if isinstance(value, str) and value.startswith(REFERENCES):
        yield referred(value)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from references(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from references(each)


def referred(reference: str) -> str:
    """Return the id in a reference of either kind."""
    return refer(reference).removeprefix(REFERENCES[1])


def _static(model: Model) -> Markup:
    static = model.get(STATIC, "")
    return clean(static) if static else Markup()


def _use(model: Model, draw: RenderContext) -> None:
    """Note that a module is used, and those of the widgets that it may show within its own."""
    if model.id in draw.modules:
        return
    draw.modules[model.id] = _checked(model, draw)
    for trait in given(model):
        for ident in references(model.traits[trait]):
            other = draw.state.models.get(ident)
            if other and other.kind == HOSTED:
                _use(other, draw)


def _checked(model: Model, draw: RenderContext) -> str:
    from .scripts import RefusedModuleError, checked  # which needs an extra

    esm = model.get("_esm", "")
    try:
        checked(esm)
    except RefusedModuleError as error:
        raise draw.error(model.words, error.reason, error.cure) from None
    return str(esm)


KINDS: Mapping[str, Renderer] = {
    HOSTED: Renderer(view, paper=on_paper, attributes=given),
}
