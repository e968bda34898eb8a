"""What a file of ``content/models/`` names, and no model can be built from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from .errors import Problem, one_of
from .evidence import Evidence
from .files import Models
from .records import Estimate, RelapseCurve
from .yamlfile import Document, Loc

Use = tuple[Loc, str, str]
"""Place in a file, the estimate that stands there, and what it must be: a key of `FITS`."""


def malformed_models(
    models: Models, documents: Mapping[str, Document], evidence: Evidence
) -> Iterator[Problem]:
    """Find metabolites that are made of what stands below them, estimates that fit no curve."""
    yield from _made_of_later(models, documents["models/metabolites"])
    for name, uses in _uses(models).items():
        yield from _unfit(uses, documents[name], evidence.shown)


def _made_of_later(models: Models, document: Document) -> Iterator[Problem]:
    order = [each.id for each in models.metabolites.metabolites]
    for index, each in enumerate(models.metabolites.metabolites):
        if each.made_from in order[index:]:
            allowed = one_of([*(each.id for each in models.ketamine.sets), *order[:index]])
            yield document.problem(
                ("metabolites", index, "made_from"),
                repr(each.made_from),
                f"a set of ketamine.yaml, or a metabolite above this one: {allowed}",
                "move the other one up, or name a set",
            )


def _uses(models: Models) -> dict[str, list[Use]]:
    courses, curves = models.schedule.courses, models.relapse.curves
    return {
        "models/relapse": [
            (("curves", i, *loc), id_, kind)
            for i, curve in enumerate(curves)
            for loc, id_, kind in _uses_of(curve)
        ],
        "models/schedule": [
            (("courses", i, "responded"), each.responded, "a share")
            for i, each in enumerate(courses)
        ],
    }


def _uses_of(curve: RelapseCurve) -> Iterator[Use]:
    for j, point in enumerate(curve.points):
        kind = "a point" if point.among is None else "a share at a time"
        yield ("points", j, "estimate"), point.estimate, kind
        if point.among is not None:
            yield ("points", j, "among"), point.among, "a share at a time"
    if curve.ratio is not None:
        yield ("ratio",), curve.ratio, "a hazard ratio"
    if curve.responded is not None:
        yield ("responded",), curve.responded, "a share"


WELL = ("remission", "response", "still-responding")
"""Outcomes that are states of being well."""


def _share(estimate: Estimate) -> bool:
    return estimate.share is not None and estimate.outcome in WELL


def _dated(estimate: Estimate) -> bool:
    return _share(estimate) and estimate.when.at is not None


def _median(estimate: Estimate) -> bool:
    return (estimate.outcome, estimate.unit) == ("time-to-relapse", "days") and (
        "(median)" in estimate.measure
    )


_WELL = f"an estimate of a share (events or percent) with the outcome {' or '.join(WELL)}"
FITS: Mapping[str, tuple[str, Callable[[Estimate], bool]]] = {
    "a share": (_WELL, _share),
    "a share at a time": (f"{_WELL}, with its time (when: at, unit)", _dated),
    "a point": (
        f"{_WELL}, with its time; or a time-to-relapse in days whose measure says '(median)'",
        lambda estimate: _dated(estimate) or _median(estimate),
    ),
    "a hazard ratio": (
        "an estimate whose unit is hazard ratio",
        lambda estimate: estimate.unit == "hazard ratio",
    ),
}
"""What an estimate may be, in words, and whether one is."""


def _unfit(
    uses: Iterable[Use], document: Document, shown: Mapping[str, Estimate]
) -> Iterator[Problem]:
    """Find estimates that nothing can be built from: a mean for a median, a share without time."""
    for loc, id_, kind in uses:
        allowed, fits = FITS[kind]
        if id_ in shown and not fits(shown[id_]):
            given = f"{id_!r}: {shown[id_].measure}"
            yield document.problem(loc, given, allowed, "name another one, or leave the entry out")
