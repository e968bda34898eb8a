"""Scenes on a page: a guess is set by pointer, finger and keys, and stands beside the answer."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from ketamine_explainer.content import find_root, load_content

from .test_budgets import ANSWERED
from .test_pages import drag

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CONTENT = load_content(find_root(Path(__file__)))
ASKED = [
    (notebook, id_)
    for notebook, scenes in CONTENT.scenes.items()
    for id_, each in scenes.items()
    if each.guess
]


def scene(page: Page, site: Path, notebook: str, id_: str, address: str = "") -> Locator:
    """Open a page; return the card of one of its scenes."""
    page.goto((site / f"{notebook}.html").as_uri() + address)
    question = CONTENT.scene(id_).question
    heading = page.get_by_role("heading", name=question, exact=True)
    return page.locator(".prose", has=heading).locator("+ .widget")


@pytest.mark.parametrize(("notebook", "id_"), ASKED)
def test_an_answer_is_asked_for_with_one_press(
    page: Page, site: Path, notebook: str, id_: str
) -> None:
    card = scene(page, site, notebook, id_)
    finding = card.get_by_role("heading", name=CONTENT.scene(id_).finding, exact=True)
    expect(finding).to_be_hidden()
    card.get_by_role("radio", name="Show it").press("Space")
    expect(finding).to_be_visible()
    card.get_by_role("radio", name="My guess first").check()
    expect(finding).to_be_hidden()


@pytest.mark.parametrize("notebook", CONTENT.scenes)
def test_all_answers_are_in_the_address(page: Page, site: Path, notebook: str) -> None:
    page.goto((site / f"{notebook}.html").as_uri())
    page.get_by_role("group", name="Answers", exact=True).get_by_role(
        "radio", name="Show all"
    ).check()
    for each in CONTENT.scenes[notebook].values():
        finding = page.get_by_role("heading", name=each.finding, exact=True)
        expect(finding).to_be_visible()
    page.goto("about:blank")
    page.goto((site / f"{notebook}.html").as_uri() + ANSWERED)
    for each in CONTENT.scenes[notebook].values():
        expect(page.get_by_role("heading", name=each.finding, exact=True)).to_be_visible()


@pytest.mark.parametrize("way", ["mouse", "touch", "keys"])
def test_a_mark_on_the_figure_is_the_guess(page: Page, site: Path, way: str) -> None:
    card = scene(page, site, "02_fast_response", "weeks")
    hand = card.get_by_role("slider", name="Within two weeks")
    hand.scroll_into_view_if_needed()
    if way == "keys":
        for _ in range(20):
            hand.press("ArrowLeft")
    else:
        box = hand.locator("use").bounding_box()
        assert box
        at = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        drag(page, way, at, (at[0] - 120, at[1]))
    guess = hand.get_attribute("aria-valuetext")
    assert guess
    assert int(guess) < 40
    card.get_by_role("radio", name="Show it").press("Space")
    off = 56 - int(guess)
    told = card.locator(".ke-gap p").first
    expect(told).to_contain_text(f"It was 56 of 100. Your mark at {guess} is {off} too low.")
    expect(hand).to_be_visible()  # it stays beside the answer


def test_clinical_detail_is_there_for_whom_asks_for_it(page: Page, site: Path) -> None:
    card = scene(page, site, "02_fast_response", "onset", ANSWERED)
    expect(card.locator(".ke-clinical")).to_be_hidden()
    group = page.get_by_role("group", name="Words", exact=True)
    group.get_by_role("radio", name="Clinical").check()
    expect(card.locator(".ke-clinical")).to_be_visible()
    expect(page).to_have_url(re.compile("Words"))
    page.reload()
    expect(card.locator(".ke-clinical")).to_be_visible()
