"""The address of a page tells the state of its controls."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import ipywidgets as widgets
import pytest
from playwright.sync_api import Page, expect

from tests.nbfolio.all_controls import WORDS, everything, label_of

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


def stack_of(control: Any, attribute: str = "index") -> widgets.Stack:
    stack = widgets.Stack([widgets.Label(f"it is {words}") for words in WORDS])
    widgets.jsdlink((control, attribute), (stack, "selected_index"))
    return stack


def told(page: Page) -> list[tuple[str, str]]:
    """Wait for the address to be written and return what it tells."""
    page.wait_for_timeout(650)
    return parse_qsl(urlsplit(page.url).fragment, keep_blank_values=True)


def opened(page: Page, fragment: str) -> Page:
    """Open the same page afresh at another address."""
    address = page.url.partition("#")[0]
    page.goto("about:blank")
    page.goto(f"{address}#{fragment}")
    return page


def shown(page: Page) -> str:
    """Return all that a reader can tell from the page."""
    return str(
        page.evaluate("""() => [...document.querySelectorAll(".widget")].map(card => [
            card.innerText,
            ...[...card.querySelectorAll("input, select")].map(e => `${e.value} ${e.checked}`),
            ...[...card.querySelectorAll("[aria-pressed], [aria-selected]")].map(e =>
                e.getAttribute("aria-pressed") ?? e.getAttribute("aria-selected")),
        ].join()).join("\\n")""")
    )


def move_everything(page: Page) -> None:
    page.get_by_label("Dose").press("End")
    page.get_by_label("Rate").press("ArrowRight")
    page.get_by_label("Week").fill("7")
    page.get_by_label("Week").blur()
    page.get_by_label("Band").check()
    page.get_by_role("button", name="Log").click()
    page.get_by_label("Menu").select_option(WORDS[2])
    page.get_by_label("List").select_option(WORDS[1])
    page.get_by_role("radio", name=WORDS[1]).check()
    page.get_by_role("slider").last.press("End")
    page.get_by_role("tab", name="B").click()
    page.locator("summary", has_text="X").click()  # closes it


def test_the_address_tells_what_was_moved_in_words(show: Open) -> None:
    page = show(*everything())
    move_everything(page)
    assert told(page) == [
        ("Dose", "10"),
        ("Rate", "0.1"),
        ("Week", "7"),
        ("Band", "true"),
        ("Log", "true"),
        ("Menu", WORDS[2]),
        ("List", WORDS[1]),
        ("Radio", WORDS[1]),
        ("Span", WORDS[0]),
        ("Span", WORDS[2]),
        ("Tabs", "B"),
        ("Parts", ""),
    ]


def test_a_copied_address_opens_the_same_state(show: Open) -> None:
    page = show(*everything())
    start = shown(page)
    move_everything(page)
    told(page)
    before = shown(page)
    assert before != start
    assert shown(opened(page, urlsplit(page.url).fragment)) == before


def test_a_page_opens_at_what_its_address_shows(show: Open) -> None:
    control = widgets.SelectionSlider(options=WORDS, description="Time")
    spacer = widgets.HTML("<div style='height: 3000px'></div>")
    page = show(spacer, widgets.VBox([control, stack_of(control)]))
    expect(opened(page, "Time=1+day").get_by_text("it is 1 day")).to_be_in_viewport()


def test_the_last_move_is_the_last_word(show: Open) -> None:
    first, second = (widgets.IntSlider(description=name, max=5) for name in ("First", "Second"))
    stack = widgets.Stack([widgets.Label(f"at {n}") for n in range(6)])
    for control in (first, second):
        widgets.jsdlink((control, "value"), (stack, "selected_index"))
    page = show(first, second, stack)
    page.get_by_label("First").press("ArrowRight")
    page.get_by_label("Second").press("End")
    page.get_by_label("First").press("ArrowLeft")
    assert told(page) == [("Second", "5"), ("First", "0")]
    expect(opened(page, urlsplit(page.url).fragment).get_by_text("at 0")).to_be_visible()


def test_an_address_may_be_changed_on_the_open_page(show: Open) -> None:
    control = widgets.SelectionSlider(options=WORDS, description="Time")
    page = show(control, stack_of(control))
    page.evaluate("location.hash = 'Time=1+day'")
    expect(page.get_by_text("it is 1 day")).to_be_visible()


def test_a_jump_to_a_section_moves_nothing(show: Open) -> None:
    control = widgets.SelectionSlider(options=WORDS, description="Time")
    page = show(control, stack_of(control))
    page.get_by_label("Time").press("ArrowRight")
    page.evaluate("location.hash = 'main'")
    expect(page.get_by_text("it is 1 day")).to_be_visible()


@pytest.mark.parametrize(
    "stale", ["Time=2+days", "Hour=1+day", "Time=", "Dose=much", "w1=2", "Time=1+h&Time=1+h", "%"]
)
def test_what_an_address_tells_and_the_page_has_not_is_passed_over(show: Open, stale: str) -> None:
    control = widgets.SelectionSlider(options=WORDS, description="Time")
    dose = widgets.IntSlider(description="Dose", max=10)
    page = show(widgets.VBox([control, stack_of(control)]), label_of(dose))
    start = shown(page)
    assert shown(opened(page, f"{stale}&Show=all")) == start


@pytest.mark.parametrize(("given", "allowed"), [("99", "10"), ("-5", "0"), ("2.6", "3")])
def test_a_number_in_an_address_is_brought_within_what_its_control_allows(
    show: Open, given: str, allowed: str
) -> None:
    page = opened(show(label_of(widgets.IntSlider(description="Dose", max=10))), f"Dose={given}")
    expect(page.get_by_label("Dose")).to_have_value(allowed)
    expect(page.locator(".w-label")).to_have_text(allowed)


def test_two_controls_of_one_name_are_told_apart(show: Open) -> None:
    page = show(*(label_of(widgets.Checkbox(description="Band")) for _ in range(2)))
    page.get_by_label("Band").nth(1).check()
    assert told(page) == [("Band 2", "true")]


def test_a_player_is_told_by_the_words_of_its_slider(show: Open) -> None:
    control = widgets.SelectionSlider(options=WORDS, description="Time")
    player = widgets.Play(max=2, interval=50, description="Play: Time")
    widgets.jslink((player, "value"), (control, "index"))
    page = show(player, control, stack_of(control))
    page.get_by_role("button", name=re.compile("Play")).click()
    expect(page.get_by_text(f"it is {WORDS[2]}")).to_be_visible()
    assert told(page) == [("Time", WORDS[2])]
