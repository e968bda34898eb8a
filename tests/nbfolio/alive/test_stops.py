"""The values of controls, and which of them are kept where there is no room for all."""

from __future__ import annotations

from typing import Any

import ipywidgets as w
import pytest

from nbfolio.execute.alive.stops import Domain, domain, most_stops, thin


def values(control: Any) -> list[Any]:
    found = domain(control)
    assert found is not None
    return [found.at(place) for place in range(found.count)]


def words(control: Any) -> list[str]:
    found = domain(control)
    assert found is not None
    return [found.word(place) for place in range(found.count)]


@pytest.mark.parametrize(
    ("control", "expected"),
    [
        (w.IntSlider(5, min=-1, max=9, step=3), [-1, 2, 5, 8]),
        (w.IntSlider(4, min=1, max=9, step=2), [1, 3, 4, 5, 7, 9]),  # its start is no step
        (w.FloatSlider(0.3, min=0, max=0.5, step=0.1), [0.0, 0.1, 0.2, 0.3, 0.4, 0.5]),
        (w.BoundedIntText(2, min=1, max=3), [1, 2, 3]),
        (w.Play(value=2, min=0, max=4, step=2), [0, 2, 4]),
        (w.FloatLogSlider(10, base=10, min=-1, max=2, step=1), [0.1, 1, 10, 100]),
        (w.Checkbox(), [False, True]),
        (w.ToggleButton(True), [False, True]),
        (w.Dropdown(options={"a": 10, "b": 20}), [0, 1]),
        (w.BoundedFloatText(0, min=0, max=10, step=None), [float(each) for each in range(11)]),
    ],
)
def test_all_values_of_a_control(control: Any, expected: list[Any]) -> None:
    assert values(control) == expected


@pytest.mark.parametrize(
    "control",
    [w.Text("a"), w.IntText(1), w.DatePicker(), w.SelectMultiple(options="ab"),
     w.IntRangeSlider(), w.Dropdown(options="ab", value=None), w.ColorPicker()],
)  # fmt: skip
def test_controls_without_a_list_of_values(control: Any) -> None:
    assert domain(control) is None


def test_a_value_is_called_as_its_readout() -> None:
    assert words(w.FloatSlider(0, min=-1, max=1, step=1))[:2] == ["−1.00", "0.00"]
    share = w.FloatSlider(0, min=0, max=1, step=0.5, readout_format=".0%")
    assert words(share) == ["0%", "50%", "100%"]


def test_neighbours_are_never_called_the_same() -> None:
    assert words(w.FloatSlider(0, min=0, max=0.002, step=0.001)) == ["0", "0.001", "0.002"]


def plain(count: int, start: int) -> Domain:
    return Domain(count, int, start, str, thinned=True)


@pytest.mark.parametrize(
    ("count", "start", "most", "stops"),
    [
        (101, 50, 11, (0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100)),
        (101, 7, 11, (0, 7, 18, 29, 40, 51, 62, 73, 84, 95, 100)),
        (5, 2, 5, (0, 1, 2, 3, 4)),
        (5, 1, 3, (0, 1, 4)),
        (9, 0, 3, (0, 4, 8)),
    ],
)
def test_stops_are_even_and_hold_the_start(
    count: int, start: int, most: int, stops: tuple[int, ...]
) -> None:
    assert thin(plain(count, start), most) == stops


def test_options_are_never_left_out() -> None:
    assert len(thin(Domain(9, int, 0, str), 3)) == 9


def test_as_many_stops_as_there_are_calls_for() -> None:
    wide = plain(101, 0)
    assert most_stops([[wide]], 2000) == 101
    most = most_stops([[wide, wide]], 2000)
    assert most is not None
    assert len(thin(wide, most)) ** 2 <= 2000 < len(thin(wide, most + 8)) ** 2
    assert most_stops([[wide] * 8], 2000) is None
    assert most_stops([[wide], [wide]], 150) is not None
