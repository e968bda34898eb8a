"""Icon arrays: as many people filled as counted, both groups alike."""

import re

import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.icons.figure import PITCH, Arrays, Group, draw_icons
from ketamine_explainer.explorers.kit.controls import Fixed
from ketamine_explainer.explorers.kit.style import BLUE, CSS, MUTED, TYPE

CAPTION = load_content().captions["timeline"]


def drawn(treated: int, control: int) -> str:
    groups = (
        Group("ketamine", treated, f"{treated} of 100", ("20 to 40", "certainty high")),
        Group("placebo", control, f"{control} of 100", ("certainty low",)),
    )
    arrays = Arrays("response, 1 day", groups)
    return draw_icons("icons", Fixed.of(1, 2), lambda _: arrays, CAPTION).layers["comparison"][0]


def people(svg: str) -> list[int]:
    """Return how many heads stand in each square, by the lengths of its dashed rows."""
    squares = re.findall(r'<path d="([^"]*)"[^>]*stroke-dasharray:[\d.,]+[^>]*round', svg)
    return [
        sum(
            max(1, round((float(end) - float(start)) / PITCH) + 1)  # the dash at its start is drawn
            for start, end in re.findall(r"M([\d.]+) [\d.]+H([\d.]+)", square)
        )
        for square in squares
    ]


@pytest.mark.parametrize(("treated", "control"), [(1, 100), (9, 10), (11, 27), (99, 50)])
def test_as_many_people_are_filled_as_counted(treated: int, control: int) -> None:
    assert people(drawn(treated, control)) == [treated, control]


def test_nobody_is_filled_where_nobody_had_it() -> None:
    svg = drawn(0, 3)
    assert people(svg) == [3]
    assert "0 of 100" in svg


def test_a_hundred_people_stand_in_each_square_of_the_base() -> None:
    arrays = Arrays("t", (Group("a", 1, "", ()), Group("b", 2, "", ())))
    assert people(draw_icons("icons", Fixed.of(1), lambda _: arrays, CAPTION).base) == [100, 100]


def test_the_count_and_how_sure_it_is_stand_in_words() -> None:
    svg = drawn(27, 9)
    for words in ("27 of 100", "9 of 100", "20 to 40", "certainty high", "certainty low",
                  "response, 1 day", "ketamine", "placebo"):  # fmt: skip
        assert words in svg


def test_all_words_are_of_one_size() -> None:
    sizes = re.findall(r"font-size: ?([\d.]+)|font: ?(?:\w+ )?([\d.]+)px", drawn(27, 9))
    assert {size or other for size, other in sizes} == {f"{TYPE}"}


def test_the_comparison_is_grey_beside_the_colour_of_the_drug() -> None:
    svg = drawn(27, 9)
    dashed = re.findall(r'<path d="[^"]*"[^>]*stroke-dasharray:[^>]*>', svg)
    assert [CSS[BLUE] in each for each in dashed] == [True, True, False, False]
    assert [CSS[MUTED] in each for each in dashed] == [False, False, True, True]


def test_the_last_person_of_a_row_keeps_the_head_in_both_squares() -> None:
    """A dash that begins within the last rounding of a path is not drawn: the path goes on."""
    for start, end in re.findall(r"M([\d.]+) [\d.]+H([\d.]+)", drawn(10, 10)):
        assert (float(end) - float(start)) % PITCH >= 5
