"""models/: how ketamine spreads through the body and leaves it, and levels in plasma."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, PositiveFloat, model_validator

from .base import OWN_ID, Entry, Identifier, Keyed, Record, Text
from .names import Key, RefTo
from .parameters import ModelFile, Parameter, ParameterSet, Range, needs

Blood = Literal["arterial", "probably arterial", "venous", "not said"]
"""Where the blood was taken that concentrations are of."""


class AtLevel(Record):
    """What a concentration in plasma belongs to.

    Parameters
    ----------
    what
        What people felt, or what was given.
    """

    what: Text
    unit: Literal["ng/mL"]
    blood: Blood


class Level(AtLevel, Range):
    """Concentrations that are linked with something; the name is what a reader sees beside them."""

    id: Annotated[Identifier, Key("level")]


class Quoted(AtLevel, Parameter):
    """A single concentration."""

    value: PositiveFloat


class LevelAlone(Level):
    """Concentrations that stand in no collection."""

    id: Annotated[Identifier, Key("level"), OWN_ID]


class QuotedAlone(Quoted):
    """A concentration that stands in no collection."""

    id: Annotated[Identifier, Key("level"), OWN_ID]


_VOLUME = "L or L/kg"
_FLOW = "L/h or L/min or mL/min/kg"
_RATE = "1/min or 1/h"
_UNITS = {"V": _VOLUME, "C": _FLOW, "Q": _FLOW, "k": _RATE}

DISPOSITIONS = tuple(
    {id_: _UNITS[id_[0]] for id_ in ids.split()}
    for ids in (
        "V1 CL",
        "V1 V2 CL Q2",
        "V1 V2 V3 CL Q2 Q3",
        "V1 k10",
        "V1 k10 k12 k21",
        "V1 k10 k12 k13 k21 k31",
    )
)
"""The parameters that describe one, two or three compartments, in two ways, and their units."""

FORMATION = {"share": "share", "MTT": "min or h", "stages": "count"}
"""The parameters that describe how a metabolite is made, and their units."""


class Positive(Parameter):
    """A parameter that is more than 0."""

    value: PositiveFloat


class Adult(ParameterSet):
    """The adult to whom all of it applies."""

    parameters: Annotated[Keyed[Positive], Field(min_length=1)]


class Disposition(ParameterSet):
    """How a substance spreads through the body and leaves it, after one publication.

    Parameters
    ----------
    population
        The people.
    """

    parameters: Annotated[Keyed[Positive], Field(min_length=1)]
    population: Text
    blood: Blood


class DrugSet(Disposition, Entry):
    """A set for ketamine itself.

    Parameters
    ----------
    role
        ``main`` for the one set that stands for all where one is shown.
    drug
        What was given; racemic ketamine is the ordinary mixture of S- and R-ketamine.
    """

    id: Annotated[Identifier, Key("set")]
    role: Literal["main", "comparison"]
    drug: Literal["racemic ketamine", "S-ketamine", "racemic ketamine and S-ketamine"]


class LeftOut(ParameterSet):
    """Levels that sets give which are not among ours; the note says why they are not."""

    parameters: Annotated[Keyed[Quoted], Field(min_length=1)]


class Ketamine(ModelFile):
    """models/ketamine.yaml: the adult to whom all of it applies, and sets for ketamine itself."""

    adult: Annotated[Adult, needs({"weight": "kg"})]
    sets: Annotated[Keyed[Annotated[DrugSet, needs(*DISPOSITIONS)]], Field(min_length=1)]
    left_out: LeftOut

    @property
    def main(self) -> DrugSet:
        """The set that stands for all."""
        return next(each for each in self.sets.values() if each.role == "main")

    @model_validator(mode="after")
    def _one_main(self) -> Ketamine:
        if [each.role for each in self.sets.values()].count("main") != 1:
            raise ValueError("one set with role: main")
        return self


class Metabolite(Disposition, Entry):
    """What is made of a drug, how fast, and how it spreads and leaves the body.

    Parameters
    ----------
    made_from
        A set of ketamine.yaml, or a metabolite above this one.
    """

    id: Annotated[Identifier, Key("metabolite")]
    made_from: Annotated[Identifier, RefTo("set", "metabolite")]

    @model_validator(mode="after")
    def _few_stages(self) -> Metabolite:
        if self.values.get("stages", 1) not in (1, 2, 3):
            raise ValueError("1, 2 or 3 stages")
        return self


class Metabolites(ModelFile):
    """models/metabolites.yaml."""

    metabolites: Keyed[Annotated[Metabolite, needs(*(each | FORMATION for each in DISPOSITIONS))]]


class Factors(ParameterSet):
    """How people are simulated.

    Parameters
    ----------
    around
        The sets of ketamine.yaml that people are simulated around.
    population
        The people whose differences these are.
    """

    around: Annotated[tuple[Annotated[Identifier, RefTo("set")], ...], Field(min_length=1)]
    population: Text
    blood: Blood


SPREADS = {
    "steady_low": "%", "steady_high": "%", "steady_people": "count",
    "end": "%", "end_people": "count", "end_minutes": "min",
}  # fmt: skip
"""Standard deviations over means that were measured, and their units."""


class Variability(ModelFile):
    """models/variability.yaml: how people differ.

    Parameters
    ----------
    factors
        Variances and covariance of the natural logarithms of clearance and size; the note says
        how people are simulated from them, and what of it is a choice.
    measured
        How far levels in people really lay apart, to compare with: at steady targets of a pump,
        and when an infusion ended.
    """

    factors: Annotated[Factors, needs({"var_CL": "1", "var_V": "1", "cov_CL_V": "1"})]
    measured: Annotated[ParameterSet, needs(SPREADS)]

    @model_validator(mode="after")
    def _going_together(self) -> Variability:
        values = self.factors.values
        if values["cov_CL_V"] ** 2 > values["var_CL"] * values["var_V"]:
            raise ValueError("cov_CL_V squared at most var_CL times var_V")
        return self


class Levels(ModelFile):
    """models/levels.yaml: bands on the concentration axis, and what a review gives.

    Parameters
    ----------
    quoted
        The level after the infusion of the trials.
    dissociation
        The range of levels with dissociation, which is from another paper than `quoted`.
    safety
        What is said beside every curve of an infusion.
    """

    bands: Annotated[Keyed[Level], Field(min_length=1, max_length=3)]
    quoted: QuotedAlone
    dissociation: LevelAlone
    safety: Text
