"""Where values stand on the sheet of a figure, in SVG units."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

Place = Callable[[ArrayLike], NDArray[np.float64]]


def placed(area: Axes) -> tuple[Place, Place]:
    """Return what gives the place across, and the height, of values on the scales of axes."""
    (left, right), (low, high) = area.get_xlim(), area.get_ylim()

    def at(values: ArrayLike, axis: int) -> NDArray[np.float64]:
        flat = np.ravel(np.asarray(values, dtype=float))
        points = np.tile((left, high), (len(flat), 1))
        points[:, axis] = flat
        found = area.transData.transform(points)[:, axis]
        return np.reshape(found, np.shape(values))

    assert right > left
    assert high > low
    return (lambda values: at(values, 0)), (lambda values: at(values, 1))
