"""Each control of a foreign notebook in a real browser, by keyboard and by pointer."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
WORDS = ["1 h", "1 day", "1 week"]


def said(control: Any, attribute: str = "value") -> widgets.Label:
    """Return a label that shows an attribute of a control."""
    label = widgets.Label("nothing yet")
    widgets.jslink((control, attribute), (label, "value"))
    return label


def words(page: Page) -> Locator:
    return page.locator(".w-label")


def click_at(page: Page, slider: Locator, share: float) -> None:
    box = slider.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + share * box["width"], box["y"] + box["height"] / 2)


@pytest.mark.parametrize(
    ("make", "steps"),
    [
        (lambda: widgets.IntSlider(2, 0, 10, 2, description="Dose"), ["4", "10"]),
        (
            lambda: widgets.FloatSlider(0.1, min=0, max=0.5, step=0.1, description="Dose"),
            ["0.2", "0.5"],
        ),
    ],
)
def test_a_number_slider_moves_by_keyboard(show: Open, make: Any, steps: list[str]) -> None:
    control = make()
    page = show(control, said(control))
    for key, number in zip(["ArrowRight", "End"], steps, strict=True):
        page.get_by_role("slider", name="Dose").press(key)
        expect(words(page)).to_have_text(number)


def test_a_number_slider_moves_by_pointer(show: Open) -> None:
    control = widgets.IntSlider(2, 0, 10, description="Dose")
    page = show(control, said(control))
    click_at(page, page.get_by_role("slider"), 0.99)
    expect(words(page)).to_have_text("10")


def test_a_number_slider_says_its_number_in_its_format(show: Open) -> None:
    control = widgets.FloatSlider(0, max=1, step=0.25, readout_format=".0%", description="Share")
    page = show(control, said(control))
    slider = page.get_by_role("slider")
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "25%")
    expect(page.locator("output")).to_have_text("25%")


def test_a_number_slider_says_a_negative_number_with_a_minus_sign(show: Open) -> None:
    control = widgets.FloatSlider(-0.5, min=-0.5, max=0.5, step=0.001, readout_format=".1f")
    page = show(control, said(control))
    expect(page.locator("output")).to_have_text("−0.5")
    click_at(page, page.get_by_role("slider"), 0.25)
    expect(page.locator("output")).to_have_text(re.compile("^−0.[23]$"))
    page.get_by_role("slider").press("Home")
    expect(page.locator("output")).to_have_text("−0.5")


def test_a_number_slider_gives_zero_no_sign(show: Open) -> None:
    control = widgets.FloatSlider(0, min=-1, max=1, step=0.001)
    page = show(control, said(control))
    page.get_by_role("slider").press("ArrowLeft")
    expect(words(page)).to_have_text("-0.001")
    expect(page.locator("output")).to_have_text("0.00")


def test_a_number_slider_drives_a_stack_and_follows_it(show: Open) -> None:
    slider = widgets.IntSlider(0, 0, 2, description="Dose")
    stack = widgets.Stack([widgets.HTML(f"it is {each}") for each in WORDS])
    play = widgets.Play(max=2, interval=60, description="the doses")
    widgets.jslink((slider, "value"), (stack, "selected_index"))
    widgets.jslink((stack, "selected_index"), (play, "value"))
    page = show(slider, stack, play)
    shown = page.locator(".w-stack > :visible")
    page.get_by_role("slider").press("ArrowRight")
    expect(shown).to_have_text("it is 1 day")
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("slider")).to_have_value("2")
    expect(shown).to_have_text("it is 1 week")


def test_two_number_controls_move_each_other(show: Open) -> None:
    slider = widgets.IntSlider(2, 0, 10, description="Slider")
    field = widgets.BoundedIntText(2, 0, 10, description="Field")
    widgets.jslink((slider, "value"), (field, "value"))
    page = show(slider, field, said(slider))
    page.get_by_label("Field").fill("7")
    page.get_by_label("Field").press("Enter")
    expect(page.get_by_label("Slider")).to_have_value("7")
    page.get_by_label("Slider").press("ArrowLeft")
    expect(page.get_by_label("Field")).to_have_value("6")
    expect(words(page)).to_have_text("6")


def test_a_number_field_moves_by_arrow_keys(show: Open) -> None:
    field = widgets.BoundedIntText(2, 0, 10, description="Field")
    page = show(field, said(field))
    page.get_by_role("spinbutton", name="Field").press("ArrowUp")
    expect(words(page)).to_have_text("3")


@pytest.mark.parametrize(
    ("entered", "taken"), [("99", "10"), ("-5", "0"), ("2.6", "3"), ("", "2"), ("1e1", "10")]
)
def test_a_number_field_takes_only_what_is_allowed(show: Open, entered: str, taken: str) -> None:
    field = widgets.BoundedIntText(2, 0, 10, description="Field")
    page = show(field, said(field))
    page.get_by_label("Field").fill(entered)
    page.get_by_label("Field").blur()
    expect(page.get_by_label("Field")).to_have_value(taken)
    expect(words(page)).to_have_text(taken)


def test_a_bar_follows_a_number(show: Open) -> None:
    slider, bar = widgets.IntSlider(7, 5, 10), widgets.IntProgress(5, 5, 10, description="Bar")
    widgets.jslink((slider, "value"), (bar, "value"))
    page = show(slider, bar)
    page.get_by_role("slider").press("End")
    progress = page.get_by_role("progressbar", name="Bar")
    expect(progress).to_have_attribute("aria-valuetext", "10")
    assert progress.evaluate("bar => bar.position") == 1


def test_a_list_moves_by_keyboard_and_pointer(show: Open) -> None:
    control = widgets.Select(options=WORDS, description="Time")
    page = show(control, said(control, "index"))
    box = page.get_by_role("listbox", name="Time")
    box.press("ArrowDown")
    expect(words(page)).to_have_text("1")
    box.get_by_role("option", name="1 week").click()
    expect(words(page)).to_have_text("2")


def test_a_range_of_options_moves_at_both_ends(show: Open) -> None:
    control = widgets.SelectionRangeSlider(options=WORDS, index=(0, 2), description="Time")
    page = show(control, said(control, "index"))
    group = page.get_by_role("group", name="Time")
    group.get_by_role("slider", name="From").press("ArrowRight")
    expect(words(page)).to_have_text("1,2")
    expect(group.locator("output").first).to_have_text("1 day")
    click_at(page, group.get_by_role("slider", name="To"), 0.5)
    expect(words(page)).to_have_text("1,1")
    expect(group.get_by_role("slider", name="To")).to_have_attribute("aria-valuetext", "1 day")


@pytest.mark.parametrize(("name", "key"), [("From", "End"), ("To", "Home")])
def test_the_ends_of_a_range_do_not_pass_each_other(show: Open, name: str, key: str) -> None:
    control = widgets.SelectionRangeSlider(options=WORDS, index=(1, 1), description="Time")
    page = show(control, said(control, "index"))
    page.get_by_role("slider", name=name).press(key)
    expect(words(page)).to_have_text("1,1")
    expect(page.get_by_role("slider", name=name)).to_have_value("1")


def test_ranges_of_options_move_each_other(show: Open) -> None:
    one, two = (
        widgets.SelectionRangeSlider(options=WORDS, index=(0, 2), description=name)
        for name in ("One", "Two")
    )
    widgets.jslink((one, "index"), (two, "index"))
    page = show(one, two, said(one, "index"))
    page.get_by_role("group", name="Two").get_by_label("To").press("Home")
    expect(page.get_by_role("group", name="One").get_by_label("To")).to_have_value("0")
    expect(words(page)).to_have_text("0,0")


@pytest.mark.parametrize(
    ("kind", "role"), [(widgets.Checkbox, "checkbox"), (widgets.ToggleButton, "button")]
)
def test_a_switch_moves_by_pointer_and_keyboard(show: Open, kind: Any, role: Any) -> None:
    control = kind(False, description="Agree")
    page = show(control, said(control))
    page.get_by_role(role, name="Agree").click()
    expect(words(page)).to_have_text("true")
    page.get_by_role(role, name="Agree").press("Space")
    expect(words(page)).to_have_text("false")


def test_switches_move_each_other(show: Open) -> None:
    box, button = widgets.Checkbox(description="Box"), widgets.ToggleButton(description="Button")
    widgets.jslink((box, "value"), (button, "value"))
    page = show(box, button, said(box))
    page.get_by_role("button", name="Button").click()
    expect(page.get_by_label("Box")).to_be_checked()
    page.get_by_label("Box").click()
    expect(page.get_by_role("button", name="Button")).to_have_attribute("aria-pressed", "false")


def test_a_switch_shows_one_of_two_panes(show: Open) -> None:
    box = widgets.Checkbox(description="More")
    stack = widgets.Stack([widgets.HTML("short"), widgets.HTML("long")])
    widgets.jslink((box, "value"), (stack, "selected_index"))
    page = show(box, stack)
    page.get_by_label("More").click()
    expect(page.locator(".w-stack > :visible")).to_have_text("long")


def test_valid_follows_a_switch(show: Open) -> None:
    box, mark = widgets.Checkbox(description="Agree"), widgets.Valid(description="Agreed")
    widgets.jslink((box, "value"), (mark, "value"))
    page = show(box, mark)
    expect(page.locator(".w-valid")).to_contain_text("✗ Invalid")
    page.get_by_label("Agree").click()
    expect(page.get_by_text("✓ Valid")).to_be_visible()
    expect(page.get_by_text("✗ Invalid")).to_be_hidden()


def test_html_and_maths_show_the_value_that_they_follow(show: Open) -> None:
    slider, html, maths = widgets.IntSlider(1), widgets.HTML("<b>x</b>"), widgets.HTMLMath("$x$")
    widgets.jslink((slider, "value"), (html, "value"))
    widgets.jsdlink((html, "value"), (maths, "value"))
    page = show(slider, html, maths)
    page.get_by_role("slider").press("ArrowRight")
    expect(page.locator(".w-html")).to_have_text(["2", "2"])


def test_words_that_others_follow_keep_their_form(show: Open) -> None:
    bold, copy = widgets.HTML("<b>dose</b>"), widgets.HTML()
    widgets.jslink((bold, "value"), (copy, "value"))
    page = show(bold, copy)
    expect(page.locator(".w-html b")).to_have_text(["dose", "dose"])


def panes(kind: Any) -> Any:
    return kind([widgets.HTML(f"it is {each}") for each in WORDS], titles=WORDS)


def test_tabs_move_by_pointer(show: Open) -> None:
    page = show(panes(widgets.Tab))
    for each in WORDS:
        page.get_by_role("tab", name=each).click()
        expect(page.get_by_role("tabpanel", name=each)).to_have_text(f"it is {each}")
        expect(page.get_by_role("tabpanel")).to_have_count(1)


def test_tabs_move_by_arrow_keys(show: Open) -> None:
    page = show(panes(widgets.Tab))
    page.get_by_role("tab", name=WORDS[0]).focus()
    for key, place in {"ArrowRight": 1, "End": 2, "ArrowLeft": 1, "Home": 0}.items():
        page.keyboard.press(key)
        expect(page.get_by_role("tab", selected=True)).to_be_focused()
        expect(page.get_by_role("tabpanel")).to_have_text(f"it is {WORDS[place]}")


def test_the_arrow_keys_go_round_the_tabs(show: Open) -> None:
    page = show(panes(widgets.Tab))
    page.get_by_role("tab", name=WORDS[0]).press("ArrowLeft")
    expect(page.get_by_role("tabpanel")).to_have_text("it is 1 week")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tabpanel")).to_have_text("it is 1 h")


def test_the_tab_key_reaches_the_selected_tab_only_and_then_its_panel(show: Open) -> None:
    page = show(panes(widgets.Tab))
    page.get_by_role("tab", name=WORDS[1]).click()
    page.keyboard.press("Tab")
    expect(page.get_by_role("tabpanel")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("tab", name=WORDS[1])).to_be_focused()


def test_tabs_and_a_slider_move_each_other(show: Open) -> None:
    slider, tab = widgets.IntSlider(0, 0, 2, description="Place"), panes(widgets.Tab)
    widgets.jslink((slider, "value"), (tab, "selected_index"))
    page = show(slider, tab)
    page.get_by_role("slider").press("End")
    expect(page.get_by_role("tab", selected=True)).to_have_text("1 week")
    page.get_by_role("tab", name="1 day").click()
    expect(page.get_by_role("slider")).to_have_value("1")


def test_tabs_inside_tabs_keep_to_themselves(show: Open) -> None:
    inner = panes(widgets.Tab)
    page = show(widgets.Tab([inner, widgets.HTML("other")], titles=["Inner", "Other"]))
    page.get_by_role("tab", name="1 week").click()
    expect(page.get_by_role("tab", name="Inner")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_text("it is 1 week")).to_be_visible()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_an_accordion_opens_and_closes_by_keyboard(show: Open, key: str) -> None:
    page = show(panes(widgets.Accordion))
    summary = page.locator("summary", has_text="1 day")
    summary.press(key)
    expect(page.get_by_text("it is 1 day")).to_be_visible()
    summary.press(key)
    expect(page.get_by_text("it is 1 day")).to_be_hidden()


def test_an_accordion_shows_one_part_at_a_time(show: Open) -> None:
    page = show(panes(widgets.Accordion))
    for each in WORDS:
        page.locator("summary", has_text=each).click()
        expect(page.locator("details[open]")).to_have_count(1)
        expect(page.get_by_text(f"it is {each}")).to_be_visible()


def test_an_accordion_and_tabs_move_each_other(show: Open) -> None:
    accordion, tab = panes(widgets.Accordion), panes(widgets.Tab)
    widgets.jslink((tab, "selected_index"), (accordion, "selected_index"))
    page = show(accordion, tab)
    expect(page.locator("details[open] > summary")).to_have_text("1 h")
    page.locator("summary", has_text="1 week").click()
    expect(page.get_by_role("tab", selected=True)).to_have_text("1 week")
    page.locator("summary", has_text="1 week").click()
    expect(page.get_by_role("tabpanel")).to_have_count(0)
    page.get_by_role("tab", name="1 day").click()
    expect(page.locator("details[open] > summary")).to_have_text("1 day")


@pytest.mark.parametrize("kind", [widgets.Tab, widgets.Accordion])
def test_details_inside_a_pane_keep_to_themselves(show: Open, kind: Any) -> None:
    more = widgets.HTML("<details><summary>More</summary><i>detail</i></details>")
    control = kind([widgets.HTML("first"), more], titles=["A", "B"])
    control.selected_index = 1
    page = show(control)
    page.get_by_text("More").click()
    expect(page.get_by_text("detail", exact=True)).to_be_visible()
    page.get_by_text("More").click()
    expect(page.get_by_text("detail", exact=True)).to_be_hidden()
    expect(page.get_by_text("More")).to_be_visible()


def test_a_control_inside_a_tab_moves_its_own_model(show: Open) -> None:
    slider = widgets.IntSlider(2, description="Dose")
    page = show(widgets.Tab([widgets.VBox([slider, said(slider)])], titles=["A"]))
    page.get_by_role("slider").press("ArrowRight")
    expect(words(page)).to_have_text("3")


def test_maths_have_a_size_without_any_script(show: Open) -> None:
    page = show(widgets.HTMLMath(r"\(\frac{a}{b}\)"))
    box = page.locator("math mfrac").bounding_box()
    assert box is not None
    assert box["height"] > box["width"] > 0


def each_control() -> list[Any]:
    controls = [
        widgets.IntSlider(description="Integer"),
        widgets.FloatSlider(description="Fraction"),
        widgets.BoundedIntText(description="Field"),
        widgets.Checkbox(description="Box"),
        widgets.ToggleButton(description="Button"),
    ]
    span = widgets.SelectionRangeSlider(options=WORDS, description="Span")
    box = widgets.Select(options=WORDS, description="List")
    labels = [said(each) for each in controls] + [said(each, "index") for each in (span, box)]
    return [*controls, span, box, panes(widgets.Tab), panes(widgets.Accordion), *labels]


def test_new_controls_are_large_enough_to_hit(show: Open) -> None:
    page = show(*each_control())
    for target in page.locator(".widget :is(button, input, select, summary)").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


@pytest.mark.parametrize("width", [360, 1280])
def test_new_controls_are_not_wider_than_the_window(show: Open, width: int) -> None:
    page = show(widgets.HBox(each_control()))
    page.set_viewport_size({"width": width, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
