"""Links between attributes other than the main one, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


def said(control: Any, attribute: str = "value") -> widgets.Label:
    label = widgets.Label("nothing yet")
    widgets.jslink((control, attribute), (label, "value"))
    return label


def controls() -> list[Any]:
    options: dict[str, Any] = {"options": ["a", "b"]}
    return [
        widgets.IntSlider(description="Slider"),
        widgets.BoundedIntText(description="Field"),
        widgets.Checkbox(description="Box"),
        widgets.ToggleButton(description="Button"),
        widgets.Dropdown(**options, description="Menu"),
        widgets.SelectionSlider(**options, description="Stops"),
        widgets.SelectionRangeSlider(**options, description="Span"),
        widgets.RadioButtons(**options, description="Radio"),
    ]


def main(control: Any) -> str:
    return "value" if not hasattr(control, "index") else "index"


@pytest.mark.parametrize("place", range(8))
def test_a_checkbox_switches_a_control_off_and_on(show: Open, place: int) -> None:
    control, off = controls()[place], widgets.Checkbox(description="Off")
    widgets.jslink((off, "value"), (control, "disabled"))
    page = show(off, control, said(control, main(control)))
    root = page.locator("[data-model]").nth(1)
    field = root if place == 3 else root.locator("input, select").first
    expect(field).to_be_enabled()
    page.get_by_label("Off").check()
    expect(field).to_be_disabled()
    page.get_by_role("button", name="Reset").first.click()
    expect(field).to_be_enabled()


def test_what_is_switched_off_at_load_is_so_without_a_script(write: Callable[..., str]) -> None:
    off, control = widgets.Checkbox(True), widgets.Dropdown(options="ab")
    widgets.jslink((off, "value"), (control, "disabled"))
    address = write(off, control, said(control, "index"))
    from urllib.request import urlopen

    html = urlopen(address).read().decode()
    assert "<select id=v2 autocomplete=off disabled" in html.replace('"', "")


@pytest.mark.parametrize("place", range(8))
def test_words_of_one_control_name_another(show: Open, place: int) -> None:
    control, word = controls()[place], widgets.Dropdown(options="ab", description="Name")
    widgets.jsdlink((word, "index"), (control, "description"))
    page = show(word, control, said(control, main(control)))
    page.get_by_label("Name").select_option("b")
    role = ["slider", "spinbutton", "checkbox", "button", "combobox", "slider", "group", "group"]
    expect(page.get_by_role(role[place], name="1", exact=True)).to_have_count(1)  # type: ignore[arg-type]


def test_a_control_without_a_name_can_get_one(show: Open) -> None:
    control, number = widgets.IntSlider(5), widgets.IntSlider(3, description="Number")
    bar = widgets.IntProgress(4)
    widgets.jsdlink((number, "value"), (bar, "description"))
    page = show(number, bar, control, said(control))
    page.get_by_role("slider", name="Number").press("ArrowRight")
    expect(page.get_by_role("progressbar", name="4")).to_be_visible()


def test_a_control_sets_the_greatest_value_of_another(show: Open) -> None:
    most = widgets.IntSlider(50, description="Most")
    control = widgets.IntSlider(40, description="Dose")
    widgets.jslink((most, "value"), (control, "max"))
    label = said(control)
    page = show(most, control, label)
    field, words = page.get_by_role("slider", name="Dose"), page.locator(".w-label")
    field.press("End")
    expect(words).to_have_text("50")
    page.get_by_role("slider", name="Most").press("Home")
    expect(field).to_have_attribute("max", "0")
    expect(words).to_have_text("0")
    page.get_by_role("slider", name="Most").press("End")
    expect(field).to_have_attribute("max", "100")
    field.press("End")
    expect(words).to_have_text("100")
    page.get_by_role("button", name="Reset").first.click()
    expect(field).to_have_attribute("max", "50")


def test_the_ends_of_a_bar_and_the_pace_of_play_follow(show: Open) -> None:
    most = widgets.IntSlider(10, 1, 20, description="Most")
    play, bar = widgets.Play(max=10, interval=20), widgets.IntProgress(5, max=10)
    widgets.jsdlink((most, "value"), (bar, "max"))
    widgets.jsdlink((most, "value"), (play, "max"))
    widgets.jsdlink((play, "value"), (bar, "value"))
    page = show(most, play, bar)
    page.get_by_role("slider").press("Home")
    for _ in range(2):
        page.get_by_role("slider").press("ArrowRight")
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("progressbar")).to_have_attribute("aria-valuetext", "3")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    assert page.get_by_role("progressbar").evaluate("bar => bar.position") == 1


def test_an_address_tells_what_moves_other_attributes(
    page: Page, write: Callable[..., str]
) -> None:
    most = widgets.IntSlider(50, description="Most")
    control = widgets.IntSlider(40, description="Dose")
    widgets.jslink((most, "value"), (control, "max"))
    address = write(most, control, said(control))
    page.goto(f"{address}#Most=70&Dose=70")
    expect(page.locator(".w-label")).to_have_text("70")
