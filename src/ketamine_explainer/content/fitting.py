"""What an estimate must be where it is named: a share for an icon array, a ratio for a curve."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from .errors import Problem
from .naming import Named
from .records import Estimate, RefTo

WELL = ("remission", "response", "still-responding")
"""Outcomes that are states of being well."""


def is_share_of_well(estimate: Estimate) -> bool:
    """Return whether an estimate is how many were well."""
    return estimate.share is not None and estimate.outcome in WELL


def is_dated(estimate: Estimate) -> bool:
    """Return whether an estimate is how many were well at a time."""
    return is_share_of_well(estimate) and estimate.when.at is not None


def _is_median(estimate: Estimate) -> bool:
    return (estimate.outcome, estimate.unit) == ("time-to-relapse", "days") and (
        "(median)" in estimate.measure
    )


_WELL = f"an estimate of a share (events or percent) with the outcome {' or '.join(WELL)}"
FITS: Mapping[str, tuple[str, Callable[[Estimate], bool]]] = {
    "a share": (
        "an estimate of a share (events or percent)",
        lambda estimate: estimate.share is not None,
    ),
    "a counted share": (
        "an estimate of a counted share (events or percent, with n) with show: true",
        lambda estimate: estimate.show and estimate.share is not None and estimate.n is not None,
    ),
    "a share of the well": (_WELL, is_share_of_well),
    "a share of the well at a time": (f"{_WELL}, with its time (when: at, unit)", is_dated),
    "a point of a curve": (
        f"{_WELL}, with its time; or a time-to-relapse in days whose measure says '(median)'",
        lambda estimate: is_dated(estimate) or _is_median(estimate),
    ),
    "a hazard ratio": (
        "an estimate whose unit is hazard ratio",
        lambda estimate: estimate.unit == "hazard ratio",
    ),
}
"""What an estimate may have to be: in words, and whether one is."""


def unfit(found: Iterable[Named], estimates: Mapping[str, Estimate]) -> Iterator[Problem]:
    """Find estimates that are not what the field that names them needs."""
    for each in found:
        fits = each.mark.fits if isinstance(each.mark, RefTo) else None
        if fits and each.id in estimates and not FITS[fits][1](estimates[each.id]):
            given = f"{each.id!r}: {estimates[each.id].measure}"
            cure = "name another one, or leave the entry out"
            yield each.document.problem(each.loc, given, FITS[fits][0], cure)
