from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import pytest

Draw = Callable[[Any], str]


def test_a_checkbox_stands_in_its_label(drawn: Draw) -> None:
    html = drawn(widgets.Checkbox(True, description="Agree"))
    assert '<label><input type="checkbox" checked id="v1"' in html
    assert "<span>Agree</span></label>" in html


def test_a_checkbox_without_description_still_has_a_name(drawn: Draw) -> None:
    assert 'aria-label="Agree"' in drawn(widgets.Checkbox(tooltip="Agree"))


@pytest.mark.parametrize(("value", "pressed"), [(True, "true"), (False, "false")])
def test_a_toggle_button_tells_whether_it_is_pressed(
    drawn: Draw, value: bool, pressed: str
) -> None:
    html = drawn(widgets.ToggleButton(value, description="More"))
    assert f'<button type="button" aria-pressed="{pressed}"' in html
    assert html.endswith(">More</button>")


@pytest.mark.parametrize("kind", [widgets.Checkbox, widgets.ToggleButton])
def test_a_disabled_switch_stays_disabled(drawn: Draw, kind: Any) -> None:
    assert " disabled" in drawn(kind(disabled=True, description="Agree"))


def test_valid_shows_its_mark_and_hides_the_other(drawn: Draw) -> None:
    html = drawn(widgets.Valid(False, readout="Too much", description="Dose"))
    assert '<span class="w-name">Dose</span>' in html
    assert "<span>✗ Too much</span><span hidden>✓ Valid</span>" in html
