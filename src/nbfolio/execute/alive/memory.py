"""What a function may remember between two calls: globals that it names, and its own objects."""

from __future__ import annotations

import copy
import sys
import types
from collections.abc import Iterator
from typing import Any

_DEEPEST = 4
_LARGEST = 2_000_000


class Memory:
    """What code can change that it names: kept when this is made."""

    def __init__(self, code: Any) -> None:
        self._names = dict.fromkeys(_names(code, _DEEPEST))
        self._kept = {place: _copied(value) for place, value in self._values()}

    def changed(self) -> bool:
        """Return whether something is different now."""
        now = dict(self._values())
        return any(not _same(kept, now.get(place)) for place, kept in self._kept.items())

    def restore(self) -> None:
        """Bring back what is different now."""
        now = dict(self._values())
        for (space, name), kept in self._kept.items():
            value = now.get((space, name))
            if _same(kept, value):
                continue
            owner = self._owners[space]
            if isinstance(value, dict | set) and type(value) is type(kept):
                value.clear()
                value.update(kept)
            elif isinstance(value, list) and type(value) is type(kept):
                value[:] = kept
            else:
                owner[name] = kept

    def _values(self) -> Iterator[tuple[tuple[int, str], Any]]:
        self._owners: dict[int, dict[str, Any]] = {}
        for space, name in self._names:
            owner = self._owners[space] = _SPACES[space]
            if name not in owner:
                continue
            value = owner[name]
            yield (space, name), value
            if type(value).__module__ == "__main__" and hasattr(value, "__dict__"):
                own = vars(value)
                _SPACES[id(own)] = self._owners[id(own)] = own
                yield from (((id(own), key), each) for key, each in own.items())


_SPACES: dict[int, dict[str, Any]] = {}
"""Namespaces by their identity: they are kept, so that none takes the identity of another."""


def _names(code: Any, deep: int) -> Iterator[tuple[int, str]]:
    """Give the namespace and the name of each global that a function names, or one it calls."""
    function = getattr(code, "__func__", code)
    function = getattr(function, "__wrapped__", function)
    if not isinstance(function, types.FunctionType):
        return
    space = function.__globals__
    if function.__module__ != "__main__":
        return  # what a library remembers is its own matter
    _SPACES[id(space)] = space
    for name in _named(function.__code__):
        if isinstance(value := space.get(name), types.FunctionType) and deep:
            yield from _names(value, deep - 1)
        elif name in space:
            yield id(space), name


def _named(code: types.CodeType) -> Iterator[str]:
    yield from code.co_names
    for const in code.co_consts:
        if isinstance(const, types.CodeType):
            yield from _named(const)


def _copied(value: Any) -> Any:
    return copy.copy(value) if isinstance(value, list | dict | set) or _is_array(value) else value


def _is_array(value: Any) -> bool:
    numpy = sys.modules.get("numpy")
    return bool(numpy and isinstance(value, numpy.ndarray) and value.nbytes <= _LARGEST)


def _same(kept: Any, value: Any) -> bool:
    if kept is value:
        return True
    if type(kept) is not type(value):
        return False
    try:
        if _is_array(kept):
            return bool(kept.shape == value.shape and kept.tobytes() == value.tobytes())
        if isinstance(kept, list | tuple):
            return len(kept) == len(value) and all(map(_same, kept, value))
        if isinstance(kept, dict):
            return kept.keys() == value.keys() and all(_same(kept[k], value[k]) for k in kept)
        if isinstance(kept, str | bytes | int | float | complex | set | frozenset):
            return bool(kept == value) or kept != kept
    except Exception:  # objects of others compare as they like
        return False
    return False
