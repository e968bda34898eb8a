"""What several tests do with a tree of widgets."""

from collections.abc import Iterator, Mapping
from typing import Any

import ipywidgets as w
from ipywidgets.widgets.widget import _instances
from ipywidgets.widgets.widget_link import DirectionalLink


def walk(widget: Any) -> Iterator[Any]:
    """Give the widget and everything in it."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from walk(child)


def chosen(widget: Any, settings: Mapping[str, str]) -> list[str]:
    """Return the texts that are shown when the controls of these labels are set to these words."""
    drivers = {
        id(link.target[0]): link.source[0]
        for link in list(_instances.values())
        if isinstance(link, DirectionalLink) and link.target[1] == "selected_index"
    }

    def texts(part: Any) -> Iterator[str]:
        if isinstance(part, w.Stack):
            control = drivers[id(part)]
            word = settings.get(control.description, control.value)
            yield from texts(part.children[control.options.index(word)])
        elif isinstance(part, w.HTML):
            yield part.value
        for child in () if isinstance(part, w.Stack) else getattr(part, "children", ()):
            yield from texts(child)

    return list(texts(widget))
