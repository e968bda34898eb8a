"""What all records share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, TypeVar

from pydantic import (
    AfterValidator,
    AliasGenerator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
)

from ..typography import typographic

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$")]
PRINTED = AfterValidator(typographic)
"""Gives words the quotation marks and apostrophes that are printed."""

Text = Annotated[str, Field(min_length=1), PRINTED]
"""Words that somebody reads."""

Steps = Annotated[
    tuple[Annotated[str, Field(min_length=1, max_length=140), PRINTED], ...], Field(max_length=7)
]
"""What a speaker does, a sentence a step."""

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


KEY = "(key)"
"""Under what a record of a collection is given its key: no key of a file is called that."""


class Entry(Record):
    """A record of a collection; its id is its key there, and stands nowhere else."""

    model_config = ConfigDict(
        populate_by_name=True,
        alias_generator=AliasGenerator(validation_alias=lambda name: KEY if name == "id" else name),
    )

    id: Identifier


OWN_ID = Field(validation_alias="id")
"""Marks the id of a record that stands alone, and so has to say it."""


def _with_keys(given: object) -> object:
    if not isinstance(given, Mapping):
        return given
    return {
        key: {**each, KEY: key} if isinstance(each, Mapping) else each
        for key, each in given.items()
    }


T = TypeVar("T")
Keyed = Annotated[Mapping[str, T], BeforeValidator(_with_keys)]
"""A collection of records by id, in the order of the file."""
