"""Events that studies measured, in words."""

from __future__ import annotations

from ...content.records import Milestone
from ...models import in_words


def when(event: Milestone) -> str:
    """Return the time of an event in words, for example ``10 to 12 days``."""
    if event.time.until is None:
        return in_words(event.time.minutes)
    return f"{event.time.at:g} to {event.time.until:g} {event.time.unit}"
