"""All that a notebook can show; each is loaded when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .rooms import ROOMS

_MADE = {"Section": ".kit.prose", "picture": ".kit.picture"}
"""What no room has: prose, and pictures of one's own."""

_WHERE = _MADE | {
    name: f"{room.package}.{module}" for room in ROOMS for name, module in room.shows.items()
}
__all__ = sorted(_WHERE)


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"there is no '{name}' to show; there is {', '.join(__all__)}")
    return getattr(import_module(_WHERE[name], __package__), name)


def __dir__() -> list[str]:
    return __all__
