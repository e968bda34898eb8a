"""All that a notebook can show; each is loaded when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .rooms import SHOWS

_MADE = {
    "Section": ".kit.prose",
    "picture": ".kit.picture",
    "poll": ".scene",
    "reading": ".scene",
    "scene": ".scene",
}
"""What no room has: prose, pictures of one's own, and scenes, which show what rooms have."""

_WHERE = _MADE | SHOWS
__all__ = sorted(_WHERE)


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"there is no '{name}' to show; there is {', '.join(__all__)}")
    return getattr(import_module(_WHERE[name], __package__), name)


def __dir__() -> list[str]:
    return __all__
