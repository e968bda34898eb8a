import re
from itertools import combinations, product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Text

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.content.records import Milestone
from ketamine_explainer.explorers.kit.controls import controls
from ketamine_explainer.explorers.kit.live import Handle, LiveModel, Mark
from ketamine_explainer.explorers.kit.style import MUTED, TYPE, folded, width_of
from ketamine_explainer.explorers.timeline.figure import (
    AXES,
    AXIS,
    COLOURS,
    EDGE,
    END,
    HEIGHT,
    LANES,
    LINE,
    SAID,
    START,
    WIDTH,
    Board,
    bounds,
    draw_timeline,
)
from ketamine_explainer.explorers.timeline.room import MOMENTS, TIMELINE
from ketamine_explainer.models import in_words

CONTENT = load_content(find_root(Path(__file__)))
EMPTY = Board.start(CONTENT.article, [], CONTENT.captions["timeline"])
EVENTS = [*CONTENT.milestones.milestones.values()]
ENDS = ("ketamine-40-min", "ssri-week-1", "ketamine-days-10-12", "ssri-weeks-6-8")
NAMED = {
    "to scale": [event for event in EVENTS if event.id in ENDS],
    "stretched": EVENTS,
}
"""Events with words beside their marks: to scale, the first and the last of each lane."""
VIEWS = ("article", "trials", "both")
PICTURE = draw_timeline(
    CONTENT.article, EVENTS, CONTENT.captions["timeline"],
    *controls(CONTENT, TIMELINE),
)  # fmt: skip


def down(minutes: float, axis: str = "stretched") -> float:
    """Return how far below the top of the sheet a time stands, in SVG units."""
    return HEIGHT - float(EMPTY.areas[axis].transData.transform((0, minutes))[1])


def texts(artists: list[Artist]) -> list[Text]:
    """Return texts, those of axes among them."""
    found = [*dict.fromkeys(a for a in artists if isinstance(a, Text))]
    areas = [a for a in artists if isinstance(a, Axes)]
    return found + [text for area in areas for text in (*area.get_yticklabels(), *area.texts)]


def test_the_axis_names_minutes_to_eight_weeks() -> None:
    assert AXIS.words == ("start", "40 min", "1 hour", "2 hours", "1 day", "3 days", "1 week",
                          "2 weeks", "4 weeks", "6 weeks", "8 weeks")  # fmt: skip
    assert all(f">{word}</text>" in PICTURE.layers["axis"][1] for word in AXIS.words)


def test_the_axis_is_to_scale_at_first_and_stretched_on_request() -> None:
    places = np.array([down(minutes, "to scale") for minutes in MOMENTS])
    last, first = MOMENTS[-1], HEIGHT - START
    shares = (places - first) / (START - END)
    np.testing.assert_allclose(shares, np.array(MOMENTS) / last, atol=1e-9)
    assert places[-1] == pytest.approx(HEIGHT - END)
    assert down(60, "to scale") - down(0, "to scale") < 1, "an hour is a hairline"
    assert down(60) - down(0) > (START - END) / 6
    [*_, axis] = controls(CONTENT, TIMELINE)
    assert axis.first_state == ("to scale",)


def test_the_face_says_that_it_is_illustrative() -> None:
    face = CONTENT.captions["timeline"].inside["subtitle"]
    assert "not patient data" in face
    assert face in " ".join(re.findall(">([^<]+)</text>", PICTURE.base))
    scale, stretched = PICTURE.layers["axis"]
    assert ">stretched</text>" in stretched
    assert ">to scale</text>" in scale


def test_the_cursor_can_stop_at_every_named_time_and_every_event() -> None:
    events = {event.time.minutes for event in CONTENT.milestones.milestones.values()}
    assert set(MOMENTS) >= {*AXIS.knots, *events}
    assert list(MOMENTS) == sorted(MOMENTS)


@pytest.mark.parametrize("words", ["within an hour", "one to two weeks", "six weeks or more"])
def test_only_accounts_of_the_article_show_its_words(words: str) -> None:
    shown = [f"“{words}”" in overlay for overlay in PICTURE.layers["view"]]
    assert shown == [True, True, False, False, True, True]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.id)
def test_only_accounts_of_trials_show_events(event: Milestone) -> None:
    article, trials, both = zip(PICTURE.layers["view"][::2], PICTURE.layers["view"][1::2],
                                strict=True)  # fmt: skip
    for place, axis in enumerate(AXES):
        for seen in (trials[place], both[place]):
            words = " ".join(re.findall(">([^<]+)</text>", seen))
            assert (event.label in words) == (event in NAMED[axis])
    assert not any(event.label.split()[0] in seen for seen in article)


