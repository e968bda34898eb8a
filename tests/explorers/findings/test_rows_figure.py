"""Charts of rows: bars as long as their values, gaps as words, one axis a view."""

import re

import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.content.records import Axis
from ketamine_explainer.explorers.findings.rows_figure import (
    BAR,
    COLUMN,
    LEFT,
    LINE,
    MOST,
    RIGHT,
    Line,
    Mark,
    Rows,
    draw_rows,
)
from ketamine_explainer.explorers.kit.controls import Fixed
from ketamine_explainer.explorers.kit.style import BLUE, CSS, MUTED, RUST

ONCE = Fixed(((),))
CAPTION = load_content().captions["options"]
HUNDRED = Axis(unit="of 100", words="people of 100")
POINTS = Axis(unit="points", low=-10, high=10, null_value=0, words="points")
TIME = Axis(unit="time", ticks=(0, 60, 1440), words="time")


def drawn(axis: Axis, *lines: Line) -> str:
    rows = Rows(axis, "other people", lines)
    return draw_rows("rows", ONCE, lambda: rows, CAPTION).layers["view"][0]


def strokes(svg: str, width: float) -> list[tuple[float, float, float]]:
    """Return start, end and distance from the top of each stroke in the lines of a width."""
    paths = re.findall(rf'<path d="([^"]*)"[^>]*stroke-width:{width:g}[;"]', svg)
    found = re.findall(r"M([\d.]+) ([\d.]+)[HL]([\d.]+)", " ".join(paths))
    return [(float(start), float(end), float(y)) for start, y, end in found]


def bars(svg: str, width: float = BAR) -> list[tuple[float, float]]:
    """Return start and end of each bar, or of each line of another width."""
    return [(start, end) for start, end, _ in strokes(svg, width)]


def intervals(svg: str) -> list[tuple[float, float]]:
    return bars(svg, 2.5)


def heights(svg: str) -> list[float]:
    """Return how far below the top each bar lies."""
    return [y for _, _, y in strokes(svg, BAR)]


def said(svg: str) -> list[str]:
    return re.findall(r">([^<]+)</text>", svg)


def ticks(svg: str) -> dict[str, float]:
    """Return the place of each word under the axis."""
    found = re.findall(r'text-anchor:middle[^>]* x="([\d.]+)"[^>]*>([^<]*)<', svg)
    return {words: float(x) for x, words in found}


def at(share: float) -> float:
    return LEFT + share * (RIGHT - LEFT)


def test_a_bar_is_as_long_as_its_share() -> None:
    line = Line("a", mark=Mark(27.4, None, None, "27 of 100"))
    [(start, end)] = bars(drawn(HUNDRED, line))
    assert start == LEFT
    assert end == pytest.approx(at(0.274), abs=0.02)


def test_a_control_has_a_bar_of_its_own() -> None:
    line = Line("a", mark=Mark(60, None, None, "60"), control=Mark(16, None, None, "16"))
    ends = [end for _, end in bars(drawn(HUNDRED, line))]
    assert ends == pytest.approx([at(0.6), at(0.16)], abs=0.02)


def test_a_stretched_axis_has_equal_steps() -> None:
    line = Line("a", mark=Mark(60, None, None, "1 hour"))
    assert bars(drawn(TIME, line)) == [(LEFT, at(0.5))]


def test_a_difference_is_a_mark_without_a_bar() -> None:
    svg = drawn(POINTS, Line("a", mark=Mark(-5, -8, -2, "−5")))
    assert bars(svg) == []
    assert f"M{at(0.1):g} " in svg  # the lower end of the interval


def test_an_interval_that_leaves_the_axis_ends_on_it() -> None:
    svg = drawn(POINTS, Line("a", mark=Mark(-5, -80, -2, "−5")))
    assert f"M{LEFT:g} " in svg


def test_what_the_article_says_is_a_bar_from_low_to_high() -> None:
    svg = drawn(HUNDRED, Line("a", mark=Mark(40, 20, 40, "a few"), span=True))
    assert bars(svg) == [(at(0.2), at(0.4))]


def test_a_gap_is_said_in_words() -> None:
    svg = drawn(HUNDRED, Line("a", gap="not counted"))
    assert bars(svg) == []
    assert "not counted" in svg


def test_the_warning_and_the_unit_stand_on_the_figure() -> None:
    svg = drawn(HUNDRED, Line("a", mark=Mark(40, None, None, "40 of 100")))
    assert "other people" in svg
    assert "people of 100" in svg


