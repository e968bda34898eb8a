"""What comes with an extra or another package, and what to do where it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import EntryPoint
from typing import Any

from .mistakes import MistakeError, UnavailableError


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


class BrokenEntryPointError(MistakeError):
    """What an installed package offers and cannot be loaded."""


def load(point: EntryPoint) -> Any:
    """Return what an entry point leads to.

    Raises
    ------
    BrokenEntryPointError
        If nothing is there: says which package offers it under which name.
    """
    try:
        return point.load()
    except (ImportError, AttributeError) as error:
        package = point.dist.name if point.dist else "a package"
        raise BrokenEntryPointError(
            f"{package} offers {point.name!r} in {point.group!r} as {point.value!r}, "
            f"which cannot be loaded: {error}. Mend that entry point, or uninstall {package}."
        ) from None
