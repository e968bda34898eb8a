"""One infusion of 1 mg/kg, by a parameter set: levels in blood, and what is left in the body."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from ...content.files import Models
from ...models import Dose, Response
from ...models.response import Array
from .bodies import model_for, plasma

LONGEST = 2 * 1440
"""How far `Infusion.below` looks, in minutes."""


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


def remaining(models: Models, id_: str, duration: float, minutes: ArrayLike) -> Array:
    """Return the share of an infusion that is in the body at times since it began.

    Parameters
    ----------
    models : Models
        Of the content.
    id_ : str
        A set of ketamine.yaml.
    duration : float
        How long the infusion takes, in minutes.
    minutes : array_like, any shape
        Times.

    Raises
    ------
    ValueError
        If there is no such set, or the duration is below 0.
    """
    dose = _dose(models, duration)
    return np.asarray(model_for(models, id_).remaining.after([dose], minutes) / dose.amount)


def _dose(models: Models, duration: float) -> Dose:
    return Dose(models.ketamine.adult.values["weight"], duration)
