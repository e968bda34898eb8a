"""Wind-up: equal pulses, growing answers. An illustration, not a measurement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from .allowed import above, at_least, floats, stands_in, within
from .channel import MagnesiumBlock
from .repeated import steps


@dataclass(frozen=True)
class Relay:
    """A nerve cell of the spinal cord that passes pain on.

    Parameters
    ----------
    block : MagnesiumBlock
        How magnesium plugs its NMDA receptors.
    magnesium_mm : float
        Magnesium around it, in mM.
    rest_mv : float
        Voltage at rest, in mV.
    reversal_mv : float
        Voltage at which no current would flow through the NMDA receptors, in mV.
    pulse_mv : float
        How far other receptors raise the voltage at each pulse, in mV.
    pull : float
        Share of the way to `reversal_mv` that NMDA receptors, all of them free, would take the
        cell.
    at_once : float
        Share of the NMDA part that is there in time to be part of the same answer.
    fading_s : float
        Time in which what a pulse leaves behind falls to 1/e, in seconds.

    Raises
    ------
    ValueError
        If a value cannot be, or a pulse alone would reach `reversal_mv`.
    """

    block: MagnesiumBlock
    magnesium_mm: float
    rest_mv: float
    reversal_mv: float
    pulse_mv: float
    pull: float
    at_once: float
    fading_s: float

    def __post_init__(self) -> None:
        above("fading_s (s)", self.fading_s)
        at_least("magnesium_mm", self.magnesium_mm)
        within("pull", self.pull, 0, 1)
        within("at_once", self.at_once, 0, 1)
        above("pulse_mv", self.pulse_mv)
        above("reversal_mv", self.reversal_mv, self.rest_mv + self.pulse_mv)

    def slow_part(self, left_mv: Any, blocked: Any) -> Any:
        """Return how far the NMDA receptors raise the voltage at a pulse, in mV.

        Parameters
        ----------
        left_mv, blocked : array_like, shapes that broadcast
            What earlier pulses have left, in mV; the fraction of channels that ketamine blocks.

        Returns
        -------
        ndarray, the broadcast shape
        """
        voltage = self.rest_mv + self.pulse_mv + floats(left_mv)
        passing = self.block.passing(voltage, self.magnesium_mm, blocked)
        return self.pull * passing * (self.reversal_mv - voltage)


def train_answers(relay: Relay, pulses: int, per_second: Any, blocked: Any = 0) -> Any:
    """Return the answer to each pulse of a train of equal pulses.

    Parameters
    ----------
    relay : Relay
        The cell that answers.
    pulses : int
        How many there are, at least 1.
    per_second, blocked : array_like, shapes that broadcast
        Rate of the pulses in Hz; the fraction of channels that ketamine blocks, 0 to 1.

    Returns
    -------
    ndarray, the broadcast shape with the pulses as last axis
        How far each pulse raises the voltage above rest, in mV.

    Raises
    ------
    ValueError
        If there is no pulse, a rate is not positive or `blocked` is not a fraction.

    Notes
    -----
    With ``left = 0`` before the first pulse, each pulse gives::

        V      = rest + pulse + left
        slow   = pull * (1 - blocked) * free(V) * (reversal - V)
        answer = pulse + left + at_once * slow
        left   = (left + slow) * exp(-1 / (per_second * fading))

    At rest magnesium plugs the channel, and only `at_once` of the NMDA part is in time, so that the
    first answer hardly needs the NMDA receptors: that is built in, not found.
    What is left of a pulse when the next one comes loosens the plug, and the answers grow.
    Each answer falls as `blocked` rises.

    Assumed: one cell, one slow part, one rate of fading, a block that does not change during the
    train, no impulses. Limits: drawn to show the idea; only the plug comes from measurements (see
    `MagnesiumBlock`). Its millivolts are no pain scores, and no dose belongs to a fraction blocked.
    The train of the course is that of Guirimand F et al. (2000), Anesth Analg 90:408-414.
    """
    above("pulses", pulses)
    rate, share = above("per_second (Hz)", per_second), floats(blocked)
    if not (stands_in(rate) or stands_in(share)):
        rate, share = np.broadcast_arrays(rate, share)
    kept = np.exp(-1 / (rate * relay.fading_s))
    left = steps(
        lambda left: kept * (left + relay.slow_part(left, share)),
        0 * (kept + share),
        pulses - 1,
    )
    return relay.pulse_mv + left + relay.at_once * relay.slow_part(left, share[..., None])


def growth(answers: Any) -> Any:
    """Return the last answer of each train over its first.

    Parameters
    ----------
    answers : array_like, pulses as last axis
        As `train_answers` returns them.

    Returns
    -------
    ndarray, without the last axis
        1 where they do not grow.
    """
    found = floats(answers)
    return found[..., -1] / found[..., 0]
