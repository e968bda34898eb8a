"""Words among which a control lets a reader choose: two at least, no two of them alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .errors import Problem
from .yamlfile import Document, Loc

_CHOICES = (
    ("conditions", "conditions", "name"),
    ("loop", "steps", "title"),
    ("pathway", "sites", "name"),
    ("timeline", "views", "label"),
    ("questions", "concerns", "concern"),
    ("options", "options", "name"),
    ("options", "features", "name"),
    ("article", "parts", "title"),
    ("article", "claims", "quote"),
    ("models/relapse", "curves", "name"),
    ("models/schedule", "courses", "name"),
    ("models/ketamine", "sets", "name"),
)
"""File, list in it, and the key whose words a control offers."""


def indistinct(documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Find choices of which two have the same words, and choices of one thing only."""
    for name, key, words in _CHOICES:
        yield from _alike(documents[name], (key,), words)
    for place in range(len(documents["charts"].tree["charts"])):
        yield from _alike(documents["charts"], ("charts", place, "views"), "label")


def _alike(document: Document, loc: tuple[str | int, ...], words: str) -> Iterator[Problem]:
    entries = document.value(loc)
    if not isinstance(entries, list):
        return
    if len(entries) < 2:
        given, allowed = f"{len(entries)} of them", "two at least, for a reader to choose among"
        yield document.problem(loc, given, allowed, "add another")
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if (said := str(entry[words])) in seen:
            place: Loc = (*loc, index, words)
            allowed = "words that tell it from the others, between which a control lets choose"
            yield document.problem(place, f"{said!r} for the second time", allowed, "change them")
        seen.add(said)
