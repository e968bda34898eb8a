"""Mentions of estimates in prose: ``{zarate-2006-response-day-1}`` stands for its value.

A form may follow a bar: ``{zarate-2006-response-day-1|of 100}``. So no number of the evidence is
ever typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

FORMS = ("value", "of 100", "interval", "people", "when")
"""What can be said of an estimate; the first where nothing is asked for."""

_MENTION = re.compile(r"\{([^{}|]+)(?:\|([^{}]*))?\}")


def mentioned(text: str) -> Iterator[tuple[str, str]]:
    """Give the id and the form of each mention, in order."""
    for match in _MENTION.finditer(text):
        yield match[1].strip(), (match[2] or FORMS[0]).strip()


def with_mentions(text: str, say: Callable[[str, str], str]) -> str:
    """Return `text` with each mention replaced by what `say` returns for its id and form."""
    return _MENTION.sub(lambda match: say(match[1].strip(), (match[2] or FORMS[0]).strip()), text)
