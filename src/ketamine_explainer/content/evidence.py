"""content/evidence/: studies, estimates, outcomes and rules, read and cross-checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from .drafts import in_text
from .errors import ContentError, Problem
from .naming import dangling, ids, named, repeated
from .records import (
    Derived,
    DerivedFigures,
    Estimate,
    Estimates,
    Outcome,
    Outcomes,
    Rule,
    Rules,
    Source,
    Studies,
    Study,
)
from .records.base import Record
from .yamlfile import Document, open_document, validate


class Named(Protocol):
    """A record with an id."""

    id: str


Entry = tuple[Named, Document, int]
"""A record, its file and its place in the list there."""

Found = Mapping[str, Mapping[str, Entry]]
"""Entries by kind and id."""


@dataclass(frozen=True)
class Evidence:
    """What was found, by id; the numbers that a learner sees come from here and nowhere else.

    Parameters
    ----------
    studies, outcomes, estimates, rules, derived : mapping of str to record
        The entries of all files of a kind.
    """

    studies: Mapping[str, Study]
    outcomes: Mapping[str, Outcome]
    estimates: Mapping[str, Estimate]
    rules: Mapping[str, Rule]
    derived: Mapping[str, Derived]

    @cached_property
    def shown(self) -> Mapping[str, Estimate]:
        """The estimates that a reader may see, by id."""
        return {id_: each for id_, each in self.estimates.items() if each.show}

    def beside(self, estimate: Estimate) -> tuple[Estimate, ...]:
        """Return all estimates of one measurement: the groups that stand beside this one, and it.

        They come from one study and have outcome, measure, people and time in common.
        """
        return self._measurements[_measurement(estimate)]

    @cached_property
    def _measurements(self) -> Mapping[tuple[object, ...], tuple[Estimate, ...]]:
        found: dict[tuple[object, ...], tuple[Estimate, ...]] = {}
        for each in self.shown.values():
            found[_measurement(each)] = (*found.get(_measurement(each), ()), each)
        return found

    def study(self, estimate: Estimate) -> Study:
        """Return the study that an estimate comes from."""
        return self.studies[estimate.study]

    def who(self, estimate: Estimate) -> str:
        """Return the people that an estimate is about: its reference class."""
        return estimate.who or self.study(estimate).who


def _measurement(estimate: Estimate) -> tuple[object, ...]:
    return estimate.study, estimate.outcome, estimate.measure, estimate.who, estimate.when


KINDS: Mapping[str, tuple[str, type[Record]]] = {
    "studies": ("studies/*.yaml", Studies),
    "outcomes": ("outcomes.yaml", Outcomes),
    "estimates": ("estimates/*.yaml", Estimates),
    "rules": ("rules*.yaml", Rules),
    "derived": ("derived.yaml", DerivedFigures),
}
"""The files of each kind of entry, and the record that such a file holds."""


def read_evidence(
    folder: Path, sources: Mapping[str, Source], documents: dict[str, Document] | None = None
) -> Evidence:
    """Return what ``content/evidence/`` holds; add its files to `documents`, if given.

    Raises
    ------
    ContentError
        Every mismatch with the schema, every id that stands twice and every reference to an
        entry that is not there, together.
    """
    problems: list[Problem] = []
    found: dict[str, dict[str, Entry]] = {}
    files: dict[Path, tuple[Document, type[Record]]] = {}
    for kind, (_, model) in KINDS.items():
        found[kind] = {}
        for id_, entry in _entries(folder, kind, problems):
            files[entry[1].path] = entry[1], model
            found[kind].setdefault(id_, entry)
    marks = named(files.values())
    problems += repeated(marks)
    if not problems:
        known = ids(marks) | {"source": sources}
        problems += [*dangling(marks, known), *_unfit(found), *_drafts(found)]
    if problems:
        raise ContentError(problems)
    if documents is not None:
        names = {path: path.relative_to(folder.parent).with_suffix("") for path in files}
        documents.update({names[path].as_posix(): each for path, (each, _) in files.items()})
    records = {
        kind: {id_: record for id_, (record, _, _) in entries.items()}
        for kind, entries in found.items()
    }
    return Evidence(**records)  # type: ignore[arg-type]


def _entries(folder: Path, kind: str, problems: list[Problem]) -> Iterator[tuple[str, Entry]]:
    pattern, model = KINDS[kind]
    for path in sorted(folder.glob(pattern)) or [folder / pattern.replace("rules*", "rules")]:
        try:
            document = open_document(path)
            records = getattr(validate(document, model), kind)
        except ContentError as error:
            problems += error.problems
            continue
        for place, record in enumerate(records):
            yield record.id, (record, document, place)


def _unfit(found: Found) -> Iterator[Problem]:
    """Find what a figure cannot be reckoned from: no share, or nothing to be shown."""
    for record, document, place in found["derived"].values():
        for name in ("treated", "control"):
            entry = found["estimates"].get(getattr(record, name))
            if entry and not _countable(entry[0]):
                yield document.problem(
                    ("derived", place, name),
                    repr(entry[0].id),
                    "an estimate of a counted share (events or percent, with of) with show: true",
                    "name another one, or take the figure out",
                )


def _countable(estimate: Named) -> bool:
    assert isinstance(estimate, Estimate)
    return estimate.show and estimate.share is not None and estimate.of is not None


_HIDDEN = ("id", "reference", "where", "reason")
"""Fields that only an editor reads, besides names of other entries."""


def _drafts(found: Found) -> Iterator[Problem]:
    """Find drafting notes on sources in what a reader sees of an entry."""
    for kind in ("studies", "estimates", "rules", "derived"):
        for record, document, place in found[kind].values():
            for name in type(record).model_fields:  # type: ignore[attr-defined]
                words = getattr(record, name)
                note = in_text(words) if isinstance(words, str) and name not in _HIDDEN else None
                if note:
                    yield document.problem(
                        (kind, place, name),
                        f"a drafting note: '{note}'",
                        "what a reader can use",
                        "look it up and say it in references.bib, or take the words out",
                    )
