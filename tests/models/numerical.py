"""The same models as differential equations, stepped through: slow, and written independently."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def exchange(clearance: float, volumes: list[float], flows: list[float]) -> Array:
    """Return the matrix of the amounts: what leaves and what enters each compartment per minute."""
    matrix = np.zeros((len(volumes), len(volumes)))
    matrix[0, 0] = -clearance / volumes[0]
    for index, flow in enumerate(flows, start=1):
        matrix[0, 0] -= flow / volumes[0]
        matrix[index, 0] = flow / volumes[0]
        matrix[0, index] = flow / volumes[index]
        matrix[index, index] = -flow / volumes[index]
    return matrix


def stepped(matrix: Array, entering: Array, state: Array, span: float, step: float) -> Array:
    """Return the state after a time of constant input, by the classical Runge-Kutta method."""
    for _ in range(round(span / step)):
        first = matrix @ state + entering
        second = matrix @ (state + step / 2 * first) + entering
        third = matrix @ (state + step / 2 * second) + entering
        fourth = matrix @ (state + step * third) + entering
        state = state + step / 6 * (first + 2 * second + 2 * third + fourth)
    return state
