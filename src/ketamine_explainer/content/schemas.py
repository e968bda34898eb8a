"""A JSON Schema for each file of ``content/``, with which an editor completes and checks it.

The schemas follow from the records, descriptions included: nothing of them is written by hand.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from .errors import ContentError, Problem
from .files import kinds
from .records import KEY
from .textfile import read_text

FOLDER = "schemas"
"""Where they stand in ``content/``."""

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_NAMED = "# yaml-language-server: $schema="
"""Begins the line that tells an editor which schema a file has."""


def schemas() -> Mapping[str, str]:
    """Return the text of each schema by its path within ``content/schemas/``."""
    return {f"{name}.json": _text(record) for name, (_, record) in kinds().items()}


def write_schemas(root: Path) -> list[Path]:
    """Write the schemas of a course and remove those of files that there are no more.

    Returns
    -------
    list of Path
        What was changed.
    """
    wanted = _wanted(root)
    changed = _stale(root)
    for path in changed:
        if path in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    return changed


def check_schemas(root: Path) -> None:
    """Stop at files of ``content/`` without their schema.

    Raises
    ------
    ContentError
        Every file that does not name its schema in its first line, and every schema that is not
        what the records say.
    """
    problems = [*_unnamed(root / "content"), *map(_rewritten, _stale(root))]
    if problems:
        raise ContentError(problems)


def _wanted(root: Path) -> Mapping[Path, str]:
    return {root / "content" / FOLDER / name: text for name, text in schemas().items()}


def _stale(root: Path) -> list[Path]:
    """Return the schemas that are missing, differ from the records, or belong to no file."""
    wanted = _wanted(root)
    found = (root / "content" / FOLDER).rglob("*.json")
    written = {path: path.read_text(encoding="utf-8") for path in found}
    return sorted(path for path in wanted.keys() | written if wanted.get(path) != written.get(path))


def _rewritten(path: Path) -> Problem:
    given = "a schema that is not what the records say" if path.exists() else "no such file"
    cure = "run 'ketamine-explainer schemas'"
    return Problem(path, None, "", given, "a schema made from the records", cure)


def _unnamed(folder: Path) -> Iterator[Problem]:
    for name, (files, _) in kinds().items():
        for path in sorted(folder.glob(files)):
            ups = "../" * (len(path.relative_to(folder).parts) - 1)
            wanted = f"{_NAMED}{ups}{FOLDER}/{name}.json"
            first = next(iter(read_text(path, "a YAML file").splitlines()), "")
            if first.rstrip() != wanted:
                cure = "write it above all else: an editor then completes and checks the file"
                yield Problem(path, 1, "", first.strip() or "nothing", wanted, cure)


def _text(kind: Any) -> str:
    schema = TypeAdapter(kind).json_schema(schema_generator=_Described)
    return f"{json.dumps({'$schema': _DRAFT, **schema}, ensure_ascii=False, indent=2)}\n"


class _Described(GenerateJsonSchema):
    """Takes descriptions from numpy docstrings, and leaves out titles that only repeat a name."""

    def field_title_should_be_set(self, schema: object) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> dict[str, Any]:
        described = super().model_schema(schema)
        record = schema["cls"]
        described.pop("title", None)
        described["description"] = _summary(record)
        said = _fields_said(record)
        if described["properties"].pop(KEY, None):  # the id, which is the key above
            described["required"].remove(KEY)
        for name, field in described["properties"].items():
            if name in said:
                field["description"] = said[name]
        return described


_PARAMETERS = "Parameters\n----------\n"


def _summary(record: type) -> str:
    return _plain((inspect.getdoc(record) or "").partition(_PARAMETERS)[0])


def _fields_said(record: type) -> Mapping[str, str]:
    """Return what the docstrings of a record and of those that it extends say of its fields."""
    found: dict[str, str] = {}
    for each in reversed(record.__mro__):
        listed = inspect.cleandoc(each.__doc__ or "").partition(_PARAMETERS)[2].splitlines()
        names: list[str] = []
        for indented, lines in groupby(listed, key=lambda line: line[:1] in ("", " ")):
            if indented:
                found |= dict.fromkeys(names, _plain("\n".join(lines)))
            else:
                names = [name for line in lines for name in line.split(" : ")[0].split(", ")]
    return found


def _plain(text: str) -> str:
    """Return a text of a docstring in paragraphs of one line each, its code as in Markdown."""
    paragraphs = inspect.cleandoc(text).replace("``", "`").split("\n\n")
    return "\n\n".join(" ".join(each.split()) for each in paragraphs).strip()
