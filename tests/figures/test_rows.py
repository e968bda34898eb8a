"""Charts of rows: bars as long as their values, gaps as words, one axis a view."""

import re

import pytest

from ketamine_explainer import figures
from ketamine_explainer.content import load_content
from ketamine_explainer.content.records import Axis
from ketamine_explainer.figures.rows import LEFT, RIGHT, Line, Mark, Rows

CAPTION = load_content().captions["options"]
HUNDRED = Axis(unit="of 100", words="people of 100")
POINTS = Axis(unit="points", low=-10, high=10, nothing=0, words="points")
TIME = Axis(unit="time", stops=(0, 60, 1440), words="time")


def drawn(axis: Axis, *lines: Line) -> str:
    return figures.draw_rows("rows", [Rows(axis, "other people", lines)], CAPTION).layers["view"][0]


def bars(svg: str) -> list[tuple[float, float]]:
    """Return start and end of each wide line."""
    found = re.findall(r'<path d="M ([\d.]+) [\d.]+ L ([\d.]+) [\d.]+ ?"[^>]*stroke-width:14', svg)
    return [(float(start), float(end)) for start, end in found]


def at(share: float) -> float:
    return LEFT + share * (RIGHT - LEFT)


def test_a_bar_is_as_long_as_its_share() -> None:
    line = Line("a", mark=Mark(27.4, None, None, "27 of 100"))
    [(start, end)] = bars(drawn(HUNDRED, line))
    assert start == LEFT
    assert end == pytest.approx(at(0.274), abs=0.02)


def test_a_control_has_a_bar_of_its_own() -> None:
    line = Line("a", mark=Mark(60, None, None, "60"), control=Mark(16, None, None, "16"))
    assert [round(end, 1) for _, end in bars(drawn(HUNDRED, line))] == [at(0.6), at(0.16)]


def test_a_stretched_axis_has_equal_steps() -> None:
    line = Line("a", mark=Mark(60, None, None, "1 hour"))
    assert bars(drawn(TIME, line)) == [(LEFT, at(0.5))]


def test_a_difference_is_a_mark_without_a_bar() -> None:
    svg = drawn(POINTS, Line("a", mark=Mark(-5, -8, -2, "−5")))
    assert bars(svg) == []
    assert f"M {at(0.1):g} " in svg  # the lower end of the interval


def test_an_interval_that_leaves_the_axis_ends_on_it() -> None:
    svg = drawn(POINTS, Line("a", mark=Mark(-5, -80, -2, "−5")))
    assert f"M {LEFT:g} " in svg


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
    assert "<path" not in svg
