"""Fields, lists and ranges of a foreign notebook in a real browser: moved, linked, told, reset."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import ipywidgets as widgets
import pytest
from playwright.sync_api import Locator, Page, expect

from .anywidgets import Counter

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
Write = Callable[..., str]
DAY = datetime.date(2026, 11, 29)
TOLD = """([name, words]) => {
    const told = new URLSearchParams(location.hash.slice(1)).getAll(name);
    return JSON.stringify(told) === JSON.stringify(words);
}"""
NOON = datetime.datetime(2026, 11, 29, 12, 0)


def said(control: Any, attribute: str = "value") -> widgets.Label:
    label = widgets.Label("nothing yet")
    widgets.jslink((control, attribute), (label, "value"))
    return label


def words(page: Page) -> Locator:
    return page.locator(".w-label")


def typed(page: Page, text: str) -> None:
    """Type into the field of that name, as on a keyboard, instead of what is there."""
    field = page.get_by_label("K", exact=True)
    field.press("Control+a")
    page.keyboard.type(text)
    page.keyboard.press("Tab")


def picked(page: Page, value: str) -> None:
    page.get_by_label("K", exact=True).fill(value)


def pressed(name: str, *keys: str) -> Callable[[Page], None]:
    def press(page: Page) -> None:
        for key in keys:
            page.get_by_role("slider", name=name).first.press(key)

    return press


def chosen(page: Page, *keys: str) -> None:
    for key in keys:
        page.get_by_label("K", exact=True).press(key)


def added(page: Page, *tags: str) -> None:
    for tag in tags:
        page.get_by_label("Add").first.fill(tag)
        page.get_by_label("Add").first.press("Enter")


@dataclass(frozen=True)
class Case:
    """A control that is called K, what a reader does to it, and what a label then says.

    Parameters
    ----------
    make
        Returns the control, with these words for its name.
    act
        What a reader does.
    start, end
        What a label that follows it says before and after.
    told
        What the page's address tells, where that is another than `end`.
    attribute
        Of the control.
    """

    make: Callable[..., Any]
    act: Callable[[Page], None]
    start: str
    end: str
    told: tuple[str, ...] = ()
    attribute: str = "value"


CASES = {
    "Text": Case(lambda **k: widgets.Text("rain", **k), lambda p: typed(p, "snow & ice"),
                 "rain", "snow & ice"),
    "Textarea": Case(lambda **k: widgets.Textarea("\nrain\n<b>", **k),
                     lambda p: picked(p, "one\ntwo"), "\nrain\n<b>", "one\ntwo"),
    "Password": Case(lambda **k: widgets.Password("rain", **k), lambda p: typed(p, "hail"),
                     "rain", "hail"),
    "Combobox": Case(lambda **k: widgets.Combobox(options=["rain", "snow"], value="rain", **k),
                     lambda p: typed(p, "fog"), "rain", "fog"),
    "IntText": Case(lambda **k: widgets.IntText(3, **k), lambda p: typed(p, "-412.6"),
                    "3", "-413"),
    "FloatText": Case(lambda **k: widgets.FloatText(1.5, **k), lambda p: typed(p, "-412.625"),
                      "1.5", "-412.625"),
    "BoundedFloatText": Case(lambda **k: widgets.BoundedFloatText(0.5, max=2, **k),
                             lambda p: typed(p, "7.25"), "0.5", "2"),
    "IntRangeSlider": Case(lambda **k: widgets.IntRangeSlider(value=(1, 3), max=5, **k),
                           pressed("To", "End"), "1,3", "1,5", ("1", "5")),
    "FloatRangeSlider": Case(lambda **k: widgets.FloatRangeSlider(value=(0.5, 1), max=2, step=0.25,
                                                                  **k),
                             pressed("From", "ArrowRight"), "0.5,1", "0.75,1", ("0.75", "1")),
    "FloatLogSlider": Case(lambda **k: widgets.FloatLogSlider(10, step=0.5, **k),
                           pressed("K", "ArrowRight", "ArrowRight"), "10", "100"),
    "DatePicker": Case(lambda **k: widgets.DatePicker(value=DAY, **k),
                       lambda p: picked(p, "2027-02-03"), "2026-11-29", "2027-02-03"),
    "TimePicker": Case(lambda **k: widgets.TimePicker(value=datetime.time(9, 5), **k),
                       lambda p: picked(p, "23:59"), "09:05", "23:59"),
    "NaiveDatetimePicker": Case(lambda **k: widgets.NaiveDatetimePicker(value=NOON, **k),
                                lambda p: picked(p, "2027-02-03T04:05"),
                                "2026-11-29T12:00", "2027-02-03T04:05"),
    "ColorPicker": Case(lambda **k: widgets.ColorPicker(value="teal", **k),
                        lambda p: picked(p, "#123456"), "teal", "#123456"),
    "SelectMultiple": Case(lambda **k: widgets.SelectMultiple(options="abc", index=(0,), **k),
                           lambda p: chosen(p, "End", "Shift+ArrowUp"),
                           "0", "1,2", ("b", "c"), "index"),
    "TagsInput": Case(lambda **k: widgets.TagsInput(value=["rain"], **k),
                      lambda p: added(p, "snow", " fog "), "rain", "rain,snow,fog",
                      ("rain", "snow", "fog")),
    "ColorsInput": Case(lambda **k: widgets.ColorsInput(value=["red"], **k),
                        lambda p: added(p, "nocolour", "teal"), "red", "red,teal",
                        ("red", "teal")),
    "IntsInput": Case(lambda **k: widgets.IntsInput(value=[1], max=9, **k),
                      lambda p: added(p, "4", "10", "2.5"), "1", "1,4", ("1", "4")),
    "FloatsInput": Case(lambda **k: widgets.FloatsInput(value=[1], **k),
                        lambda p: added(p, "2.5"), "1", "1,2.5", ("1", "2.5")),
}  # fmt: skip


@pytest.fixture(params=list(CASES))
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


def text(page: Page) -> list[str]:
    return [each.text_content() or "" for each in words(page).all()]


def fields(part: Page | Locator) -> list[str]:
    """Return what the fields of a part of a page hold."""
    held = part.locator("input, select, textarea, output, .w-options")
    found: list[str] = held.evaluate_all("""(fields) => fields.map((field) => field.selectedOptions
        ? [...field.selectedOptions].map((each) => each.text).join()
        : field.value ?? field.textContent)""")
    return found


def test_a_label_follows_it_its_address_tells_it_and_reset_leads_back(
    page: Page, write: Write, case: Case
) -> None:
    control = case.make(description="K")
    address = write(widgets.VBox([control, said(control, case.attribute)]))
    page.goto(address)
    first = fields(page)
    assert text(page) == [case.start]
    case.act(page)
    assert text(page) == [case.end]
    page.wait_for_function(TOLD, arg=["K", list(case.told or (case.end,))])
    told, shown = urlsplit(page.url).fragment, fields(page)
    assert {name for name, _ in parse_qsl(told)} == {"K"}
    page.goto("about:blank")
    page.goto(f"{address}#{told}")
    assert (text(page), fields(page)) == ([case.end], shown)
    page.get_by_role("button", name="Reset").click()
    assert (text(page), fields(page)) == ([case.start], first)


def test_two_of_a_kind_that_are_linked_to_each_other_are_alive(show: Open, case: Case) -> None:
    one, other = case.make(description="K"), case.make(description="Other")
    widgets.jslink((one, case.attribute), (other, case.attribute))
    page = show(one, other)
    case.act(page)
    cards = [fields(card) for card in page.locator(".widget").all()]
    assert cards[0] == cards[1]


def test_a_module_of_its_own_follows_it(show: Open, case: Case) -> None:
    control, counter = case.make(description="K"), Counter()
    widgets.jslink((control, case.attribute), (counter, "count"))
    page = show(control, counter)
    case.act(page)
    expect(page.locator("[data-kind=module]")).to_have_text(f"count is {case.end}")


def test_it_follows_a_module(show: Open) -> None:
    field, counter = widgets.FloatText(1.5, description="K"), Counter()
    widgets.jslink((field, "value"), (counter, "count"))
    page = show(field, counter)
    page.get_by_role("button", name="count is 1.5").click()
    expect(page.get_by_label("K")).to_have_value("2.5")


def test_a_field_and_a_slider_that_nothing_else_follows_move_each_other(show: Open) -> None:
    field, slider = widgets.FloatText(2.5, description="K"), widgets.FloatSlider(description="S")
    widgets.jslink((field, "value"), (slider, "value"))
    page = show(field, slider)
    typed(page, "7.5")
    expect(page.get_by_label("S")).to_have_value("7.5")
    page.get_by_label("S").press("ArrowRight")
    expect(page.get_by_label("K")).to_have_value("7.6")


def test_a_slider_that_follows_another_one_way_is_alive(show: Open) -> None:
    first, second = (widgets.IntSlider(description=each) for each in ("First", "Second"))
    widgets.jsdlink((first, "value"), (second, "value"))
    page = show(first, second)
    page.get_by_label("First").press("End")
    expect(page.get_by_label("Second")).to_have_value("100")
    page.get_by_label("Second").press("Home")
    expect(page.get_by_label("First")).to_have_value("100")


@pytest.mark.parametrize("name", sorted(CASES.keys() - {each for each in CASES if "Input" in each}))
def test_a_checkbox_switches_it_off_and_on(show: Open, name: str) -> None:
    case = CASES[name]
    control, off = case.make(description="K"), widgets.Checkbox(description="Off")
    widgets.jslink((off, "value"), (control, "disabled"))
    page = show(off, control, said(control, case.attribute))
    field = page.locator("[data-model]").nth(1).locator("input, select, textarea").first
    expect(field).to_be_enabled()
    page.get_by_label("Off").check()
    expect(field).to_be_disabled()
    page.get_by_label("Off").uncheck()
    expect(field).to_be_enabled()


@pytest.mark.parametrize(
    ("name", "role"),
    [("Text", "textbox"), ("IntText", "spinbutton"), ("FloatLogSlider", "slider"),
     ("SelectMultiple", "listbox"), ("Combobox", "combobox"), ("FloatRangeSlider", "group")],
)  # fmt: skip
def test_a_text_names_it(show: Open, name: str, role: Any) -> None:
    case = CASES[name]
    control, word = case.make(description="K"), widgets.Text("K", description="Name")
    widgets.jsdlink((word, "value"), (control, "description"))
    page = show(word, control, said(control, case.attribute))
    page.get_by_label("Name").fill("Weather")
    expect(page.get_by_role(role, name="Weather", exact=True)).to_have_count(1)


@pytest.mark.parametrize(
    ("make", "most", "before", "after"),
    [
        (lambda: widgets.BoundedFloatText(3.5, max=9), "2", "3.5", "2"),
        (lambda: widgets.IntRangeSlider(value=(1, 4), max=9), "3", "1,4", "1,3"),
        (lambda: widgets.FloatRangeSlider(value=(2.5, 4), max=9), "2", "2.5,4", "2,2"),
        (lambda: widgets.FloatLogSlider(1000, max=9), "2", "1000", "100"),
    ],
)
def test_a_number_sets_its_greatest_value(
    show: Open, make: Any, most: str, before: str, after: str
) -> None:
    control, number = make(), widgets.IntText(9, description="K")
    widgets.jslink((number, "value"), (control, "max"))
    page = show(number, control, said(control))
    assert text(page) == [before]
    typed(page, most)
    assert text(page) == [after]
    page.get_by_role("button", name="Reset").first.click()
    assert text(page) == [before]


def test_a_number_sets_how_far_a_bar_of_fractions_goes(show: Open) -> None:
    bar, number = widgets.FloatProgress(0.5, max=1), widgets.FloatText(1, description="K")
    widgets.jslink((number, "value"), (bar, "max"))
    page = show(number, bar)
    typed(page, "2")
    assert page.get_by_role("progressbar").evaluate("bar => bar.position") == 0.25


def test_a_field_that_waits_changes_when_it_is_left(show: Open) -> None:
    control = widgets.Text("a", description="K", continuous_update=False)
    page = show(control, said(control))
    page.get_by_label("K").press("End")
    page.keyboard.type("bc")
    assert text(page) == ["a"]
    page.keyboard.press("Tab")
    assert text(page) == ["abc"]


def test_a_field_that_allows_only_its_options_goes_back(show: Open) -> None:
    control = widgets.Combobox(
        options=["rain", "snow"], value="rain", ensure_option=True, description="K"
    )
    page = show(control, said(control))
    typed(page, "fog")
    assert (text(page), page.get_by_label("K").input_value()) == (["rain"], "rain")
    typed(page, "snow")
    assert text(page) == ["snow"]


def test_typing_in_the_middle_keeps_its_place(show: Open) -> None:
    one, other = widgets.Text("ad", description="K"), widgets.Text(description="Other")
    widgets.jslink((one, "value"), (other, "value"))
    page = show(one, other)
    page.get_by_label("K").press("Home")
    for key in ("ArrowRight", "b", "c"):
        page.keyboard.press(key)
    expect(page.get_by_label("Other")).to_have_value("abcd")


def test_a_field_without_an_entry_stays_as_it_was(show: Open) -> None:
    control = widgets.FloatText(1.5, description="K")
    page = show(control, said(control))
    typed(page, "")
    assert (text(page), page.get_by_label("K").input_value()) == (["1.5"], "1.5")


def test_a_tag_is_removed_by_key_and_the_next_one_has_the_focus(show: Open) -> None:
    control = widgets.TagsInput(value=["rain", "snow", "fog"], description="K")
    page = show(control, said(control))
    page.get_by_role("button", name="rain ×").press("Enter")
    assert text(page) == ["snow,fog"]
    expect(page.get_by_role("button", name="snow ×")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    assert text(page) == [""]
    expect(page.get_by_label("Add")).to_be_focused()


def test_an_address_may_tell_that_a_list_is_empty(page: Page, write: Write) -> None:
    tags = widgets.TagsInput(value=["rain"], description="K")
    many = widgets.SelectMultiple(options="ab", index=(0,), description="M")
    page.goto(f"{write(tags, said(tags), many, said(many, 'index'))}#K=&M=")
    assert text(page) == ["", ""]


def test_tags_are_only_those_allowed_and_each_once_where_it_says_so(show: Open) -> None:
    control = widgets.TagsInput(
        value=["rain"], allowed_tags=["rain", "snow"], allow_duplicates=False, description="K"
    )
    page = show(control, said(control))
    added(page, "fog", "rain", "snow")
    assert text(page) == ["rain,snow"]
    expect(page.get_by_label("Add")).to_have_value("")


STALE = {
    "DatePicker": "tomorrow",
    "TimePicker": "25:00",
    "ColorPicker": "#12",
    "FloatText": "much",
    "IntRangeSlider": "4",
    "ColorsInput": "nocolour",
    "IntsInput": "2.5",
    "SelectMultiple": "z",
}


@pytest.mark.parametrize("name", STALE)
def test_what_an_address_tells_and_the_field_cannot_hold_is_passed_over(
    page: Page, write: Write, name: str
) -> None:
    case = CASES[name]
    control = case.make(description="K")
    page.goto(
        f"{write(control, said(control, case.attribute))}#K={STALE[name].replace('#', '%23')}"
    )
    assert text(page) == [case.start]


def test_a_colour_field_follows_the_name_of_a_colour(show: Open) -> None:
    name, colour = widgets.Text("red", description="K"), widgets.ColorPicker(value="blue")
    widgets.jslink((name, "value"), (colour, "value"))
    page = show(name, colour)
    expect(page.get_by_label("Colour")).to_have_value("#ff0000")
    typed(page, "lime")
    expect(page.get_by_label("Colour")).to_have_value("#00ff00")
    expect(page.locator("output")).to_have_text("lime")


def test_a_power_is_said_in_three_digits(show: Open) -> None:
    control = widgets.FloatLogSlider(1, min=-10, max=10, step=2.5, description="K")
    page = show(control, said(control))
    slider = page.get_by_role("slider", name="K")
    for key, read in {"End": "1.00e+10", "Home": "1.00e-10", "PageUp": "3.16e-8"}.items():
        slider.press(key)
        expect(slider).to_have_attribute("aria-valuetext", read)


def test_a_bar_of_fractions_follows_a_number(show: Open) -> None:
    number, bar = widgets.FloatText(0.25, description="K"), widgets.FloatProgress(max=1)
    widgets.jslink((number, "value"), (bar, "value"))
    page = show(number, bar)
    typed(page, "0.75")
    assert page.get_by_role("progressbar", name="Progress").evaluate("bar => bar.position") == 0.75


def test_a_button_is_disabled_and_says_why(show: Open) -> None:
    off, run = widgets.Checkbox(description="Off"), widgets.Button(description="Run")
    name = widgets.Text("Run", description="Name")
    widgets.jslink((off, "value"), (run, "disabled"))
    widgets.jslink((name, "value"), (run, "description"))
    page = show(off, name, run, said(off))
    page.get_by_label("Off").check()
    page.get_by_label("Off").uncheck()
    page.get_by_label("Name").fill("Go")
    button = page.get_by_role("button", name="Go")
    expect(button).to_be_disabled()
    expect(button).to_have_accessible_description("needs a live kernel")


@pytest.mark.parametrize("width", [360, 1280])
def test_no_field_is_wider_than_the_window_or_too_small_to_hit(show: Open, width: int) -> None:
    made = [(case.make(description="K"), case) for case in CASES.values()]
    page = show(widgets.VBox([each for each, _ in made]), *(said(each, case.attribute)
                                                            for each, case in made))  # fmt: skip
    page.set_viewport_size({"width": width, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for target in page.locator(".widget :is(button, input, select, textarea)").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
