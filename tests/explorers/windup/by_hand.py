"""The channel and the cell of wind-up, written down a second time in plain floats."""

from math import exp

from ketamine_explainer.models import Relay


def passing(cell: Relay, voltage: float, magnesium: float, blocked: float) -> float:
    """Return the share of opened channels that neither magnesium plugs nor ketamine blocks."""
    block = cell.block
    plugged = magnesium / block.half_mm * exp(-block.per_mv * voltage)
    return (1 - blocked) / (1 + plugged)


def answers(cell: Relay, pulses: int, rate: float, blocked: float) -> list[float]:
    """Return how far each pulse raises the voltage above rest, in mV."""
    found, left = [], 0.0
    for _ in range(pulses):
        voltage = cell.rest_mv + cell.pulse_mv + left
        free = passing(cell, voltage, cell.magnesium_mm, blocked)
        slow = cell.pull * free * (cell.reversal_mv - voltage)
        found.append(cell.pulse_mv + left + cell.at_once * slow)
        left = (left + slow) * exp(-1 / (rate * cell.fading_s))
    return found
