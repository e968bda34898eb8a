"""models/windup.yaml: how pain winds up in the spinal cord."""

from __future__ import annotations

from typing import Annotated

from .parameters import ModelFile, ParameterSet, needs


class WindUp(ModelFile):
    """The channel that magnesium plugs, a nerve cell that has such channels, a train of pulses."""

    channel: Annotated[ParameterSet, needs({"half_mm": "mM", "per_mv": "per mV"})]
    cell: Annotated[
        ParameterSet,
        needs(
            {
                "magnesium_mm": "mM",
                "rest_mv": "mV",
                "reversal_mv": "mV",
                "pulse_mv": "mV",
                "pull": "share",
                "at_once": "share",
                "fading_s": "s",
            }
        ),
    ]
    train: Annotated[ParameterSet, needs({"pulses": "count", "per_second": "Hz"})]
