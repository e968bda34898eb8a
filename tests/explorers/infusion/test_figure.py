"""One infusion: what is drawn of each state is the curve of its levels, on a logarithmic axis."""

import re
from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from ketamine_explainer.explorers.infusion.figure import (
    FLOOR,
    HEIGHT,
    HIGHEST,
    LAST,
    LEFT,
    LOWEST,
    MINUTES,
    MOST,
    RIGHT,
    TOP,
    UNSEEN,
    WIDTH,
    Board,
    draw_axes,
)
from ketamine_explainer.explorers.infusion.levels import NEVER
from ketamine_explainer.explorers.infusion.model_names import models, names
from ketamine_explainer.explorers.infusion.post_infusion import AXIS, MOOD, PLASMA, PostInfusion
from ketamine_explainer.explorers.infusion.post_infusion import LEFT as START
from ketamine_explainer.explorers.infusion.post_infusion import RIGHT as END
from ketamine_explainer.explorers.infusion.room import DOSES, DURATIONS, LATER
from ketamine_explainer.explorers.kit.layers import Picture
from ketamine_explainer.explorers.kit.live import Handle
from ketamine_explainer.explorers.kit.sheets import Sheets
from ketamine_explainer.explorers.kit.style import canvas, look
from ketamine_explainer.explorers.kit.swimlane import halves, wide
from tests.explorers.placed import placed
from tests.widget_tree import walk

from .states import CONTENT, SHOWN, ended, every_state, levels, tenth

MODELS = models(CONTENT)
MOODS = [each for each in CONTENT.milestones.milestones.values() if each.lane == "ketamine"]
AFTER = PostInfusion(MOODS, [*CONTENT.milestones.felt.values()])
CAPTION = CONTENT.captions["one_infusion"]
x_of, y_of = placed(draw_axes(canvas(WIDTH, HEIGHT)[1], CAPTION.inside))


@pytest.fixture(scope="module")
def picture() -> Picture:
    [sheets] = [each for each in walk(SHOWN.explainer) if isinstance(each, Sheets)]
    return sheets.picture


@pytest.fixture
def board() -> Board:
    with look("plain"):
        return Board.start(CONTENT.models.levels, AFTER, names(CONTENT), CAPTION.inside)


def across(minutes: Any) -> Any:
    """Return where a minute stands."""
    return LEFT + (RIGHT - LEFT) * np.asarray(minutes) / LAST


def down(level: Any) -> Any:
    """Return where a level stands, tenfold per line: SVG units from above."""
    share = np.log(np.asarray(level) / LOWEST) / np.log(HIGHEST / LOWEST)
    return HEIGHT - FLOOR - share * (TOP - FLOOR)


def minutes_at(x: Any) -> Any:
    return (np.asarray(x) - LEFT) / (RIGHT - LEFT) * LAST


@every_state
def test_the_curve_is_that_of_the_levels_of_its_state(state: dict[str, Any]) -> None:
    x, y = SHOWN.mark("curve", **state)
    minutes = minutes_at(x)
    expected = levels(state, minutes)
    seen = expected > UNSEEN
    assert seen[1:].any()
    assert y[seen] == pytest.approx(down(expected[seen]), abs=1e-3)
    assert (y[~seen] > HEIGHT - FLOOR).all(), "what is below the axis is cut off"


@every_state
def test_between_its_points_the_curve_is_within_a_unit_of_the_levels(state: dict[str, Any]) -> None:
    """A stroke is four units wide."""
    x, y = SHOWN.mark("curve", **state)
    minutes = np.linspace(0.25, LAST - 0.25, 700)
    true = down(np.maximum(levels(state, minutes), UNSEEN))
    seen = (true < HEIGHT - FLOOR) & (true > HEIGHT - TOP)
    fine = np.linspace(0, len(x) - 1, 30 * len(x))
    drawn = np.interp(fine, np.arange(len(x)), x) + 1j * np.interp(fine, np.arange(len(x)), y)
    apart = np.abs(drawn - (across(minutes) + 1j * true)[seen, None]).min(axis=1)
    assert apart.max(initial=0) < 1


def test_the_curve_has_a_point_where_an_infusion_can_begin_or_end() -> None:
    ends = {*DURATIONS, *(later + minutes for later in LATER for minutes in DURATIONS)}
    assert {minute for minute in ends if minute <= LAST} <= {*MINUTES}
    assert (MINUTES[0], MINUTES[-1]) == (0, LAST)


