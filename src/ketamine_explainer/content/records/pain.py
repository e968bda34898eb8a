"""models/windup.yaml: how a nerve cell of the spinal cord winds up."""

from __future__ import annotations

from typing import Annotated

from .parameters import ModelFile, ParameterSet, needs


class WindUp(ModelFile):
    """The channel that magnesium plugs, estimates of ketamine's block, a nerve cell, a train."""

    channel: Annotated[ParameterSet, needs({"half_mm": "mM", "per_mv": "per mV"})]
    block: Annotated[ParameterSet, needs({"lowest": "share", "highest": "share"})]
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
