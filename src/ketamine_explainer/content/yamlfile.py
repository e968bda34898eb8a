"""YAML files read into records, each error with its line."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from yaml import MarkedYAMLError

from .errors import ContentError, Problem, clip, did_you_mean, one_of
from .records import KEY, Entry
from .textfile import read_text
from .yamltree import Lines, RefusedError, read_tree

Loc = Sequence[str | int]


@dataclass(frozen=True)
class Document:
    """A YAML file and where its entries stand.

    Parameters
    ----------
    path : Path
        The file.
    tree : Any
        Its content: mappings, lists, texts, numbers, dates, true, false and None.
    lines : mapping
        The lines of the keys and items of `tree`.
    """

    path: Path
    tree: Any
    lines: Lines

    def line(self, loc: Loc) -> int:
        """Return the line (from 1) of the entry at `loc`, or of the nearest entry around it."""
        lines: Lines | None = self.lines
        line = 1
        for key in loc:
            if lines is None or key not in lines:
                break
            line, lines = lines[key]
        return line

    def value(self, loc: Loc) -> object:
        """Return what stands at `loc`, or None."""
        node = self.tree
        for key in loc:
            try:
                node = node[key]
            except (KeyError, IndexError, TypeError):
                return None
        return node

    def problem(self, loc: Loc, given: str, allowed: str, cure: str) -> Problem:
        """Return a problem of this file at `loc`."""
        return Problem(self.path, self.line(loc), place(loc), given, allowed, cure)


def place(loc: Loc) -> str:
    """Return ``("claims", 3, "unit")`` as ``claims[3].unit``."""
    text = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in loc)
    return text.removeprefix(".")


def open_document(path: Path) -> Document:
    """Read a YAML file.

    Raises
    ------
    ContentError
        If the file is missing, is not text or not of the YAML that content is written in.
    """
    text = read_text(path, "a YAML file")
    try:
        tree, lines = read_tree(text)
    except RefusedError as error:
        problem = Problem(path, error.line, "", error.given, error.allowed, error.cure)
        raise ContentError([problem]) from None
    except MarkedYAMLError as error:
        raise ContentError([_syntax_problem(path, text, error)]) from None
    return Document(path, tree, lines)


def validate(document: Document, kind: Any) -> Any:
    """Return what a document holds: a record, or a collection of records by id.

    Raises
    ------
    ContentError
        Every mismatch with the schema of `kind`, together.
    """
    try:
        return _adapter(kind).validate_python(document.tree)
    except ValidationError as error:
        found = [_schema_problem(document, kind, detail) for detail in error.errors()]
        raise ContentError([each for each in found if each]) from None


@lru_cache(maxsize=64)
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


_SYNTAX = {
    "escape": ("a character, or an escape such as \\n between double quotation marks",
               "write the character itself, or use single quotation marks"),
    "quoted scalar": ("a closing quotation mark", "close the quotation that begins on this line"),
    "mapping values are not allowed": ("a text with a colon in quotation marks",
                                       "put the text of this line in quotation marks"),
    "did not find expected": ("lines of one level indented alike",
                              "indent this line like its neighbours"),
    "could not find expected ':'": ("a colon and a space after each key",
                                    "add the colon, or indent the text that goes on here"),
    "cannot start any token": ("spaces to indent, letters or digits to start a text",
                               "replace the tab by spaces, or put the text in quotation marks"),
}  # fmt: skip
"""What is allowed and what to do, by words of the parser's message."""


def _syntax_problem(path: Path, text: str, error: MarkedYAMLError) -> Problem:
    words = f"{error.context or ''} {error.problem or ''}"
    begins = error.context_mark if "quoted scalar" in words else error.problem_mark
    line = begins.line + 1 if begins else None
    known = (advice for sign, advice in _SYNTAX.items() if sign in words)
    allowed, cure = next(known, ("YAML", "look at this line and the one above"))
    written = text.splitlines()
    given = clip(written[line - 1].strip(), 100) if line and line <= len(written) else "nothing"
    return Problem(path, line, "", f"{given}  ({words.strip()})", allowed, cure)


RENAMED = {
    "sure": "certainty",
    "who": "population",
    "of": "n",
    "against": "comparator",
    "comparison": "comparator",
    "where": "locator",
    "face": "subtitle",
    "said": "text",
    "nothing": "null_value",
    "stops": "ticks",
}
"""Keys up to version 0.1, and what they are called now."""


def cure_for(key: object, names: Collection[str], otherwise: str = "remove the key") -> str:
    """Return what to do about a key that is none of these names."""
    if key == "id":
        return "take it out: the key above is the id"
    if (now := RENAMED.get(str(key))) in names:
        return f"write '{now}': '{key}' was its name up to version 0.1"
    return did_you_mean(key, names, otherwise)


