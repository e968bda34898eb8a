"""Pages of ours beside those of other tools: stock, to_jshtml, mpld3, Altair, Bokeh, HoloViews.

Run ``python -m bench.pages`` from the project's folder. It needs the extras ``dev`` and ``bench``,
a browser and, once, a network for npm. All pages of one content are visited in turn, in an order
that is turned round each time; the figures to quote are the ratios. What takes longer to build
than ``--patience`` is left out, and the output says so; ``--patience 3600`` builds everything.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from .build import Page, TooSlow, build_all
from .chart import content
from .measure import Visit, browser, visit
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
    lacking,
)  # fmt: skip
from .report import Result, table
from .targets import targets

PEERS = (OURS, LIVE, INFUSION, SLOWED, STOCK, JSHTML, MPLD3, ALTAIR, BOKEH, HOLOVIEWS)
STATES = (44, 430, 4300)


def main() -> None:
    """Build, visit, and print medians beside the targets."""
    options = _options()
    peers = [peer for peer in PEERS if peer.name not in options.without]
    if advice := lacking(peers):
        raise SystemExit(advice)
    with TemporaryDirectory() as folder:
        built = list(build_all(peers, sorted(options.states), Path(folder), options.patience))
        pages = [page for page in built if isinstance(page, Page)]
        results = _visit_all(pages, options.rounds)
    print(f"medians of {options.rounds} rounds in turn")
    print(*table(results), *_left_out(built, options.without), "", *targets(results), sep="\n")


def _left_out(built: Sequence[Page | TooSlow], without: Sequence[str]) -> Iterator[str]:
    if without:
        yield f"Left out as was asked: {', '.join(without)}."
    for page in built:
        if isinstance(page, TooSlow):
            yield (
                f"Left out: {page.peer.name}, {content(page.states)}. "
                f"To build it would take about {page.seconds:,.0f} s; see --patience."
            )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description="Compare pages.")
    add = parser.add_argument
    add("--rounds", type=int, default=7, help="how often each page is visited (%(default)s)")
    add("--states", type=int, nargs="+", default=STATES, help="how many states (44 430 4300)")
    add("--patience", type=float, default=600, help="seconds that a build may take (%(default)g)")
    others = [peer.name for peer in PEERS if peer is not OURS]
    add("--without", nargs="+", default=[], choices=others, help="whom to leave out")
    return parser.parse_args()


def _visit_all(pages: Sequence[Page], rounds: int) -> list[Result]:
    """Visit the pages of each content in turn, forwards and backwards alternately."""
    visits: dict[Page, list[Visit | None]] = {page: [] for page in pages}
    with browser() as chromium:
        for number in range(rounds):
            print(f"  round {number + 1} of {rounds} …", file=sys.stderr)
            in_turn = sorted(pages, key=lambda page: page.states)
            for page in in_turn if number % 2 else reversed(in_turn):
                visits[page].append(visit(chromium, page))
    return [Result.of(page, seen) for page, seen in visits.items()]


if __name__ == "__main__":
    main()
