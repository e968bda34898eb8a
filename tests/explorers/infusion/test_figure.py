"""One infusion: each overlay is the curve of its state, moved on a logarithmic axis."""

import re
from itertools import product
from xml.etree import ElementTree

import numpy as np
import pytest
from numpy.typing import NDArray

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.infusion.figure import (
    FLOOR,
    HEIGHT,
    TOP,
    WIDTH,
    Board,
    Curve,
    draw_axes,
    draw_infusion,
    draw_one,
    times,
)
from ketamine_explainer.explorers.infusion.levels import Infusion, infusion
from ketamine_explainer.explorers.infusion.model_names import models, names
from ketamine_explainer.explorers.infusion.post_infusion import MOOD, PostInfusion
from ketamine_explainer.explorers.infusion.room import DOSES, DURATIONS, INFUSION
from ketamine_explainer.explorers.kit.controls import Fixed, controls
from ketamine_explainer.explorers.kit.layers import LayeredFigure, Picture
from ketamine_explainer.explorers.kit.style import canvas, look
from ketamine_explainer.explorers.kit.swimlane import halves, wide
from tests.explorers.placed import placed

CONTENT = load_content()
Points = NDArray[np.float64]
MODELS = models(CONTENT)
COURSES: dict[tuple[str, float], Infusion] = {
    (id_, float(minutes)): infusion(CONTENT.models, id_, minutes)
    for id_, minutes in product(MODELS, DURATIONS)
}
MOODS = [each for each in CONTENT.milestones.milestones.values() if each.lane == "ketamine"]
AFTER = PostInfusion(
    MOODS,
    [*CONTENT.milestones.felt.values()],
    {key: course.below(0.1) for key, course in COURSES.items()},
)
CAPTION = CONTENT.captions["one_infusion"]
x_of, y_of = placed(draw_axes(canvas(WIDTH, HEIGHT)[1], CAPTION.inside))


def curves() -> list[Curve]:
    return [Curve(*key, times(key[1]), each.levels(times(key[1]))) for key, each in COURSES.items()]


@pytest.fixture(scope="module")
def picture() -> Picture:
    with look("dose"):
        board = Board.start(curves(), CONTENT.models.levels, AFTER, names(CONTENT), CAPTION.inside)
        dose, duration, model = controls(CONTENT, INFUSION)
        return draw_infusion(board, dose, duration, model, CAPTION)


@pytest.fixture
def board() -> Board:
    with look("plain"):
        return Board.start(
            [], CONTENT.models.levels, AFTER, names(CONTENT), CAPTION.inside, "plain"
        )


def points(d: str) -> Points:
    """Return the points of a path of straight lines, shape (n, 2), y downwards."""
    return np.array([float(each) for each in re.findall(r"-?[\d.]+", d)]).reshape(-1, 2)


def shown(base: str, overlay: str) -> Points:
    """Return where a copy is: the points of the line that it names, moved as it says."""
    match = re.search(r'<use href="#([^"]+)" y="([^"]+)"/>', overlay)
    assert match
    line = re.search(rf'<path id="{match[1]}"[^>]* d="([^"]*)"', base)
    assert line
    return np.add(points(line[1]), [0, float(match[2])])


def distance(line: Points, point: Points) -> float:
    """Return how far a point is from a line of straight pieces: a stroke is four units wide."""
    starts, steps = line[:-1], np.diff(line, axis=0)
    lengths = np.maximum((steps**2).sum(axis=1), 1e-12)
    shares = np.clip(((point - starts) * steps).sum(axis=1) / lengths, 0, 1)
    return float(np.hypot(*(starts + shares[:, None] * steps - point).T).min())


def drawn_by_matplotlib(course: Infusion, duration: float, dose: float) -> Points:
    """Return the points that matplotlib writes for a curve of a dose, y downwards."""
    with look("plain"):
        board = Board.start(
            [], CONTENT.models.levels, AFTER, names(CONTENT), CAPTION.inside, "plain"
        )
        at = times(duration)
        y = np.maximum(dose * course.levels(at), 1e-3)
        drawing = LayeredFigure("plain", board.figure)
        drawing.layer("curve", Fixed.of(None), lambda _: board.area.plot(at, y, clip_on=False))
    found = re.search(r'd="([^"]*)"', drawing.layers["curve"][0])
    assert found
    return points(found[1])


