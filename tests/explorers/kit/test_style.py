"""Axes within a sheet: their scales end where they were asked to, in the units of the sheet."""

import pytest

from ketamine_explainer.explorers.kit.style import canvas, look, plot_area
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
