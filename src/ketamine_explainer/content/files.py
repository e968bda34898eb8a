"""The files of ``content/``: which there are, and the record that each holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Annotated, TypeVar, get_type_hints

from pydantic import BaseModel

from .errors import did_you_mean
from .evidence import KINDS, Evidence
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

Entry = TypeVar("Entry", Chart, IconArrays)


BIBLIOGRAPHY = "evidence/references.bib"
SECTIONS = "pages/sections"
"""Where they stand in ``content/``."""


@dataclass(frozen=True)
class Files:
    """One record for each YAML file of ``content/``: the file's name, its record and its folder."""

    course: Annotated[Course, "pages"]
    article: Annotated[Article, "article"]
    conditions: Annotated[Conditions, "article"]
    loop: Annotated[Loop, "pictures"]
    pathway: Annotated[Pathway, "pictures"]
    milestones: Annotated[Milestones, "pictures"]
    timeline: Annotated[TimelineTexts, "pictures"]
    questions: Annotated[Questions, "pages"]
    figures: Annotated[Captions, "pages"]
    icons: Annotated[Icons, "pictures"]
    charts: Annotated[Charts, "pictures"]
    options: Annotated[Options, "pictures"]
    verdicts: Annotated[Verdicts, "evidence"]
    misconceptions: Annotated[Misconceptions, "evidence"]
    notes: Annotated[Notes, "pages"]
    help: Annotated[Help, "pages"]
    wording: Annotated[Wording, "pages"]


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

    def arrays(self, name: str) -> IconArrays:
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
        entries = {"charts": self.chart, "icons": self.arrays, "models": self.models.file}
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
    cure = did_you_mean(name, known, f"add it to {path_of(file).as_posix()}")
    raise KeyError(f"given '{name}'; {path_of(file).as_posix()} has: {', '.join(known)}; {cure}")


@cache
def own() -> Mapping[str, tuple[str, type[BaseModel]]]:
    """Return path within ``content/``, and record, of each file by name: ``models/relapse``.

    Those of which `Evidence` is made are left out: of them there may be several.
    """
    hints = get_type_hints(Files, include_extras=True).items()
    found = {name: (f"{hint.__metadata__[0]}/{name}.yaml", hint.__origin__) for name, hint in hints}
    models = {f"models/{name}": hint for name, hint in get_type_hints(Models).items()}
    return found | {name: (f"{name}.yaml", hint) for name, hint in models.items()}


def path_of(name: str) -> Path:
    """Return the path of a file within a course's folder, by its name: ``course``."""
    return Path("content", own()[name][0])


@cache
def kinds() -> Mapping[str, tuple[str, type[BaseModel]]]:
    """Return the kinds of files by path: a pattern of paths within ``content/``, and the record."""
    evidence = {f"evidence/{kind}": (f"evidence/{at}", each) for kind, (at, each) in KINDS.items()}
    return {path.removesuffix(".yaml"): (path, each) for path, each in own().values()} | evidence


def record_of(name: str) -> type[BaseModel]:
    """Return the record that a file holds, by its name: ``course``, ``evidence/studies/pain``."""
    if name in own():
        return own()[name][1]
    return next(record for files, record in kinds().values() if fnmatch(f"{name}.yaml", files))
