"""Eigenvalues of small symmetric matrices: those of LAPACK."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from nbfolio.trace import Number, trace

from ...hostile import seeded
from .node import computed

Often = Callable[[int, int], int]


def matrix(values: Any, size: int) -> Any:
    """Return the symmetric matrix of which these are the lower triangle, row by row."""
    rows = [
        [values[max(i, j) * (max(i, j) + 1) // 2 + min(i, j)] for j in range(size)]
        for i in range(size)
    ]
    return np.stack([np.stack(row) for row in rows])


def drawn(random: Random, count: int) -> list[float]:
    scale = 10.0 ** random.randint(-3, 3)
    zeros = random.random() < 0.2
    return [
        0.0 if zeros and random.random() < 0.5 else random.uniform(-scale, scale)
        for _ in range(count)
    ]


@pytest.mark.parametrize("size", [2, 3, 4])
def test_eigenvalues_and_vectors_are_those_of_numpy(
    tmp_path: Path, often: Often, size: int
) -> None:
    count = size * (size + 1) // 2
    names = [f"x{place}" for place in range(count)]

    def solved(**given: Any) -> dict[str, Any]:
        values, vectors = np.linalg.eigh(matrix([given[name] for name in names], size))
        whole = (vectors * values) @ vectors.T
        return {"values": values, "vectors": vectors, "whole": whole}

    program = trace(solved, *map(Number, names))
    with seeded(f"eigen {size}") as random:
        states = [drawn(random, count) for _ in range(often(3000, 20_000))]

        [found] = computed([(program, states)], tmp_path)

        for state, each in zip(states, found, strict=True):
            given = matrix([np.float64(x) for x in state], size)
            largest = max(np.abs(given).max(), 1e-300)
            values, vectors = np.array(each["values"]), np.array(each["vectors"])
            assert np.abs(values - np.linalg.eigvalsh(given)).max() <= 1e-12 * largest
            assert np.abs(vectors.T @ vectors - np.eye(size)).max() <= 1e-12
            assert np.abs(given @ vectors - vectors * values).max() <= 1e-12 * largest
            assert np.abs(np.array(each["whole"]) - given).max() <= 1e-12 * largest


def test_squares_of_well_separated_vectors_are_those_of_numpy(tmp_path: Path) -> None:
    given = [3.0, -1.0, 2.0, -0.5, 0.0, 0.1]
    names = [f"x{place}" for place in range(6)]

    def squares(**given: Any) -> dict[str, Any]:
        return {"y": np.linalg.eigh(matrix([given[name] for name in names], 3)).eigenvectors ** 2}

    [[found]] = computed([(trace(squares, *map(Number, names)), [given])], tmp_path)

    expected = squares(**dict(zip(names, map(np.float64, given), strict=True)))
    assert np.allclose(found["y"], expected["y"], rtol=1e-12, atol=1e-14)
