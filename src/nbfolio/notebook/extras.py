"""What comes with an extra alone, and what to install where it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .mistakes import UnavailableError


@contextmanager
def extra(name: str, wanted: str, without: str) -> Iterator[None]:
    """Import here what an extra brings.

    Parameters
    ----------
    name
        Distribution and extra, as pip takes them.
    wanted
        What needs it, as the beginning of a sentence.
    without
        What can be done without it.

    Raises
    ------
    UnavailableError
        If a module lacks: says which, what can be done without it, and what to install.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise UnavailableError(
            f"{wanted} needs {error.name}, which this Python has not. Without it, {without}.\n"
            f"Install it: pip install '{name}'"
        ) from None
