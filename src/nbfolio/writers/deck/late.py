"""What a deck does not show at once waits as words, which cost a browser next to nothing.

It stands in a ``<noscript>``: where scripts run, that is text, of which our script makes elements
when they are wanted; where none run, it is part of the deck like all else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...html.tokens import Token, end_of

_OPEN, _CLOSE = Token("start", "<noscript>", "noscript"), Token("end", "</noscript>", "noscript")

FEWEST = 4
"""Elements from which on what a card holds is worth the two that stand for it."""


def late_slides(parts: Sequence[Token]) -> list[Token]:
    """Return slides, as tokens, of which all but the first wait."""
    return [*_late(parts, "section", "data-slide", after=1, fewest=0)]


def late_cards(parts: Sequence[Token]) -> list[Token]:
    """Return what buttons open, as tokens: cards of which all but the smallest wait."""
    return [*_late(parts, "div", "popover", after=0, fewest=FEWEST)]


def _late(parts: Sequence[Token], name: str, mark: str, after: int, fewest: int) -> Iterator[Token]:
    """Give tokens in which what some elements hold waits.

    Parameters
    ----------
    parts
        All tokens.
    name, mark
        The name of the elements, and an attribute that they have.
    after
        How many of them come before the first that waits.
    fewest
        How many elements one holds at least that waits.
    """
    at = 0
    while at < len(parts):
        part = parts[at]
        yield part
        at += 1
        if part.kind != "start" or part.name != name or mark not in (part.stored or {}):
            continue
        end = end_of(parts, at - 1) - 1
        inner, after = parts[at:end], after - 1
        many = sum(each.kind == "start" for each in inner) >= fewest
        yield from _waiting(inner) if after < 0 and many and _may_wait(inner) else inner
        at = end


def _may_wait(parts: Sequence[Token]) -> bool:
    """Return whether text can hold these: nothing ends it early, and styles mean the same."""
    sheets = "".join(sheet.raw for each in _sheets(parts) for sheet in parts[each])
    return "&" not in sheets and not any("noscript" in part.raw.casefold() for part in parts)


def _waiting(parts: Sequence[Token]) -> Iterator[Token]:
    """Give tokens as text, after the stylesheets among them, which others may need before."""
    sheets = [*_sheets(parts)]
    for sheet in sheets:
        yield from parts[sheet]
    yield _OPEN
    left = 0
    for sheet in sheets:
        yield from parts[left : sheet.start]
        left = sheet.stop
    yield from parts[left:]
    yield _CLOSE


def _sheets(parts: Sequence[Token]) -> Iterator[slice]:
    for at, part in enumerate(parts):
        if part.kind == "start" and part.name == "style":
            yield slice(at, end_of(parts, at))
