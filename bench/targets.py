"""What was reached beside what is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from .peers import JSHTML, OURS, STOCK
from .report import Result, Results, content

SOONER, LESS_SCRIPT, SMALLER = 4, 300, 15
FRAME = 16
"""How long a screen shows a picture, in milliseconds."""


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
    def met(self) -> bool:
        """True where every value is within the limit."""
        values = self.reached.values()
        return all(each <= self.limit if self.at_most else each >= self.limit for each in values)


def targets(results: Results) -> Iterator[str]:
    """Yield the lines of a table: each target, what each content has reached, and the verdict."""
    ours = _of(results, OURS.name)
    columns = sorted(ours)
    heads = "".join(f"{content(states):>13}" for states in columns)
    yield f"{'target (times)':38}{heads}"
    for target in (*_beside_peers(results), *_alone(ours)):
        limit = f"{'<=' if target.at_most else '>='}{target.limit:4g}"
        values = (target.reached.get(states) for states in columns)
        cells = "".join(f"{'':13}" if each is None else f"{each:13.1f}" for each in values)
        yield f"{target.what:31}{limit:7}{cells}  {'met' if target.met else 'MISSED'}"


def _beside_peers(results: Results) -> Iterator[Target]:
    def compared(what: str, peer: str, limit: float, ratio: Callable[..., float]) -> Target:
        ours, its = _of(results, OURS.name), _of(results, peer)
        both = ours.keys() & its.keys()
        return Target(what, limit, {each: ratio(ours[each], its[each]) for each in both})

    yield compared("sooner interactive than stock", STOCK.name, SOONER, _times_sooner)
    yield compared("less script than stock", STOCK.name, LESS_SCRIPT, _times_less_script)
    yield compared("smaller than to_jshtml", JSHTML.name, SMALLER, _times_smaller)


def _alone(ours: dict[int, Result]) -> Iterator[Target]:
    presses = {states: median(each.presses) for states, each in ours.items()}
    yield Target("ms from key press to screen", FRAME, presses, at_most=True)
    fewest, most = min(ours.keys() - {0}), max(ours)
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
