"""The content of the course: found, read, cross-checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from .bibliography import read_references
from .copies import OWN
from .crosscheck import crosscheck
from .errors import ContentError, Problem
from .evidence import read_evidence
from .files import BIBLIOGRAPHY, SECTIONS, Content, Models, folders, own, path_of
from .moved import refuse_moved
from .records import Article, Course, Help, Source, Term, Verdict
from .sections import read_blocks
from .yamlfile import Document, open_document, validate


def find_root(start: Path | None = None) -> Path:
    """Return the course's folder: the nearest one at or above `start`.

    Parameters
    ----------
    start : Path, optional
        Where to begin; the working directory by default, then this package's own place, then the
        copy that an installed package brings along.

    Raises
    ------
    ContentError
        If there is none.
    """
    course = path_of("course")
    for origin in [start] if start else [Path.cwd(), Path(__file__), OWN]:
        for folder in [origin.resolve(), *origin.resolve().parents]:
            if (folder / course).is_file():
                return folder
            if (folder / "content" / course.name).is_file():
                refuse_moved(folder)
    raise ContentError(
        [
            Problem(
                start or Path.cwd(),
                None,
                "",
                f"no {course} here or above",
                "a folder of the course, or one inside it",
                "change to the course's folder, or name it with --root; "
                "'ketamine-explainer new DIR' makes one",
            )
        ]
    )


def load_course(root: Path | None = None) -> Course:
    """Return course.yaml alone: title, version, dates, order of the notebooks."""
    course: Course = validate(open_document((root or find_root()) / path_of("course")), Course)
    return course


def load_help(root: Path) -> Help | None:
    """Return help.yaml alone; None in a course that has none."""
    found: Help | None = _record(root, "help")
    return found


def load_glossary(root: Path) -> Mapping[str, Term] | None:
    """Return glossary.yaml alone; None in a course that has none."""
    found: Mapping[str, Term] | None = _record(root, "glossary")
    return found


def load_claims(root: Path) -> tuple[Article, Mapping[str, Verdict]] | None:
    """Return article.yaml and verdicts.yaml alone; None in a course that lacks one of them."""
    article, verdicts = (_record(root, name) for name in ("article", "verdicts"))
    return (article, verdicts) if article and verdicts else None


def _record(root: Path, name: str) -> Any:
    path = root / path_of(name)
    return validate(open_document(path), own()[name][1]) if path.is_file() else None


def load_content(root: Path | None = None) -> Content:
    """Read and cross-check everything in ``content/``; read again only when a file changed.

    Raises
    ------
    ContentError
        All problems of all files, together.
    """
    return _loaded(root)[0]


def load_documents(root: Path | None = None) -> Mapping[str, Document]:
    """Return the YAML files of ``content/``, read as by `load_content`.

    Returns
    -------
    mapping of str to Document
        By name within ``content/``, without ending: ``course``, ``evidence/studies/pain``.

    Raises
    ------
    ContentError
        As `load_content`.
    """
    return _loaded(root)[1]


def _loaded(root: Path | None) -> tuple[Content, Mapping[str, Document]]:
    folder = (root or find_root()).resolve() / "content"
    return _load(folder, tuple(sorted(_stamps(folder))))


def _stamps(folder: Path) -> Iterator[tuple[str, int]]:
    for path in folder.rglob("*"):
        yield str(path), path.stat().st_mtime_ns


@lru_cache(maxsize=4)
def _load(
    folder: Path, stamps: tuple[tuple[str, int], ...]
) -> tuple[Content, Mapping[str, Document]]:
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    refuse_moved(folder.parent)
    records = _read(folder, documents, problems)
    models = {each.name: records.pop(f"models/{each.name}", None) for each in fields(Models)}
    sources: dict[str, Source] = {}
    try:
        sources = read_references(folder / BIBLIOGRAPHY)
        records["evidence"] = read_evidence(folder / "evidence", sources, documents)
    except ContentError as error:
        problems += error.problems
    sections: dict[str, Mapping[str, str]] = {}
    for name in _notebook_names(records):
        try:
            sections[name] = read_blocks(folder / SECTIONS / f"{name}.md")
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    records["models"] = Models(**models)  # type: ignore[arg-type]
    content = Content(**records, sections=sections, sources=sources)  # type: ignore[arg-type]
    if problems := crosscheck(content, documents, folder):
        raise ContentError(problems)
    return content, documents


def _read(
    folder: Path, documents: dict[str, Document], problems: list[Problem]
) -> dict[str, object]:
    """Return the record of each file by its name; add the files and what is wrong."""
    records: dict[str, object] = {}
    for name, (path, kind) in own().items():
        try:
            documents[name] = open_document(folder / path)
            records[name] = validate(documents[name], kind)
        except ContentError as error:
            problems += error.problems
    for name, kind in folders().items():
        records[name] = dict(_each(folder / name, kind, documents, problems))
    return records


def _each(
    folder: Path, kind: Any, documents: dict[str, Document], problems: list[Problem]
) -> Iterator[tuple[str, Any]]:
    """Give the record of each file of a folder by the name of its notebook."""
    for path in sorted(folder.glob("*.yaml")):
        try:
            document = documents[f"{folder.name}/{path.stem}"] = open_document(path)
            yield path.stem, validate(document, kind)
        except ContentError as error:
            problems += error.problems


def _notebook_names(records: Mapping[str, object]) -> list[str]:
    course = records.get("course")
    return [entry.id for entry in course.pages] if isinstance(course, Course) else []
