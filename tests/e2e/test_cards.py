"""The cards that pages and decks open: Close never covers what they say, and none is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ketamine_explainer.content import load_course

COURSE = load_course(Path(__file__).parents[2])
PAGES = [entry.id for entry in COURSE.pages]
DECKS = ["deck", *(f"deck-{name}" for name in COURSE.notebooks)]
WIDTHS = {360: 740, 1280: 720, 1920: 1080}
"""Height of a window of each width."""
SCRIPT = (Path(__file__).parent / "cards.js").read_text(encoding="utf-8")

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def asked(page: Page, question: str) -> tuple[int, list[str]]:
    number, found = page.evaluate(f"async () => {{ {SCRIPT}; return await {question}(); }}")
    return int(number), [str(each) for each in found]


@pytest.mark.parametrize("width", WIDTHS)
def test_close_covers_nothing_on_any_card_of_any_page(page: Page, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    opened = 0
    for name in PAGES:
        page.goto((site / f"{name}.html").as_uri())
        number, found = asked(page, "eachCard")
        opened += number
        assert found == [], name
    assert opened > 100


@pytest.mark.parametrize("width", WIDTHS)
def test_close_covers_nothing_on_any_card_of_any_deck(page: Page, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    for name in DECKS:
        page.goto((site / f"{name}.html").as_uri())
        page.wait_for_selector("html[data-ready]")
        number, found = asked(page, "eachCard")
        assert number > 1
        assert found == [], name


def test_close_covers_none_of_all_words_of_any_slide(page: Page, site: Path) -> None:
    page.goto((site / "deck.html").as_uri())
    page.wait_for_selector("html[data-ready]")
    number, found = asked(page, "eachWords")

    assert number > 5
    assert found == []


def test_no_card_is_printed(page: Page, site: Path) -> None:
    for name in PAGES:
        page.goto((site / f"{name}.html").as_uri())
        card = page.locator("[popover]").first
        if card.count():
            card.evaluate("card => card.showPopover()")  # not even one that is open
        page.emulate_media(media="print")
        expect(page.locator("[popover]:visible")).to_have_count(0)
        page.emulate_media(media="screen")
