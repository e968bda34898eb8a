"""Controls that authors observe from Python, moved by keyboard where there is no Python."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CELLS = [
    """\
side = w.IntSlider(2, min=0, max=4, description="Side")
label, out = w.Label("not moved yet"), w.Output()
def on(change):
    label.value = f"Area {change.new ** 2}"
    with out:
        out.clear_output(wait=True)
        print("side", side.value)
side.observe(on, "value")
w.VBox([side, label, out])
""",
    """\
x = w.IntSlider(1, max=3, description="First")
y = w.Dropdown(options=[1, 10], description="Second")
product = w.HTML()
def both(change): product.value = f"<b>product {x.value * y.value}</b>"
for each in (x, y): each.observe(both, "value")
both(None)
w.VBox([x, y, product])
""",
    """\
shown = w.ToggleButtons(options=["show", "hide"], description="Box")
box = w.VBox([w.Label("inside the box")])
def on(change): box.layout.display = "none" if change.new == "hide" else "flex"
shown.observe(on, names="value")
w.VBox([shown, box])
""",
    """\
pick = w.RadioButtons(options=["left", "right"], description="Side")
stack = w.Stack([w.HTML("on the left"), w.HTML("on the right")], selected_index=0)
def on(name, new): stack.selected_index = new
pick.on_trait_change(on, "index")
w.VBox([pick, stack])
""",
    """\
celsius = w.FloatSlider(0, min=0, max=100, step=25, description="C")
fahrenheit = w.FloatText(32, description="F", disabled=True)
w.dlink((celsius, "value"), (fahrenheit, "value"), lambda c: c * 9 / 5 + 32)
level, bar = w.IntSlider(1, max=3, description="Level"), w.IntProgress(1, max=3, description="Bar")
w.link((level, "value"), (bar, "value"))
w.VBox([celsius, fahrenheit, level, bar])
""",
    """\
f = w.IntSlider(1, min=1, max=3, description="f"); also = w.Label("also nothing")
def shows(f):
    also.value = f"also {f}"
    print("main", f)
w.VBox([also, interactive(shows, f=f)])
""",
]


@pytest.fixture(params=["page", "deck"])
def at(request: pytest.FixtureRequest, cell_of: Callable[..., Locator]) -> Callable[[int], Locator]:
    """Return what a cell shows on the page, or on its slide."""
    return lambda number: cell_of(request.param, number)


def test_labels_and_outputs_follow(at: Callable[[int], Locator]) -> None:
    cell = at(0)
    expect(cell.get_by_text("Area 4")).to_be_visible()
    for key, side in {"ArrowRight": 3, "End": 4, "Home": 0}.items():
        cell.get_by_role("slider").press(key)
        expect(cell.locator(".w-label:visible")).to_have_text(f"Area {side * side}")
        expect(cell.locator("pre:visible")).to_have_text(f"side {side}\n")


def test_several_controls_change_one_widget(at: Callable[[int], Locator]) -> None:
    cell = at(1)
    expect(cell.locator("b:visible")).to_have_text("product 1")
    cell.get_by_label("Second").select_option("10")
    expect(cell.locator("b:visible")).to_have_text("product 10")
    cell.get_by_role("slider").press("End")
    expect(cell.locator("b:visible")).to_have_text("product 30")


def test_a_box_is_hidden_and_shown(at: Callable[[int], Locator]) -> None:
    cell = at(2)
    expect(cell.get_by_text("inside the box")).to_be_visible()
    cell.get_by_label("hide").press(" ")
    expect(cell.locator(".w-label:visible")).to_have_count(0)
    cell.get_by_label("show").press(" ")
    expect(cell.locator(".w-label:visible")).to_have_text("inside the box")


def test_a_pane_is_chosen(at: Callable[[int], Locator]) -> None:
    cell = at(3)
    expect(cell.get_by_text("on the left")).to_be_visible()
    cell.get_by_label("right", exact=True).press(" ")
    expect(cell.get_by_text("on the right")).to_be_visible()
    expect(cell.locator(".w-html:visible")).to_have_count(1)


def test_links_that_python_keeps(at: Callable[[int], Locator]) -> None:
    cell = at(4)
    expect(cell.locator(".w-html:visible")).to_have_text("F: 32.0")
    cell.get_by_role("slider", name="C").press("End")
    expect(cell.locator(".w-html:visible")).to_have_text("F: 212.0")
    cell.get_by_role("slider", name="Level").press("End")
    expect(cell.get_by_role("progressbar")).to_have_attribute("aria-valuetext", "3")


def test_a_function_changes_other_widgets_too(at: Callable[[int], Locator]) -> None:
    cell = at(5)
    expect(cell.locator(".w-label:visible")).to_have_text("also 1")
    cell.get_by_role("slider").press("End")
    expect(cell.locator(".w-label:visible")).to_have_text("also 3")
    expect(cell.locator("pre:visible")).to_have_text("main 3\n")
