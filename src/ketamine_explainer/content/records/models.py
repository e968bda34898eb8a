"""models/: the numbers that the models reckon with, each with where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, PositiveFloat, model_validator

from .base import Identifier, Record, Text

Sure = Literal["high", "moderate", "low", "very low"]
Blood = Literal["arterial", "venous", "not said"]

UNITS: Mapping[str, tuple[str, ...]] = {
    "V": ("L", "L/kg"),
    "CL": ("L/h", "L/min", "mL/min/kg"),
    "Q": ("L/h", "L/min", "mL/min/kg"),
    "k": ("1/min", "1/h"),
    "MTT": ("min", "h"),
    "weight": ("kg",),
    "share": ("1",),
    "stages": ("1",),
    "var": ("1",),
    "cov": ("1",),
}
"""Units that a parameter may have, by the letters with which its symbol begins."""

DISPOSITIONS = (
    ("V1", "CL"),
    ("V1", "V2", "CL", "Q2"),
    ("V1", "V2", "V3", "CL", "Q2", "Q3"),
    ("V1", "k10"),
    ("V1", "k10", "k12", "k21"),
    ("V1", "k10", "k12", "k13", "k21", "k31"),
)
"""The parameters that describe one, two or three compartments, in two ways."""


class Parameter(Record):
    """A number of a model.

    Parameters
    ----------
    symbol
        As in the equations, such as ``V1``, ``CL`` or ``k10``.
    name
        What it is, in words.
    source
        The paper or program that it is from, in references.bib.
    read_in
        Where it was read, if that is another one.
    derivation
        How it came from there: as printed, transcribed by whom, reckoned from what, or assumed.
    sure
        How sure one can be of it.
    """

    symbol: Annotated[str, Field(pattern=r"^(V|CL|Q|k|MTT|weight|share|stages|var|cov)\w*$")]
    name: Text
    value: PositiveFloat
    unit: Literal["L", "L/kg", "L/h", "L/min", "mL/min/kg", "1/min", "1/h", "min", "h", "kg", "1"]
    source: Identifier
    read_in: Identifier | None = None
    derivation: Text
    sure: Sure

    @model_validator(mode="after")
    def _fitting_unit(self) -> Parameter:
        fitting = next(units for start, units in UNITS.items() if self.symbol.startswith(start))
        if self.unit not in fitting:
            raise ValueError(f"{self.symbol} in {' or '.join(fitting)}")
        return self


class Parameters(Record):
    """What has parameters, each symbol once."""

    parameters: Annotated[tuple[Parameter, ...], Field(min_length=1)]

    @property
    def by_symbol(self) -> Mapping[str, Parameter]:
        """The parameters by their symbols."""
        return {each.symbol: each for each in self.parameters}

    def _require(self, *choices: tuple[str, ...]) -> None:
        """Refuse other symbols than one of the choices, or one of them twice."""
        given = sorted(each.symbol for each in self.parameters)
        if given not in [sorted(choice) for choice in choices]:
            allowed = "; or ".join(", ".join(choice) for choice in choices)
            raise ValueError(f"parameters {allowed}, each once")


class ParameterSet(Parameters):
    """How a drug spreads and leaves the body, after one publication.

    Parameters
    ----------
    label
        What a reader sees, such as ``Kamp 2020``.
    role
        ``main`` for the one set that stands for all where one is shown.
    drug
        What was given; racemic ketamine is the ordinary mixture of S- and R-ketamine.
    who
        The people.
    blood
        Where the blood was taken that the concentrations are of.
    caution
        What to keep in mind, for the reader.
    """

    id: Identifier
    label: Text
    role: Literal["main", "comparison"]
    drug: Literal["racemic ketamine", "S-ketamine", "racemic ketamine and S-ketamine"]
    who: Text
    blood: Blood
    caution: Text

    @model_validator(mode="after")
    def _complete(self) -> ParameterSet:
        self._require(*DISPOSITIONS)
        return self


class ParameterSets(Record):
    """models/ketamine.yaml: the adult to whom all of it applies, and sets for ketamine itself."""

    weight: Parameter
    sets: Annotated[tuple[ParameterSet, ...], Field(min_length=1)]

    @property
    def main(self) -> ParameterSet:
        """The set that stands for all."""
        return next(each for each in self.sets if each.role == "main")

    @model_validator(mode="after")
    def _one_main(self) -> ParameterSets:
        if [each.role for each in self.sets].count("main") != 1:
            raise ValueError("one set with role: main")
        return self


class Metabolite(Parameters):
    """What is made of a drug, how fast, and how it spreads and leaves the body.

    Parameters
    ----------
    made_from
        A set of ketamine.yaml, or a metabolite above this one.
    assumption
        What was assumed, not measured; for the reader.
    """

    id: Identifier
    label: Text
    made_from: Identifier
    who: Text
    blood: Blood
    assumption: Text

    @model_validator(mode="after")
    def _complete(self) -> Metabolite:
        self._require(*((*each, "share", "MTT", "stages") for each in DISPOSITIONS))
        if self.by_symbol["share"].value > 1 or self.by_symbol["stages"].value not in (1, 2, 3):
            raise ValueError("a share of at most 1; 1, 2 or 3 stages")
        return self


class Metabolites(Record):
    """models/metabolites.yaml."""

    metabolites: tuple[Metabolite, ...]


class Spread(Record):
    """How far measured levels of people lay apart, as a coefficient of variation."""

    low: Annotated[float, Field(gt=0)]
    high: float
    unit: Literal["%"]
    source: Identifier
    derivation: Text
    sure: Sure

    @model_validator(mode="after")
    def _ordered(self) -> Spread:
        if self.low >= self.high:
            raise ValueError("low below high")
        return self


class Variability(Parameters):
    """models/variability.yaml: how people differ.

    Parameters
    ----------
    parameters
        Variances and covariance of the natural logarithms of clearance and size.
    built
        How people are simulated from them, and what of it is a choice; for the reader.
    measured
        How far levels in people really lay apart, to compare with.
    """

    who: Text
    built: Text
    measured: Spread

    @model_validator(mode="after")
    def _complete(self) -> Variability:
        self._require(("var_CL", "var_V", "cov_CL_V"))
        clearance, size, both = (
            self.by_symbol[each].value for each in ("var_CL", "var_V", "cov_CL_V")
        )
        if both**2 > clearance * size:
            raise ValueError("cov_CL_V squared at most var_CL times var_V")
        return self


class Level(Record):
    """Concentrations in blood that are linked with something, or quoted for a dose.

    Parameters
    ----------
    label
        What a reader sees beside the band.
    what
        What people felt or what was done at these levels.
    at
        One value within, where one is quoted.
    """

    id: Identifier
    label: Text
    what: Text
    low: Annotated[float, Field(gt=0)]
    high: float
    at: float | None = None
    unit: Literal["ng/mL"]
    blood: Blood
    source: Identifier
    derivation: Text
    sure: Sure

    @model_validator(mode="after")
    def _ordered(self) -> Level:
        if not self.low < self.high or not self.low <= (self.at or self.low) <= self.high:
            raise ValueError("low below high, and at between them")
        return self


class Levels(Record):
    """models/levels.yaml: bands on the concentration axis, and what is quoted after an infusion."""

    bands: Annotated[tuple[Level, ...], Field(min_length=1)]
    quoted: Level
