"""Whether titles say what they stand over: each once, and verdicts by what they come to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from .errors import Problem, one_of
from .files import SECTIONS, Content
from .phrases import places
from .typography import typographic
from .yamlfile import Document, Loc

FINDING = "finding"
"""The place in a section that is filled with what the verdicts of its part come to."""

_HEADING = re.compile(r"^#{1,2} +(.+)$")

Title = tuple[Path, int, str, str]
"""A file, a line, a place there, and the title."""


def malformed_titles(
    content: Content, documents: Mapping[str, Document], folder: Path
) -> Iterator[Problem]:
    """Find findings that verdicts do not bear out, places that stay empty, titles met twice.

    Parameters
    ----------
    content : Content
        The course.
    documents : mapping of str to Document
        Its files, by name.
    folder : Path
        Where they stand.
    """
    yield from _at_odds(content, documents["course"])
    yield from _unfilled(content, folder)
    course = [*_of_course(content, documents, folder)]
    yield from _twice(course)
    for name in content.talks:
        own = [*_of_talk(documents[f"talks/{name}"])]
        yield from _twice([*course, *own], told=own)


def _at_odds(content: Content, document: Document) -> Iterator[Problem]:
    """Find findings that rest on another verdict than is given, or on one of another part."""
    for notebook, entry in content.course.notebooks.items():
        for id_, kind in entry.verdicts.rests_on.items() if entry.verdicts else ():
            loc: Loc = ("notebooks", notebook, "verdicts", "rests_on", id_)
            claim, given = content.article.claims.get(id_), content.verdicts.get(id_)
            if claim is None or given is None:
                continue  # told as an id that is nowhere
            if claim.part != entry.part:
                said = f"a claim of '{claim.part}'", f"claims of '{entry.part}'"
                yield document.problem(loc, *said, "leave it out, or move the finding")
            elif given.verdict != kind:
                said = f"'{kind}'", f"the verdict of verdicts.yaml: '{given.verdict}'"
                cure = "read the finding again, change it where it no longer holds, then this"
                yield document.problem(loc, *said, cure)


def _unfilled(content: Content, folder: Path) -> Iterator[Problem]:
    """Find places in sections that nothing fills."""
    for path, number, line in _lines(content, folder):
        entry = content.course.notebooks.get(path.stem)
        allowed = [FINDING] if entry and entry.verdicts else []
        for name in places(line):
            if name not in allowed:
                yield Problem(
                    path, number, "", f"{{={name}}}",
                    one_of(f"{{={each}}}" for each in allowed) if allowed else "no place here",
                    f"write 'verdicts:' with a finding at {path.stem} in course.yaml"
                    if name == FINDING else "take it out",
                )  # fmt: skip


def _twice(titles: list[Title], told: list[Title] | None = None) -> Iterator[Problem]:
    seen = dict[str, Title]()
    for each in titles:
        path, line, place, title = each
        first = seen.setdefault(title.casefold(), each)
        if first is not each and (told is None or each in told):
            given = f"'{title}', which stands in {first[0].name}, line {first[1]}, too"
            allowed = "each title once, so that a room knows which slide it sees"
            yield Problem(path, line, place, given, allowed, "say what this one shows")


def _of_course(
    content: Content, documents: Mapping[str, Document], folder: Path
) -> Iterator[Title]:
    for path, number, line in _lines(content, folder):
        found = _HEADING.match(line)
        if found and path.stem in content.course.notebooks and not [*places(line)]:
            yield path, number, "", typographic(found[1])
    for notebook, scenes in content.scenes.items():
        document = documents[f"scenes/{notebook}"]
        for id_, scene in scenes.items():
            yield _title(document, (id_, "question"), scene.question)
            yield _title(document, (id_, "finding"), scene.finding)
    yield _title(documents["harms"], ("finding",), content.harms.finding)
    for notebook, entry in content.course.notebooks.items():
        if entry.verdicts:
            loc = ("notebooks", notebook, "verdicts", "finding")
            yield _title(documents["course"], loc, entry.verdicts.finding)


def _of_talk(document: Document) -> Iterator[Title]:
    """Give the titles of the slides that a talk has of its own."""
    for place, shown in enumerate(document.tree.get("slides") or ()):
        if title := shown.get("title"):
            yield _title(document, ("slides", place, "title"), typographic(str(title)))


def _title(document: Document, loc: Loc, title: str) -> Title:
    problem = document.problem(loc, "", "", "")
    return document.path, problem.line or 1, problem.place, title


def _lines(content: Content, folder: Path) -> Iterator[tuple[Path, int, str]]:
    for notebook in content.sections:
        path = folder / SECTIONS / f"{notebook}.md"
        for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), start=1):
            yield path, number, line
