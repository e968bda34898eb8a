"""Boards of guesses: the names on their scales can be read on a phone, and keep clear."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.kit.style import look
from ketamine_explainer.explorers.scenes.board import (
    WIDTH,
    Board,
    curve_board,
    share_board,
    time_board,
)

CONTENT = load_content()
GUESSES = {
    name: scene.guess
    for file in CONTENT.scenes.values()
    for name, scene in file.items()
    if scene.guess
}
READABLE = 18
"""The least size on a board, in SVG units: 10 px and more on a phone of 320 px."""


def boards() -> Iterator[tuple[str, Board]]:
    """Return each board that is set, by its scene."""
    scale = CONTENT.wording.scenes.of_100
    for name, guess in GUESSES.items():
        if guess.shares:
            yield name, share_board(CONTENT, guess.shares, scale)
        if guess.times:
            yield name, time_board(CONTENT, guess.times)
        if guess.curve:
            yield name, curve_board(CONTENT, guess.curve, scale)


@pytest.mark.parametrize("name", [name for name, _ in boards()])
def test_the_names_on_a_scale_can_be_read_and_keep_clear(name: str) -> None:
    with look(name):
        board = dict(boards())[name]
        board.figure.draw_without_rendering()
        names = board.area.get_xticklabels()
        boxes = [each.get_window_extent() for each in names]
    assert len(boxes) > 2
    assert min(float(each.get_fontsize()) for each in names) >= READABLE
    assert boxes[0].x0 >= 0
    assert boxes[-1].x1 <= WIDTH
    assert all(one.x1 + 6 <= other.x0 for one, other in pairwise(boxes))
