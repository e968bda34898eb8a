"""One infusion: what is drawn of each state is the curve of its levels, on a plain axis."""

import re
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Text

from ketamine_explainer.explorers.infusion.figure import (
    BESIDE,
    FLOOR,
    HEIGHT,
    LAST,
    LEFT,
    MINUTES,
    RANGES,
    RIGHT,
    TOP,
    UNDER,
    WIDTH,
    Board,
    called,
    draw_axes,
)
from ketamine_explainer.explorers.infusion.levels import NEVER
from ketamine_explainer.explorers.infusion.model_names import models, names
from ketamine_explainer.explorers.infusion.room import DOSES, DURATIONS, LATER, NEAR, REACHES
from ketamine_explainer.explorers.kit.layers import Picture
from ketamine_explainer.explorers.kit.live import Handle
from ketamine_explainer.explorers.kit.sheets import Sheets
from ketamine_explainer.explorers.kit.style import canvas, look, width_of
from tests.explorers.placed import placed
from tests.widget_tree import walk

from .states import CONTENT, SHOWN, ended, every_state, levels

MODELS = models(CONTENT)
LEVELS = CONTENT.models.levels
CAPTION = CONTENT.captions["one_infusion"]
every_reach = pytest.mark.parametrize("reach", REACHES)


@pytest.fixture(scope="module")
def picture() -> Picture:
    [sheets] = [each for each in walk(SHOWN.explainer) if isinstance(each, Sheets)]
    return sheets.picture


@pytest.fixture
def board() -> Board:
    with look("plain"):
        return Board.start(names(CONTENT), 500, CAPTION.inside)


def across(minutes: Any) -> Any:
    """Return where a minute stands."""
    return LEFT + (RIGHT - LEFT) * np.asarray(minutes) / LAST


def down(level: Any, reach: str) -> Any:
    """Return where a level stands, in SVG units from above."""
    return HEIGHT - FLOOR - np.asarray(level) / REACHES[reach] * (TOP - FLOOR)


def minutes_at(x: Any) -> Any:
    return (np.asarray(x) - LEFT) / (RIGHT - LEFT) * LAST


@every_state
def test_the_curve_is_that_of_the_levels_of_its_state(state: dict[str, Any]) -> None:
    x, y = SHOWN.mark("curve", **state)
    assert y == pytest.approx(down(levels(state, minutes_at(x)), state["reach"]), abs=1e-3)


@every_state
def test_between_its_points_the_curve_is_within_its_stroke_of_the_levels(
    state: dict[str, Any],
) -> None:
    """It is five units wide."""
    x, y = SHOWN.mark("curve", **state)
    minutes = np.linspace(0.25, LAST - 0.25, 700)
    true = down(levels(state, minutes), state["reach"])
    seen = true > HEIGHT - TOP
    fine = np.linspace(0, len(x) - 1, 30 * len(x))
    drawn = np.interp(fine, np.arange(len(x)), x) + 1j * np.interp(fine, np.arange(len(x)), y)
    apart = np.abs(drawn - (across(minutes) + 1j * true)[seen, None]).min(axis=1)
    assert apart.max(initial=0) < 2


def test_the_curve_has_a_point_where_an_infusion_can_begin_or_end() -> None:
    ends = {*DURATIONS, *(later + minutes for later in LATER for minutes in DURATIONS)}
    assert {minute for minute in ends if minute <= LAST} <= {*MINUTES}
    assert (MINUTES[0], MINUTES[-1]) == (0, LAST)


def test_no_id_stands_twice(picture: Picture) -> None:
    svgs = [picture.base, *(svg for layer in picture.layers.values() for svg in layer)]
    ids = [id_ for svg in svgs for id_ in re.findall(r'\bid="([^"]+)"', svg)]
    assert len(ids) == len(set(ids))


@every_reach
def test_the_axis_is_plain(reach: str) -> None:
    x_of, y_of = placed(draw_axes(canvas(WIDTH, HEIGHT)[1], reach))
    ends = np.array([0, REACHES[reach]])
    assert x_of([0, 120, 240]).tolist() == pytest.approx([LEFT, (LEFT + RIGHT) / 2, RIGHT])
    assert y_of(ends).tolist() == pytest.approx([FLOOR, TOP])
    assert float(y_of(ends.mean())) == pytest.approx((FLOOR + TOP) / 2)


def test_the_infusion_of_the_trials_is_on_the_first_axis_by_every_model() -> None:
    for id_ in MODELS:
        state = {"dose": 0.5, "duration": 40, "model": id_, "later": NEVER}
        assert float(levels(state, [40.0])[0]) < REACHES[NEAR]


def test_every_level_that_can_be_chosen_is_on_the_second_axis_in_an_hour() -> None:
    """A bolus of much is above it, and is cut off there."""
    for id_ in MODELS:
        state = {"dose": max(DOSES), "duration": 40, "model": id_, "later": NEVER}
        assert float(levels(state, [40.0])[0]) < max(REACHES.values())


