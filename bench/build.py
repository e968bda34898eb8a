"""Build the pages that are compared."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from .chart import LIVE, content
from .peers import Peer


@dataclass(frozen=True)
class Page:
    """A page that was built.

    Parameters
    ----------
    peer
        How it was published.
    states
        How many the slider leads through; none is page 02, `LIVE` the figure whose curves follow.
    file
        Where it is.
    seconds
        How long it took, from the first call that draws to the written page.
    """

    peer: Peer
    states: int
    file: Path
    seconds: float

    @property
    def size(self) -> int:
        """Bytes of the page."""
        return self.file.stat().st_size


@dataclass(frozen=True)
class TooSlow:
    """A page that was not built, and how many seconds it would have taken."""

    peer: Peer
    states: int
    seconds: float


def build_all(
    peers: Iterable[Peer], states: Iterable[int], folder: Path, patience: float
) -> Iterator[Page | TooSlow]:
    """Build page 02, the figure whose curves follow, and the pages of so many states.

    Parameters
    ----------
    peers
        The ways to publish them.
    states
        How many states, the fewest first.
    folder
        Where the pages go.
    patience
        The longest that a page may take, in seconds, judged by the page of fewer states before it.
    """
    for peer in peers:
        if peer.general:
            yield _build(peer, 0, folder)
        if peer.follows:
            yield _build(peer, LIVE, folder)
        per_state = 0.0
        for count in states if peer.charts else ():
            if per_state * count > patience:
                yield TooSlow(peer, count, per_state * count)
            else:
                page = _build(peer, count, folder)
                per_state = page.seconds / count
                yield page


def _build(peer: Peer, states: int, folder: Path) -> Page:
    print(f"  building {peer.name}, {content(states)} …", file=sys.stderr)
    start = perf_counter()
    html = peer.build(states)
    seconds = perf_counter() - start
    file = folder / f"{peer.name}-{states}.html"
    file.write_text(html, encoding="utf-8")
    return Page(peer, states, file, seconds)
