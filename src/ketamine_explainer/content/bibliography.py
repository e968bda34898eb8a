"""references.bib read with pybtex into sources, each error with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import ascii_lowercase

from pybtex.database import BibliographyData, BibliographyDataError, Entry, Person
from pybtex.database.input.bibtex import Parser
from pybtex.scanner import PybtexSyntaxError
from pydantic import ValidationError

from .errors import ContentError, Problem, did_you_mean, one_of
from .records import Author, Source

_FIELDS = {"shortauthor": "short_author"} | {
    name: name
    for name in (
        "title",
        "journal",
        "year",
        "volume",
        "number",
        "pages",
        "doi",
        "pmid",
        "pmcid",
        "url",
    )
}
"""Names of fields in the file, and what they are called in a source."""


def read_references(path: Path) -> dict[str, Source]:
    """Return the sources of a BibTeX file by id.

    Raises
    ------
    ContentError
        If the file is missing or is not BibTeX, or else every entry that is not a source.
    """
    text = _text(path)
    problems: list[Problem] = []
    sources: dict[str, Source] = {}
    for key, entry in _parsed(path, text).entries.items():
        wrong = list(_wrong(path, text, key, entry))
        problems += wrong
        if not wrong:
            sources[key] = _source(key, entry)
    if problems:
        raise ContentError(problems)
    return _told_apart(sources)


def _told_apart(sources: dict[str, Source]) -> dict[str, Source]:
    """Give letters to sources of the same author and year, in the order of their keys."""
    alike: dict[str, list[str]] = {}
    for key in sorted(sources):
        alike.setdefault(sources[key].short, []).append(key)
    for keys in alike.values():
        for key, letter in zip(keys, ascii_lowercase, strict=False):
            if len(keys) > 1:
                sources[key] = sources[key].model_copy(update={"letter": letter})
    return sources


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        problem = Problem(path, None, "", "no such file", "a BibTeX file", f"create {path.name}")
        raise ContentError([problem]) from None


def _parsed(path: Path, text: str) -> BibliographyData:
    try:
        return Parser().parse_string(text)
    except PybtexSyntaxError as error:
        given = text.splitlines()[error.lineno - 1].strip() if error.lineno else "nothing"
        cure = "look at this line and the one above: a comma, a brace, a quotation mark?"
        problem = Problem(path, error.lineno, "", given, "BibTeX", cure)
    except BibliographyDataError as error:
        key = str(error).rpartition(" ")[2]
        cure = "rename one of the two, or remove it"
        place = _lines(text, key)[-1]
        problem = Problem(path, place, key, f"{key!r} for the second time", "each key once", cure)
    raise ContentError([problem])


def _lines(text: str, key: str) -> list[int]:
    """Return the lines, from 1, on which entries of that key begin."""
    begins = re.compile(
        rf"^[ \t]*@\w+\s*[{{(]\s*{re.escape(key)}\s*,", re.IGNORECASE | re.MULTILINE
    )
    return [text.count("\n", 0, match.end()) + 1 for match in begins.finditer(text)] or [1]


def _wrong(path: Path, text: str, key: str, entry: Entry) -> Iterator[Problem]:
    """Find what keeps an entry from being a source."""
    line = _lines(text, key)[0]
    for name in entry.fields:
        if name.lower() not in _FIELDS:
            names = ["author", *_FIELDS]
            cure = did_you_mean(name, names, "remove the field")
            yield Problem(path, line, key, f"the field '{name}'", one_of(names), cure)
    try:
        _source(key, entry)
    except ValidationError as error:
        for detail in error.errors():
            name = str(detail["loc"][0])
            given = repr(detail["input"]) if detail["type"] != "missing" else "nothing"
            allowed = detail["msg"].removeprefix("Value error, ")
            yield Problem(path, line, f"{key}.{name}", given, allowed, f"correct '{name}'")


def _source(key: str, entry: Entry) -> Source:
    fields = {
        _FIELDS[name.lower()]: re.sub(r"[{}]", "", value).replace("--", "-")
        for name, value in entry.fields.items()
        if name.lower() in _FIELDS
    }
    people = entry.persons.get("author", [])
    authors = [_author(person) for person in people if str(person) != "others"]
    more = len(authors) < len(people)
    return Source.model_validate(
        {"id": key, "kind": entry.type, "authors": authors, "more": more, **fields}
    )


def _author(person: Person) -> Author:
    name = " ".join([*person.prelast_names, *person.last_names])
    initials = " ".join([*person.first_names, *person.middle_names, *person.lineage_names])
    return Author(name=re.sub(r"[{}]", "", name), initials=initials)