def _schema_problem(document: Document, kind: Any, detail: ErrorDetails) -> Problem | None:
    """Return what is wrong; None for what follows from something else that is wrong."""
    loc, wrong = detail["loc"], detail["type"]
    value, allowed = document.value(loc), _allowed(detail)
    if loc and loc[-1] in (KEY, "[key]"):
        return document.problem(loc[:-1], repr(loc[-2]), allowed, _cure_of_key(detail))
    counted = len(value) if isinstance(value, list | dict) else 0
    if wrong == "too_short" and counted >= detail["ctx"]["min_length"]:
        return None  # pydantic counts only those items that are right; the others are reported
    if wrong == "missing":
        if _has_another_name(document.value(loc[:-1]), loc[-1], _fields_at(kind, loc[:-1])):
            return None
        wanted = f"'{loc[-1]}'"
        return document.problem(loc, "nothing", f"{wanted} with a value", f"add {wanted}")
    if wrong == "extra_forbidden":
        names = _fields_at(kind, loc[:-1])
        cure = cure_for(loc[-1], names)
        return document.problem(loc, f"the key '{loc[-1]}'", one_of(names), cure)
    if wrong in ("dict_type", "model_type") and _is_list_of_entries(value):
        cure = "write 'its-id:' in place of '- id: its-id', and its keys below"
        if len(document.tree) == len(loc) == 1:
            cure = f"take '{loc[0]}:' out; {cure}"
        return document.problem(loc, "a list", "entries under their ids", cure)
    return document.problem(loc, clip(repr(value), 100), allowed, _cure(value, detail))


def _has_another_name(around: object, lacking: str | int, names: Collection[str]) -> bool:
    """Return whether a key that lacks stands there under an older name, or misspelt."""
    others = [key for key in around if key not in names] if isinstance(around, dict) else []
    return any(f"'{lacking}'" in cure_for(key, names).split(":")[0] for key in others)


def _cure(value: object, detail: ErrorDetails) -> str:
    if detail["type"] == "literal_error" and detail["loc"][-1] == "verified":
        return "only what was verified is shown: verify it in its source, or take the entry out"
    if detail["type"] == "literal_error":
        return did_you_mean(value, _literals(detail), "correct the value")
    if detail["type"] == "string_too_long":
        return f"shorten it: it has {len(str(value))}"
    return "correct the value"


def _cure_of_key(detail: ErrorDetails) -> str:
    wrong = detail["type"] == "literal_error"
    return did_you_mean(detail["loc"][-2], _literals(detail) if wrong else (), "correct the key")


def _is_list_of_entries(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


_ALLOWED = {
    "date": "a date such as 2026-11-22",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "tuple_type": "a list",
    "model_type": "an entry, with keys and values",
    "dict_type": "an entry, with keys and values",
    "finite_number": "a finite number",
    "string_too_short": "a text that is not empty",
    "string_type": "a text; one that looks like a number or a date goes in quotation marks",
}
"""What is allowed, by the beginning of the name of pydantic's error."""


_LIMITS = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("at least", "ge"),
    "less_than": ("less than", "lt"),
    "less_than_equal": ("at most", "le"),
}
"""What a number may be, by the name of pydantic's error, and what that calls the limit."""


def _allowed(detail: ErrorDetails) -> str:
    if detail["type"] == "literal_error":
        return one_of(_literals(detail))
    if words := _LIMITS.get(detail["type"]):
        said, limit = words
        return f"{said} {detail['ctx'][limit]:g}"
    if detail["type"] == "string_too_long":
        return f"at most {detail['ctx']['max_length']} characters"
    if detail["type"] == "too_short":
        return f"at least {detail['ctx']['min_length']} items"
    if detail["type"] == "too_long":
        return f"at most {detail['ctx']['max_length']} items"
    known = (words for start, words in _ALLOWED.items() if detail["type"].startswith(start))
    return next(known, detail["msg"].removeprefix("Value error, "))


def _literals(detail: ErrorDetails) -> list[str]:
    expected = str(detail.get("ctx", {}).get("expected", ""))
    return [word.strip().strip("'") for word in expected.replace(" or ", ", ").split(",")]


def _fields_at(kind: Any, loc: Loc) -> list[str]:
    """Return the names of the fields of the record at `loc`; an id that is a key is none."""
    for key in loc:
        kind = _below(_bare(kind), key)
    record = _bare(kind)
    fields = record.model_fields.items() if is_record(record) else ()
    return [name for name, field in fields if name != "id" or not issubclass(record, Entry)]


def _bare(kind: Any) -> Any:
    """Return a type without its marks, and of a choice the record."""
    while get_origin(kind) in (Annotated, Union, UnionType):
        arms = get_args(kind)[: 1 if get_origin(kind) is Annotated else None]
        kind = next((arm for arm in arms if is_record(arm)), arms[0])
    return kind


def _below(kind: Any, key: str | int) -> Any:
    if is_record(kind):
        field = kind.model_fields.get(key)
        return field.annotation if field else kind
    return get_args(kind)[1 if get_origin(kind) is Mapping else 0] if get_args(kind) else kind


def is_record(kind: Any) -> bool:
    """Return whether a type is one of records."""
    return isinstance(kind, type) and issubclass(kind, BaseModel)