def test_no_id_stands_twice(picture: Picture) -> None:
    svgs = [picture.base, *(svg for layer in picture.layers.values() for svg in layer)]
    ids = [id_ for svg in svgs for id_ in re.findall(r'\bid="([^"]+)"', svg)]
    assert len(ids) == len(set(ids))


def test_ten_times_the_level_is_one_line_up() -> None:
    assert float(y_of(1000) - y_of(100)) == pytest.approx(float(y_of(100) - y_of(10)))


def test_every_level_that_can_be_chosen_is_below_the_end_of_the_axis_in_an_hour() -> None:
    """A bolus of much is above it, and is cut off there."""
    for id_ in MODELS:
        state = {"dose": max(DOSES), "duration": 40, "model": id_, "later": NEVER}
        assert float(levels(state, [40.0])[0]) < HIGHEST


def test_what_a_review_quotes_has_no_bar_of_a_spread(board: Board) -> None:
    lines = [(line.get_marker(), np.asarray(line.get_xdata())) for line in board.area.lines]
    [(mark, at)] = [(mark, x) for mark, x in lines if 40 in x]
    assert (mark, len(at)) == ("D", 1)


@every_state
def test_the_bars_are_as_long_as_the_infusions_and_as_far_apart(state: dict[str, Any]) -> None:
    x, y = SHOWN.mark("bar", **state)
    minutes, duration = minutes_at(x), state["duration"]
    again = duration + state["later"]
    expected = np.minimum([0, duration, again, again, again + duration], LAST)
    assert minutes == pytest.approx(expected)
    assert np.isnan(y[2]), "the line is broken between them"
    assert y[[0, 1, 3, 4]] == pytest.approx(HEIGHT - FLOOR + 7), "just below the axis"
    if state["later"] == NEVER:
        assert x[3] == x[4], "and there is no second one"


@every_state
def test_the_bar_below_ends_when_the_level_of_its_state_is_at_a_tenth(
    state: dict[str, Any],
) -> None:
    x, y = SHOWN.mark("tenth", **state)
    steps = AXIS.position(np.array([0, tenth(state)])) / (len(AXIS.knots) - 1)
    assert x == pytest.approx(START + (END - START) * steps)
    assert y == pytest.approx(HEIGHT - PLASMA)


@every_state
def test_the_model_that_is_drawn_is_named(state: dict[str, Any]) -> None:
    *_, words = SHOWN.mark("name", **state)
    assert words == f"simulated: {names(CONTENT)[state['model']]}"


@every_state
def test_a_handle_stands_at_the_end_of_the_infusion_and_one_at_the_highest_level(
    state: dict[str, Any],
) -> None:
    x, y = SHOWN.mark("ends", **state)
    assert (x, y) == pytest.approx((across(state["duration"]), HEIGHT - FLOOR + 7))
    x, y = SHOWN.mark("highest", **state)
    end = ended(state)
    if end <= LAST:
        reached = min(float(levels(state, [end])[0]), MOST)
        assert (x, y) == pytest.approx((across(end), down(reached)), rel=1e-5)
    else:
        assert x < 0, "what is beyond the axis is not on the figure"


def test_the_handle_of_the_dose_lies_on_no_words_above_the_panel(board: Board) -> None:
    [above] = [each for each in board.sheet.texts if each.get_text() == CAPTION.inside["levels"]]
    canvas: Any = FigureCanvasAgg(board.figure)
    below = above.get_window_extent(canvas.get_renderer()).ymin
    for id_ in MODELS:
        _, y = SHOWN.mark("highest", dose=max(DOSES), duration=1, model=id_, later=NEVER)
        assert HEIGHT - y + (12 + 3) / 2 <= below, "the upper edge of the mark"


def test_handles_move_the_duration_along_the_axis_and_the_dose_upwards() -> None:
    ends, highest = SHOWN.model.first["ends"], SHOWN.model.first["highest"]
    assert isinstance(ends, Handle)
    assert isinstance(highest, Handle)
    assert (ends.control, ends.axis) == ("duration", "x")
    assert ends.places(DURATIONS) == pytest.approx(across(DURATIONS).tolist(), abs=0.06)
    assert (highest.control, highest.axis) == ("dose", "y")
    steps = np.diff(highest.places(DOSES))
    tall = (TOP - FLOOR) / np.log(HIGHEST / LOWEST)
    assert steps == pytest.approx(-tall * np.diff(np.log(DOSES)), abs=0.11)


