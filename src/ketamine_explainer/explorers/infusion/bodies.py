"""Parameter sets of content/models/ as bodies that the models can calculate with."""

from __future__ import annotations

from ...content.files import Models
from ...content.records import Disposition, Metabolite
from ...models import Mammillary, Response, metabolite, to_model_unit, varied


def model_for(models: Models, id_: str) -> Mammillary:
    """Return how a parameter set or a metabolite spreads and leaves an adult.

    Parameters
    ----------
    models : Models
        Of the content; the adult has the weight given there.
    id_ : str
        A set of ketamine.yaml or an entry of metabolites.yaml.

    Raises
    ------
    ValueError
        If there is no such id.
    """
    values = _values(models, _by_id(models, id_))
    others = [number for number in "23" if f"V{number}" in values or f"k1{number}" in values]
    if "CL" in values:
        volumes = [values[f"V{number}"] for number in ("1", *others)]
        return Mammillary(values["CL"], volumes, [values[f"Q{number}"] for number in others])
    return Mammillary.from_constants(
        values["V1"],
        values["k10"],
        [values[f"k1{number}"] for number in others],
        [values[f"k{number}1"] for number in others],
    )


def plasma(models: Models, id_: str) -> Response:
    """Return the concentration after 1 mg of ketamine, in ng/mL (of a metabolite: as ketamine).

    Parameters
    ----------
    models : Models
        Of the content.
    id_ : str
        A set of ketamine.yaml or an entry of metabolites.yaml.

    Raises
    ------
    ValueError
        If there is no such id.
    """
    found = _by_id(models, id_)
    if not isinstance(found, Metabolite):
        return model_for(models, id_).plasma
    values = _values(models, found)
    return metabolite(
        model_for(models, found.made_from),
        plasma(models, found.made_from),
        model_for(models, id_),
        share=values["share"],
        transit_minutes=values["MTT"],
        stages=round(values["stages"]),
    )


def population(models: Models, id_: str, people: int, seed: int) -> Mammillary:
    """Return simulated people around a parameter set, after variability.yaml.

    Parameters
    ----------
    models : Models
        Of the content.
    id_ : str
        A set of ketamine.yaml.
    people : int
        How many, at least 1.
    seed : int
        The same seed gives the same people.

    Raises
    ------
    ValueError
        If there is no such id, or nobody to simulate.
    """
    factors = models.variability.factors.values
    return varied(
        model_for(models, id_),
        factors["var_CL"],
        factors["var_V"],
        factors["cov_CL_V"],
        people,
        seed,
    )


def _by_id(models: Models, id_: str) -> Disposition:
    known: dict[str, Disposition] = {**models.ketamine.sets, **models.metabolites.metabolites}
    if id_ not in known:
        raise ValueError(f"given {id_!r}; allowed: {', '.join(known)}")
    return known[id_]


def _values(models: Models, found: Disposition) -> dict[str, float]:
    """Return the values by id, in the units of the models; shares and counts as they are."""
    weight = models.ketamine.adult.values["weight"]
    return {
        id_: each.value
        if each.unit in ("share", "count")
        else to_model_unit(each.value, each.unit, weight)
        for id_, each in found.parameters.items()
    }
