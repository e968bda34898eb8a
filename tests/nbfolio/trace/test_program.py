"""What a traced program is: a short function of the reader's values that gives what numpy gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from markupsafe import Markup

from nbfolio.trace import Choice, Fixed, Number, branching, helpers, is_traced, trace

from .node import computed, evaluated

TIMES = np.linspace(0, 240, 721)


def level(t: Any, dose: Any, minutes: Any, rates: Any) -> Any:
    """Return a sum of exponentials, as of an infusion."""
    total = 0.0
    for rate in rates:
        given = -np.expm1(-rate * np.minimum(t, minutes))
        total = total + given * np.exp(-rate * np.maximum(t - minutes, 0))
    return np.where(t < 0, 0, dose / minutes * total)


def curve(dose: Any, minutes: Any, rates: Any) -> dict[str, Any]:
    y = level(TIMES, dose, minutes, rates)
    return {"curve": y, "said": f"At most {y.max():.1f}, at the end {y[-1]:.3g}"}


def test_a_curve_of_three_exponentials_is_a_few_hundred_bytes_and_what_numpy_gives(
    tmp_path: Path,
) -> None:
    rates = (0.3, 0.05, 0.002)
    program = trace(lambda **given: curve(**given, rates=rates), Number("dose"), Number("minutes"))

    [[found]] = computed([(program, [(35.0, 40.0)])], tmp_path)

    expected = curve(35.0, 40.0, rates)
    assert np.allclose(found["curve"], expected["curve"], rtol=1e-12, atol=0)
    assert found["said"] == expected["said"]
    assert len(program.script) < 350
    assert "\n" not in program.script


def test_options_of_one_form_are_one_function_with_a_table(tmp_path: Path) -> None:
    options = [(0.3, 0.05, 0.002), (0.4, 0.04, 0.003), (0.3, 0.02, 0.001)]
    program = trace(curve, Number("dose"), Number("minutes"), Choice("rates", options))

    states = [(20.0, 30.0, place) for place in range(3)]
    [found] = computed([(program, states)], tmp_path)

    for (dose, minutes, place), each in zip(states, found, strict=True):
        expected = curve(dose, minutes, options[int(place)])
        assert np.allclose(each["curve"], expected["curve"], rtol=1e-12, atol=0)
        assert each["said"] == expected["said"]
    assert program.script.count("$m(721") == 1
    assert program.script.startswith("(a,b,c)=>")


def test_options_of_other_forms_are_functions_of_their_own(tmp_path: Path) -> None:
    options = [(0.3, 0.05), (0.4, 0.04, 0.003), (0.2, 0.01)]
    program = trace(curve, Number("dose"), Number("minutes"), Choice("rates", options))

    states = [(20.0, 30.0, place) for place in range(3)]
    [found] = computed([(program, states)], tmp_path)

    for (dose, minutes, place), each in zip(states, found, strict=True):
        expected = curve(dose, minutes, options[int(place)])
        assert np.allclose(each["curve"], expected["curve"], rtol=1e-12, atol=0)
        assert each["said"] == expected["said"]
    assert program.script.count("$m(721") == 2


def test_what_depends_on_one_of_two_choices_has_a_short_table(tmp_path: Path) -> None:
    def shown(x: Any, who: str, factor: float) -> dict[str, Any]:
        return {"said": f"{who}: {factor * x:.2f}"}

    program = trace(
        shown, Number("x"), Choice("who", ["one", "two"]), Choice("factor", [1, 2.5, 3])
    )

    states = [(1.25, who, factor) for who in range(2) for factor in range(3)]
    [found] = computed([(program, states)], tmp_path)

    assert [each["said"] for each in found] == [
        f"{who}: {factor * 1.25:.2f}" for who in ("one", "two") for factor in (1, 2.5, 3)
    ]
    assert '["one: ","two: "][b]' in program.script
    assert "[1,2.5,3][c]" in program.script


def test_all_that_may_be_returned(tmp_path: Path) -> None:
    def given(x: Any) -> dict[str, Any]:
        return {
            "plain": 0.5, "none": None, "true": True, "text": "a `b` ${c} \\ \"d\" </script>\n",
            "html": Markup("<b>{}</b>").format(f"{x:.1f}"), "nested": [(x, 1), {"deep key": [x]}],
            "small": np.array([1.0, 2.0]) * x, "fixed": np.arange(20), "mask": np.arange(20) > x,
            "rows": np.array([[1.0, 2.0], [3.0, 4.0]]) + x, "joined": "; ".join([f"{x:g}", "y"]),
        }  # fmt: skip

    program = trace(given, Number("x"))

    [[found]] = computed([(program, [(2.5,)])], tmp_path)

    expected = given(np.float64(2.5))
    for name in ("plain", "none", "true", "text", "html", "joined"):
        assert found[name] == expected[name]
    for name in ("small", "fixed", "mask", "rows"):
        assert np.array_equal(found[name], expected[name])
    assert found["nested"] == [[2.5, 1], {"deep key": [2.5]}]
    assert "</script" not in program.script


def test_a_fixed_array_is_computed_with_in_the_page() -> None:
    def fading(x: Any, t: Any) -> dict[str, Any]:
        return {"curve": x * np.sin(t / 60)}

    program = trace(fading, Number("x"), Fixed("t", TIMES))
    written = trace(lambda x: fading(x, TIMES), Number("x"))

    assert len(program.script) < 80
    assert len(written.script) > 10_000


def test_several_programs_share_their_helpers(tmp_path: Path) -> None:
    one = trace(lambda x: {"y": f"{x:.1f}"}, Number("x"))
    other = trace(lambda x: {"y": f"{np.rint(x):g}"}, Number("x"))

    source = helpers([*one.helpers, *other.helpers])

    assert source.startswith("const ")
    assert source.count("$h=") == 1
    found = evaluated(
        f"(()=>{{{source}return[{one.script},{other.script}].map(f=>f(2.5))}})()", tmp_path
    )
    assert found == [{"y": "2.5"}, {"y": "2"}]
    assert evaluated(f"({one.standalone})(0.25)", tmp_path) == {"y": "0.2"}


@pytest.mark.parametrize("minutes", [0, 45, 60, 80, 120, 1440])
def test_a_branching_function_says_the_same_words(tmp_path: Path, minutes: float) -> None:
    @branching
    def in_words(minutes: Any) -> str:
        if minutes == 0:
            return "the start"
        if minutes % 60 == 0:
            hours = round(minutes / 60)
            return f"{hours:d} hour{'s' if hours > 1 else ''}"
        hours, rest = divmod(round(minutes), 60)
        return f"{hours:d} h {rest:d} min" if hours else f"{rest:d} min"

    program = trace(lambda x: {"said": in_words(x)}, Number("x"))

    [[found]] = computed([(program, [(minutes,)])], tmp_path)

    assert found["said"] == in_words(minutes)


def test_stand_ins_can_be_told() -> None:
    def asked(x: Any) -> dict[str, Any]:
        assert is_traced(x)
        assert is_traced([1, (x, 2)])
        assert is_traced(np.stack([x, x]))
        return {}

    trace(asked, Number("x"))
    assert not is_traced(1.0)
    assert not is_traced(np.arange(3))
    assert not is_traced([1, "x"])


TABLE = (np.array([0.0, 1.0, 4.0, 9.0]), np.array([0.0, 2.0, 3.0, 5.0]))


def looked_up(x: Any) -> dict[str, Any]:
    along = x + np.linspace(0, 5, 40)
    return {
        "one": np.interp(x, *TABLE),
        "some": np.interp(np.stack([x, x + 1]), *TABLE),
        "many": np.interp(along, *TABLE),
        "outside": np.interp(along, *TABLE, left=-1, right=-2),
        "counted": np.searchsorted(TABLE[0], along),
        "rounded": np.round(along, 1),
    }


def test_what_is_looked_up_in_a_table_is_as_long_as_what_is_asked(tmp_path: Path) -> None:
    states = [(-3.0,), (0.0,), (0.7,), (3.0,), (8.9,), (30.0,)]
    [found] = computed([(trace(looked_up, Number("x")), states)], tmp_path)

    for (x,), each in zip(states, found, strict=True):
        for name, expected in looked_up(x).items():
            assert np.shape(each[name]) == np.shape(expected), name
            assert np.allclose(each[name], expected, rtol=1e-12, atol=1e-12), name
