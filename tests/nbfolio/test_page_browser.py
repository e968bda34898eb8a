"""Pages in a real browser: opened as a file, with no network."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
WORDS = ["1 h", "1 day", "1 week"]


def stack_of(control: Any, attribute: str = "index") -> widgets.Stack:
    stack = widgets.Stack([widgets.Label(f"it is {words}") for words in WORDS])
    widgets.jslink((control, attribute), (stack, "selected_index"))
    return stack


def pane(page: Page) -> Locator:
    return page.locator(".w-stack > :visible")


def test_a_pane_is_kept_as_its_reader_left_it(show: Open) -> None:
    control = widgets.Dropdown(options=["plain", "more"], description="Text")
    details = widgets.HTML("<details><summary>Why</summary>because</details>")
    stack = widgets.Stack([widgets.Label("plain"), details], selected_index=0)
    widgets.jslink((control, "index"), (stack, "selected_index"))
    page = show(control, stack)
    field = page.get_by_label("Text")
    field.select_option("more")
    page.get_by_text("Why").click()
    field.select_option("plain")
    field.select_option("more")
    expect(page.get_by_text("because")).to_be_visible()


def test_options_that_share_a_pane_show_it(show: Open) -> None:
    control = widgets.RadioButtons(options=WORDS, description="Time", index=1)
    early, late = widgets.Label("early"), widgets.HTML("<b>late</b>")
    stack = widgets.Stack([early, late, early], selected_index=1)
    widgets.jslink((control, "index"), (stack, "selected_index"))
    page = show(control, stack)
    for words, said in zip([*WORDS, WORDS[0]], ["early", "late", "early", "early"], strict=True):
        page.get_by_role("radio", name=words).click()
        expect(pane(page)).to_have_text(said)


@pytest.mark.parametrize("kind", [widgets.RadioButtons, widgets.ToggleButtons])
def test_a_choice_moves_by_pointer(show: Open, kind: Any) -> None:
    control = kind(options=WORDS, description="Time")
    page = show(control, stack_of(control))
    for words in WORDS:
        page.get_by_role("radio", name=words).click()
        expect(pane(page)).to_have_text(f"it is {words}")


@pytest.mark.parametrize("kind", [widgets.RadioButtons, widgets.ToggleButtons])
def test_a_choice_moves_by_keyboard(show: Open, kind: Any) -> None:
    control = kind(options=WORDS, description="Time")
    page = show(control, stack_of(control))
    page.get_by_role("group", name="Time").get_by_role("radio", name=WORDS[0]).focus()
    for words in WORDS[1:]:
        page.keyboard.press("ArrowDown")
        expect(pane(page)).to_have_text(f"it is {words}")


def test_a_dropdown_moves_by_pointer_and_keyboard(show: Open) -> None:
    control = widgets.Dropdown(options=WORDS, description="Time")
    page = show(control, stack_of(control))
    field = page.get_by_label("Time")
    field.select_option("1 week")
    expect(pane(page)).to_have_text("it is 1 week")
    field.press("ArrowUp")
    expect(pane(page)).to_have_text("it is 1 day")


def test_a_slider_moves_by_keyboard_and_says_its_words(show: Open) -> None:
    control = widgets.SelectionSlider(options=WORDS, description="Time")
    page = show(control, stack_of(control))
    slider = page.get_by_role("slider", name="Time")
    slider.press("ArrowRight")
    expect(pane(page)).to_have_text("it is 1 day")
    expect(page.locator("output")).to_have_text("1 day")
    slider.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "1 week")


def test_a_slider_moves_by_pointer(show: Open) -> None:
    control = widgets.SelectionSlider(options=WORDS, description="Time")
    page = show(control, stack_of(control))
    box = page.get_by_role("slider").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2)
    expect(pane(page)).to_have_text("it is 1 week")


def test_a_two_way_link_moves_each_control_with_the_other(show: Open) -> None:
    one = widgets.Dropdown(options=WORDS, description="One")
    two = widgets.RadioButtons(options=WORDS, description="Two")
    widgets.jslink((one, "index"), (two, "index"))
    page = show(one, two, stack_of(one))
    page.get_by_label("One").select_option("1 week")
    expect(page.get_by_role("radio", name="1 week")).to_be_checked()
    page.get_by_role("radio", name="1 day").check()
    expect(page.get_by_label("One")).to_have_value("1 day")
    expect(pane(page)).to_have_text("it is 1 day")


def test_a_one_way_link_leaves_its_source_alone(show: Open) -> None:
    one = widgets.Dropdown(options=WORDS, description="One")
    two = widgets.Dropdown(options=WORDS, description="Two")
    widgets.jsdlink((one, "index"), (two, "index"))
    page = show(one, two, stack_of(two))
    page.get_by_label("Two").select_option("1 week")
    expect(page.get_by_label("One")).to_have_value("1 h")
    page.get_by_label("One").select_option("1 day")
    expect(pane(page)).to_have_text("it is 1 day")


def test_the_first_state_is_the_notebooks(show: Open) -> None:
    control = widgets.Dropdown(options=WORDS, index=1, description="Time")
    page = show(control, stack_of(control))
    expect(pane(page)).to_have_text("it is 1 day")


def test_one_control_shown_twice_moves_together(show: Open) -> None:
    control = widgets.Dropdown(options=WORDS, description="Time")
    page = show(control, stack_of(control), control)
    first, second = page.get_by_label("Time").all()
    second.select_option("1 week")
    expect(first).to_have_value("1 week")


def test_a_stack_of_stacks_shows_one_pane_for_each_pair(show: Open) -> None:
    row = widgets.Dropdown(options=["a", "b"], description="Row")
    column = widgets.Dropdown(options=["c", "d"], description="Column")
    inner = [widgets.Stack([widgets.Label(r + c) for c in "cd"]) for r in "ab"]
    outer = widgets.Stack(inner)
    widgets.jslink((row, "index"), (outer, "selected_index"))
    for stack in inner:
        widgets.jslink((column, "index"), (stack, "selected_index"))
    page = show(row, column, outer)
    page.get_by_label("Column").select_option("d")
    page.get_by_label("Row").select_option("b")
    expect(page.locator(".w-label:visible")).to_have_text("bd")


def player(interval: int = 60, **traits: Any) -> tuple[Any, Any, Any]:
    play = widgets.Play(max=2, interval=interval, description="the hours", **traits)
    slider = widgets.SelectionSlider(options=WORDS, description="Time")
    widgets.jslink((play, "value"), (slider, "index"))
    return play, slider, stack_of(slider)


def test_play_waits_to_be_pressed(show: Open) -> None:
    page = show(*player())
    page.wait_for_timeout(250)
    expect(pane(page)).to_have_text("it is 1 h")


def test_play_runs_to_the_end_and_stops(show: Open) -> None:
    page = show(*player(interval=700))
    button = page.get_by_role("button", name="Play the hours")
    button.click()
    expect(page.get_by_role("button", name="Pause the hours")).to_be_visible()
    expect(pane(page)).to_have_text("it is 1 week")
    expect(button).to_be_visible()


def test_play_at_the_end_starts_again(show: Open) -> None:
    page = show(*player(interval=700))
    page.get_by_role("slider").press("End")
    page.get_by_role("button", name="Play").press("Enter")
    expect(pane(page)).to_have_text("it is 1 h")
    expect(pane(page)).to_have_text("it is 1 week")


def test_play_pauses_where_it_is(show: Open) -> None:
    page = show(*player(repeat=True))
    button = page.locator(".w-play")
    button.click()
    expect(pane(page)).to_have_text("it is 1 day")
    button.click()
    words = pane(page).text_content()
    page.wait_for_timeout(250)
    assert pane(page).text_content() == words


def test_play_that_repeats_comes_round(show: Open) -> None:
    page = show(*player(repeat=True))
    page.get_by_role("button", name="Play").click()
    for words in [*WORDS[1:], *WORDS]:
        expect(pane(page)).to_have_text(f"it is {words}")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def test_layers_lie_over_each_other(show: Open) -> None:
    layout = widgets.Layout(grid_area="1 / 1")
    page = show(widgets.GridBox([widgets.HTML(words, layout=layout) for words in WORDS]))
    boxes = [layer.bounding_box() for layer in page.locator(".w-html").all()]
    assert boxes[0] == boxes[1] == boxes[2]


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_window(show: Open, width: int) -> None:
    control = widgets.ToggleButtons(options=[f"A rather long option {n}" for n in range(6)])
    stack = widgets.Stack([widgets.Label("x") for _ in range(6)])
    widgets.jslink((control, "index"), (stack, "selected_index"))
    page = show(widgets.HBox([control, stack]))
    page.set_viewport_size({"width": width, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_controls_are_large_enough_to_hit(show: Open) -> None:
    play, slider, stack = player()
    toggle = widgets.ToggleButtons(options=WORDS)
    widgets.jslink((toggle, "index"), (slider, "index"))
    page = show(play, slider, toggle, stack)
    for target in page.locator("button, input, select").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


def test_without_script_the_first_state_is_there(
    browser: Browser, write: Callable[..., str]
) -> None:
    control = widgets.Dropdown(options=WORDS, index=1, description="Time")
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(write(control, stack_of(control)))
    expect(pane(page)).to_have_text("it is 1 day")
    context.close()


def test_a_script_from_an_output_does_not_run(browser: Browser, write: Callable[..., str]) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(write(widgets.HTML('<img src="data:image/png,x" onerror="document.title=1">')))
    assert page.title() == "Notebook"
    context.close()
