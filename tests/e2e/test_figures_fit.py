"""Figures on pages of a phone, of a zoom of 400 % and of a projector: read without scrolling."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from ketamine_explainer.course.folder import course_notebooks

from .test_budgets import ANSWERED

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
PAGES = [path.stem for path in course_notebooks(ROOT) if path.parent.name == "notebooks"]

SMALLEST = 11.0
"""Of type on a phone, in pixels."""

LARGE = 20.0
"""Of type at 1280x720: that of the tallest figures, which are not higher than the window."""

TALL = {
    "One infusion in the body": "five controls",
    "What was found, condition by condition": "twelve conditions, in rows of buttons",
    "How long did it last?": "a list of three views, a day, and a figure with a name of each curve",
    "Suppose each infusion sets the clock back": "four controls",
    "Benefits and harms, a hundred people each": "three controls, one of ten outcomes",
}
"""Figures that do not fit a window of 720 px with their controls, by their names, and why."""

ROOM = 700
"""Height for controls and figure together, in pixels."""

MEASURE = """() => [...document.querySelectorAll(".ke-explainer:has(.ke-figure)")].filter((card) =>
  card.getClientRects().length).map((card) => {
  const isSeen = (each) => each.getClientRects().length;
  const seen = [...card.querySelectorAll(".ke-figure")].filter(isSeen);
  const texts = seen.flatMap((each) => [...each.querySelectorAll("text")]).filter(isSeen);
  const typeOf = (text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
  const leaves = (text) => {
    const [inner, outer] = [text, text.ownerSVGElement].map((part) => part.getBoundingClientRect());
    return inner.left < outer.left - 1 || inner.right > outer.right + 1;
  };
  const parts = [...card.children].filter(isSeen).map((each) => each.getBoundingClientRect());
  const last = seen.at(-1).getBoundingClientRect().bottom;
  return {
    name: seen[0].querySelector("title").textContent,
    height: last - parts[1].top,
    title: card.querySelector("h3").textContent,
    beyond: Math.max(...seen.map((each) => each.scrollWidth - each.clientWidth)),
    type: Math.min(...texts.map(typeOf)),
    outside: texts.filter(leaves).map((each) => each.textContent),
  };
})"""
"""What there is of each figure that is seen."""


def figures(page: Page, site: Path, name: str, width: int, height: int) -> list[dict[str, Any]]:
    """Return what is measured of the figures of a page in a window of that size."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto((site / f"{name}.html").as_uri() + ANSWERED)
    page.wait_for_function("[...document.fonts].every((each) => each.status === 'loaded')")
    found: list[dict[str, Any]] = page.evaluate(MEASURE)
    assert found
    return found


@pytest.mark.parametrize("width", [360, 320])
@pytest.mark.parametrize("name", PAGES)
def test_no_figure_scrolls_sideways_or_has_type_too_small_to_read(
    name: str, width: int, site: Path, page: Page
) -> None:
    for each in figures(page, site, name, width, 740):
        assert each["beyond"] <= 0, each["title"]
        assert each["type"] >= SMALLEST, each
        assert not each["outside"], each


@pytest.mark.parametrize("name", PAGES)
def test_a_figure_is_read_from_the_back_row(name: str, site: Path, page: Page) -> None:
    for each in figures(page, site, name, 1280, 720):
        assert each["type"] >= LARGE, each
        assert not each["outside"], each


@pytest.mark.parametrize("name", PAGES)
def test_controls_and_figure_fit_a_window_but_for_those_listed(
    name: str, site: Path, page: Page
) -> None:
    for each in figures(page, site, name, 1280, 720):
        assert each["height"] <= ROOM or each["name"] in TALL, each
