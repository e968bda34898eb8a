"""What all records share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from ..typography import typographic

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$")]
PRINTED = AfterValidator(typographic)
"""Gives words the quotation marks and apostrophes that are printed."""

Text = Annotated[str, Field(min_length=1), PRINTED]
"""Words that somebody reads."""

PartId = Literal[
    "introduction",
    "pain_signal_disruption",
    "fast_response",
    "lasting_improvements",
    "closing_advice",
]

MINUTES = {
    "minutes": 1,
    "hours": 60,
    "days": 1440,
    "weeks": 10_080,
    "months": 43_830,
    "years": 525_960,
}
"""Minutes in a unit of time; a month is a twelfth of 365.25 days."""


class Record(BaseModel):
    """A frozen record that refuses unknown keys, and numbers without end."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