def test_a_dose_moves_the_curve_as_far_as_its_handle() -> None:
    """Levels are in proportion to the dose, so that the handle stays at its height of the curve."""
    highest = SHOWN.model.first["highest"]
    assert isinstance(highest, Handle)
    places = highest.places((0.5, 1.5))
    one, other = (SHOWN.mark("curve", dose=dose)[1][1:] for dose in (0.5, 1.5))
    assert other - one == pytest.approx(places[1] - places[0], abs=0.11)


def test_what_is_beyond_the_axis_is_cut_off(picture: Picture) -> None:
    [drawn] = picture.layers["level"]
    [window] = re.findall(r'<clipPath id="([^"]+)"><rect ([^>]*)/>', drawn)
    assert window[1] == (
        f'x="{LEFT:g}" y="{HEIGHT - TOP:g}" width="{RIGHT - LEFT:g}" height="{TOP - FLOOR:g}"'
    )
    inside = drawn[drawn.index(f'<g clip-path="url(#{window[0]})">') :]
    assert re.findall(r'data-live="(\w+)"', inside)[0] == "curve"


def test_the_face_says_simulated_and_no_advice(picture: Picture) -> None:
    face = CAPTION.inside["subtitle"]
    assert face in picture.base
    assert "Simulated" in face
    assert "no advice" in face


def test_bands_and_the_quoted_level_stand_on_the_figure(picture: Picture) -> None:
    for words in ("anaesthesia: 1,200 to 2,400", "linked with pain relief: 70 to 160",
                  "linked with changed perception: 50 to 200", "185, quoted by a review",
                  "100 to 250, its range for", "dissociation (another paper)"):  # fmt: skip
        assert words in picture.base


def test_the_quoted_level_stands_at_its_height(board: Board) -> None:
    marks = [
        line
        for line in board.area.lines
        if 40 in np.asarray(line.get_xdata()) and line.get_marker() == "D"
    ]
    assert [line.get_ydata() for line in marks] == [[185]]


def spans(board: Board, hatched: bool) -> list[tuple[float, float]]:
    """Return the ends of the bands that are hatched, or that are not."""
    found = [each for each in board.area.patches if bool(each.get_hatch()) == hatched]
    boxes = [each.get_path().transformed(each.get_patch_transform()) for each in found]
    return [tuple(np.unique(np.asarray(box.vertices)[:, 1]).tolist()) for box in boxes]


def test_each_band_is_shaded_between_its_ends(board: Board) -> None:
    bands = CONTENT.models.levels.bands.values()
    assert spans(board, hatched=False) == [(each.low, each.high) for each in bands]


def test_a_band_of_another_kind_of_blood_than_the_curves_is_hatched_and_named(
    board: Board, picture: Picture
) -> None:
    bands = CONTENT.models.levels.bands.values()
    assert {each.id for each in bands if each.blood == "venous"} == {"perception"}
    sets = {each.id: each.blood for each in CONTENT.models.ketamine.sets.values()}
    assert not [id_ for id_ in MODELS if sets[id_] == "venous"]
    assert spans(board, hatched=True) == [
        (each.low, each.high) for each in bands if each.blood == "venous"
    ]
    assert "hatched: vein" in picture.base
    assert "<pattern" in picture.base


def test_each_event_stands_on_the_panel_below(picture: Picture) -> None:
    for event in (*MOODS, *CONTENT.milestones.felt.values()):
        assert all(f">{line}</text>" in picture.base for line in halves(event.label))
    assert MOOD < FLOOR


def test_no_label_of_an_event_runs_off_the_figure(board: Board) -> None:
    lines = {
        line
        for event in (*MOODS, *CONTENT.milestones.felt.values())
        for line in halves(event.label)
    }
    labels = [text for text in board.sheet.texts if text.get_text() in lines]
    assert len(labels) == 2 * len((*MOODS, *CONTENT.milestones.felt.values()))
    for text in labels:
        middle, half = text.get_position()[0], wide([text.get_text()]) / 2
        assert middle - half > 0
        assert middle + half < WIDTH


def test_a_time_whose_start_was_not_said_is_a_stretch() -> None:
    gone = next(
        each for each in CONTENT.milestones.felt.values() if each.id == "unreal-gone-1-hour"
    )
    assert (gone.time.minutes, gone.time.last_minute) == (60, 60 + 40)
