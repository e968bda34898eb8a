"""An infusion, by a parameter set: levels in blood, and what is left in the body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import add
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ...content.files import Models
from ...models import Dose, Mammillary, Response
from ...models.response import Array
from .bodies import model_for, plasma

LONGEST = 2 * 1440
"""How far `Infusion.below` looks, in minutes."""


MOST_TERMS = 3
"""Of a response that is traced; one of fewer terms is written with as many."""

DIGITS = 7
"""Of the numbers of a response that is traced: no body is known to more than four."""

NEVER = 1e7
"""When what does not happen begins, in minutes: beyond all that is asked for."""


@dataclass(frozen=True, eq=False)
class Infusion:
    """What follows an infusion of 1 mg/kg; everything is in proportion to the dose.

    Parameters
    ----------
    plasma : Response
        Of the level, in ng/mL.
    dose : Dose
        What was given, in mg.
    """

    plasma: Response
    dose: Dose

    def levels(self, minutes: ArrayLike) -> Array:
        """Return the level at times since the infusion began, in ng/mL for 1 mg/kg."""
        return np.asarray(self.plasma.after([self.dose], minutes))

    @cached_property
    def _by_minute(self) -> Array:
        return self.levels(np.arange(LONGEST))

    @property
    def peak(self) -> tuple[int, float]:
        """The whole minute at which the level is highest, and that level, in ng/mL."""
        minute = int(self._by_minute.argmax())
        return minute, float(self._by_minute[minute])

    def below(self, share: float) -> int:
        """Return the first minute after the highest level at which a share of it is left.

        Parameters
        ----------
        share : float
            Of the highest level, between 0 and 1.

        Raises
        ------
        ValueError
            If this does not come within two days.
        """
        minute, highest = self.peak
        low = self._by_minute[minute:] < share * highest
        if not low.any():
            raise ValueError(f"given a share of {share}; allowed: one reached in {LONGEST} minutes")
        return minute + int(low.argmax())


@dataclass(frozen=True, eq=False)
class Infusions:
    """What follows an infusion of ketamine, and an equal one some time after it ended.

    It can be traced: nothing of it is searched for among times. While an infusion runs, the level
    rises, and what is left of the first adds to the second, so that the level is highest as the
    last one ends; of metabolites this is not so.

    Parameters
    ----------
    body : Mammillary
        In which it is.
    dose, duration : float, or traced
        Of each, in mg and in minutes, more than 0.
    pause : float, or traced
        Minutes from the end of the first to the begin of the second; `NEVER` for one alone.
    """

    body: Mammillary
    dose: Any
    duration: Any
    pause: Any

    @property
    def again(self) -> Any:
        """When the second begins, in minutes."""
        return self.duration + self.pause

    @property
    def ended(self) -> Any:
        """When the last one ends, in minutes."""
        return self.duration + np.where(self.pause < NEVER, self.again, 0.0)

    def phases(self, minutes: Any) -> list[Any]:
        """Return how much each phase of the decline counts at times since the first began.

        What levels and amounts share, so that pages calculate it once.

        Parameters
        ----------
        minutes : ndarray, shape (n,), or traced

        Returns
        -------
        list of ndarray, shape (2 n,)
            As many as `MOST_TERMS`; of the first infusion, then of the second.
        """
        times = np.concatenate([minutes, minutes - self.again])
        return self._plasma.phases(self.duration, times)

    def levels(self, phases: Sequence[Any]) -> Any:
        """Return the level where phases count as much as `phases` says, shape (n,), in ng/mL."""
        return self.dose / self.duration * _both(_weighted(self._plasma, phases))

    def remaining(self, phases: Sequence[Any], place: int) -> Any:
        """Return what is in the body at one of the times, as a share of one dose."""
        each = [phase[[place, place + len(phase) // 2]].sum() for phase in phases]
        return _weighted(_traceable(self.body.remaining), each) / self.duration

    @cached_property
    def _plasma(self) -> Response:
        return _traceable(self.body.plasma)

    def falls_to(self, share: float, levels: Any) -> Any:
        """Return the first whole minute at which less than a share of the highest level is left.

        Parameters
        ----------
        share : float
            Of the highest level, between 0 and 1.
        levels : ndarray, shape (n,)
            At every whole minute from the end of the last infusion on.
        """
        return self.ended + np.sum(levels >= share * levels[0])


def _traceable(response: Response) -> Response:
    return response.of_a_rate.padded(MOST_TERMS).rounded(DIGITS)


def _both(given: Any) -> Any:
    """Return what both infusions give, where one stands behind the other."""
    half = len(given) // 2
    return given[:half] + given[half:]


def _weighted(response: Response, phases: Sequence[Any]) -> Any:
    return reduce(add, (w * each for w, each in zip(response.weights, phases, strict=True)))


def infusions(models: Models, id_: str, dose: Any, duration: Any, pause: Any) -> Infusions:
    """Return what follows infusions of a dose in mg/kg, by a set of ketamine.yaml.

    Parameters
    ----------
    models : Models
        Of the content; the adult has the weight given there.
    id_ : str
        A set of ketamine.yaml.
    dose, duration, pause : float, or traced
        In mg/kg, and in minutes; as for `Infusions`.
    """
    weight = models.ketamine.adult.values["weight"]
    return Infusions(model_for(models, id_), dose * weight, duration, pause)


def infusion(models: Models, id_: str, duration: float) -> Infusion:
    """Return what follows an infusion of 1 mg/kg.

    Parameters
    ----------
    models : Models
        Of the content; the adult has the weight given there.
    id_ : str
        A set of ketamine.yaml or an entry of metabolites.yaml.
    duration : float
        How long the infusion takes, in minutes.

    Raises
    ------
    ValueError
        If there is no such id, or the duration is below 0.
    """
    return Infusion(plasma(models, id_), _dose(models, duration))


def _dose(models: Models, duration: float) -> Dose:
    return Dose(models.ketamine.adult.values["weight"], duration)
