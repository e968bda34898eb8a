"""misconceptions.yaml: what people say about the treatment, and what holds."""

from __future__ import annotations

from typing import Annotated

from pydantic import model_validator

from .base import Entry, Identifier, Text
from .names import FindingRef, Key, SourceRef


class Misconception(Entry):
    """A belief about the treatment, what holds instead, and a question on it.

    Parameters
    ----------
    says
        The belief, as people say it.
    holds
        What holds instead; numbers as mentions of estimates.
    findings
        Estimates that are shown, or rules, that carry it.
    sources
        Sources that carry what no estimate or rule says.
    question, answer
        From which a question to the learner can be made.
    """

    id: Annotated[Identifier, Key("misconception")]
    says: Text
    holds: Text
    findings: tuple[FindingRef, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    question: Text
    answer: Text

    @model_validator(mode="after")
    def _founded(self) -> Misconception:
        if not (self.findings or self.sources):
            raise ValueError("at least one estimate, rule or source that carries it")
        return self
