"""How a share is told everywhere: as people of a hundred."""

from __future__ import annotations

from collections.abc import Callable
from math import floor
from typing import Any


def of_hundred(
    share: Any, down: Callable[..., Any] = floor, rounded: Callable[..., Any] = round
) -> Any:
    """Return a share as people of a hundred, halves rounded up.

    Parameters
    ----------
    share : float, or an array
        0 to 1.
    down, rounded : callable
        What rounds down and what rounds: those of numpy for arrays.

    >>> of_hundred(0.285), of_hundred(0.4549)
    (29, 45)
    """
    return down(rounded(100 * share, 6) + 0.5)
