"""Differences between people: a typical body varied at random."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from .allowed import above, at_least, within
from .mammillary import Mammillary
from .response import Array


class Band(NamedTuple):
    """The middle of a group of people and the limits between which most of them are."""

    low: Array
    median: Array
    high: Array


def varied(
    typical: Mammillary,
    clearance_variance: float,
    size_variance: float,
    covariance: float,
    people: int,
    seed: int,
) -> Mammillary:
    """Return bodies of simulated people around a typical one.

    Parameters
    ----------
    typical : Mammillary
        One person, the median of the people to be simulated.
    clearance_variance, size_variance, covariance : float
        Of the natural logarithms of both factors; variances 0 or more.
    people : int
        How many, at least 1.
    seed : int
        The same seed gives the same people.

    Returns
    -------
    Mammillary
        Arrays with a leading axis of people.

    Raises
    ------
    ValueError
        If the typical body is of several people already, there are no people to simulate, or
        the variances and the covariance do not go together.

    Notes
    -----
    Each person has two log-normal factors (Gaussian logarithms of mean 0): one on the clearance,
    one on the size, which is all volumes and flows together, so that the rates of distribution
    are those of the typical person. Published models estimate the second factor for the central
    volume only; to let it act on the whole body is a choice, without which simulated levels
    differ less than measured ones. Weight, age and illness do not enter. The values and their
    source are in content/models/variability.yaml.
    """
    if typical.clearance.ndim or people < 1:
        raise ValueError(
            f"given {typical.clearance.size} typical bodies and {people} people; "
            "allowed: one typical body and at least one person"
        )
    logs = _roots(clearance_variance, size_variance, covariance) @ np.random.default_rng(
        seed
    ).standard_normal((2, people))
    clearance, size = np.exp(logs)
    return Mammillary(
        typical.clearance * clearance,
        typical.volumes * size[:, None],
        typical.flows * size[:, None],
    )


def _roots(first: float, second: float, covariance: float) -> Array:
    """Return the lower root of the matrix of variances, which turns noise into factors."""
    product = at_least("clearance_variance", first) * at_least("size_variance", second)
    limit = float(np.sqrt(product))
    within("covariance", covariance, -limit, limit)
    lead = np.sqrt(first)
    slope = covariance / lead if first else 0.0
    return np.array([[lead, 0.0], [slope, np.sqrt(max(second - slope**2, 0.0))]])


def coefficient_of_variation(variance: ArrayLike) -> Array:
    """Return the standard deviation over the mean of a log-normal quantity.

    Parameters
    ----------
    variance : array_like
        Of its natural logarithm, 0 or more.

    Notes
    -----
    The square root of exp(variance) - 1: exact for a log-normal distribution.
    """
    return np.asarray(np.sqrt(np.expm1(np.asarray(variance, dtype=float))))


def band(values: ArrayLike, share: float = 0.9) -> Band:
    """Return the median of people and the band that holds a share of them.

    Parameters
    ----------
    values : array_like, shape (people, ...)
        Any quantity of each person.
    share : float
        Of the people within the band, more than 0 and at most 1; as many are below as above.

    Raises
    ------
    ValueError
        If the share is outside its range.
    """
    within("share", above("share", share), 0, 1)
    tail = (1 - share) / 2
    return Band(*np.quantile(np.asarray(values, dtype=float), [tail, 0.5, 1 - tail], axis=0))
