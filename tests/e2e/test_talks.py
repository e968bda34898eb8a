"""A talk in a real browser, offline, by somebody who has a keyboard and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.course import talks
from ketamine_explainer.course.names import of_talk

from ..axe import RULES, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CONTENT = load_content(find_root(Path(__file__)))
STATISTICS = re.compile(r"\bSDs?\b|Wilson|\bmV\b|\bng/mL|standard deviation|standardised")
MOST = 120
"""Keys pressed before a test gives up."""

SEEN = """() => {
  const slide = document.querySelector('.slides section.present:not(:has(section))');
  return { name: slide.dataset.slide, words: slide.innerText };
}"""

LOST = """() => [...document.querySelectorAll('.slides section.present [popovertarget]')]
  .map(each => each.getAttribute('popovertarget')).filter(id => !document.getElementById(id))"""
OVERFLOW = """() => {
  const slide = document.querySelector('.slides section.present:not(:has(section))');
  return slide.scrollHeight - slide.clientHeight;
}"""


def opened(page: Page, decks: Path, name: str) -> None:
    page.goto((decks / of_talk(name)).as_uri())
    page.wait_for_selector("html[data-ready]")


def gone_through(page: Page, key: str = "PageDown") -> dict[str, str]:
    """Press a key until nothing changes any more; return each slide met, and its words."""
    met: dict[str, str] = {}
    still = 0
    for _ in range(MOST):
        seen = page.evaluate(SEEN)
        still = still + 1 if met.get(seen["name"]) == seen["words"] else 0
        met[seen["name"]] = seen["words"]
        if still == 2:
            return met
        page.keyboard.press(key)
        page.wait_for_timeout(40)
    raise AssertionError(f"{MOST} times {key}, and no end: {[*met]}")


def test_a_keyboard_alone_goes_through_the_twenty_minutes_to_the_end_and_back(
    page: Page, decks: Path
) -> None:
    opened(page, decks, "20-minutes")
    met = gone_through(page)

    order = [slide for slide, _ in talks.words(CONTENT, "20-minutes")]
    assert [*met][: len(order)] == order
    assert {each.partition("-")[0] for each in [*met][len(order) :]} == {"references", "help"}
    talk = CONTENT.talks["20-minutes"]
    assert talk.title in " ".join(met["title"].split())
    assert f"{talk.audience} · 20 minutes" in met["title"]
    for can in talks.aims(CONTENT, talk):
        assert can in met["title"]
    assert talk.opening
    assert talk.opening.ask in " ".join(met["opening"].split())
    assert "No first course without a plan for what comes after it." in met["take-home"]
    assert CONTENT.help.title in met["help"]

    page.keyboard.press("Home")
    assert page.evaluate(SEEN)["name"] == "title"


def test_an_answer_is_shown_with_a_key(page: Page, decks: Path) -> None:
    opened(page, decks, "20-minutes")
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    assert page.evaluate(SEEN)["name"] == "00_start_here/icon-arrays-response"
    page.keyboard.press("PageDown")
    page.wait_for_timeout(100)
    seen = page.evaluate(SEEN)
    assert seen["name"] == "00_start_here/icon-arrays-response"
    assert "midazolam" in seen["words"]
    assert CONTENT.scene("hundred-people").finding in " ".join(seen["words"].split())


LAID = """root => {
  const whole = root.getBoundingClientRect();
  const at = part => [...part.getClientRects()].map(({ left, top, width, height }) =>
    [left - whole.left, top - whole.top, width, height].map(each => each * 1280 / whole.width));
  const parts = [...root.querySelectorAll('h2, p, li, td, label, svg text')];
  return parts.filter(part => part.getClientRects().length && part.textContent.trim()
    && !part.closest('.notes, .vote, .tools'))
    .map(part => [part.textContent.trim(), ...at(part)[0]]);
}"""
"""Where the words of a slide stand, in pixels of the stage."""


def laid(part: Locator) -> dict[str, list[float]]:
    found: list[list[Any]] = part.evaluate(LAID)
    return {words: [*where] for words, *where in found}


def pictures(page: Page) -> Locator:
    return page.get_by_role("dialog", name="All slides").locator(".small")


def test_pictures_of_a_talks_slides_look_like_them(page: Page, decks: Path) -> None:
    opened(page, decks, "20-minutes")
    page.keyboard.press("o")
    count = pictures(page).count()
    page.keyboard.press("Escape")
    seen = 0
    for place in range(count):
        slide = laid(page.locator(".slides section.present"))
        page.keyboard.press("o")
        picture = pictures(page).nth(place)
        expect(picture.locator("section")).to_be_attached()
        shown = laid(picture.locator("section"))
        assert {*shown} == {*slide}, place
        for words, where in shown.items():
            assert where == pytest.approx(slide[words], abs=3), words
        seen += len(shown)
        for key in ("ArrowRight", "Enter"):
            page.keyboard.press(key)
        page.wait_for_timeout(200)
    assert seen > 5 * count


def test_an_overview_opens_at_once_and_shows_eight_slides_whole(page: Page, decks: Path) -> None:
    opened(page, decks, "whole-course")
    page.wait_for_timeout(500)
    times = []
    for _ in range(5):
        times.append(page.evaluate(FIRST_ROW))
        page.wait_for_timeout(200)
        whole = [each for each in pictures(page).all()[:12] if (box := each.bounding_box())
                 and box["y"] + box["height"] < 650]  # fmt: skip
        assert len(whole) >= 8
        assert all(each.locator("section").count() for each in whole)
        page.keyboard.press("Escape")
        page.wait_for_timeout(200)
    assert min(times) <= 100, times


FIRST_ROW = """async () => {
  const began = performance.now();
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'o', bubbles: true }));
  const row = [...document.querySelectorAll('.small')].slice(0, 4);
  while (!row.every(each => each.firstChild)) {
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  }
  return performance.now() - began;
}"""
"""Milliseconds from a key to a frame in which the first pictures stand."""


def test_who_chooses_slides_sees_answers_that_a_room_does_not(page: Page, decks: Path) -> None:
    opened(page, decks, "20-minutes")
    page.keyboard.press("o")
    asked = pictures(page).nth(2)
    finding = CONTENT.scene("hundred-people").finding
    expect(asked.locator("h2:visible").first).to_have_text("How many feel better a day later?")
    expect(asked.get_by_text(finding)).to_have_count(0)
    page.get_by_role("button", name="Choose slides for a talk").press("Enter")
    expect(asked.get_by_text(finding)).to_be_visible()
    expect(asked.locator(".ke-answer .ke-figure svg:visible")).not_to_have_count(0)
    page.get_by_role("button", name="Choose slides for a talk").press("Enter")
    expect(asked.get_by_text(finding)).to_have_count(0)


ON_SCREEN = """() => [...document.querySelectorAll('#speaker .part, #speaker .clock > *, .park')]
  .map(part => [part.className || part.textContent, part])
  .filter(([name, part]) => {
    const { top, right, bottom, left } = part.getBoundingClientRect();
    const edge = part.parentElement.getBoundingClientRect();
    const within = name.startsWith('part') ? edge.bottom + 1 : innerHeight;
    return top < 0 || left < 0 || right > innerWidth || bottom > Math.min(within, innerHeight);
  }).map(([name]) => name)"""
"""What a speaker does not see at once: parts of the notes, times and buttons."""
SMALLEST_NOTES = 15
"""Pixels of type."""


@pytest.mark.parametrize("name", CONTENT.talks)
def test_all_notes_are_on_the_first_screen_of_the_speaker(
    page: Page, decks: Path, name: str
) -> None:
    opened(page, decks, name)
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    view = popup.value
    view.set_viewport_size({"width": 1366, "height": 768})
    view.wait_for_selector(".now")
    place, now = view.locator("#speaker [data-place]"), view.locator(".now")
    count = int(place.inner_text().split(" / ")[1])
    size = "all => Math.min(...all.map(each => parseFloat(getComputedStyle(each).fontSize)))"
    kinds: set[str] = set()
    for number in range(2, count + 1):
        for key in (*str(number), "Enter"):
            view.keyboard.press(key)
        expect(place).to_have_text(f"{number} / {count}")
        where = now.get_attribute("data-slide")
        assert view.evaluate(ON_SCREEN) == [], where
        assert view.locator("#speaker :is(.said, .asked)").evaluate_all(size) >= SMALLEST_NOTES
        parts = view.locator("#speaker .part")
        kinds |= {str(each.get_attribute("class")) for each in parts.all()}
    assert kinds == {"part say", "part do", "part ask", "part answer", "part objection",
                     "part reply"}  # fmt: skip


def test_the_public_sees_no_statistics(page: Page, decks: Path) -> None:
    opened(page, decks, "public-evening")
    met = gone_through(page)
    shown = {name: words for name, words in met.items() if not name.startswith("references")}
    assert len(shown) > len(CONTENT.talks["public-evening"].slides)
    assert {name: found[0] for name, words in shown.items()
            if (found := STATISTICS.search(words))} == {}  # fmt: skip


@pytest.mark.parametrize("name", CONTENT.talks)
def test_a_talk_has_slides_of_its_own_that_fit_whose_numbers_open_and_that_axe_passes(
    page: Page, decks: Path, name: str
) -> None:
    opened(page, decks, name)
    own = [slide for slide, words in talks.words(CONTENT, name) if words]
    for slide in own:
        page.goto(f"{(decks / of_talk(name)).as_uri()}#/{slide}")
        page.wait_for_timeout(100)
        assert page.evaluate(SEEN)["name"] == slide
        assert violations(page, RULES) == []
        assert page.evaluate(LOST) == [], slide
        overflow = page.evaluate(OVERFLOW)
        assert overflow <= 1, slide


@pytest.mark.parametrize("width", [1280, 360])
def test_the_guide_fits_and_has_no_fault_that_axe_finds(
    page: Page, decks: Path, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    page.goto((decks / "guide.html").as_uri())
    assert violations(page, RULES) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
