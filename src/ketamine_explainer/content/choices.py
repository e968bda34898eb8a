"""Words among which a control lets a reader choose: two at least, no two of them alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .errors import Problem
from .yamlfile import Document, Loc

_CHOICES: tuple[tuple[str, str, str], ...] = (
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
    ("models/schedule", "intervals.parameters", "name"),
    ("models/schedule", "regained.parameters", "name"),
    ("models/ketamine", "sets", "name"),
)
"""File, list in it, and the key whose words a control offers."""

TAKEN = {
    ("questions", "concerns"): "All of them, to print",
    ("models/schedule", "intervals.parameters"): "none",
}
"""Words that a control offers besides those of a list."""


def indistinct(documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Find choices of which two have the same words, and choices of one thing only."""
    for name, key, words in _CHOICES:
        taken = TAKEN.get((name, key))
        yield from _alike(documents[name], tuple(key.split(".")), words, taken)
    for place in range(len(documents["charts"].tree["charts"])):
        yield from _alike(documents["charts"], ("charts", place, "views"), "label")


def _alike(
    document: Document, loc: tuple[str | int, ...], words: str, taken: str | None = None
) -> Iterator[Problem]:
    entries = document.value(loc)
    if not isinstance(entries, list):
        return
    if len(entries) < 2:
        given, allowed = f"{len(entries)} of them", "two at least, for a reader to choose among"
        yield document.problem(loc, given, allowed, "add another")
    seen = {taken} if taken else set()
    for index, entry in enumerate(entries):
        if (said := str(entry[words])) in seen:
            place: Loc = (*loc, index, words)
            allowed = "words that tell it from the others, between which a control lets choose"
            yield document.problem(place, f"{said!r} for the second time", allowed, "change them")
        seen.add(said)
