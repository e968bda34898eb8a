"""The article's account of two treatments as curves: illustrations, not patient data.

Both run from 0 (no effect yet) to 1 (the result that the article describes). The value has no
unit and no clinical scale; straight lines are the plainest reading of "within", "last" and
"build up".
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def ketamine_account(
    minutes: ArrayLike, felt_by: float, fading_from: float, over_by: float
) -> NDArray[np.float64]:
    """Return the described effect of one infusion.

    Parameters
    ----------
    minutes : array_like, any shape
        Time since the start of the infusion, in minutes.
    felt_by : float
        When results are said to be there, in minutes.
    fading_from, over_by : float
        Between these, in minutes, results are said to end.

    Returns
    -------
    ndarray, same shape
        0 to 1: rising to `felt_by`, full to `fading_from`, back to 0 at `over_by`.

    Raises
    ------
    ValueError
        If the times are not in order.
    """
    if not 0 < felt_by < fading_from < over_by:
        raise ValueError(
            f"given felt_by={felt_by:g}, fading_from={fading_from:g}, over_by={over_by:g} minutes; "
            "allowed: 0 < felt_by < fading_from < over_by"
        )
    times = np.asarray(minutes, dtype=float)
    return np.asarray(np.interp(times, [0, felt_by, fading_from, over_by], [0, 1, 1, 0]))


def conventional_account(minutes: ArrayLike, peak_from: float) -> NDArray[np.float64]:
    """Return the described effect of a conventional antidepressant taken daily.

    Parameters
    ----------
    minutes : array_like, any shape
        Time since the first dose, in minutes.
    peak_from : float
        Earliest time at which peak results are said to be seen, in minutes.

    Returns
    -------
    ndarray, same shape
        0 to 1: rising to `peak_from`, full after it.

    Raises
    ------
    ValueError
        If `peak_from` is not positive.
    """
    if peak_from <= 0:
        raise ValueError(f"given peak_from={peak_from:g} minutes; allowed: more than 0")
    times = np.asarray(minutes, dtype=float)
    return np.asarray(np.interp(times, [0, peak_from], [0, 1]))
