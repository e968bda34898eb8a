"""Where the numbers of the models come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..content import Content, reference
from ..content.records import Parameter, ParameterSet, Range, Record, Relapse, RelapseCurve
from . import words

_PLAIN = ("1", "count")
"""Units that go without saying."""


@dataclass(frozen=True)
class Origin:
    """A number of a model and where it comes from; all texts but the id are Markdown.

    Parameters
    ----------
    id
        Tells it from the others of its file, for example ``kamp-2020/V1``.
    name
        What it is.
    of
        The set or the curve that it belongs to; empty where it stands alone.
    value, unit
        In words; the unit is empty where there is none, or the value says it.
    source
        Short names of the source and of where it was read, linked; or that it was assumed.
    derivation
        How it came from there.
    sure
        How sure one can be of it.
    """

    id: str
    name: str
    of: str
    value: str
    unit: str
    source: str
    derivation: str
    sure: str


def origins(content: Content, name: str) -> tuple[Origin, ...]:
    """Return the origin of each number in a file of ``content/models/``, in its order.

    Parameters
    ----------
    content : Content
        The course.
    name : str
        The file without its ending, for example ``ketamine``.

    Raises
    ------
    KeyError
        If there is no such file.
    """
    file = content.models.file(name)
    if isinstance(file, Relapse):
        return tuple(each for curve in file.curves for each in _of_curve(content, curve))
    return tuple(
        Origin(
            f"{group.id}/{each.id}" if group else each.id,
            each.name,
            group.name if group else "",
            _value(each),
            "" if each.unit in _PLAIN else each.unit,
            _source(content, each),
            each.derivation,
            each.sure,
        )
        for group, each in _sourced(file)
    )


def _sourced(
    found: object, group: ParameterSet | None = None
) -> Iterator[tuple[ParameterSet | None, Parameter | Range]]:
    """Give all numbers of a record, each with the set that it is in."""
    if isinstance(found, Parameter | Range):
        yield group, found
    elif isinstance(found, Record):
        inner = found if isinstance(found, ParameterSet) else group
        for field in type(found).model_fields:
            yield from _sourced(getattr(found, field), inner)
    elif isinstance(found, tuple):
        for each in found:
            yield from _sourced(each, group)


def _value(found: Parameter | Range) -> str:
    if isinstance(found, Range):
        ends = f"{words.number(found.low)} to {words.number(found.high)}"
        return ends if found.at is None else f"{words.number(found.at)} ({ends})"
    return words.number(found.value)


def _source(content: Content, found: Parameter | Range) -> str:
    if found.source is None:
        return "assumed"
    source = reference(content.sources[found.source])
    if found.read_in is None:
        return source
    return f"{source}, read in {reference(content.sources[found.read_in])}"


def _of_curve(content: Content, curve: RelapseCurve) -> Iterator[Origin]:
    named = [(point.estimate, point.among) for point in curve.points]
    ids = [id_ for pair in [*named, (curve.ratio, curve.responded)] for id_ in pair if id_]
    for id_ in dict.fromkeys(ids):
        estimate = content.evidence.estimates[id_]
        outcome = content.evidence.outcomes[estimate.outcome].name
        study = content.evidence.study(estimate)
        yield Origin(
            f"{curve.id}/{id_}",
            f"{outcome}, {words.when(estimate)}",
            curve.name,
            f"{{{id_}}}",
            "",
            reference(content.sources[study.reference]),
            curve.derivation,
            curve.sure,
        )
