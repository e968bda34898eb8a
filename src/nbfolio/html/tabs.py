"""Tabs and accordions: controls that lead to their own panes."""

from __future__ import annotations

from markupsafe import Markup

from ..markup import Attribute, element
from ..notebook.state import Model
from .control_attrs import words
from .drawing import RenderContext


def tab(model: Model, draw: RenderContext) -> Markup:
    """Write a list of tabs and their panels; the arrow keys go through the tabs."""
    selected = draw.values[model.id]
    first = selected if selected in range(len(model.children)) else 0
    tabs, panels = [], []
    for place, (child, title) in enumerate(zip(model.children, titles(model), strict=True)):
        on, tab_id, panel_id = place == selected, draw.new_id(), draw.new_id()
        tabs.append(
            element(
                "button",
                words(title),
                type="button",
                role="tab",
                id=tab_id,
                aria_controls=panel_id,
                aria_selected="true" if on else "false",
                tabindex=0 if place == first else -1,
            )
        )
        panel: dict[str, Attribute] = {"id": panel_id, "aria_labelledby": tab_id, "hidden": not on}
        panels.append(element("div", draw.view(child), role="tabpanel", tabindex=0, **panel))
    tablist = element("div", *tabs, role="tablist", aria_label=model.get("tooltip"))
    return element("div", tablist, element("div", *panels), **_root(model, draw, "tab"))


def accordion(model: Model, draw: RenderContext) -> Markup:
    """Write one ``<details>`` for each child, of which at most one is open."""
    selected = draw.values[model.id]
    parts = (
        element(
            "details",
            element("summary", words(title)),
            draw.view(child),
            open=place == selected,
        )
        for place, (child, title) in enumerate(zip(model.children, titles(model), strict=True))
    )
    return element("div", *parts, **_root(model, draw, "accordion"))


def _root(model: Model, draw: RenderContext, kind: str) -> dict[str, Attribute]:
    attributes = draw.root(model, f"w-{kind}")
    return {**attributes, "data_model": draw.name(model.id), "data_kind": kind}


def titles(model: Model) -> list[str]:
    """Return what each pane is called: by its number where it has no title."""
    given = dict(enumerate(model.get("titles", ())))
    return [given.get(place) or str(place + 1) for place in range(len(model.children))]