@every_state
def test_the_bars_are_as_long_as_the_infusions_and_as_far_apart(state: dict[str, Any]) -> None:
    x, y = SHOWN.mark("bar", **state)
    minutes, duration = minutes_at(x), state["duration"]
    again = duration + state["later"]
    expected = np.minimum([0, duration, again, again, again + duration], LAST)
    assert minutes == pytest.approx(expected)
    assert np.isnan(y[2]), "the line is broken between them"
    assert y[[0, 1, 3, 4]] == pytest.approx(HEIGHT - FLOOR + UNDER), "just below the axis"
    if state["later"] == NEVER:
        assert x[3] == x[4], "and there is no second one"


@every_state
def test_the_model_that_is_drawn_is_named(state: dict[str, Any]) -> None:
    *_, words = SHOWN.mark("name", **state)
    assert words == f"simulated: {names(CONTENT)[state['model']]}"


@every_state
def test_a_handle_stands_at_the_end_of_the_infusion_and_one_at_the_highest_level(
    state: dict[str, Any],
) -> None:
    x, y = SHOWN.mark("ends", **state)
    assert (x, y) == pytest.approx((across(state["duration"]), HEIGHT - FLOOR + UNDER))
    x, y = SHOWN.mark("highest", **state)
    end = ended(state)
    if end <= LAST:
        level = min(levels(state, [end])[0], REACHES[state["reach"]])
        assert (x, y) == pytest.approx((across(end), down(level, state["reach"])))
    else:
        assert x < 0, "what is beyond the axis is not on the figure"


def test_handles_move_the_duration_along_the_axis_and_the_dose_upwards() -> None:
    ends, highest = SHOWN.model.first["ends"], SHOWN.model.first["highest"]
    assert isinstance(ends, Handle)
    assert isinstance(highest, Handle)
    assert (ends.control, ends.axis) == ("duration", "x")
    assert ends.places(DURATIONS) == pytest.approx(across(DURATIONS).tolist(), abs=0.06)
    assert (highest.control, highest.axis) == ("dose", "y")
    steps = np.diff(highest.places(DOSES))
    assert (steps < 0).all()


def test_at_first_a_dose_moves_the_curve_as_far_as_its_handle() -> None:
    """Levels are in proportion to the dose, so that the handle stays at its height of the curve."""
    highest = SHOWN.model.first["highest"]
    assert isinstance(highest, Handle)
    places = highest.places((0.3, 0.7))
    one, other = (SHOWN.mark("highest", dose=dose)[1] for dose in (0.3, 0.7))
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
    assert face in " ".join(re.findall(">([^<]+)</text>", picture.base))
    assert "Simulated" in face
    assert "no advice" in face


def spans(area: Any) -> list[tuple[float, float]]:
    """Return the ends of what is shaded across axes."""
    boxes = [each.get_path().transformed(each.get_patch_transform()) for each in area.patches]
    return [tuple(np.unique(np.asarray(box.vertices)[:, 1]).tolist()) for box in boxes]


@pytest.mark.parametrize(
    ("reach", "shaded", "named"),
    [
        ("400 ng/mL", {"dissociation", "perception", "pain-relief"},
         ["dissociation", "changed perception", "pain relief"]),
        ("3,000 ng/mL", {"anaesthesia", "dissociation", "perception"}, ["anaesthesia"]),
    ],
)  # fmt: skip
def test_ranges_are_shaded_between_their_ends_and_named_beside_their_bars(
    board: Board, reach: str, shaded: set[str], named: list[str]
) -> None:
    area, *drawn = board.axis(LEVELS, reach)
    assert isinstance(area, Axes)
    known = {each.id: each for each in (*LEVELS.bands.values(), LEVELS.dissociation)}
    assert sorted(spans(area)) == sorted((known[id_].low, known[id_].high) for id_ in shaded)
    words = [each for each in drawn if isinstance(each, Text)]
    assert [each.get_text() for each in words] == named
    for text in words:
        assert text.get_position()[0] == BESIDE > max(RANGES)
        assert BESIDE + width_of(text.get_text()) <= WIDTH
    bars = [np.asarray(each.get_ydata()) for each in drawn if isinstance(each, Line2D)]
    _, y_of = placed(draw_axes(board.sheet, reach))
    ends = [(float(y_of(known[id_].low)), float(y_of(known[id_].high))) for id_ in shaded]
    np.testing.assert_allclose(sorted(map(tuple, bars)), sorted(ends))


def test_a_range_measured_in_a_vein_is_told_from_the_others_in_caption_and_table() -> None:
    assert {each.id for each in LEVELS.bands.values() if each.blood == "venous"} == {"perception"}
    assert called(LEVELS.bands["perception"]) in CAPTION.caption
    assert "was measured in a vein" in CAPTION.caption
    assert "blood: venous" in repr(SHOWN.explainer)


def test_a_time_whose_start_was_not_said_is_a_stretch() -> None:
    gone = next(
        each for each in CONTENT.milestones.felt.values() if each.id == "unreal-gone-1-hour"
    )
    assert (gone.time.minutes, gone.time.last_minute) == (60, 60 + 40)
