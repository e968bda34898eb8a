"""Drafting notes: words that say that something about a source is still to be looked up."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"remembered|approximate|not seen|as described", re.IGNORECASE)
_TEXT = re.compile(
    r"(?:authors?|titles?|journals?)\b[^.;]{0,30}?(?:not seen|remembered|approximate|as described)"
    r"|first author remembered",
    re.IGNORECASE,
)


def in_reference(words: str) -> str | None:
    """Return the drafting note within a field of a reference, or None."""
    found = _REFERENCE.search(words)
    return found[0] if found else None


def in_text(words: str) -> str | None:
    """Return the drafting note on a source within a text that a reader sees, or None."""
    found = _TEXT.search(words)
    return found[0] if found else None
