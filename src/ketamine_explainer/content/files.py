"""The files of ``content/``: which there are, and the record that each holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from fnmatch import fnmatch
from functools import cache
from typing import TypeVar, get_type_hints

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


@cache
def kinds() -> Mapping[str, tuple[str, type[BaseModel]]]:
    """Return the kinds of files by name: a pattern of paths within ``content/``, and the record."""
    found: dict[str, tuple[str, type[BaseModel]]] = {}
    for folder, records in (("", Files), ("models/", Models)):
        hints = get_type_hints(records)
        names = (f"{folder}{field.name}" for field in fields(records))
        found |= {name: (f"{name}.yaml", hints[name.removeprefix(folder)]) for name in names}
    evidence = KINDS.items()
    return found | {
        f"evidence/{kind}": (f"evidence/{files}", record) for kind, (files, record) in evidence
    }


def record_of(name: str) -> type[BaseModel]:
    """Return the record that a file holds, by its name: ``course``, ``evidence/studies/pain``."""
    found = (record for files, record in kinds().values() if fnmatch(f"{name}.yaml", files))
    return next(found)
