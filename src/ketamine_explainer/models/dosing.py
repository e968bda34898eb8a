"""Doses into a vein: at once or evenly over a time."""

from __future__ import annotations

from dataclasses import dataclass

from .allowed import above, at_least


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
        above("amount (mg)", self.amount)
        at_least("duration (min)", self.duration)
        at_least("start (min)", self.start)
