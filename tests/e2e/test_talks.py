"""A talk in a real browser, offline, by somebody who has a keyboard and nothing else."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.course import talks
from ketamine_explainer.course.artefact import ExecutedCourse
from ketamine_explainer.course.artefacts import TALKS
from ketamine_explainer.course.names import of_talk

from ..axe import RULES, violations
from ..shelf import Shelf
from ..written import make_all

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


@pytest.fixture(scope="module")
def decks(executed: ExecutedCourse, shelf: Shelf) -> Path:
    TALKS.check()
    return shelf.once("talks", partial(make_all, TALKS, executed))


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
