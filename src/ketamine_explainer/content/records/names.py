"""Ids: which field names an entry, and which fields name an entry that stands elsewhere.

Both are declared where the field is. What follows from that (ids that stand twice, ids that name
nothing, entries that nothing names, what an editor is told) is found by `content.naming`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

from .base import Identifier

KINDS: Mapping[str, tuple[str, str]] = {
    "claim": ("a claim of article.yaml", "article.yaml"),
    "concern": ("a concern of questions.yaml", "questions.yaml"),
    "estimate": ("an estimate that is shown", "estimates/"),
    "event": ("an event of milestones.yaml", "milestones.yaml"),
    "metabolite": ("a metabolite above this one", "metabolites.yaml"),
    "misconception": ("a misconception", "misconceptions.yaml"),
    "notebook": ("a notebook of course.yaml", "course.yaml"),
    "objective": ("an objective of course.yaml", "the objectives of its notebook in course.yaml"),
    "outcome": ("an outcome", "outcomes.yaml"),
    "part": ("a part of article.yaml", "the parts of article.yaml"),
    "rule": ("a rule", "rules.yaml"),
    "set": ("a set of ketamine.yaml", "ketamine.yaml"),
    "source": ("a source of references.bib", "references.bib"),
    "study": ("a study", "studies/"),
}
"""What can be named from elsewhere: in words, and where it stands."""


@dataclass(frozen=True)
class Key:
    """Marks the field that names an entry: each name once among the entries of its kind.

    Parameters
    ----------
    kind : str
        What the entries are; one of `KINDS` if they are named from elsewhere.
    """

    kind: str


@dataclass(frozen=True, init=False)
class RefTo:
    """Marks a field that names an entry of one of these kinds, each one of `KINDS`.

    Of an estimate, `fits` says what it must be: one of `fitting.FITS`.
    """

    kinds: tuple[str, ...]
    fits: str | None

    def __init__(self, *kinds: str, fits: str | None = None) -> None:
        object.__setattr__(self, "kinds", kinds)
        object.__setattr__(self, "fits", fits)

    @property
    def what(self) -> str:
        """What it may name, in words."""
        return ", or ".join(KINDS[kind][0] for kind in self.kinds)

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"description": f"The id of {self.what}", **handler(core)}


ClaimRef = Annotated[Identifier, RefTo("claim")]
ConcernRef = Annotated[Identifier, RefTo("concern")]
EstimateRef = Annotated[Identifier, RefTo("estimate")]
EventRef = Annotated[Identifier, RefTo("event")]
FindingRef = Annotated[Identifier, RefTo("estimate", "rule")]
MisconceptionRef = Annotated[Identifier, RefTo("misconception")]
ObjectiveRef = Annotated[Identifier, RefTo("objective")]
ShareRef = Annotated[Identifier, RefTo("estimate", fits="a share")]
WellRef = Annotated[Identifier, RefTo("estimate", fits="a share of the well at a time")]
RuleRef = Annotated[Identifier, RefTo("rule")]
SourceRef = Annotated[Identifier, RefTo("source")]
