"""The model of wind-up with the parameters of the course."""

from __future__ import annotations

from dataclasses import dataclass

from ...content.records import WindUp
from ...models import MagnesiumBlock, Relay


@dataclass(frozen=True)
class Train:
    """A train of equal pulses: how many, and how many per second."""

    pulses: int
    per_second: float


def relay(windup: WindUp) -> Relay:
    """Return the cell of models/windup.yaml.

    Raises
    ------
    ValueError
        If a parameter cannot be.
    """
    return Relay(block=MagnesiumBlock(**windup.channel.values), **windup.cell.values)


def train(windup: WindUp) -> Train:
    """Return the train of models/windup.yaml."""
    given = windup.train.values
    return Train(int(given["pulses"]), given["per_second"])