def test_what_stands_on_the_shared_axis_counts_all_or_a_difference_between_groups() -> None:
    found = [CONTENT.evidence.estimates[event.estimate] for event in EVENTS]
    assert {estimate.basis for estimate in found} == {"all"}
    assert all(estimate.comparator for estimate in found)
    drawn = "".join(PICTURE.layers["view"])
    assert not [words for words in ("Responders improving", "4 in 5", "9 in 10", "still responding")
                if words in drawn]  # fmt: skip


def test_no_single_study_carries_the_timeline() -> None:
    studies = [CONTENT.evidence.estimates[event.estimate].study for event in EVENTS]
    assert studies.count("zarate-2006") == 1
    lanes: dict[str, set[str]] = {event.lane: set() for event in EVENTS}
    for event, study in zip(EVENTS, studies, strict=True):
        lanes[event.lane].add(study)
    assert all(len(each) >= 2 for each in lanes.values())


def test_a_time_counted_from_the_end_of_an_infusion_is_a_broken_bar_with_its_inference(
    board: Board,
) -> None:
    [first] = [event for event in EVENTS if event.id == "ketamine-40-min"]
    assert (first.time.minutes, first.time.last_minute) == (40, 80)
    assert first.inference
    assert "post-infusion" in first.inference
    assert "We infer" in first.inference
    bars = {float(np.min(a.get_ydata())): a.is_dashed() for a in board.view("trials", "stretched")
            if isinstance(a, Line2D) and a.get_linewidth() == 9}  # fmt: skip
    assert bars == {e.time.minutes: bool(e.inference) for e in EVENTS}


def test_each_axis_has_its_cursor_with_the_name_of_the_moment() -> None:
    model = PICTURE.live["time"]
    for place, drawn in enumerate(PICTURE.layers["time"]):
        found = re.findall(r'data-live="(\w+)" data-at="axis=(\d)"', drawn)
        assert found == [(name, str(place)) for name in ("cursor", "when", "grip")]
        assert f">{words(model, MOMENTS[0])}<" in drawn
        [_, _, across, *_] = dict(model._hands(drawn, {"axis": place}))["grip"]
        on_axis = [down(minutes, [*AXES][place]) for minutes in MOMENTS]
        assert across == pytest.approx(on_axis, abs=0.06), "it is moved along its own axis"
        assert words(model, 110) == "1 hour 50 min"
        assert [words(model, minutes) for minutes in MOMENTS] == [*map(in_words, MOMENTS)]


def words(model: LiveModel, minutes: int) -> str:
    """Return what the cursor is called at a time."""
    [_, _, said] = mark(model.at(time=minutes)["when"])
    return str(said)


def mark(given: object) -> Any:
    assert isinstance(given, Mark)
    return given.placed()


@pytest.mark.parametrize("axis", AXES)
def test_later_is_further_down(axis: str) -> None:
    places = [down(minutes, axis) for minutes in MOMENTS]
    assert places == sorted(places)


def test_the_curves_take_their_times_from_the_claims() -> None:
    article = CONTENT.article
    assert bounds(article, "within-an-hour") == (0, 60)
    assert bounds(article, "one-to-two-weeks") == (7 * 1440, 14 * 1440)
    assert bounds(article, "six-weeks-or-more")[0] == 42 * 1440


@pytest.fixture
def board() -> Board:
    return Board.start(CONTENT.article, EVENTS, CONTENT.captions["timeline"])


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("minutes", MOMENTS)
def test_the_cursor_stands_at_its_time_and_strikes_through_no_words(
    board: Board, minutes: int, axis: str
) -> None:
    found = board.cursor(minutes, axis)
    y = down(minutes, axis)
    across, at = mark(found["cursor"])
    assert at == pytest.approx(y)
    assert across[0] == pytest.approx(LINE)
    assert max(LANES.values()) < across[1] < SAID, "it runs through the lanes"
    said = texts([*board.axis(axis), *board.view("both", axis), *board.axes.texts])
    assert len(said) > 20
    own = box(called(board, axis, minutes))
    for left, right, low, high in map(box, said):
        assert right <= across[0] or left >= across[1] or not low < HEIGHT - y < high
        assert own[1] < left or own[0] > right or own[3] <= low or own[2] >= high, "on words"


@pytest.mark.parametrize("axis", AXES)
def test_the_handle_is_where_the_cursor_is_and_moves_the_time(board: Board, axis: str) -> None:
    for minutes in MOMENTS:
        grip = board.cursor(minutes, axis)["grip"]
        assert isinstance(grip, Handle)
        assert (grip.control, grip.axis) == ("time", "y")
        x, y = grip.placed()
        assert (x, y) == pytest.approx((LINE, down(minutes, axis)))
    assert isinstance(grip, Handle)
    assert grip.places(MOMENTS) == pytest.approx([down(each, axis) for each in MOMENTS], abs=0.06)


