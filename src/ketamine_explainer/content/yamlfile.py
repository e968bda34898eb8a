"""YAML files read into records, each error with its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from yaml import MarkedYAMLError

from .errors import ContentError, Problem, clip, did_you_mean, one_of
from .textfile import read_text
from .yamltree import Lines, RefusedError, read_tree

Model = TypeVar("Model", bound=BaseModel)
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

    def line(self, loc: Loc) -> int | None:
        """Return the line (from 1) of the entry at `loc`, or of the nearest entry around it."""
        lines: Lines | None = self.lines
        line: int | None = None
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


def validate(document: Document, model: type[Model]) -> Model:
    """Return the document as a record.

    Raises
    ------
    ContentError
        Every mismatch with the schema of `model`, together.
    """
    try:
        return model.model_validate(document.tree)
    except ValidationError as error:
        problems = [_schema_problem(document, model, detail) for detail in error.errors()]
        raise ContentError(problems) from None


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


def _schema_problem(document: Document, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    loc, kind = detail["loc"], detail["type"]
    given, allowed = clip(repr(document.value(loc)), 100), _allowed(detail)
    cure = "correct the value"
    if kind == "missing":
        given, allowed, cure = "nothing", f"'{loc[-1]}' with a value", f"add '{loc[-1]}'"
    elif kind == "extra_forbidden":
        names = _fields_at(model, loc[:-1])
        given, allowed = f"the key '{loc[-1]}'", one_of(names)
        cure = did_you_mean(loc[-1], names, "remove the key")
    elif kind == "literal_error" and loc[-1] == "verified":
        cure = "only what was verified is shown: verify it in its source, or take the entry out"
    elif kind == "literal_error":
        cure = did_you_mean(document.value(loc), _literals(detail), cure)
    elif kind == "string_too_long":
        cure = f"shorten it: it has {len(str(document.value(loc)))}"
    return document.problem(loc, given, allowed, cure)


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


def _fields_at(model: type[BaseModel], loc: Loc) -> list[str]:
    """Return the field names of the record at `loc`, following lists and mappings."""
    current: type[BaseModel] = model
    for key in loc:
        if isinstance(key, str) and key in current.model_fields:
            found = _model_in(current.model_fields[key].annotation)
            current = found or current
    return list(current.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((part for part in inner if part), None)
