"""Votes in the decks of the course, by keys alone: guesses of scenes, and questions of quizzes."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ketamine_explainer.content import load_content
from ketamine_explainer.synthesis import words

from ..axe import violations
from ..votes import SMALLEST, count, misplaced, panel, shares, smallest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
CONTENT = load_content(ROOT)
NAMES = [*CONTENT.course.notebooks]
SOON = 10
"""Seconds from opening a deck to its first vote on the screen."""


def opened(page: Page, site: Path, name: str, slide: str = "") -> Page:
    page.goto("about:blank")
    page.goto(f"{(site / name).as_uri()}.html{f'#/{slide}' if slide else ''}")
    page.wait_for_selector("html[data-ready]")
    return page


def place(page: Page) -> str:
    return re.split("[/&]", page.evaluate("location.hash"), maxsplit=1)[1].split("&")[0]


def test_the_first_vote_is_on_the_screen_in_ten_seconds(page: Page, site: Path) -> None:
    began = time.monotonic()
    opened(page, site, "deck")
    for _ in range(3):
        page.keyboard.press("v")
        if panel(page).count():
            break
        page.keyboard.press("PageDown")
    count(page, "40 55 70 20 50 35", "10 30 20 25 40 5")
    expect(panel(page).locator("[aria-live]")).to_contain_text("the room’s median is 45")
    assert time.monotonic() - began < SOON


def test_a_guess_is_voted_on_before_and_after_its_evidence(page: Page, site: Path) -> None:
    opened(page, site, "deck-02_fast_response", "chart-onset")
    presses = 0

    page.keyboard.press("v")
    presses += 1
    count(page, "4", "8", "6")
    assert shares(page, 0) == ["4 · 22%", "8 · 44%", "6 · 33%"]

    page.keyboard.press("v")
    presses += 1
    expect(panel(page)).to_be_hidden()
    expect(page.locator("section.present .ke-answer .ke-figure")).to_be_visible()

    page.keyboard.press("v")
    presses += 1
    count(page, "1", "2", "15")
    assert shares(page, 0) == ["4 · 22%", "8 · 44%", "6 · 33%"]
    assert shares(page, 1) == ["1 · 6%", "2 · 11%", "15 · 83%"]
    expect(panel(page).locator("[aria-live]")).to_have_text(
        "C, “No trial shows it either way”: 33% before, 83% after, 50 percentage points more."
    )
    assert presses == 3
    assert place(page) == "chart-onset"


def test_the_rooms_median_stands_beside_what_was_found(page: Page, site: Path) -> None:
    opened(page, site, "deck-00_start_here", "icon-arrays-response")
    page.keyboard.press("v")
    count(page, "40 55 70 20", "10 20 30")
    page.keyboard.press("v")
    names = ("ketamine", "midazolam")
    found = [words.hundred(CONTENT.evidence.estimates[f"wilkinson-2019-midazolam-response-{each}"])
             for each in names]  # fmt: skip
    said = panel(page).locator("[aria-live]")
    expect(said).to_contain_text(f"With ketamine: the room’s median is 47.5, found: {found[0]}.")
    expect(said).to_contain_text(f"With midazolam: the room’s median is 20, found: {found[1]}.")
    page.keyboard.press("v")
    expect(page.locator("section.present .ke-answer .ke-figure")).to_be_visible()


def test_times_are_guessed_on_the_scale_of_the_scene(page: Page, site: Path) -> None:
    opened(page, site, "deck-02_fast_response", "show-timeline")
    page.keyboard.press("v")
    count(page, "30m 1h 1d", "6w 8w 2w")
    page.keyboard.press("v")
    said = panel(page).locator("[aria-live]")
    expect(said).to_contain_text("After a ketamine infusion: the room’s median is 1 hour, found: ")
    expect(said).to_contain_text("With an antidepressant: the room’s median is 6 weeks, found: ")


def test_a_curve_is_guessed_at_each_time_at_which_was_counted(page: Page, site: Path) -> None:
    opened(page, site, "deck-03_lasting_improvements", "show-relapse-curves")
    page.keyboard.press("v")
    expect(panel(page).get_by_role("textbox")).to_have_count(2)
    count(page, "70 80 60", "20 50 40")
    page.keyboard.press("v")
    said = panel(page).locator("[aria-live]")
    for week, median in (("4", "70"), ("8", "40")):
        estimate = CONTENT.evidence.estimates[f"mcinnes-2022-still-responding-week-{week}"]
        expect(said).to_contain_text(
            f"Still responding after {week} weeks: the room’s median is {median}, "
            f"found: {words.hundred(estimate)}."
        )


@pytest.mark.parametrize("name", NAMES)
def test_a_question_of_the_quiz_is_voted_on(page: Page, site: Path, name: str) -> None:
    opened(page, site, f"deck-{name}", "poll")
    (question,) = [each for each in CONTENT.quiz[name].values() if each.on_slide]
    right = [each.right for each in question.options].index(True)
    page.keyboard.press("v")
    count(page, *("5" for _ in question.options))
    page.keyboard.press("v")
    expect(page.locator("section.present .ke-answer .ke-says")).to_be_visible()
    page.keyboard.press("v")
    count(page, *("17" if at == right else "1" for at in range(len(question.options))))
    before, after = (f"{share}% {when}" for share, when in ((25, "before"), (85, "after")))
    expect(panel(page).locator("[aria-live]")).to_contain_text(f"{before}, {after}, 60 percentage")
    assert panel(page).locator(".right .vote-letter").inner_text() == "ABCDE"[right]


def test_options_have_the_letters_that_are_raised(page: Page, site: Path) -> None:
    opened(page, site, "deck-02_fast_response", "poll")
    expect(page.locator("section.present .vote-open")).to_be_visible()
    labels = page.locator("section.present .ke-guess .w-options label")
    letter = "all => all.map(each => getComputedStyle(each, '::before'))"
    content = labels.evaluate_all(f"all => ({letter})(all).map(({{ content }}) => content)")
    assert content[0] == "none", "no guess yet"
    assert all("upper-alpha" in each for each in content[1:])
    colours = labels.evaluate_all(f"all => ({letter})(all).map(each => each.backgroundColor)")
    assert len({*colours[1:]}) == 4


def test_a_vote_is_kept_while_slides_are_turned_and_read_again(page: Page, site: Path) -> None:
    opened(page, site, "deck-02_fast_response", "poll")
    page.keyboard.press("v")
    count(page, "3", "4", "2", "1")
    for back, forth in (("PageUp", "PageDown"), ("PageDown", "PageUp")):
        while place(page) == "poll":
            page.keyboard.press(back)
        while place(page) != "poll":
            page.keyboard.press(forth)
    page.reload()
    page.wait_for_selector("html[data-ready]")
    page.keyboard.press("v")
    assert shares(page, 0) == ["3 · 30%", "4 · 40%", "2 · 20%", "1 · 10%"]


def test_the_speaker_view_shows_the_vote_and_leads_it(page: Page, site: Path) -> None:
    opened(page, site, "deck-02_fast_response", "chart-onset")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    speaker = popup.value
    speaker.wait_for_selector(".now")
    page.keyboard.press("v")
    count(page, "4", "8", "6")
    expect(speaker.locator(".now .vote-said")).to_contain_text("18 hands, most for B")
    speaker.keyboard.press("v")
    expect(page.locator("section.present .ke-answer .ke-figure")).to_be_visible()
    speaker.keyboard.press("v")
    expect(panel(page)).to_be_visible()


@pytest.mark.parametrize("name", NAMES)
def test_each_vote_fits_on_its_slide_and_is_legible(page: Page, site: Path, name: str) -> None:
    opened(page, site, f"deck-{name}")
    named = page.locator("[data-slide]")
    names = named.evaluate_all("all => all.map(each => each.dataset.slide)")
    voted = []
    for slide in (each for each in names if not each.startswith(("references", "help"))):
        opened(page, site, f"deck-{name}", slide)
        if not vote_through(page):
            continue
        voted.append(slide)
        each = panel(page)
        expect(each).to_be_visible()
        assert page.locator("section.present .vote-open").count() == 1, slide
        assert smallest(each) >= SMALLEST, slide
        assert misplaced(each) == [], slide
        assert violations(page) == [], slide
    assert "poll" in voted
    assert len(voted) > len(CONTENT.scenes[name]) / 2


def vote_through(page: Page) -> bool:
    """Vote on the slide until the panel has all that it can have; return whether it asks."""
    page.keyboard.press("v")
    if not panel(page).count():
        return False
    fields = panel(page).get_by_role("textbox").count()
    if panel(page).locator(".vote-line").count():
        count(page, *["5 20 20 90"] * fields)
        page.keyboard.press("v")
        return True
    count(page, *["14"] * fields)
    page.keyboard.press("v")
    page.keyboard.press("v")
    count(page, *["104"] * fields)
    return True
