"""models/: the numbers that the models calculate with, each with where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, model_validator

from .base import PRINTED, Entry, Identifier, Keyed, Record, Text
from .names import SourceRef

GRADES = ("high", "moderate", "low", "very low", "assumed")
"""How certain a number is; ``assumed`` where it has no source."""


def _graded(text: str) -> str:
    if text.split(": ")[0] not in GRADES:
        raise ValueError(f"{', '.join(GRADES)}; then a colon and the reason, where there is one")
    return text


_PATTERN = f"^({'|'.join(GRADES)})(: |$)"
Certainty = Annotated[
    str,
    AfterValidator(_graded),
    PRINTED,
    Field(json_schema_extra={"pattern": _PATTERN}),
]
"""One of `GRADES`; a colon and the reason may follow."""


class Sourced(Entry):
    """What comes from somewhere.

    Parameters
    ----------
    id
        The name that the model has for it, such as ``V1`` or ``pulses``.
    name
        What it is, in words.
    source
        The paper or program that it is from, in references.bib; None where we assumed it.
    read_in
        Where it was read, if that is another one.
    derivation
        How it came from there: as printed, transcribed by whom, calculated from what; or why it was
        assumed.
    certainty
        How certain it is.
    """

    id: Annotated[str, Field(pattern=r"^[A-Za-z][\w-]*$")]
    name: Text
    unit: Text
    source: SourceRef | None
    read_in: SourceRef | None = None
    derivation: Text
    certainty: Certainty

    @model_validator(mode="after")
    def _found_or_assumed(self) -> Sourced:
        if (self.source is None) != self.certainty.startswith("assumed"):
            raise ValueError("certainty: assumed where source: null, and only there")
        return self


class Parameter(Sourced):
    """A number of a model.

    Parameters
    ----------
    unit
        ``share`` for a number from 0 to 1, ``count`` for a whole number.
    """

    value: float

    @model_validator(mode="after")
    def _fitting_unit(self) -> Parameter:
        if self.unit == "count" and not self.value.is_integer():
            raise ValueError("a whole number, as it is a count")
        if self.unit == "share" and not 0 <= self.value <= 1:
            raise ValueError("0 to 1, as it is a share")
        return self


class Range(Sourced):
    """Values from `low` to `high`, both more than 0."""

    low: Annotated[float, Field(gt=0)]
    high: float

    @model_validator(mode="after")
    def _ordered(self) -> Range:
        if self.low >= self.high:
            raise ValueError("low below high")
        return self


class ParameterSet(Record):
    """Parameters that belong together.

    Parameters
    ----------
    name
        What a reader sees, such as ``Kamp 2020``.
    note
        What to keep in mind, for the reader.
    """

    id: Identifier
    name: Text
    note: Text
    parameters: Annotated[Keyed[Parameter], Field(min_length=1)]

    @property
    def values(self) -> Mapping[str, float]:
        """The values by the ids of their parameters."""
        return {id_: each.value for id_, each in self.parameters.items()}


class ModelFile(Record):
    """A file of models/; its `name` says what it is about, as a heading."""

    name: Text


Checked = TypeVar("Checked", bound=ParameterSet)


def needs(*choices: Mapping[str, str]) -> AfterValidator:
    """Return a validator of a set: it has the parameters of one choice, in their units.

    Parameters
    ----------
    *choices : mapping of str to str
        Units by the ids of parameters; ``or`` stands between units of which any will do.
    """

    def check(given: Checked) -> Checked:
        fitting = [choice for choice in choices if choice.keys() == given.values.keys()]
        if not fitting:
            allowed = "; or ".join(", ".join(choice) for choice in choices)
            raise ValueError(f"the parameters {allowed}")
        for each in given.parameters.values():
            units = fitting[0][each.id]
            if each.unit not in units.split(" or "):
                raise ValueError(f"{each.id} in {units}")
        return given

    return AfterValidator(check)


def all_in(unit: str) -> AfterValidator:
    """Return a validator of a set: all its parameters have that unit."""

    def check(given: Checked) -> Checked:
        if any(each.unit != unit for each in given.parameters.values()):
            raise ValueError(f"each parameter in {unit}")
        return given

    return AfterValidator(check)
