"""Units of pharmacokinetic parameters, to and from litres, litres per minute and per minute."""

from __future__ import annotations

from .allowed import above

NG_ML_PER_MG_L = 1000.0
"""Nanograms per millilitre in a milligram per litre."""

_FACTORS = {
    "L": 1.0,
    "L/min": 1.0,
    "L/h": 1 / 60,
    "mL/min": 1 / 1000,
    "min": 1.0,
    "h": 60.0,
    "1/min": 1.0,
    "1/h": 1 / 60,
}


def to_model_unit(value: float, unit: str, weight: float) -> float:
    """Return a value in the unit that the models calculate in.

    Parameters
    ----------
    value : float
        A volume, a clearance, a time or a rate constant.
    unit : str
        L, L/min, L/h, mL/min, min, h, 1/min or 1/h; also "/kg" after one of them.
    weight : float
        Body weight in kg, more than 0; taken in proportion where the unit is per kg.

    Returns
    -------
    float
        In L, L/min, min or 1/min.

    Raises
    ------
    ValueError
        If the unit is another one, or the weight is not positive.
    """
    return value * _factor(unit, weight)


def from_model_unit(value: float, unit: str, weight: float) -> float:
    """Return a value in L, L/min, min or 1/min in another unit: `to_model_unit` the other way."""
    return value / _factor(unit, weight)


def _factor(unit: str, weight: float) -> float:
    plain = unit.removesuffix("/kg")
    if plain not in _FACTORS:
        raise ValueError(f"given the unit {unit!r}; allowed: {', '.join(_FACTORS)}, also per kg")
    above("weight (kg)", weight)
    return _FACTORS[plain] * (weight if unit.endswith("/kg") else 1)
