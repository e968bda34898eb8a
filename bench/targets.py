"""What was reached beside what is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from .chart import LIVE as LIVE_CURVES
from .chart import content
from .peers import (
    ALTAIR,
    BOKEH,
    HOLOVIEWS,
    INFUSION,
    JSHTML,
    LIVE,
    MPLD3,
    OURS,
    SLOWED,
    STOCK,
    Peer,
)  # fmt: skip
from .report import Result, Results

SOONER, LESS_SCRIPT, SMALLER = 4, 300, 15
FRAME = 16
"""How long a screen shows a picture, in milliseconds."""

OTHERS = (STOCK, JSHTML, MPLD3, ALTAIR, BOKEH, HOLOVIEWS)
NEAREST = 2
"""How much sooner than any other a page of ours is to be interactive."""

SOON, LATE, SLOW = 8, 16, 33
"""From key press to screen in milliseconds: median, 95 of 100, and these on a slow processor."""

SCRIPT, MODEL = 16_000, 3_000
"""Bytes of script on a page, and of what in it is models alone."""


@dataclass(frozen=True)
class Target:
    """A target and what was reached.

    Parameters
    ----------
    what
        The quantity.
    limit
        What it must not fall short of.
    reached
        Its values by states; no states are page 02.
    at_most
        True where the limit must not be exceeded.
    """

    what: str
    limit: float
    reached: dict[int, float]
    at_most: bool = False

    @property
    def verdict(self) -> str:
        """Whether every value is within the limit, in words."""
        values = self.reached.values()
        if not values:
            return "not measured"
        met = all(each <= self.limit if self.at_most else each >= self.limit for each in values)
        return "met" if met else "MISSED"


def targets(results: Results) -> Iterator[str]:
    """Yield the lines of a table: each target, what each content has reached, and the verdict."""
    ours = _of(results, OURS.name)
    columns = sorted({each.page.states for each in results})
    heads = "".join(f"{content(states):>13}" for states in columns)
    yield f"{'target (times)':44}{heads}"
    for target in (
        *_beside_peers(results),
        *_beside_all(results, OURS),
        *_beside_all(results, LIVE),
        *_alone(ours),
        *_infusion(results),
    ):
        limit = f"{'<=' if target.at_most else '>='}{target.limit:6,g}"
        values = (target.reached.get(states) for states in columns)
        cells = "".join(f"{'':13}" if each is None else f"{each:13,.2f}" for each in values)
        yield f"{target.what:35}{limit:9}{cells}  {target.verdict}"


def _beside_peers(results: Results) -> Iterator[Target]:
    def compared(what: str, peer: str, limit: float, ratio: Callable[..., float]) -> Target:
        ours, its = _of(results, OURS.name), _of(results, peer)
        both = ours.keys() & its.keys()
        return Target(what, limit, {each: ratio(ours[each], its[each]) for each in both})

    yield compared("sooner interactive than stock", STOCK.name, SOONER, _times_sooner)
    yield compared("less script than stock", STOCK.name, LESS_SCRIPT, _times_less_script)
    yield compared("smaller than to_jshtml", JSHTML.name, SMALLER, _times_smaller)


def _beside_all(results: Results, own: Peer) -> Iterator[Target]:
    """Yield targets of one of our ways of publishing, by what the nearest other has reached."""
    ours = _of(results, own.name)
    others = [_of(results, each.name) for each in OTHERS]
    mpld3, altair = _of(results, MPLD3.name), _of(results, ALTAIR.name)
    sooner = {
        states: min(times)
        for states, each in ours.items()
        if (times := [_times_sooner(each, its[states]) for its in others if states in its])
    }
    later = {each: ours[each].press / mpld3[each].press for each in ours.keys() & mpld3.keys()}
    share = {each: ours[each].size / altair[each].size for each in ours.keys() & altair.keys()}
    yield Target(f"{own.name}: sooner than the nearest", NEAREST, sooner)
    yield Target(f"{own.name}: key press / mpld3's", 1, later, at_most=True)
    yield Target(f"{own.name}: bytes / Altair's", 1, share, at_most=True)


def _infusion(results: Results) -> Iterator[Target]:
    """Yield the targets of the course's explorer of one infusion."""
    fast, slow = _of(results, INFUSION.name), _of(results, SLOWED.name)
    measures: tuple[tuple[str, float, dict[int, Result], Callable[[Result], float]], ...] = (
        ("infusion: ms to screen", SOON, fast, lambda each: each.press),
        ("infusion: ms to screen, 95 of 100", LATE, fast, lambda each: each.late_press),
        ("4x slower: ms to screen", SLOW, slow, lambda each: each.press),
        ("4x slower: ms, 95 of 100", SLOW, slow, lambda each: each.late_press),
        ("page 02: bytes of script, no model", SCRIPT, fast, lambda each: each.script - each.model),
        ("page 02: bytes of model code", MODEL, fast, lambda each: each.model),
    )
    for what, limit, of, value in measures:
        reached = {states: value(each) for states, each in of.items()}
        yield Target(what, limit, reached, at_most=True)


def _alone(ours: dict[int, Result]) -> Iterator[Target]:
    presses = {states: each.press for states, each in ours.items()}
    yield Target("ms from key press to screen", FRAME, presses, at_most=True)
    fewest, most = min(ours.keys() - {0, LIVE_CURVES}), max(ours)
    for what, ratio in (
        ("bytes", ours[most].size / ours[fewest].size),
        ("time to interactive", ours[most].interactive / ours[fewest].interactive),
        ("key press to screen", presses[most] / presses[fewest]),
    ):
        yield Target(f"growth of {what}", most / fewest, {most: ratio}, at_most=True)


def _of(results: Results, peer: str) -> dict[int, Result]:
    """Return the results of a peer by states, without those that have failed."""
    return {
        each.page.states: each
        for each in results
        if each.page.peer.name == peer and not each.failed
    }


def _times_sooner(ours: Result, its: Result) -> float:
    pairs = zip(ours.visits, its.visits, strict=True)
    return median(its.interactive / ours.interactive for ours, its in pairs)


def _times_less_script(ours: Result, its: Result) -> float:
    return its.script / ours.script


def _times_smaller(ours: Result, its: Result) -> float:
    return its.size / ours.size
