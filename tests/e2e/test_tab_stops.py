"""How often the Tab key is pressed on a page, and how the arrow keys go on from there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from ketamine_explainer.content import load_course

from .test_budgets import ANSWERED

pytestmark = [pytest.mark.browser, pytest.mark.slow]
COURSE = load_course(Path(__file__).parents[2])
PAGES = ["index", "downloads", *(entry.id for entry in COURSE.pages)]
LONG = "00_start_here"
MOST, BEFORE = 150, 40
PRESSED = ".ke-value, .ke-term, a[href^=http]"

FOCUSED = "document.activeElement !== document.body"
CONTROL = """document.activeElement.matches(
    ".widget :is(input, select, .w-play, .w-toggle, [role=slider])")"""


def stops(page: Page) -> Iterator[bool]:
    """Press Tab until the page is left; tell of each stop whether it is a control of a figure."""
    page.keyboard.press("Tab")
    for _ in range(2 * MOST):  # a page that is never left has too many
        if not page.evaluate(FOCUSED):
            return
        yield page.evaluate(CONTROL)
        page.keyboard.press("Tab")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_few_stops_and_its_first_control_comes_soon(
    page: Page, site: Path, name: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    page.goto((site / f"{name}.html").as_uri())
    found = list(stops(page))
    assert 5 < len(found) <= MOST
    if name in ("index", *COURSE.notebooks):
        assert found.index(True) <= BEFORE


def long_row(page: Page, site: Path) -> Locator:
    """Open a page with all answers; return its first list with many numbers, terms and sources."""
    page.goto((site / f"{LONG}.html").as_uri() + ANSWERED)
    rows = page.locator("main dl:visible:has(.ke-value)").all()
    return next(row for row in rows if row.locator(PRESSED).count() > 5)


def test_arrow_keys_go_through_what_can_be_pressed_in_a_row(page: Page, site: Path) -> None:
    row = long_row(page, site)
    parts = row.locator(PRESSED)
    page.keyboard.press("Tab")
    parts.nth(0).focus()
    page.keyboard.press("ArrowRight")
    expect(parts.nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(parts.nth(2)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(parts.nth(1)).to_be_focused()
    page.keyboard.press("Tab")
    assert not row.evaluate("row => row.contains(document.activeElement)")
    page.keyboard.press("Shift+Tab")
    expect(parts.nth(1)).to_be_focused()


def test_each_of_them_can_be_pressed_and_the_row_is_left_at_its_end(page: Page, site: Path) -> None:
    row = long_row(page, site)
    parts = row.locator(PRESSED)
    last = parts.count() - 1
    parts.nth(0).focus()
    for _ in range(last + 3):
        page.keyboard.press("ArrowRight")
    expect(parts.nth(last)).to_be_focused()
    numbers = row.locator(".ke-value")
    numbers.nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator("[popover]:popover-open")).to_be_visible()
