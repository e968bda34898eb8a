from itertools import combinations, product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.lines import Line2D
from matplotlib.text import Text

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.figures.lane import halves, wide
from ketamine_explainer.figures.style import MUTED, SMALL
from ketamine_explainer.figures.timeline import (
    AXIS,
    COLOURS,
    CURVE,
    FACE,
    HEIGHT,
    LINES,
    MOMENTS,
    WIDTH,
    Board,
    bounds,
    draw_timeline,
    x_of,
)

CONTENT = load_content(find_root(Path(__file__)))
VIEWS = ("article", "trials", "both")
PICTURE = draw_timeline(
    CONTENT.article, CONTENT.milestones.milestones, CONTENT.captions["timeline"], VIEWS
)


def test_the_axis_names_minutes_to_eight_weeks() -> None:
    assert AXIS.words == ("start", "40 min", "1 hour", "2 hours", "1 day", "3 days", "1 week",
                          "2 weeks", "4 weeks", "6 weeks", "8 weeks")  # fmt: skip
    assert all(f">{word}</text>" in PICTURE.base for word in AXIS.words)


def test_the_face_says_that_it_is_illustrative() -> None:
    assert "not patient data" in FACE
    assert "Illustrative" in PICTURE.base
    assert "drawn equally wide" in PICTURE.base


def test_the_cursor_can_stop_at_every_named_time_and_every_event() -> None:
    events = {event.time.minutes for event in CONTENT.milestones.milestones}
    assert set(MOMENTS) >= {*AXIS.knots, *events}
    assert list(MOMENTS) == sorted(MOMENTS)


@pytest.mark.parametrize("words", ["within an hour", "one to two weeks", "six weeks or more"])
def test_only_accounts_of_the_article_show_its_words(words: str) -> None:
    shown = [f"“{words}”" in overlay for overlay in PICTURE.layers["view"]]
    assert shown == [True, False, True]


def test_only_accounts_of_trials_show_events() -> None:
    for event in CONTENT.milestones.milestones:
        lines = halves(event.label) if LINES[event.lane] == 2 else (event.label,)
        for line in lines:
            shown = [f">{line}</text>" in overlay for overlay in PICTURE.layers["view"]]
            assert shown == [False, True, True]


def test_each_moment_has_its_cursor() -> None:
    assert len(PICTURE.layers["time"]) == len(MOMENTS)
    assert ">1 hour 50 min<" in PICTURE.layers["time"][MOMENTS.index(110)]


def test_later_is_further_right() -> None:
    places = [x_of(minutes) for minutes in MOMENTS]
    assert places == sorted(places)


def test_the_curves_take_their_times_from_the_claims() -> None:
    article = CONTENT.article
    assert bounds(article, "within-an-hour") == (0, 60)
    assert bounds(article, "one-to-two-weeks") == (7 * 1440, 14 * 1440)
    assert bounds(article, "six-weeks-or-more")[0] == 42 * 1440


@pytest.fixture
def board() -> Board:
    return Board.start(CONTENT.article, CONTENT.milestones.milestones)


@pytest.mark.parametrize("minutes", [0, 60, 110, 80_640])
def test_the_cursor_stands_at_its_time(board: Board, minutes: int) -> None:
    line, label = board.cursor(minutes)
    assert set(line.get_xdata()) == {x_of(minutes)}  # type: ignore[attr-defined]
    assert label.get_position()[0] == x_of(minutes)  # type: ignore[attr-defined]


def test_each_event_is_marked_at_its_time_on_its_lane_in_its_colour(board: Board) -> None:
    artists = board.view("trials")
    marks: set[Any] = {
        (float(np.min(a.get_data()[0])), float(np.min(a.get_data()[1])), a.get_color())
        for a in artists
        if isinstance(a, Line2D) and a.get_marker() == "D"
    }
    floors = {lane.name: lane.floor for lane in board.lanes}
    assert marks == {
        (x_of(e.time.minutes), floors[e.lane], COLOURS[e.lane])
        for e in CONTENT.milestones.milestones
    }


def test_no_two_labels_of_events_lie_on_each_other_or_on_a_stem(board: Board) -> None:
    artists = board.view("trials")
    boxes = [box(a) for a in artists if isinstance(a, Text)]
    assert len(boxes) == sum(LINES[e.lane] for e in CONTENT.milestones.milestones)
    for (left, right, low, high), other in combinations(boxes, 2):
        assert other[0] > right or other[1] < left or other[2] >= high or other[3] <= low
    lines = [a for a in artists if isinstance(a, Line2D) and a.get_color() == MUTED]
    stems = [np.asarray(line.get_xydata(), dtype=float).T for line in lines]
    assert len(stems) == len(CONTENT.milestones.milestones)
    for (x, y), (left, right, low, high) in product(stems, boxes):
        assert max(x) < left or min(x) > right or min(y) >= high or max(y) <= low


def box(text: Text) -> tuple[float, float, float, float]:
    """Return left, right, low and high of a text in the middle of its place."""
    (x, y), half = text.get_position(), wide([text.get_text()]) / 2
    return x - half, x + half, y - 0.23 * SMALL, y + 0.76 * SMALL


def test_the_curves_run_through_the_words_of_the_article(board: Board) -> None:
    ketamine, conventional = (
        dict(np.column_stack(line.get_data()).tolist())
        for line in sorted(
            (a for a in board.view("article") if isinstance(a, Line2D)),
            key=lambda line: -np.min(line.get_data()[1]),
        )
    )
    low, high = ({lane.name: lane.floor + rise for lane in board.lanes} for rise in (0, CURVE))
    hour, week, six = x_of(60), x_of(7 * 1440), x_of(42 * 1440)
    assert ketamine[x_of(0)] == ketamine[x_of(14 * 1440)] == low["ketamine"]
    assert ketamine[hour] == ketamine[week] == high["ketamine"]
    assert conventional[x_of(0)] == low["conventional"]
    assert conventional[six] == high["conventional"]


def test_every_text_lies_on_the_sheet(board: Board) -> None:
    board.view("both")
    for text in board.axes.texts:
        x, y = text.get_position()
        assert 0 <= x <= WIDTH
        assert 0 <= y <= HEIGHT
