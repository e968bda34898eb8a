"""Doses into a vein: at once or evenly over a time."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite


@dataclass(frozen=True)
class Dose:
    """An infusion at a constant rate, or a bolus where it takes no time.

    Parameters
    ----------
    amount : float
        What is given in all, in mg; more than 0.
    duration : float
        How long it takes, in minutes; 0 for a bolus.
    start : float
        When it begins, in minutes; 0 or later.

    Raises
    ------
    ValueError
        If a number is outside its range or not finite.
    """

    amount: float
    duration: float = 0
    start: float = 0

    def __post_init__(self) -> None:
        possible = self.amount > 0 and self.duration >= 0 and self.start >= 0
        if not possible or not all(map(isfinite, (self.amount, self.duration, self.start))):
            raise ValueError(
                f"given {self.amount:g} mg over {self.duration:g} min from minute {self.start:g}; "
                "allowed: more than 0 mg, over 0 min or more, from minute 0 or later, all finite"
            )
