"""What several tests do with a tree of widgets."""

from collections.abc import Iterator, Mapping
from typing import Any

import ipywidgets as w

from ketamine_explainer.explorers.kit.controls import Panes


def walk(widget: Any) -> Iterator[Any]:
    """Give the widget and everything in it."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from walk(child)


def chosen(widget: Any, settings: Mapping[str, str]) -> list[str]:
    """Return the texts that are shown when the controls of these labels are set to these words."""

    def texts(part: Any) -> Iterator[str]:
        if isinstance(part, Panes):
            control = part.choice.control
            word = settings.get(control.description, control.value)
            yield from texts(part.children[control.options.index(word)])
        elif isinstance(part, w.HTML):
            yield part.value
        for child in () if isinstance(part, Panes) else getattr(part, "children", ()):
            yield from texts(child)

    return list(texts(widget))
