"""What a file of ``content/models/`` names, and no model can be built from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .errors import Problem, one_of
from .evidence import Evidence
from .files import Models
from .fitting import FITS, is_dated
from .yamlfile import Document


def malformed_models(
    models: Models, documents: Mapping[str, Document], evidence: Evidence
) -> Iterator[Problem]:
    """Find metabolites that are made of what stands below them, and medians among responders."""
    yield from _made_of_later(models, documents["models/metabolites"])
    for id_, curve in models.relapse.curves.items():
        for at, point in enumerate(curve.points):
            estimate = evidence.shown.get(point.estimate)
            if point.among and estimate and not is_dated(estimate):
                yield documents["models/relapse"].problem(
                    ("curves", id_, "points", at, "estimate"),
                    f"{estimate.id!r}: {estimate.measure}",
                    FITS["a share of the well at a time"][0],
                    "name another one, or leave the entry out",
                )


def _made_of_later(models: Models, document: Document) -> Iterator[Problem]:
    order = [*models.metabolites.metabolites]
    for index, each in enumerate(models.metabolites.metabolites.values()):
        if each.made_from in order[index:]:
            yield document.problem(
                ("metabolites", each.id, "made_from"),
                repr(each.made_from),
                "a set of ketamine.yaml, or a metabolite above this one: "
                f"{one_of([*models.ketamine.sets, *order[:index]])}",
                "move the other one up, or name a set",
            )