def test_a_view_of_gaps_has_no_axis() -> None:
    svg = drawn(HUNDRED, Line("a", gap="x"), Line("b", gap="y"))
    assert "people of 100" not in svg
    assert "stroke" not in svg


def test_a_bar_has_its_interval_across() -> None:
    svg = drawn(HUNDRED, Line("a", mark=Mark(40, 20, 70, "40 of 100")))
    assert intervals(svg) == [(at(0.2), at(0.7))]


def test_what_has_no_interval_has_none_across() -> None:
    assert intervals(drawn(HUNDRED, Line("a", mark=Mark(40, None, None, "40 of 100")))) == []


def test_benefits_and_harms_differ_in_colour_alone() -> None:
    benefit, harm = (
        drawn(HUNDRED, Line("a", ("9", "low"), kind, Mark(40, 20, 70, "40 of 100")))
        for kind in ("benefit", "harm")
    )
    assert benefit != harm
    assert benefit.replace(CSS[BLUE], "") == harm.replace(CSS[RUST], "")


def test_a_control_lies_under_its_finding_and_is_muted() -> None:
    line = Line("a", mark=Mark(60, None, None, "60"), control=Mark(16, None, None, "16"))
    svg = drawn(HUNDRED, line)
    finding, control = heights(svg)
    assert finding < control
    colours = re.findall(rf'stroke:([^;"]*);stroke-width:{BAR:g}"', svg)
    assert colours == [CSS[BLUE], CSS[MUTED]]


def test_finding_and_control_lie_at_the_middle_of_their_row() -> None:
    alone = heights(drawn(HUNDRED, Line("a", mark=Mark(60, None, None, "60"))))
    line = Line("a", mark=Mark(60, None, None, "60"), control=Mark(16, None, None, "16"))
    assert [sum(heights(drawn(HUNDRED, line))) / 2] == alone


def test_rows_stand_in_their_order() -> None:
    svg = drawn(HUNDRED, *(Line(f"row {i}", mark=Mark(i, None, None, str(i))) for i in (3, 1, 2)))
    labels = {
        words: float(y) for y, words in re.findall(r'x="8" y="([\d.]+)">(row \d)</text>', svg)
    }
    assert sorted(labels, key=lambda words: labels[words]) == ["row 3", "row 1", "row 2"]


def test_each_tick_stands_at_its_value() -> None:
    found = ticks(drawn(HUNDRED, Line("a", mark=Mark(40, None, None, "40"))))
    assert found == pytest.approx({f"{v}": at(v / 100) for v in (0, 20, 40, 60, 80, 100)})


def test_each_stop_of_a_stretched_axis_is_named_at_its_place() -> None:
    found = ticks(drawn(TIME, Line("a", mark=Mark(60, None, None, "1 hour"))))
    assert found == {"start": LEFT, "1 hour": at(0.5), "1 day": RIGHT}


def test_no_difference_is_a_line_where_the_axis_says() -> None:
    axis = Axis(unit="risk ratio", low=0, high=4, null_value=1, words="ratio")
    svg = drawn(axis, Line("a", mark=Mark(2, 1.5, 3, "2")))
    assert bars(svg, 2) == [(at(0.25), at(0.25))]


def test_how_many_people_and_how_sure_stand_on_the_figure() -> None:
    line = Line("a", ("57", "low"), mark=Mark(40, None, None, "40 of 100"))
    assert {COLUMN, "57", "low"} <= {*said(drawn(HUNDRED, line))}
    assert COLUMN == "people, certainty"


@pytest.mark.parametrize("axis", [HUNDRED, TIME])
def test_seven_rows_share_the_height_of_a_sheet(axis: Axis) -> None:
    lines = tuple(Line(f"row {i}", mark=Mark(i, None, None, str(i))) for i in range(7))
    assert MOST - len(lines) < Rows(axis, "other people", lines).height <= MOST


def test_a_row_has_room_for_two_lines_however_many_there_are() -> None:
    assert Rows(HUNDRED, "other people", (Line("a", gap="b"),) * 20).pitch == 2 * LINE


def test_a_long_label_is_cut_at_a_blank_and_loses_no_word() -> None:
    label = "a label of so many words that they need two lines"
    svg = drawn(HUNDRED, Line(label, gap="Electroconvulsive therapy"))
    assert " ".join(said(svg)) == f"other people {label} Electroconvulsive therapy"
