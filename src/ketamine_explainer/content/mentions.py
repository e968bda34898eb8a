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


_AROUND = re.compile(rf"(?P<before>[(“]?)(?:{_MENTION.pattern})(?P<after>[).,;:?!”]*)")
"""A mention with the punctuation at its sides."""


def mentioned(text: str) -> Iterator[tuple[str, str]]:
    """Give the id and the form of each mention, in order; braces within TeX are none."""
    return (_read(match) for match in _MENTION.finditer(text) if not match["tex"])


def with_mentions(
    text: str, say: Callable[[str, str], str], hold: Callable[[str], str] = str
) -> str:
    """Return `text` with its mentions replaced.

    Parameters
    ----------
    text
        With mentions; braces within TeX are none.
    say
        Returns what stands for an id and a form.
    hold
        Returns what stands for that and the punctuation at its sides, where there is some.
    """

    def replaced(match: re.Match[str]) -> str:
        if match["tex"]:
            return match[0]
        before, after = match["before"], match["after"]
        whole = f"{before}{say(*_read(match))}{after}"
        return hold(whole) if before or after else whole

    return _AROUND.sub(replaced, text)


def _read(match: re.Match[str]) -> tuple[str, str]:
    return match["id"].strip(), (match["form"] or FORMS[0]).strip()
