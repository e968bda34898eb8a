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

_BASE = {
    "_anywidget_id", "_css", "_dom_classes", "_esm", "_model_module", "_model_module_version",
    "_model_name", "_view_count", "_view_module", "_view_module_version", "_view_name", STATIC,
}  # fmt: skip

DEEPEST = 60
"""Things of a trait that may hold one another."""


def view(model: Model, draw: RenderContext) -> Markup:
    """Write the element that the module fills, with what it holds as it starts."""
    _use(model, draw)
    attributes = draw.root(model, "w-module")
    name, asks = draw.name(model.id), ", ".join(asked_by(model)) or None
    if asks:
        draw.warn(
            model.words,
            f"its module names {asks}, which a page refuses: where it asks for that, the page says "
            "so beside it",
            "Try what it does on the page, or write the module without it",
        )
    return element(
        "div", _static(model), **attributes, data_model=name, data_kind="module", data_asks=asks
    )


def on_paper(model: Model, draw: RenderContext) -> Markup:
    """Write what the element holds as it starts, or that there is nothing of it on paper."""
    shown = _static(model) or element("p", f"{model.words} is on the page only.", class_="live")
    return element("div", shown, **draw.root(model, "w-module"))


def given(model: Model) -> list[str]:
    """Return the traits that a module is given."""
    return [name for name, value in model.traits.items() if not _is_base(name, value)]


def _is_base(name: str, value: Any) -> bool:
    """Return whether a trait is one that all widgets have, and has no meaning to a module."""
    refers = isinstance(value, str) and value.startswith(REFERENCE)
    idle = value is None and name in ("tabbable", "tooltip")
    return name in _BASE or idle or (name == "layout" and refers)


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
    if _is_deep(model):
        raise draw.error(
            model.words,
            f"a trait of it holds things in one another more than {DEEPEST} times",
            "Give its front end something flatter",
        )
    draw.modules[model.id] = _checked(model, draw)
    for trait in given(model):
        for ident in references(model.traits[trait]):
            other = draw.state.models.get(ident)
            if other and other.kind == HOSTED:
                _use(other, draw)


def _is_deep(model: Model) -> bool:
    level: list[Any] = [model.traits]
    for _ in range(DEEPEST + 1):
        maps = (each.values() for each in level if isinstance(each, Mapping))
        lists = (each for each in level if isinstance(each, list | tuple))
        level = [each for inner in (*maps, *lists) for each in inner]
    return bool(level)


def asked_by(model: Model) -> tuple[str, ...]:
    """Return by name what a widget's module may ask for and a page never gives."""
    from .scripts import asked  # which needs an extra

    return asked(str(model.get("_esm", "")))


def _checked(model: Model, draw: RenderContext) -> str:
    from .scripts import RefusedModuleError, checked  # which needs an extra

    esm = model.get("_esm", "")
    try:
        checked(esm, tried=any(each in ("*", model.name) for each in draw.tried))
    except RefusedModuleError as error:
        raise draw.error(model.words, error.reason, error.cure) from None
    return str(esm)


KINDS: Mapping[str, Renderer] = {
    HOSTED: Renderer(view, paper=on_paper, attributes=given),
}
