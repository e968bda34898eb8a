"""What names what: found from the marks of the records, `Key` and `RefTo`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from .errors import Problem, did_you_mean, one_of
from .records import KINDS, Key, RefTo
from .yamlfile import Document, Loc, is_record

Known = Mapping[str, Collection[str]]
"""The ids that may be named, by their kind."""

Marked = tuple[tuple[str | int, ...], Key | RefTo, str]
"""Place of an id, what its field is marked with, and the id."""


@dataclass(frozen=True)
class Named:
    """An id in a file, and what its field is marked with."""

    document: Document
    loc: Loc
    mark: Key | RefTo
    id: str


def named(documents: Iterable[tuple[Document, Any]]) -> list[Named]:
    """Return every marked id of files.

    Parameters
    ----------
    documents : iterable of Document and record
        The files, each with the type of what it holds.
    """
    return [
        Named(document, *found)
        for document, record in documents
        for found in all_marked(document.tree, record)
    ]


def all_marked(tree: object, record: Any) -> list[Marked]:
    """Return the marked ids of a whole file."""
    return [*marked(tree, record)]


def marked(node: object, hint: Any, loc: tuple[str | int, ...] = ()) -> Iterator[Marked]:
    """Give the marked ids of a record, or of a YAML tree that holds one.

    Parameters
    ----------
    node
        The record or the tree.
    hint
        Its type: a record, or what may stand in the annotation of a record's field.
    loc : tuple
        Its place.
    """
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        marks = (each for each in inner[1:] if isinstance(each, Key | RefTo))
        yield from ((loc, mark, node) for mark in marks if isinstance(node, str))
        yield from marked(node, inner[0], loc)
    elif origin in (Union, UnionType):
        for arm in inner:
            yield from marked(node, arm, loc)
    elif origin is tuple and isinstance(node, list | tuple):
        for index, each in enumerate(node):
            yield from marked(each, inner[0], (*loc, index))
    elif isinstance(node, Mapping) and len(inner) == 2:
        for key, value in node.items():
            yield from marked(key, inner[0], (*loc, key))
            yield from marked(value, inner[1], (*loc, key))
    else:
        yield from _marked_fields(node, hint, loc)


def _marked_fields(node: object, hint: Any, loc: tuple[str | int, ...]) -> Iterator[Marked]:
    if not (isinstance(node, Mapping | BaseModel) and is_record(hint)):
        return
    values = node if isinstance(node, Mapping) else vars(node)
    for name, field in _marks_below(hint):
        if name in values:
            yield from marked(values[name], field, (*loc, name))
        elif name == "id" and loc:  # in a collection, where the key is the id
            yield from marked(loc[-1], field, loc)


@cache
def _marks_below(record: type[BaseModel]) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a record that hold marks, with their types."""
    hints: dict[str, Any] = {}
    for name, field in record.model_fields.items():
        hints[name] = field.annotation
        for mark in field.metadata:
            hints[name] = Annotated[hints[name], mark]
    return tuple((name, hint) for name, hint in hints.items() if _holds_marks(hint))


def _holds_marks(hint: Any) -> bool:
    if is_record(hint):
        return bool(_marks_below(hint))
    return isinstance(hint, Key | RefTo) or any(map(_holds_marks, get_args(hint)))


def ids(found: Iterable[Named]) -> dict[str, list[str]]:
    """Return the ids of entries, by their kind."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for each in found:
        if isinstance(each.mark, Key):
            by_kind[each.mark.kind].append(each.id)
    return by_kind


def repeated(found: Iterable[Named]) -> Iterator[Problem]:
    """Find entries whose id another entry of their kind has."""
    seen: set[tuple[str, str]] = set()
    for each in found:
        if isinstance(each.mark, Key):
            if (each.mark.kind, each.id) in seen:
                given = f"'{each.id}' for the second time"
                cure = "rename one of the two"
                yield each.document.problem(each.loc, given, "each id once", cure)
            seen.add((each.mark.kind, each.id))


def dangling(
    found: Iterable[Named], known: Known, hidden: Mapping[str, str] | None = None
) -> Iterator[Problem]:
    """Find ids that name nothing.

    Parameters
    ----------
    found : iterable of Named
        Where ids stand.
    known : mapping of str to collection of str
        What there is.
    hidden : mapping of str to str, optional
        Entries that are there and must not be named, with the reason.
    """
    names: dict[RefTo, set[str]] = {}
    for each in found:
        if isinstance(mark := each.mark, RefTo):
            if mark not in names:
                names[mark] = {id_ for kind in mark.kinds for id_ in known.get(kind, ())}
            if each.id not in names[mark]:
                yield _lost(each, mark, names[mark], hidden or {})


def _lost(each: Named, mark: RefTo, names: set[str], hidden: Mapping[str, str]) -> Problem:
    given = repr(each.id)
    cure = did_you_mean(each.id, names, f"add it to {KINDS[mark.kinds[0]][1]}, or name another")
    if each.id in hidden:
        given, cure = f"{given}, which is not to be shown: {hidden[each.id]}", "name another one"
    return each.document.problem(each.loc, given, f"{mark.what}: {one_of(names)}", cure)


def referred(record: BaseModel, *kinds: str) -> Iterator[str]:
    """Give the ids by which a record names entries of these kinds."""
    for _, mark, id_ in marked(record, type(record)):
        if isinstance(mark, RefTo) and not {*kinds}.isdisjoint(mark.kinds):
            yield id_
