"""The files of ``content/``: which there are, and the record that each holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_type_hints

from pydantic import Field

from .errors import did_you_mean
from .evidence import KINDS, Evidence
from .records import (
    Article,
    Caption,
    Chart,
    Checklist,
    Concern,
    Condition,
    Course,
    FindingsSheet,
    Guide,
    Harms,
    Help,
    IconArrays,
    Ketamine,
    Keyed,
    Landing,
    Levels,
    Metabolites,
    Milestones,
    Misconception,
    ModelFile,
    Notes,
    Options,
    Question,
    Relapse,
    Scene,
    Schedule,
    Site,
    Source,
    Step,
    Summary,
    Talk,
    Term,
    TimelineTexts,
    Variability,
    Verdict,
    WindUp,
    Wording,
)

T = TypeVar("T")

BIBLIOGRAPHY = "evidence/references.bib"
SECTIONS = "pages/sections"
"""Where they stand in ``content/``."""


@dataclass(frozen=True)
class Files:
    """One record for each YAML file of ``content/``: the file's name, its record and its folder."""

    course: Annotated[Course, "pages"]
    landing: Annotated[Landing, "pages"]
    article: Annotated[Article, "article"]
    conditions: Annotated[Keyed[Condition], Field(min_length=2), "article"]
    loop: Annotated[Keyed[Step], Field(min_length=2), "pictures"]
    pathway: Annotated[Keyed[Site], Field(min_length=2), "pictures"]
    milestones: Annotated[Milestones, "pictures"]
    timeline: Annotated[TimelineTexts, "pictures"]
    questions: Annotated[Keyed[Concern], Field(min_length=2), "pages"]
    captions: Annotated[Mapping[str, Caption], "pages"]
    icons: Annotated[Keyed[IconArrays], Field(min_length=1), "pictures"]
    charts: Annotated[Keyed[Chart], Field(min_length=1), "pictures"]
    options: Annotated[Options, "pictures"]
    harms: Annotated[Harms, "pictures"]
    verdicts: Annotated[Keyed[Verdict], Field(min_length=1), "evidence"]
    misconceptions: Annotated[Keyed[Misconception], Field(min_length=1), "evidence"]
    notes: Annotated[Notes, "pages"]
    guide: Annotated[Guide, "pages"]
    help: Annotated[Help, "pages"]
    glossary: Annotated[Keyed[Term], Field(min_length=1), "pages"]
    wording: Annotated[Wording, "pages"]
    summary: Annotated[Summary, "paper"]
    findings: Annotated[FindingsSheet, "paper"]
    checklist: Annotated[Checklist, "paper"]


@dataclass(frozen=True)
class Folders:
    """One record for each folder of ``content/`` that has a file for each notebook or exercise.

    By the name of the notebook, what its file holds; not every notebook has one.
    """

    quiz: Mapping[str, Annotated[Keyed[Question], Field(min_length=1)]]
    scenes: Mapping[str, Annotated[Keyed[Scene], Field(min_length=1)]]


@dataclass(frozen=True)
class Talks:
    """One record for each file of ``content/talks/``, by the name of the talk."""

    talks: Mapping[str, Talk]


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
class Content(Files, Folders, Talks):
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

    def scene(self, name: str) -> Scene:
        """Return the scene of that id."""
        scenes = {id_: each for file in self.scenes.values() for id_, each in file.items()}
        if name in scenes:
            return scenes[name]
        cure = did_you_mean(name, scenes, "add it to content/scenes/")
        raise KeyError(f"given '{name}'; content/scenes/ has: {', '.join(scenes)}; {cure}")

    def test(self, name: str) -> list[Question]:
        """Return the questions of a test, ``before`` or ``after``, in the order of the notebooks.

        Raises
        ------
        KeyError
            If no question is of that test.
        """
        every = [each for notebook in self.course.notebooks for each in self.asked_in(notebook)]
        if found := [each for each in every if each.test == name]:
            return found
        tests = {each.test for each in every if each.test}
        cure = did_you_mean(name, tests, "write 'test:' at a question of content/quiz/")
        raise KeyError(
            f"given test '{name}'; content/quiz/ has: {', '.join(sorted(tests))}; {cure}"
        )

    def asked_in(self, notebook: str) -> list[Question]:
        """Return the questions of a notebook or an exercise, those of the tests included."""
        return [*self.quiz.get(notebook, {}).values()]

    @property
    def names(self) -> tuple[str, ...]:
        """What `named` knows: files, and entries such as ``charts/onset``."""
        files = (each.name for each in fields(Files))
        charts = (f"charts/{id_}" for id_ in self.charts)
        icons = (f"icons/{id_}" for id_ in self.icons)
        models = (f"models/{each.name}" for each in fields(Models))
        scenes = (f"scenes/{id_}" for file in self.scenes.values() for id_ in file)
        asked = (each for questions in self.quiz.values() for each in questions.values())
        tests = dict.fromkeys(f"tests/{each.test}" for each in asked if each.test)
        return (*files, "rules", *charts, *icons, *models, *scenes, *tests)

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
        if file == "models":
            return self.models.file(entry)
        if file == "scenes":
            return self.scene(entry)
        if file == "tests":
            return self.test(entry)
        found = self.evidence.rules if file == "rules" else getattr(self, file)
        return found[entry] if entry else found

    def chart(self, name: str) -> Chart:
        """Return the chart of that id."""
        return _entry(self.charts, name, "charts")

    def arrays(self, name: str) -> IconArrays:
        """Return the icon arrays of that id."""
        return _entry(self.icons, name, "icons")


def _entry(entries: Mapping[str, T], name: str, file: str) -> T:
    if name in entries:
        return entries[name]
    cure = did_you_mean(name, entries, f"add it to {path_of(file).as_posix()}")
    raise KeyError(f"given '{name}'; {path_of(file).as_posix()} has: {', '.join(entries)}; {cure}")


@cache
def own() -> Mapping[str, tuple[str, Any]]:
    """Return path within ``content/``, and type, of each file by name: ``models/relapse``.

    Those of which `Evidence` is made are left out: of them there may be several.
    """
    hints = get_type_hints(Files, include_extras=True).items()
    found = {name: (f"{hint.__metadata__[-1]}/{name}.yaml", hint) for name, hint in hints}
    models = {f"models/{name}": hint for name, hint in get_type_hints(Models).items()}
    return found | {name: (f"{name}.yaml", hint) for name, hint in models.items()}


@cache
def folders() -> Mapping[str, Any]:
    """Return what a file of each folder of `Folders` and `Talks` holds, by the folder's name."""
    return {**by_notebook(), **_each(Talks)}


@cache
def by_notebook() -> Mapping[str, Any]:
    """Return of them those whose files are called as notebooks and exercises are."""
    return _each(Folders)


def _each(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    return {name: get_args(hint)[1] for name, hint in hints.items()}


def path_of(name: str) -> Path:
    """Return the path of a file within a course's folder, by its name: ``course``."""
    return Path("content", own()[name][0])


@cache
def kinds() -> Mapping[str, tuple[str, Any]]:
    """Return the kinds of files by path: a pattern of paths within ``content/``, and the record."""
    evidence = {f"evidence/{kind}": (f"evidence/{at}", each) for kind, (at, each) in KINDS.items()}
    each_notebook = {name: (f"{name}/*.yaml", each) for name, each in folders().items()}
    files = {path.removesuffix(".yaml"): (path, each) for path, each in own().values()}
    return files | each_notebook | evidence