@pytest.mark.parametrize("axis", AXES)
def test_each_event_is_marked_at_its_time_on_its_lane_in_its_colour(
    board: Board, axis: str
) -> None:
    artists = board.view("trials", axis)
    marks: set[Any] = {
        (float(np.min(a.get_data()[1])), float(np.min(a.get_data()[0])), a.get_color())
        for a in artists
        if isinstance(a, Line2D) and a.get_marker() == "D"
    }
    assert marks == {(e.time.minutes, LANES[e.lane], COLOURS[e.lane]) for e in EVENTS}


@pytest.mark.parametrize("axis", AXES)
def test_words_stand_in_the_colour_of_their_lane_in_order_of_time(board: Board, axis: str) -> None:
    said = [a for a in board.view("trials", axis) if isinstance(a, Text)]
    ordered = sorted(NAMED[axis], key=lambda event: event.time.minutes)
    expected = [
        (line, COLOURS[event.lane])
        for event in ordered
        for line in folded(event.label, WIDTH - EDGE - SAID)
    ]
    assert [(text.get_text(), text.get_color()) for text in said] == expected
    heights = [text.get_position()[1] for text in said]
    assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize(("view", "axis"), [*product(VIEWS, AXES)])
def test_no_two_words_lie_on_each_other(board: Board, view: str, axis: str) -> None:
    named = board.axis(axis)
    board.view(view, axis)
    boxes = [(text.get_text(), *box(text)) for text in texts([*named, *board.axes.texts])]
    for (one, left, right, low, high), other in combinations(boxes, 2):
        assert other[1] > right or other[2] < left or other[3] >= high or other[4] <= low, (
            one, other[0])  # fmt: skip


@pytest.mark.parametrize("axis", AXES)
def test_each_stem_begins_at_its_mark_and_ends_at_its_words(board: Board, axis: str) -> None:
    artists = board.view("trials", axis)
    lines = [a for a in artists if isinstance(a, Line2D) and a.get_color() == MUTED]
    stems = [np.asarray(line.get_xydata(), dtype=float) for line in lines]
    assert len(stems) == len(NAMED[axis])
    starts = sorted(HEIGHT - float(stem[0][1]) for stem in stems)
    assert starts == pytest.approx(sorted(down(each.time.minutes, axis) for each in NAMED[axis]))
    ends = [float(stem[-1][1]) for stem in stems]
    assert ends == sorted(ends, reverse=True), "none crosses another"
    assert {float(stem[-1][0]) for stem in stems} < {x / 2 for x in range(int(2 * SAID))}


def called(board: Board, axis: str, minutes: int) -> Text:
    """Write the name of the cursor where it stands on the sheet."""
    x, y, named = mark(board.cursor(minutes, axis)["when"])
    return board.axes.text(x, HEIGHT - y, named, ha="left", fontsize=TYPE, weight="bold")


def box(text: Text) -> tuple[float, float, float, float]:
    """Return left, right, low and high of a text on the sheet."""
    x, y = text.get_transform().transform(text.get_position())
    size = float(text.get_fontsize())
    weight = "bold" if text.get_fontweight() == "bold" else "normal"
    width = width_of(text.get_text(), weight, size)
    middle = text.get_verticalalignment() in ("center", "center_baseline")
    y -= 0.36 * size * middle
    left = x - {"left": 0, "center": width / 2, "right": width}[text.get_horizontalalignment()]
    return left, left + width, y - 0.2 * size, y + 0.76 * size


@pytest.mark.parametrize("axis", AXES)
def test_the_article_is_thin_lines_at_one_height_from_when_to_when_it_says(
    board: Board, axis: str
) -> None:
    artists = board.view("article", axis)
    lines = [a for a in artists if isinstance(a, Line2D)]
    assert len(lines) + sum(isinstance(a, Text) for a in artists) == len(artists), "nothing filled"
    assert {line.get_color() for line in lines} == {MUTED}
    assert {line.get_linewidth() for line in lines if line.get_marker() == "None"} == {1, 1.5}
    level = [np.asarray(a.get_data(), dtype=float) for a in lines if np.size(a.get_ydata()) == 2]
    runs = {tuple(y) for x, y in level if x[0] == x[1]}
    day = 1440
    stretches = [(0, 60), (60, 7 * day), (7 * day, 14 * day), (42 * day, 56 * day)]
    assert runs == set(stretches)


@pytest.mark.parametrize(("view", "axis"), [*product(VIEWS, AXES)])
def test_every_text_lies_on_the_sheet(board: Board, view: str, axis: str) -> None:
    named = board.axis(axis)
    board.view(view, axis)
    for minutes in (MOMENTS[0], 110, MOMENTS[-1]):
        called(board, axis, minutes)
    shown = texts([*named, *board.axes.texts])
    assert len([each for each in shown if each.get_text() == "1 hour 50 min"]) == 1
    for left, right, low, high in map(box, shown):
        assert left >= 0
        assert right <= WIDTH
        assert low >= 0
        assert high <= HEIGHT
