"""content/evidence/: studies, estimates, outcomes and rules, read and cross-checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .drafts import in_text
from .errors import ContentError, Problem
from .fitting import unfit
from .naming import dangling, ids, named, referred, repeated
from .records import (
    Derived,
    Estimate,
    Keyed,
    Outcome,
    Rule,
    Source,
    Study,
)
from .yamlfile import Document, open_document, validate


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

    @cached_property
    def tables(self) -> Mapping[str, Sequence[str]]:
        """The estimates that a reader may see, by the table of a source whose rows they are."""
        found: dict[str, list[str]] = defaultdict(list)
        for each in self.shown.values():
            if each.table:
                found[each.table].append(each.id)
        return found

    @cached_property
    def cites(self) -> frozenset[str]:
        """The sources of its studies and rules."""
        records = (*self.studies.values(), *self.rules.values())
        return frozenset(id_ for each in records for id_ in referred(each, "source"))

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

    def population(self, estimate: Estimate) -> str:
        """Return the people that an estimate is about: its reference class."""
        return estimate.population or self.study(estimate).population


def _measurement(estimate: Estimate) -> tuple[object, ...]:
    return estimate.study, estimate.outcome, estimate.measure, estimate.population, estimate.when


KINDS: Mapping[str, tuple[str, Any]] = {
    "studies": ("studies/*.yaml", Keyed[Study]),
    "outcomes": ("outcomes.yaml", Keyed[Outcome]),
    "estimates": ("estimates/*.yaml", Keyed[Estimate]),
    "rules": ("rules*.yaml", Keyed[Rule]),
    "derived": ("derived.yaml", Keyed[Derived]),
}
"""The files of each kind of entry, and what such a file holds."""


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
    files: list[tuple[Document, Any]] = []
    found: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for kind, (pattern, holds) in KINDS.items():
        for path in sorted(folder.glob(pattern)) or [folder / pattern.replace("rules*", "rules")]:
            try:
                files.append((open_document(path), holds))
                found[kind] |= validate(*files[-1])
            except ContentError as error:
                problems += error.problems
    evidence, marks = Evidence(**found), named(files)
    problems += repeated(marks)
    if not problems:
        problems += dangling(marks, ids(marks) | {"source": sources})
        problems += unfit(marks, evidence.estimates)
        problems += (each for document, _ in files for each in _drafts(document))
    if problems:
        raise ContentError(problems)
    if documents is not None:
        for document, _ in files:
            name = document.path.relative_to(folder.parent).with_suffix("").as_posix()
            documents[name] = document
    return evidence


_HIDDEN = ("reference", "locator", "reason")
"""Fields that only an editor reads, besides names of other entries."""


def _drafts(document: Document) -> Iterator[Problem]:
    """Find drafting notes on sources in what a reader sees of an entry."""
    for id_, entry in document.tree.items():
        for name, words in entry.items():
            note = in_text(words) if isinstance(words, str) and name not in _HIDDEN else None
            if note:
                yield document.problem(
                    (id_, name),
                    f"a drafting note: '{note}'",
                    "what a reader can use",
                    "look it up and say it in references.bib, or take the words out",
                )
