"""What several tests do with a tree of widgets."""

from collections.abc import Iterator
from typing import Any


def walk(widget: Any) -> Iterator[Any]:
    """Give the widget and everything in it."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from walk(child)
