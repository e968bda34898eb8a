"""Words among which a control lets a reader choose: two at least, no two of them alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .errors import Problem
from .yamlfile import Document, Loc

_CHOICES: tuple[tuple[str, str, str], ...] = (
    ("conditions", "", "name"),
    ("loop", "", "title"),
    ("pathway", "", "name"),
    ("timeline", "views", ""),
    ("questions", "", "concern"),
    ("options", "options", "name"),
    ("options", "features", "name"),
    ("article", "parts", ""),
    ("article", "claims", "quote"),
    ("models/relapse", "curves", "name"),
    ("models/schedule", "courses", "name"),
    ("models/schedule", "intervals.parameters", "name"),
    ("models/schedule", "regained.parameters", "name"),
    ("models/ketamine", "sets", "name"),
)
"""File, collection in it, and the key whose words a control offers; none where it has words."""

TAKEN = {
    ("questions", ""): "All of them, to print",
    ("models/schedule", "intervals.parameters"): "none",
}
"""Words that a control offers besides those of a collection."""


def indistinct(documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Find choices of which two have the same words, and choices of one thing only."""
    for name, key, words in _CHOICES:
        loc = tuple(key.split(".")) if key else ()
        yield from _alike(documents[name], loc, words, TAKEN.get((name, key)))
    for id_ in documents["charts"].tree:
        yield from _alike(documents["charts"], (id_, "views"), "label")


def _alike(
    document: Document, loc: tuple[str | int, ...], words: str, taken: str | None = None
) -> Iterator[Problem]:
    entries: Any = document.value(loc)
    if len(entries) < 2:
        given, allowed = f"{len(entries)} of them", "two at least, for a reader to choose among"
        yield document.problem(loc, given, allowed, "add another")
    seen = {taken} if taken else set()
    for key, entry in entries.items() if isinstance(entries, dict) else enumerate(entries):
        if (said := str(entry[words] if words else entry)) in seen:
            place: Loc = (*loc, key, words) if words else (*loc, key)
            allowed = "words that tell it from the others, between which a control lets choose"
            yield document.problem(place, f"{said!r} for the second time", allowed, "change them")
        seen.add(said)
