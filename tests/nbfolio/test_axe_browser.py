"""No widget of a foreign notebook breaks a rule that axe-core can find."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

import ipywidgets as widgets
import pytest
from playwright.sync_api import Page

from tests.nbfolio.all_controls import everything, label_of

from ..axe import violations

pytestmark = pytest.mark.browser


def others() -> list[Any]:
    """Return what only shows something, and controls without a name."""
    output = widgets.Output()
    colours = "".join(f"\x1b[{code}mcolour {code}\x1b[0m " * 9 for code in (*range(31, 37), 91, 96))
    output.outputs = ({"output_type": "stream", "name": "stderr", "text": colours},)
    options = [label_of(kind(options="ab"), "index") for kind in (widgets.Dropdown, widgets.Select)]
    return [
        widgets.Valid(value=True, description="Fits"),
        widgets.IntProgress(value=3, max=9, description="Done"),
        widgets.HTMLMath("half: $x^{-1/2}$"),
        label_of(widgets.Play(max=5)),
        label_of(widgets.IntSlider()),
        output,
        *options,
    ]


def fields() -> list[Any]:
    """Return fields, ranges and lists, named and unnamed, and what waits for a kernel."""
    day = datetime.datetime(2026, 11, 29, 9, 30)
    kinds = [
        widgets.Text, widgets.Textarea, widgets.Password, widgets.IntText, widgets.FloatText,
        widgets.BoundedFloatText, widgets.IntRangeSlider, widgets.FloatRangeSlider,
        widgets.FloatLogSlider, partial(widgets.DatePicker, value=day.date()),
        partial(widgets.TimePicker, value=day.time()), widgets.ColorPicker,
        partial(widgets.NaiveDatetimePicker, value=day), partial(widgets.Combobox, options=["a"]),
        partial(widgets.TagsInput, value=["a", "b"]), partial(widgets.ColorsInput, value=["red"]),
        partial(widgets.IntsInput, value=[1]), widgets.FloatsInput,
    ]  # fmt: skip
    named = [label_of(kind(description="K")) for kind in kinds]
    many = [
        label_of(widgets.SelectMultiple(options="abc", index=(1,), description=each), "index")
        for each in ("", "K")
    ]
    shown = [widgets.Button(description="Run"), widgets.FileUpload(), widgets.FloatProgress(0.5)]
    films = [widgets.Video(value=b"dot"), widgets.Audio(value=b"dot")]
    return [*named, *(label_of(kind()) for kind in kinds), *many, *shown, *films]


@pytest.mark.parametrize("shown", [lambda: [*everything(), *others()], fields])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_kind_of_widget_has_a_violation(
    page: Page, write: Callable[..., str], shown: Any, width: int, scheme: Any
) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    page.emulate_media(color_scheme=scheme)
    page.goto(write(*shown()))
    assert violations(page) == []
