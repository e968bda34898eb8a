"""Events that studies measured, in words."""

from __future__ import annotations

from nbfolio.trace import branching

from ...content.records import Milestone
from ...models import in_words

time_in_words = branching(in_words)
"""As `in_words`, also of a time that is traced."""


def when(event: Milestone) -> str:
    """Return the time of an event in words, for example ``10 to 12 days``."""
    if event.time.until is None:
        return in_words(event.time.minutes)
    return f"{event.time.at:g} to {event.time.until:g} {event.time.unit}"
