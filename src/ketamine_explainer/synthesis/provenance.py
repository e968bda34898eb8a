"""Where the numbers of the models come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..content import Content, reference
from ..content.records import (
    Level,
    Parameter,
    ParameterSet,
    Quoted,
    Range,
    Record,
    Relapse,
    RelapseCurve,
)
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
    value, unit
        In words; the unit is empty where there is none, or the value says it.
    source
        Short names of the source and of where it was read, linked; or that it was assumed.
    derivation
        How it came from there.
    certainty
        How certain one can be of it.
    """

    id: str
    name: str
    value: str
    unit: str
    source: str
    derivation: str
    certainty: str


@dataclass(frozen=True)
class Group:
    """Numbers that belong together; all texts but the id are Markdown.

    Parameters
    ----------
    id, name
        Of the set or the curve; the name is empty where numbers stand alone.
    about
        Whom it is of, where the blood was taken, and what to keep in mind; may be empty.
    origins
        The numbers.
    """

    id: str
    name: str
    about: str
    origins: tuple[Origin, ...]


def origins(content: Content, name: str) -> tuple[Group, ...]:
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
        curves = (_of_curve(content, curve) for curve in file.curves.values())
        return (Group(name, "", file.note, ()), *curves)
    parts = [*_parts(file)]
    sets = (_of_set(content, each) for each in parts if isinstance(each, ParameterSet))
    alone = (
        _origin(content, each, each.id) for each in parts if not isinstance(each, ParameterSet)
    )
    groups = (*sets, Group(name, "", "", tuple(alone)))
    return tuple(each for each in groups if each.origins)


def _parts(found: object) -> Iterator[ParameterSet | Parameter | Range]:
    """Give the sets of a record, and the numbers that are in none."""
    if isinstance(found, ParameterSet | Parameter | Range):
        yield found
    elif isinstance(found, Record):
        yield from _parts(dict(found))
    elif isinstance(found, Mapping):
        for each in found.values():
            yield from _parts(each)


def _of_set(content: Content, found: ParameterSet) -> Group:
    rows = (_origin(content, each, f"{found.id}/{each.id}") for each in found.parameters.values())
    return Group(found.id, found.name, _about(found), tuple(rows))


def _about(group: ParameterSet) -> str:
    said = {"drug": "Given", "population": "People", "blood": "Blood"}
    facts = (f"{word}: {getattr(group, key)}." for key, word in said.items() if hasattr(group, key))
    return " ".join((*facts, group.note))


def _origin(content: Content, found: Parameter | Range, id_: str) -> Origin:
    unit = "" if found.unit in _PLAIN else found.unit
    source = _source(content, found)
    return Origin(id_, _name(found), _value(found), unit, source, found.derivation, found.certainty)


def _name(found: Parameter | Range) -> str:
    if isinstance(found, Level | Quoted):
        return f"{found.name}: {found.what} (blood: {found.blood})"
    return found.name


def _value(found: Parameter | Range) -> str:
    if isinstance(found, Range):
        return f"{words.number(found.low)} to {words.number(found.high)}"
    return words.number(found.value)


def _source(content: Content, found: Parameter | Range) -> str:
    if found.source is None:
        return "assumed"
    source = reference(content.sources[found.source])
    if found.read_in is None:
        return source
    return f"{source}, read in {reference(content.sources[found.read_in])}"


def _of_curve(content: Content, curve: RelapseCurve) -> Group:
    named = [(point.estimate, point.among) for point in curve.points]
    ids = [id_ for pair in [*named, (curve.ratio, curve.responded)] for id_ in pair if id_]
    rows = (_of_estimate(content, curve, id_) for id_ in dict.fromkeys(ids))
    return Group(curve.id, curve.name, curve.derivation, tuple(rows))


def _of_estimate(content: Content, curve: RelapseCurve, id_: str) -> Origin:
    estimate = content.evidence.estimates[id_]
    outcome = content.evidence.outcomes[estimate.outcome].name
    study = content.evidence.study(estimate)
    return Origin(
        f"{curve.id}/{id_}",
        f"{outcome}, {words.when(estimate)}",
        f"{{{id_}}}",
        "",
        reference(content.sources[study.reference]),
        "as published",
        curve.certainty,
    )
