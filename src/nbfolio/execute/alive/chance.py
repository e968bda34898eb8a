"""Random numbers that begin anew with each call."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_SEED = 0


@contextmanager
def kept() -> Iterator[None]:
    """Leave random numbers as if nothing had been drawn meanwhile."""
    before, numpy = random.getstate(), _numpy()
    arrays = numpy.get_state() if numpy else None
    try:
        yield
    finally:
        random.setstate(before)
        if numpy:
            numpy.set_state(arrays)


def seed() -> None:
    """Begin anew."""
    random.seed(_SEED)
    if numpy := _numpy():
        numpy.seed(_SEED)


def is_drawn() -> bool:
    """Return whether a random number was drawn since the last `seed`."""
    before, numpy = random.getstate(), _numpy()
    arrays = _words(numpy.get_state()) if numpy else None
    seed()
    fresh = random.getstate(), _words(numpy.get_state()) if numpy else None
    return (before, arrays) != fresh


def _numpy() -> Any:
    return getattr(sys.modules.get("numpy"), "random", None)


def _words(state: Any) -> tuple[Any, ...]:
    kind, keys, *rest = state
    return (kind, bytes(keys), *rest)