@pytest.mark.parametrize("dose", [0.1, 0.5, 1.0])
@pytest.mark.parametrize("duration", [2, 40, 100])
@pytest.mark.parametrize("model", MODELS)
def test_a_copy_is_the_curve_that_matplotlib_draws_at_that_dose(
    picture: Picture, model: str, duration: int, dose: float
) -> None:
    place = list(product(MODELS, DURATIONS, DOSES)).index((model, duration, dose))
    copy = shown(picture.base, picture.layers["level"][place])
    plain = drawn_by_matplotlib(COURSES[model, duration], duration, dose)
    seen = (plain[:, 1] < HEIGHT - FLOOR) & (plain[:, 1] > HEIGHT - TOP)
    assert seen.any()
    assert max(distance(copy, each) for each in plain[seen]) < 1


def test_there_is_a_state_for_each_model_duration_and_dose(picture: Picture) -> None:
    assert len(picture.layers["level"]) == len(MODELS) * len(DURATIONS) * len(DOSES) == 240
    assert len(set(picture.layers["level"])) == 240


def test_an_overlay_of_a_state_is_short_and_refers_to_the_base(picture: Picture) -> None:
    ids = set(re.findall(r'\bid="([^"]+)"', picture.base))
    for overlay in picture.layers["level"]:
        assert len(overlay) < 200
        assert set(re.findall(r"#([\w-]+)", overlay)) <= ids
        ElementTree.fromstring(overlay)


def test_no_id_stands_twice(picture: Picture) -> None:
    svgs = [picture.base, *(svg for layer in picture.layers.values() for svg in layer)]
    ids = [id_ for svg in svgs for id_ in re.findall(r'\bid="([^"]+)"', svg)]
    assert len(ids) == len(set(ids))


def test_ten_times_the_level_is_one_line_up() -> None:
    assert float(y_of(1000) - y_of(100)) == pytest.approx(float(y_of(100) - y_of(10)))


def test_every_level_that_can_be_chosen_is_below_the_end_of_the_axis() -> None:
    assert max(course.peak[1] for course in COURSES.values()) * max(DOSES) < 6000


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


def test_what_a_review_quotes_has_no_bar_of_a_spread() -> None:
    with look("plain"):
        board = Board.start(
            [], CONTENT.models.levels, AFTER, names(CONTENT), CAPTION.inside, "plain"
        )
    lines = [(line.get_marker(), np.asarray(line.get_xdata())) for line in board.area.lines]
    [(mark, at)] = [(mark, x) for mark, x in lines if 40 in x]
    assert (mark, len(at)) == ("D", 1)


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


def test_the_bar_is_as_long_as_the_infusion(picture: Picture) -> None:
    expected = [float(x_of(minutes)) for minutes in DURATIONS]
    assert list(map(end, picture.layers["duration"])) == pytest.approx(expected, abs=0.1)


def test_the_bar_below_ends_when_the_curve_of_its_state_is_at_a_tenth(
    board: Board, picture: Picture
) -> None:
    tenths = [(COURSES[key].below(0.1), 0) for key in product(MODELS, DURATIONS)]
    expected = board.later.transform(tenths)[:, 0]
    assert list(map(end, picture.layers["tenth"])) == pytest.approx(expected, abs=0.1)


def end(overlay: str) -> float:
    """Return where the level line of an overlay ends."""
    [found] = re.findall(r' d="M[\d.]+ [\d.]+H([\d.]+)"', overlay)
    return float(found)


def test_the_model_that_is_drawn_is_named(picture: Picture) -> None:
    said = [re.findall(r">([^<]+)</text>", overlay) for overlay in picture.layers["model"]]
    assert said == [[f"simulated: {names(CONTENT)[id_]}"] for id_ in MODELS]


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


def test_any_infusion_is_one_drawing_with_ids_of_its_own(picture: Picture) -> None:
    key = (MODELS[0], 40.0)
    curve = Curve(*key, times(40), COURSES[key].levels(times(40)))
    svg = draw_one(curve, 0.3, CONTENT.models.levels, AFTER, names(CONTENT), CAPTION)
    ids = re.findall(r'\bid="([^"]+)"', svg)
    assert not set(ids) & set(re.findall(r'\bid="([^"]+)"', picture.base))
    assert set(re.findall(r'"?#([\w-]+)"', svg)) <= set(ids)
    expected = drawn_by_matplotlib(COURSES[key], 40, 0.3)[-1]
    np.testing.assert_allclose(shown(svg, svg)[-1], expected, atol=1)
