"""Steps that are done again and again, each from what the one before came to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from .allowed import stands_in


def steps(step: Callable[[Any], Any], first: Any, count: int) -> Any:
    """Return a first value and what each of `count` steps makes of the one before.

    Parameters
    ----------
    step : callable
        Returns the next value; elementwise, and the same for all steps.
    first : ndarray, any shape, or what stands for one number
        Where the steps begin.
    count : int
        How many there are.

    Returns
    -------
    ndarray, shape of `first` with the values as last axis
        ``count + 1`` of them. What is traced becomes a loop.
    """
    if stands_in(first) and count:
        return first.steps(step, count)
    found = [first]
    for _ in range(count):
        found.append(step(found[-1]))
    return np.stack(found, axis=-1)
