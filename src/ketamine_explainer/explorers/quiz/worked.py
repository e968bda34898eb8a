"""Answers to the exercises: calculated from the same records that the exercises start from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import exp, log

import numpy as np

from ...content import Content
from ...content.quizfacts import POINTS, SHARE, Number
from ...content.records import MINUTES
from ...models import Dose, Mammillary
from ...models.proportions import difference, number_needed, of_hundred
from ...synthesis.relapse import fitted

DOSE_PER_KG, DURATION, LATER = 0.5, 40.0, 240.0
"""The infusion that exercise 1 gives, in mg/kg and minutes, and when it asks again."""

_LEVEL, _PEOPLE = "ng/mL", "people"


def worked(content: Content, name: str) -> Number:
    """Return the answer of that name, with its unit."""
    return _WORKED[name](content)


def _body(content: Content) -> tuple[float, float, Mapping[str, float]]:
    """Return the dose in mg, the volume V1 in L, and the rates per minute, as exercise 1 does."""
    ketamine = content.models.ketamine
    weight = ketamine.adult.values["weight"]
    values = ketamine.sets["clements-nimmo-1981"].values
    return DOSE_PER_KG * weight, values["V1"] * weight, values


def _plateau(content: Content) -> Number:
    dose, volume, rates = _body(content)
    return 1000 * dose / DURATION / (rates["k10"] * volume), _LEVEL


def _half_life(content: Content) -> Number:
    return log(2) / _body(content)[2]["k10"], "minutes"


def _one(content: Content, minute: float) -> Number:
    half, plateau = _half_life(content)[0], _plateau(content)[0]
    at_stop = plateau * (1 - 2 ** (-DURATION / half))
    return at_stop * 2 ** (-(minute - DURATION) / half), _LEVEL


def _two(content: Content, minute: float) -> Number:
    dose, volume, rates = _body(content)
    body = Mammillary.from_constants(volume, rates["k10"], [rates["k12"]], [rates["k21"]])
    level = body.plasma.after([Dose(dose, DURATION)], np.array([minute]))
    return float(level[0]), _LEVEL


def _curves(content: Content) -> tuple[float, float, float]:
    """Return the day of the first curve's mark, its share, and the day of the other one's."""
    curves = fitted(content.evidence, content.models.relapse)
    [first], [other] = (
        curves[id_].ties for id_ in ("series-washed-out", "series-antidepressant-kept")
    )
    return first.day, first.share, other.day


def _well_of_begun(content: Content) -> Number:
    begun = content.evidence.shown["murrough-2013-repeat-response-end-of-course"].share
    assert begun is not None
    return of_hundred(begun * _curves(content)[1]), SHARE


def _rate(content: Content) -> Number:
    return log(2) / _curves(content)[0], "a day"


def _predicted(content: Content) -> Number:
    return of_hundred(exp(-_rate(content)[0] * _curves(content)[2])), SHARE


def _shares(content: Content, treated: str, control: str) -> float:
    """Return the difference of two shares."""
    pair = [content.evidence.shown[id_] for id_ in (treated, control)]
    first, second = (((each.share or 0) * (each.n or 0), each.n or 0) for each in pair)
    return float(difference(first, second)[0])


_WENT_ON, _STOPPED = "daly-2019-relapse-remitters-esketamine", "daly-2019-relapse-remitters-placebo"
_DRUG, _ACTIVE = "murrough-2013-response-day-1-ketamine", "murrough-2013-response-day-1-midazolam"


def _by_hazard(content: Content) -> Number:
    shown = content.evidence.shown
    ratio, stopped = shown["daly-2019-hazard-remitters"].number, shown[_STOPPED].share
    assert ratio is not None
    assert stopped is not None
    return of_hundred(1 - (1 - stopped) ** ratio), SHARE


def _early(content: Content) -> Number:
    onset = [each for each in content.evidence.shown.values() if each.outcome == "onset"]
    times = [each.when.minutes or 0 for each in onset]
    return sum(time <= MINUTES["hours"] for time in times), "estimates"


_WORKED: Mapping[str, Callable[[Content], Number]] = {
    "plateau": _plateau,
    "half-life": _half_life,
    "one-compartment-stop": lambda content: _one(content, DURATION),
    "one-compartment-later": lambda content: _one(content, LATER),
    "two-compartments-stop": lambda content: _two(content, DURATION),
    "two-compartments-later": lambda content: _two(content, LATER),
    "well-of-begun": _well_of_begun,
    "relapse-rate": _rate,
    "predicted-share": _predicted,
    "by-hazard-ratio": _by_hazard,
    "fewer-of-hundred": lambda content: (
        round(-100 * _shares(content, _WENT_ON, _STOPPED)), POINTS
    ),
    "within-the-hour": _early,
    "more-of-hundred": lambda content: (round(100 * _shares(content, _DRUG, _ACTIVE)), POINTS),
    "needed-to-treat": lambda content: (
        float(number_needed(_shares(content, _DRUG, _ACTIVE))), _PEOPLE
    ),
}  # fmt: skip
