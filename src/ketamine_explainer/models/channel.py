"""The NMDA receptor's channel: plugged by magnesium at rest, blocked by ketamine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from .allowed import above, at_least, within

VOLTAGES = (-200.0, 200.0)
"""Membrane voltages that the model takes, in mV; no living cell is near either end."""


@dataclass(frozen=True)
class MagnesiumBlock:
    """How strongly magnesium plugs a channel that the transmitter has opened, by voltage.

    Parameters
    ----------
    half_mm : float
        Magnesium outside the cell that takes away half of the conductance at 0 mV, in mM.
    per_mv : float
        Steepness: how fast the plug loosens as the voltage rises, per mV.

    Raises
    ------
    ValueError
        If one is not positive.

    Notes
    -----
    Jahr CE, Stevens CF (1990), J Neurosci 10:3178-3182::

        free = 1 / (1 + [Mg] / half_mm * exp(-per_mv * V))

    Assumed: the plug follows the voltage at once and is in balance with it. Limits: fitted to
    cultured nerve cells, an average over all channels of a cell; it tells nothing of the kinds of
    NMDA receptor, which differ.
    """

    half_mm: float
    per_mv: float

    def __post_init__(self) -> None:
        above("half_mm (mM)", self.half_mm)
        above("per_mv (per mV)", self.per_mv)

    def free(self, voltage_mv: Any, magnesium_mm: Any) -> Any:
        """Return the fraction of the conductance that magnesium leaves free.

        Parameters
        ----------
        voltage_mv, magnesium_mm : array_like, shapes that broadcast
            Voltage across the membrane in mV, magnesium outside the cell in mM.

        Returns
        -------
        ndarray, the broadcast shape
            0 to 1.

        Raises
        ------
        ValueError
            If a voltage lies outside `VOLTAGES`, or there is less than no magnesium.
        """
        voltage = within("voltage_mv", voltage_mv, *VOLTAGES)
        magnesium = at_least("magnesium_mm", magnesium_mm)
        return 1 / (1 + magnesium / self.half_mm * np.exp(-self.per_mv * voltage))

    def passing(self, voltage_mv: Any, magnesium_mm: Any, blocked: Any) -> Any:
        """Return the fraction of the conductance that neither magnesium nor ketamine takes away.

        Parameters
        ----------
        voltage_mv, magnesium_mm : array_like, shapes that broadcast
            As for `free`.
        blocked : array_like, likewise
            Fraction of the channels that ketamine blocks, 0 to 1. It is a supposition: no reliable
            measurement in people was found.

        Returns
        -------
        ndarray, the broadcast shape
            ``(1 - blocked) * free``: the two blocks are taken as independent. In real channels
            they interact.

        Raises
        ------
        ValueError
            As `free`, or if `blocked` is not a fraction.
        """
        share = within("blocked", blocked, 0, 1)
        return (1 - share) * self.free(voltage_mv, magnesium_mm)
