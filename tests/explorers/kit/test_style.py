"""Axes within a sheet: their scales end where they were asked to, in the units of the sheet."""

from itertools import pairwise

import pytest

from ketamine_explainer.explorers.kit.style import canvas, folded, look, plot_area, width_of
from tests.explorers.placed import placed


def test_axes_stand_where_they_were_asked_to() -> None:
    with look("area"):
        figure, sheet = canvas(1000, 400)
        area = plot_area(sheet, 54, 976, 78, 351)
    area.set(xlim=(0, 10), ylim=(1, 1000), yscale="log")
    x_of, y_of = placed(area)

    assert x_of([0, 5, 10]).tolist() == pytest.approx([54, 515, 976])
    assert y_of([1, 1000]).tolist() == pytest.approx([78, 351])
    assert float(y_of(100) - y_of(10)) == pytest.approx(float(y_of(10) - y_of(1)))
    assert area in figure.axes


def test_axes_have_no_frame_and_lie_below_what_stands_on_the_sheet() -> None:
    with look("area"):
        _, sheet = canvas(100, 100)
        area = plot_area(sheet, 10, 90, 10, 90)

    assert not any(spine.get_visible() for spine in area.spines.values())
    assert area.get_zorder() < sheet.get_zorder()


def test_words_are_folded_where_they_need_more_than_their_width() -> None:
    words = "people of a hundred who had responded a day after one infusion"
    lines = folded(words, 200)
    assert " ".join(lines) == words
    assert len(lines) > 1
    assert max(map(width_of, lines)) <= 200
    for line, after in pairwise(lines[:-1]):
        assert width_of(f"{line} {after.split()[0]}") > 200


def test_a_word_that_is_too_wide_has_a_line_of_its_own() -> None:
    assert folded("an electroconvulsive one", 120) == ["an", "electroconvulsive", "one"]


def test_no_word_stands_alone_below_a_longer_line() -> None:
    words = "four to eight infusions in clinics"
    wide = width_of("four to eight infusions in")
    assert folded(words, wide) == ["four to eight infusions", "in clinics"]
    assert folded("infusions in clinics", width_of("infusions in")) == ["infusions in", "clinics"]


def test_what_a_no_break_space_joins_stays_together() -> None:
    joined = "(our\N{NO-BREAK SPACE}reading)"
    assert folded(f"2 to 4 {joined}", 120)[-1] == joined
