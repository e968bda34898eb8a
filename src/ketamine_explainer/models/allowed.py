"""Refuse numbers that cannot be, saying what was given and what is allowed."""

from __future__ import annotations

from typing import Any

import numpy as np


def stands_in(values: object) -> bool:
    """Return whether something stands for numbers that are not known yet, as while it is traced."""
    return hasattr(values, "__array_ufunc__") and not isinstance(values, np.ndarray | np.generic)


def floats(values: Any) -> Any:
    """Return values as an array of floats; what stands for numbers is kept, and never refused."""
    return values if stands_in(values) else np.asarray(values, dtype=float)


def within(name: str, values: Any, low: float, high: float) -> Any:
    """Return `values` as an array if all of them lie from `low` to `high`.

    Parameters
    ----------
    name : str
        What they are, with their unit, for the message.
    values : array_like, any shape
    low, high : float
        Ends of the allowed range; both are allowed.

    Raises
    ------
    ValueError
        If one lies outside or is not a number.
    """
    found = floats(values)
    _refuse(name, found, (found >= low) & (found <= high), f"{low:g} to {high:g}")
    return found


def above(name: str, values: Any, low: float = 0) -> Any:
    """Return `values` as an array if all of them are finite and more than `low`.

    Parameters
    ----------
    name : str
        What they are, with their unit, for the message.
    values : array_like, any shape
    low : float
        The bound, which is not allowed itself.

    Raises
    ------
    ValueError
        If one is not.
    """
    found = floats(values)
    _refuse(name, found, np.isfinite(found) & (found > low), f"more than {low:g}, finite")
    return found


def at_least(name: str, values: Any, low: float = 0) -> Any:
    """Return `values` as an array if all of them are finite and no less than `low`.

    Parameters
    ----------
    name : str
        What they are, with their unit, for the message.
    values : array_like, any shape
    low : float
        The bound, which is allowed itself.

    Raises
    ------
    ValueError
        If one is not.
    """
    found = floats(values)
    _refuse(name, found, np.isfinite(found) & (found >= low), f"{low:g} or more, finite")
    return found


def _refuse(name: str, found: Any, fits: Any, allowed: str) -> None:
    if not stands_in(found) and not fits.all():
        wrong = found[~fits].flat[0]
        raise ValueError(f"given {name} {wrong:g}; allowed: {allowed}")
