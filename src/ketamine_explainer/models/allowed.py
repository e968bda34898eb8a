"""Refuse numbers that cannot be, saying what was given and what is allowed."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def within(name: str, values: ArrayLike, low: float, high: float) -> NDArray[np.float64]:
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
    found = np.asarray(values, dtype=float)
    _refuse(name, found, (found >= low) & (found <= high), f"{low:g} to {high:g}")
    return found


def above(name: str, values: ArrayLike, low: float = 0) -> NDArray[np.float64]:
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
    found = np.asarray(values, dtype=float)
    _refuse(name, found, np.isfinite(found) & (found > low), f"more than {low:g}, finite")
    return found


def at_least(name: str, values: ArrayLike, low: float = 0) -> NDArray[np.float64]:
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
    found = np.asarray(values, dtype=float)
    _refuse(name, found, np.isfinite(found) & (found >= low), f"{low:g} or more, finite")
    return found


def _refuse(name: str, found: NDArray[np.float64], fits: NDArray[np.bool_], allowed: str) -> None:
    if not fits.all():
        wrong = found[~fits].flat[0]
        raise ValueError(f"given {name} {wrong:g}; allowed: {allowed}")
