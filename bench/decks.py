"""Time the course's deck beside that of an older commit: ``python -m bench.decks``.

Ready
    From the start of the navigation to the end of the first frame after which the deck says that it
    is ready.

Work
    How long the main thread of its tab was at work until then, in processor time: what else the
    computer does changes it little.

Move, turn
    From the time stamp that the browser gives a real press of a key to the end of the frame after
    it: script, style, layout, paint and what waits there. A move is one step of the first slider of
    a slide, whose answer was asked for before; a turn is Page Down where it led to another slide.

Both decks are visited in turn in fresh contexts without a network, so that what else the computer
does hits both alike. On a busy computer only the ratios can be trusted.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, CDPSession, Page

from .build_time import ROOT, checked_out
from .measure import browser

BEFORE = "8dc230d"
"""A commit of version 0.1.0."""

SLIDES = 40
"""How many slides of a deck are gone through in a visit."""

MOVES = 3
"""How often a slider of a slide is moved."""

_SCRIPT = Path(__file__).with_name("decks.js").read_text(encoding="utf-8")
_REST = 150
"""Milliseconds before each key."""


@dataclass
class Times:
    """What was measured of a deck, in milliseconds, and the elements of its document when ready."""

    ready: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    move: list[float] = field(default_factory=list)
    turn: list[float] = field(default_factory=list)
    elements: int = 0


def main() -> None:
    """Build both decks, or take those that are given, and print a table."""
    given = _options()
    with TemporaryDirectory() as folder:
        files = given.built or [*_built(given.before, Path(folder))]
        times = {name: Times() for name in (given.before, "now")}
        with browser() as chromium:
            for _ in range(given.visits):
                for file, each in zip(files, times.values(), strict=True):
                    _visit(chromium, file, each, given.slowed)
    print(table(times))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--before", default=BEFORE, help="the commit to compare with")
    parser.add_argument("--visits", type=int, default=3, help="how often each deck is visited")
    parser.add_argument("--slowed", type=float, default=1, help="by how much the processor is")
    parser.add_argument(
        "--built", nargs=2, type=Path, metavar=("BEFORE", "NOW"), help="decks that are there"
    )
    return parser.parse_args()


def _built(before: str, folder: Path) -> Iterator[Path]:
    """Give the deck of an older commit and that of this tree, each built with its own code."""
    with checked_out(before, folder) as tree:
        yield _deck(tree, folder / "before", folder)
    yield _deck(ROOT, folder / "now", folder)


def _deck(root: Path, site: Path, folder: Path) -> Path:
    own = {"PYTHONPATH": str(root / "src"), "NBFOLIO_CACHE": str(folder / f"cache-{site.name}")}
    command = [sys.executable, "-m", "ketamine_explainer", "build", "--overdue", "--only", "deck"]
    subprocess.run(
        [*command, "--output", str(site)], cwd=root, env=os.environ | own, check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return site / "deck.html"


def _visit(chromium: Browser, file: Path, times: Times, slowed: float) -> None:
    """Load a deck, go through its slides and move a slider on each that has one."""
    context = chromium.new_context(offline=True, viewport={"width": 1280, "height": 720})
    context.add_init_script(_SCRIPT)
    tab = context.new_page()
    tools = context.new_cdp_session(tab)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})
    tab.goto(file.absolute().as_uri(), wait_until="commit")
    times.ready.append(float(tab.evaluate("bench.ready")))
    times.work.append(_worked(tools))
    times.elements = tab.evaluate("bench.elements()")
    for _ in range(SLIDES):
        seen = _press(tab, "PageDown")
        if not seen["turned"]:  # the answer of a slide comes before the next one
            continue
        times.turn.append(seen["time"])
        tab.evaluate("bench.answer()")
        tab.wait_for_timeout(_REST)
        if tab.evaluate("bench.prepare()"):
            moves = [_press(tab, "ArrowRight") for _ in range(MOVES)]
            times.move += [each["time"] for each in moves if each["moved"]]
    context.close()


def _worked(tools: CDPSession) -> float:
    """Return how long a tab's main thread has worked since its page began, in milliseconds."""
    metrics = tools.send("Performance.getMetrics")["metrics"]
    return 1000 * next(float(each["value"]) for each in metrics if each["name"] == "TaskDuration")


def _press(tab: Page, key: str) -> dict[str, float]:
    tab.wait_for_timeout(_REST)
    tab.evaluate("bench.arm()")
    tab.keyboard.press(key)
    return dict(tab.evaluate("bench.pressed"))


def table(times: dict[str, Times]) -> str:
    """Return a table of medians and 95th percentiles, in milliseconds."""
    columns = ("deck", "ready", "work", "move", "turn", "elements")
    lines = [_row(*columns), _row(*["---"] * len(columns))]
    for name, each in times.items():
        opened = (f"{median(found):.0f}" for found in (each.ready, each.work))
        lines.append(_row(name, *opened, _told(each.move), _told(each.turn), f"{each.elements}"))
    return "\n".join(lines)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _told(found: list[float]) -> str:
    """Return median and 95th percentile of times; a dash where there are too few."""
    if len(found) < 2:
        return "–"
    return f"{median(found):.1f} / {quantiles(found, n=20)[-1]:.1f}"


if __name__ == "__main__":
    main()
