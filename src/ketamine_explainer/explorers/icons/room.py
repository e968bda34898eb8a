"""Icon arrays: what tells their comparisons apart."""

from __future__ import annotations

from collections.abc import Iterator

from ...content import Content
from ...content.records import IconArrays
from ...synthesis import words
from ..kit.room import Found, Listed, Room


def _alike(content: Content) -> Iterator[Found]:
    """Find comparisons that words do not tell apart."""
    for arrays in content.icons.values():
        yield from _of_one(content, arrays)


def _of_one(content: Content, arrays: IconArrays) -> Iterator[Found]:
    seen: dict[tuple[str, ...], int] = {}
    for j, pair in enumerate(arrays.comparisons):
        treated = content.evidence.estimates[pair.treated]
        outcome = content.evidence.outcomes[treated.outcome].name
        told = (outcome, pair.comparator, words.when(treated))
        if told in seen:
            yield Found(
                "icons", (arrays.id, "comparisons", j, "comparator"),
                f"{', '.join(told)}: the words of number {seen[told] + 1} of this figure",
                "other words for each comparison", "say in the comparator how it differs",
            )  # fmt: skip
        seen.setdefault(told, j)


ROOM = Room(
    __package__,
    {"icon_arrays": "explorer"},
    listed=(Listed("icons", ("outcome", "comparator", "time")),),
    unbuildable=_alike,
)
