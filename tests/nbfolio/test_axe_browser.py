"""No widget of a foreign notebook breaks a rule that axe-core can find."""

from __future__ import annotations

from collections.abc import Callable
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_kind_of_widget_has_a_violation(
    page: Page, write: Callable[..., str], width: int, scheme: Any
) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    page.emulate_media(color_scheme=scheme)
    page.goto(write(*everything(), *others()))
    assert violations(page) == []
