"""Passages that several waiting panes of a page share, kept once."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

_PLACE = re.compile(r"<\d+>")
_BETWEEN = "\x00"  # which no HTML holds
_SHORTEST = 60
_LATEST = 60
"""How many earlier places of the same tag are compared: enough, and a deck takes no longer."""


def shared(panes: Sequence[str]) -> tuple[Sequence[str], str]:
    """Return waiting panes that say ``<3>`` for the fourth of the passages that they share.

    No tag begins with a digit: hardly anything else reads like it, and where it does, no passage
    is taken out. The page's script puts them back when it first shows a pane.

    Parameters
    ----------
    panes
        The HTML of each.

    Returns
    -------
    sequence of str
        The panes.
    str
        The passages, as a list in JSON that may stand in a ``<script>``; empty where panes must
        stay as they are.
    """
    together = _BETWEEN.join(panes)
    if together.count(_BETWEEN) >= max(len(panes), 1) or _PLACE.search(together):
        return panes, ""
    kept: list[str] = []
    for passage in sorted(_repeated(panes), key=lambda each: (-len(each), each)):
        place = f"<{len(kept)}>"
        if together.count(passage) * (len(passage) - len(place)) > len(_as_json(passage)):
            together = together.replace(passage, place)
            kept.append(passage)
    return together.split(_BETWEEN) if panes else panes, f"[{','.join(map(_as_json, kept))}]"


def _as_json(passage: str) -> str:
    return json.dumps(passage, ensure_ascii=False).replace("<", "\\u003c")


def _runs(pane: str) -> list[str]:
    """Return what stands before the first tag, then each tag with the words after it."""
    before, *tags = pane.split("<")
    return [*filter(None, [before]), *(f"<{each}" for each in tags)]


def _repeated(panes: Iterable[str]) -> set[str]:
    """Return the longest runs of tags, with the words after each, that stood there before."""
    before: dict[str, list[tuple[Sequence[str], int]]] = defaultdict(list)
    found = set()
    for pane in panes:
        tokens = _runs(pane)
        at = 0
        while at < len(tokens):
            run = _longest(tokens, at, before[tokens[at]][-_LATEST:])
            if len(passage := "".join(tokens[at : at + run])) >= _SHORTEST:
                found.add(passage)
            step = run if len(passage) >= _SHORTEST else 1
            for place in range(at, at + step):
                before[tokens[place]].append((tokens, place))
            at += step
    return found


def _longest(tokens: Sequence[str], at: int, before: Iterable[tuple[Sequence[str], int]]) -> int:
    """Return how many tokens from there on stood at one of the places before, at most."""
    return max((_alike(tokens, at, *place) for place in before), default=0)


def _alike(tokens: Sequence[str], at: int, others: Sequence[str], place: int) -> int:
    return sum(1 for _ in _same(tokens, at, others, place))


def _same(tokens: Sequence[str], at: int, others: Sequence[str], place: int) -> Iterator[str]:
    end = at if others is tokens else len(others)
    for one, other in zip(tokens[at:], others[place:end], strict=False):
        if one != other:
            return
        yield one
