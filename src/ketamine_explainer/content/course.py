"""The content of the course: found, read, cross-checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, get_type_hints

from .bibliography import read_references
from .crosscheck import crosscheck
from .errors import ContentError, Problem, did_you_mean
from .evidence import Evidence, read_evidence
from .records import (
    Article,
    Caption,
    Captions,
    Chart,
    Charts,
    Conditions,
    Course,
    Help,
    IconArrays,
    Icons,
    Ketamine,
    Levels,
    Loop,
    Metabolites,
    Milestones,
    Misconceptions,
    ModelFile,
    Notes,
    Options,
    Pathway,
    Questions,
    Relapse,
    Schedule,
    Source,
    TimelineTexts,
    Variability,
    Verdict,
    Verdicts,
    WindUp,
    Wording,
)
from .sections import read_blocks
from .yamlfile import Document, open_document, validate

Entry = TypeVar("Entry", Chart, IconArrays)

COURSE_FILE = Path("content", "course.yaml")
HELP_FILE = Path("content", "help.yaml")


@dataclass(frozen=True)
class Files:
    """One record for each YAML file of ``content/``; the field is the file's name."""

    course: Course
    article: Article
    conditions: Conditions
    loop: Loop
    pathway: Pathway
    milestones: Milestones
    timeline: TimelineTexts
    questions: Questions
    figures: Captions
    icons: Icons
    charts: Charts
    options: Options
    verdicts: Verdicts
    misconceptions: Misconceptions
    notes: Notes
    help: Help
    wording: Wording


@dataclass(frozen=True)
class Models:
    """One record for each YAML file of ``content/models/``; the field is the file's name."""

    ketamine: Ketamine
    metabolites: Metabolites
    variability: Variability
    levels: Levels
    windup: WindUp
    relapse: Relapse
    schedule: Schedule

    def file(self, name: str) -> ModelFile:
        """Return what the file of that name holds.

        Raises
        ------
        KeyError
            If there is no such file.
        """
        known = [field.name for field in fields(self)]
        if name in known:
            return getattr(self, name)  # type: ignore[no-any-return]
        cure = did_you_mean(name, known, "name one of them")
        raise KeyError(f"given '{name}'; content/models/ has: {', '.join(known)}; {cure}")


@dataclass(frozen=True)
class Content(Files):
    """Everything that the course says.

    Parameters
    ----------
    sections : mapping of str to mapping of str to str
        Markdown blocks by name of a notebook or an exercise, and block name.
    sources : mapping of str to Source
        The entries of references.bib by their keys.
    evidence : Evidence
        What is in ``content/evidence/``.
    models : Models
        What is in ``content/models/``.
    """

    sections: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, Source]
    evidence: Evidence
    models: Models

    def verdict(self, claim: str) -> Verdict:
        """Return the verdict on the claim of that id."""
        return next(each for each in self.verdicts.verdicts if each.claim == claim)

    def icon_arrays(self, name: str) -> IconArrays:
        """Return the icon arrays of that id."""
        return _named(self.icons.icons, name, "icons")

    def chart(self, name: str) -> Chart:
        """Return the chart of that id."""
        return _named(self.charts.charts, name, "charts")

    @property
    def names(self) -> tuple[str, ...]:
        """What `named` knows: files, and entries such as ``charts/onset``."""
        files = (each.name for each in fields(Files))
        charts = (f"charts/{each.id}" for each in self.charts.charts)
        icons = (f"icons/{each.id}" for each in self.icons.icons)
        models = (f"models/{each.name}" for each in fields(Models))
        return (*files, "rules", *charts, *icons, *models)

    def named(self, name: str) -> object:
        """Return what a file holds, or an entry: ``milestones``, ``charts/onset``.

        A file of ``content/models/`` is an entry: ``models/ketamine``.

        Raises
        ------
        KeyError
            If there is no such file or entry.
        """
        if name not in self.names:
            cure = did_you_mean(name, self.names, "name a file, or an entry such as charts/onset")
            raise KeyError(f"given '{name}'; content/ has: {', '.join(self.names)}; {cure}")
        file, _, entry = name.partition("/")
        entries = {"charts": self.chart, "icons": self.icon_arrays, "models": self.models.file}
        if entry:
            return entries[file](entry)
        return self.evidence.rules if name == "rules" else getattr(self, name)

    @property
    def captions(self) -> Mapping[str, Caption]:
        """The words around each figure, by its id."""
        return self.figures.figures


def _named(entries: tuple[Entry, ...], name: str, file: str) -> Entry:
    for entry in entries:
        if entry.id == name:
            return entry
    known = [entry.id for entry in entries]
    cure = did_you_mean(name, known, f"add it to content/{file}.yaml")
    raise KeyError(f"given '{name}'; content/{file}.yaml has: {', '.join(known)}; {cure}")


def find_root(start: Path | None = None) -> Path:
    """Return the course's folder: the nearest one at or above `start` with content/course.yaml.

    Parameters
    ----------
    start : Path, optional
        Where to begin; the working directory by default, then this package's own place.

    Raises
    ------
    ContentError
        If there is none.
    """
    for origin in [start] if start else [Path.cwd(), Path(__file__)]:
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
                "change to the course's folder, or name it with --root",
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
