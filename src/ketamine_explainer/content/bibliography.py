"""references.bib read with pybtex into sources, each error with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from string import ascii_lowercase

from pybtex.database import (
    BibliographyData,
    BibliographyDataError,
    Entry,
    InvalidNameString,
    Person,
)
from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError
from pybtex.scanner import PybtexSyntaxError
from pydantic import ValidationError

from .drafts import in_reference
from .errors import ContentError, Problem, clip, did_you_mean, one_of
from .records import Author, Source
from .textfile import read_text

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
    text = read_text(path, "a BibTeX file")
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


class _Parser(Parser):  # type: ignore[misc]  # pybtex ships no types
    """Knows which entry it reads, and stops at the first mistake, whatever pybtex is set to."""

    entry = ""

    def process_entry(self, entry_type: str, key: str, fields: object) -> None:
        self.entry = key
        super().process_entry(entry_type, key, fields)

    def handle_error(self, error: PybtexError) -> None:
        raise error


_SYNTAX_CURE = "look at this line and the one above: a comma, a brace, a quotation mark?"
_NAMES = "Family, Given and Family, Given"


def _parsed(path: Path, text: str) -> BibliographyData:
    parser = _Parser()
    _refuse_depth(path, text)
    try:
        return parser.parse_string(text)
    except PybtexSyntaxError as error:
        written = text.splitlines()
        line = min(error.lineno or 1, len(written) or 1)
        given = clip(written[line - 1].strip(), 100) if written else "nothing"
        problem = Problem(path, line, "", f"{given}  ({error})", "BibTeX", _SYNTAX_CURE)
    except InvalidNameString as error:
        line, given = _lines(text, parser.entry)[-1], clip(str(error), 200)
        allowed = f"names with at most two commas each: {_NAMES}"
        cure = "put 'and' between two authors"
        problem = Problem(path, line, f"{parser.entry}.author", given, allowed, cure)
    except BibliographyDataError as error:
        key = parser.entry
        cure, line = "rename one of the two, or remove it", _lines(text, key)[-1]
        again = f"{key!r} for the second time"
        given = clip(str(error), 200) if "field" in str(error) else again
        problem = Problem(path, line, key, given, "each key once", cure)
    raise ContentError([problem])


_DEEPEST = 20
"""Braces that may stand within each other."""


def _refuse_depth(path: Path, text: str) -> None:
    """Stop at braces within braces before they exhaust a parser that calls itself for each."""
    depth = 0
    for brace in re.finditer(r"[{}]", text):
        depth = depth + 1 if brace[0] == "{" else max(depth - 1, 0)
        if depth > _DEEPEST:
            line = text.count("\n", 0, brace.start()) + 1
            given, allowed = f"{depth} braces within each other", f"at most {_DEEPEST}"
            raise ContentError(
                [Problem(path, line, "", given, allowed, "close the braces that are open")]
            )


def _lines(text: str, key: str) -> list[int]:
    """Return the lines, from 1, on which entries of that key begin."""
    return _all_lines(text).get(key.lower(), [1])


@lru_cache(maxsize=2)
def _all_lines(text: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    begins = re.compile(r"^[ \t]*@\w+\s*[{(]\s*([^\s,]+)\s*,", re.MULTILINE)
    line, at = 1, 0
    for match in begins.finditer(text):
        line, at = line + text.count("\n", at, match.end()), match.end()
        found.setdefault(match[1].lower(), []).append(line)
    return found


def _wrong(path: Path, text: str, key: str, entry: Entry) -> Iterator[Problem]:
    """Find what keeps an entry from being a source."""
    line = _lines(text, key)[0]
    for name in entry.fields:
        if name.lower() not in _FIELDS:
            names = ["author", *_FIELDS]
            cure = did_you_mean(name, names, "remove the field")
            yield Problem(path, line, key, f"the field '{name}'", one_of(names), cure)
    yield from _unfinished(path, text, key, entry)
    try:
        _source(key, entry)
    except ValidationError as error:
        for detail in error.errors():
            name = str(detail["loc"][0])
            given = repr(detail["input"]) if detail["type"] != "missing" else "nothing"
            allowed = detail["msg"].removeprefix("Value error, ")
            yield Problem(path, line, f"{key}.{name}", given, allowed, f"correct '{name}'")


_COMPLETE = "complete it from its identifier, or remove the entry and what rests on it"


def _unfinished(path: Path, text: str, key: str, entry: Entry) -> Iterator[Problem]:
    """Find drafting notes in the fields of an entry, and an entry without authors or title."""
    fields = {name.lower(): value for name, value in entry.fields.items()}
    fields["author"] = " and ".join(map(str, entry.persons.get("author", [])))
    for name, value in fields.items():
        if note := in_reference(value):
            yield Problem(
                path,
                _field_line(text, key, name),
                f"{key}.{name}",
                f"{clip(value, 100)!r}, a drafting note ('{note}')",
                "what the source itself says",
                _COMPLETE,
            )
    for name in ("author", "title"):
        if not re.sub(r"[{}\s]", "", fields.get(name, "")):
            line = _field_line(text, key, name)
            yield Problem(path, line, f"{key}.{name}", "nothing", f"the {name}", _COMPLETE)


def _field_line(text: str, key: str, name: str) -> int:
    """Return the line of a field of an entry, or that of the entry."""
    first = _lines(text, key)[0]
    for number, line in enumerate(text.splitlines()[first - 1 :], start=first):
        if re.search(rf"(?:^|[\s,]){re.escape(name)}\s*=", line, re.IGNORECASE):
            return number
        if line.startswith("}"):
            break
    return first


def _source(key: str, entry: Entry) -> Source:
    fields = {
        _FIELDS[name.lower()]: re.sub(r"[{}]", "", value).replace("--", "–")
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
