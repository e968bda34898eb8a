"""Drawings that are put out one after the other, and name their parts alike, kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from .tokens import Token, end_of, tokens, written

_ID = re.compile(r'\sid="([^"]+)"')
_LISTED = re.compile(r'(\s(?:aria-labelledby|aria-describedby|aria-controls|for)=")([^"]*)"')
_NAMED = re.compile(r'(\s(?:id|xlink:href|href)="#?|url\((?:&quot;|["\'])?#)([^"\')&]+)')


def apart(html: Markup, taken: set[str]) -> Markup:
    """Return clean HTML in which no drawing has an id that an earlier one has.

    What refers to the parts of a drawing (``url(#…)``, ``href``) finds its own. An id that nobody
    had before stays what it is.

    Parameters
    ----------
    html
        What an output shows.
    taken
        All ids of the drawings before; those of this one are added.
    """
    if "<svg" not in html:
        return html
    parts, kept, at = tokens(html), list[Token](), 0
    while at < len(parts):
        drawing = parts[at].kind == "start" and parts[at].name == "svg"
        end = end_of(parts, at) if drawing else at + 1
        kept += _renamed(parts[at:end], taken) if drawing else parts[at:end]
        at = end
    return Markup(written(kept))


def _renamed(parts: list[Token], taken: set[str]) -> Iterable[Token]:
    own = set(_ID.findall(written(parts)))
    names = {ident: _unlike(ident, taken | own) for ident in own & taken}
    taken |= own | set(names.values())
    if not names:
        return parts

    def renamed(found: re.Match[str]) -> str:
        return found[1] + names.get(found[2], found[2])

    def listed(found: re.Match[str]) -> str:
        return f'{found[1]}{" ".join(names.get(each, each) for each in found[2].split())}"'

    return [
        part._replace(raw=_LISTED.sub(listed, _NAMED.sub(renamed, part.raw)))
        if part.kind == "start" else part
        for part in parts
    ]  # fmt: skip


def _unlike(ident: str, taken: set[str]) -> str:
    number = 2
    while f"{ident}-{number}" in taken:
        number += 1
    return f"{ident}-{number}"
