"""What a unit dose leaves behind as time goes on: a sum of exponentials.

Responses are linear: doses add up (superposition), and what one system hands on to the next is a
convolution, which is a sum of exponentials again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .allowed import floats, stands_in
from .dosing import Dose

Array = NDArray[np.float64]

GAP = 1e-4
"""How far apart, in proportion, rates of systems in a row must be to be told from each other."""

AT_ONCE = 1e-9
"""Minutes below which a dose is one that takes no time."""

_BLOCK = 500
"""People who are calculated together: few enough for the processor's cache."""


@dataclass(frozen=True, eq=False)
class Response:
    """The answer of a linear system to a unit dose at time 0: sum of weight * exp(-rate * t).

    Parameters
    ----------
    weights : ndarray, shape (..., m)
        Of the m terms; leading axes are people.
    rates : ndarray, shape (..., m)
        Per minute, more than 0.
    """

    weights: Array
    rates: Array

    @property
    def area(self) -> Array:
        """The area under the response to its end, shape (...): also the plateau of a unit rate."""
        return np.asarray((self.weights / self.rates).sum(axis=-1))

    def after(self, doses: Iterable[Dose], minutes: Any) -> Any:
        """Return the response to a sequence of doses.

        Parameters
        ----------
        doses : iterable of Dose
            In any order; they may overlap.
        minutes : array_like, any shape
            Times, finite. Before a dose starts, it does nothing; a bolus is there at once.

        Returns
        -------
        ndarray, shape (...) + shape of minutes
            For each person and time.

        Raises
        ------
        ValueError
            If a time is not finite.
        """
        times, given = floats(minutes), tuple(doses)
        if not stands_in(times) and not np.isfinite(times).all():
            raise ValueError("given a time that is not a number; allowed: finite minutes")
        people = self.rates.shape[:-1]
        if not given:
            return np.zeros((*people, *times.shape))
        if not people:  # of one body, any of it may be traced
            return _summed(self.weights, self.rates, given, times)
        weights, rates = (each.reshape(-1, each.shape[-1]) for each in (self.weights, self.rates))
        total = np.empty((len(rates), times.size))
        for first in range(0, len(rates), _BLOCK):
            some = slice(first, first + _BLOCK)
            terms = weights[some].T[..., None], rates[some].T[..., None]
            total[some] = _summed(*terms, given, times.ravel())
        return total.reshape((*people, *times.shape))

    def scaled(self, factor: ArrayLike) -> Response:
        """Return the response times a factor, one number or one for each person."""
        return Response(self.weights * np.asarray(factor, dtype=float)[..., None], self.rates)

    def rounded(self, digits: int) -> Response:
        """Return the response with weights and rates of so many significant digits."""
        return Response(_to_digits(self.weights, digits), _to_digits(self.rates, digits))

    @property
    def of_a_rate(self) -> Response:
        """The response to a unit rate as far as it has come: what each term rises to."""
        return Response(self.weights / self.rates, self.rates)

    def phases(self, duration: Any, minutes: Any) -> list[Any]:
        """Return how much of each term is there during and after an infusion.

        Parameters
        ----------
        duration : float, or traced
            How long it takes, in minutes, more than 0.
        minutes : ndarray, shape (n,), or traced
            Since it began; before, nothing is there.

        Returns
        -------
        list of ndarray, shape (n,)
            Times the weights of `of_a_rate` and times the rate of the infusion they are what
            `after` gives.
        """
        begun, ended = np.maximum(minutes, 0.0), np.maximum(minutes - duration, 0.0)
        return [np.exp(-(rate * ended)) - np.exp(-(rate * begun)) for rate in self.rates]

    def padded(self, terms: int) -> Response:
        """Return the response of one body in so many terms, the last ones of them nothing."""
        spare = (0, terms - len(self.rates))
        return Response(np.pad(self.weights, spare), np.pad(self.rates, spare, constant_values=1))

    def then(self, step: Response) -> Response:
        """Return the response of a second system that this one feeds: their convolution.

        Parameters
        ----------
        step : Response
            Of the second system to a unit dose, of the same people or of one.

        Notes
        -----
        By partial fractions, a term of rate a after one of rate b is
        ``(exp(-b t) - exp(-a t)) / (a - b)``. Where rates agree to less than `GAP`, that of the
        step is moved by it and its area kept: the result shifts by about a ten-thousandth of
        1 / rate in time, instead of losing all digits.
        """
        people = np.broadcast_shapes(self.rates.shape[:-1], step.rates.shape[:-1])
        fed = np.broadcast_to(self.rates, (*people, self.rates.shape[-1]))
        own = _apart(np.broadcast_to(step.rates, (*people, step.rates.shape[-1])), fed)
        kept = step.weights * own / step.rates
        shares = self.weights[..., :, None] * kept[..., None, :]
        shares = shares / (own[..., None, :] - fed[..., :, None])
        weights = np.concatenate([shares.sum(axis=-1), -shares.sum(axis=-2)], axis=-1)
        return Response(weights, np.concatenate([fed, own], axis=-1))


def _to_digits(values: Array, digits: int) -> Array:
    return np.array([float(f"{each:.{digits}g}") for each in values.flat]).reshape(values.shape)


def _apart(rates: Array, taken: Array) -> Array:
    """Return the rates, those moved up that are too near to one that is taken."""
    while True:
        ratios = rates[..., :, None] / taken[..., None, :]
        close = (np.abs(ratios - 1) < GAP).any(axis=-1)
        if not close.any():
            return rates
        rates = np.where(close, rates * (1 + GAP), rates)


def _summed(weights: Array, rates: Array, doses: tuple[Dose, ...], minutes: Any) -> Any:
    """Return the response to doses by its terms, which lie along the first axis."""
    parts = [
        _mean_since(rate, minutes - dose.start, dose.duration) * (dose.amount * weight)
        for dose in doses
        for weight, rate in zip(weights, rates, strict=True)
    ]
    return reduce(add, parts)


def _mean_since(rate: Any, since: Any, duration: Any) -> Any:
    """Return exp(-rate t), averaged over when each part of a dose came that began `since` ago.

    Parts that are still to come count as 0.
    """
    if not stands_in(duration) and duration < AT_ONCE:
        return np.where(since >= 0, np.exp(-(rate * np.maximum(since, 0.0))), 0.0)
    given, later = np.clip(since, 0.0, duration), np.maximum(since - duration, 0.0)
    return -np.expm1(-(rate * given)) / (rate * duration) * np.exp(-(rate * later))
