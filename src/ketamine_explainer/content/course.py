"""The content of the course: found, read, cross-checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import get_type_hints

from .bibliography import read_references
from .copies import OWN
from .crosscheck import crosscheck
from .errors import ContentError, Problem
from .evidence import read_evidence
from .files import Content, Files, Models
from .records import Article, Course, Help, Source, Verdicts
from .sections import read_blocks
from .yamlfile import Document, open_document, validate

COURSE_FILE = Path("content", "course.yaml")
HELP_FILE = Path("content", "help.yaml")


def find_root(start: Path | None = None) -> Path:
    """Return the course's folder: the nearest one at or above `start` with content/course.yaml.

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
    for origin in [start] if start else [Path.cwd(), Path(__file__), OWN]:
        for folder in [origin.resolve(), *origin.resolve().parents]:
            if (folder / COURSE_FILE).is_file():
                return folder
    raise ContentError(
        [
            Problem(
                start or Path.cwd(),
                None,
                "",
                f"no {COURSE_FILE} here or above",
                "a folder of the course, or one inside it",
                "change to the course's folder, or name it with --root; "
                "'ketamine-explainer new DIR' makes one",
            )
        ]
    )


def load_course(root: Path | None = None) -> Course:
    """Return course.yaml alone: title, version, dates, order of the notebooks."""
    return validate(open_document((root or find_root()) / COURSE_FILE), Course)


def load_help(root: Path) -> Help | None:
    """Return help.yaml alone; None in a course that has none."""
    path = root / HELP_FILE
    return validate(open_document(path), Help) if path.is_file() else None


def load_claims(root: Path) -> tuple[Article, Verdicts] | None:
    """Return article.yaml and verdicts.yaml alone; None in a course that lacks one of them."""
    article, verdicts = (root / "content" / f"{name}.yaml" for name in ("article", "verdicts"))
    if not (article.is_file() and verdicts.is_file()):
        return None
    return validate(open_document(article), Article), validate(open_document(verdicts), Verdicts)


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
    records = _read(folder, Files, documents, problems)
    models = _read(folder / "models", Models, documents, problems, "models/")
    sources: dict[str, Source] = {}
    try:
        sources = read_references(folder / "references.bib")
        records["evidence"] = read_evidence(folder / "evidence", sources, documents)
    except ContentError as error:
        problems += error.problems
    sections: dict[str, Mapping[str, str]] = {}
    for name in _notebook_names(records):
        try:
            sections[name] = read_blocks(folder / "sections" / f"{name}.md")
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
    folder: Path,
    kind: type[Files] | type[Models],
    documents: dict[str, Document],
    problems: list[Problem],
    prefix: str = "",
) -> dict[str, object]:
    """Return the record of each file that `kind` names; add the files and what is wrong."""
    records: dict[str, object] = {}
    hints = get_type_hints(kind)
    for name in (field.name for field in fields(kind)):
        try:
            documents[prefix + name] = open_document(folder / f"{name}.yaml")
            records[name] = validate(documents[prefix + name], hints[name])
        except ContentError as error:
            problems += error.problems
    return records


def _notebook_names(records: Mapping[str, object]) -> list[str]:
    course = records.get("course")
    return [entry.name for entry in course.pages] if isinstance(course, Course) else []
