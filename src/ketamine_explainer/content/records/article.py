"""article.yaml: what the article claims."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Entry, Identifier, Keyed, PartId, Record, Text
from .names import Key, RefTo


class Quantity(Record):
    """A quantity that the article asserts.

    ``low`` and ``high`` are in ``unit``; None where the words set no bound on that side.
    ``reading`` says whether the bounds are the article's (stated) or ours (vague words).
    """

    words: Text
    low: float | None
    high: float | None
    unit: Literal["minutes", "weeks", "months", "per_year"]
    reading: Literal["stated", "ours"]
    note: Text | None = None

    @model_validator(mode="after")
    def _bounds(self) -> Quantity:
        if self.low is None and self.high is None:
            raise ValueError("low, high or both")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("low at most high")
        if self.reading == "ours" and not self.note:
            raise ValueError("a note that says how the vague words are read (reading: ours)")
        return self


class Claim(Entry):
    """One claim of the article: its words, quoted briefly, and our restatement."""

    id: Annotated[Identifier, Key("claim")]
    part: Annotated[PartId, RefTo("part")]
    quote: Text
    restatement: Text
    quantity: Quantity | None = None


class Article(Record):
    """article.yaml: what the article claims, part by part; the parts by their titles."""

    title: Text
    parts: Mapping[Annotated[PartId, Key("part")], Text]
    claims: Annotated[Keyed[Claim], Field(min_length=1)]

    def quantity(self, claim_id: str) -> Quantity:
        """Return the quantity of that claim.

        Raises
        ------
        ValueError
            If the claim asserts none.
        """
        quantity = self.claims[claim_id].quantity
        if quantity is None:
            raise ValueError(f"claim '{claim_id}' in article.yaml has no quantity; give it one")
        return quantity
