"""Mentions of estimates in prose: ``{zarate-2006-response-day-1}`` stands for its value.

A form may follow a bar: ``{zarate-2006-response-day-1|of 100}``. So no number of the evidence is
ever typed. What begins with an equals sign, ``{=count}``, is a place that the program fills.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

FORMS = ("value", "of 100", "interval", "people", "when")
"""What can be said of an estimate; the first where nothing is asked for."""

_TEX = r"\$\$[^$]+\$\$|\$(?!\s)[^$\n]+(?<!\s)\$(?!\d)"
_MENTION = re.compile(rf"(?P<tex>{_TEX})|\{{(?!=)(?P<id>[^{{}}|]+)(?:\|(?P<form>[^{{}}]*))?\}}")


def mentioned(text: str) -> Iterator[tuple[str, str]]:
    """Give the id and the form of each mention, in order; braces within TeX are none."""
    return (_read(match) for match in _MENTION.finditer(text) if not match["tex"])


def with_mentions(text: str, say: Callable[[str, str], str]) -> str:
    """Return `text` with each mention replaced by what `say` returns for its id and form."""
    return _MENTION.sub(lambda match: match["tex"] or say(*_read(match)), text)


def _read(match: re.Match[str]) -> tuple[str, str]:
    return match["id"].strip(), (match["form"] or FORMS[0]).strip()
