"""Time and bytes per state of the timeline: one overlay on a shared base, or the whole figure.

Run ``python bench/timeline.py`` from the project's folder. Both ways draw the same cursor at the
same moments on the same figure, in turn; the figures to quote are the ratios.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

from matplotlib.artist import Artist

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.kit.controls import Fixed
from ketamine_explainer.explorers.kit.layers import LayeredFigure
from ketamine_explainer.explorers.kit.style import look
from ketamine_explainer.explorers.timeline.figure import Board
from ketamine_explainer.explorers.timeline.room import MOMENTS

ROUNDS = 7
AXIS = "stretched"
TARGET_SPEED, TARGET_SIZE = 8, 5


def main() -> None:
    """Print medians of both ways and their ratios, beside the targets."""
    content = load_content()
    with look("timeline"):
        board = Board.start(
            content.article, [*content.milestones.milestones.values()], content.captions["timeline"]
        )
        board.view("both", AXIS)
        rounds = [(overlays(board), whole(board)) for _ in range(ROUNDS)]
    print(f"timeline, {len(MOMENTS)} states, {ROUNDS} rounds in turn, medians")
    for name, results in zip(("overlay", "whole figure"), zip(*rounds, strict=True), strict=True):
        seconds, size = median(r[0] for r in results), results[0][1]
        print(f"  {name:13} {1e3 * seconds:8.2f} ms per state {size / 1e3:8.2f} kB per state")
    speed = median(whole_[0] / overlay[0] for overlay, whole_ in rounds)
    size = rounds[0][1][1] / rounds[0][0][1]
    print(f"  overlays are {speed:.1f} times faster (target {TARGET_SPEED})")
    print(f"  overlays are {size:.1f} times smaller (target {TARGET_SIZE})")


def cursor(board: Board, minutes: float) -> list[Artist]:
    """Draw the cursor at a time."""
    return [artist for mark in board.cursor(minutes, AXIS).values() for artist in mark.draw()]


def overlays(board: Board) -> tuple[float, float]:
    """Return seconds and bytes per state with the time layer, its share of the base included."""

    def run() -> int:
        drawing = LayeredFigure("timeline", board.figure)
        drawing.layer("time", Fixed.of(*MOMENTS), partial(cursor, board))
        base = drawing.base("timeline", "timeline")
        return len(base) + sum(map(len, drawing.layers["time"]))

    return _per_state(run)


def whole(board: Board) -> tuple[float, float]:
    """Return seconds and bytes per state when each state is a figure of its own."""

    def run() -> int:
        size = 0
        for minutes in MOMENTS:
            artists = cursor(board, minutes)
            text = io.StringIO()
            board.figure.savefig(text, format="svg", metadata={"Date": None})
            size += len(text.getvalue())
            for artist in artists:
                artist.remove()
        return size

    return _per_state(run)


def _per_state(run: Callable[[], int]) -> tuple[float, float]:
    start = perf_counter()
    size = run()
    return (perf_counter() - start) / len(MOMENTS), size / len(MOMENTS)


if __name__ == "__main__":
    main()
