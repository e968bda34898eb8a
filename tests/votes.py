"""Votes on slides, as a presenter gives them by keys, and how their panel is measured."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

SMALLEST = 28
"""Pixels of the smallest type on a slide, at 1280 by 720."""

_SIZES = """panel => [...panel.querySelectorAll('*')].filter(each => each.getClientRects().length
  && [...each.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim())
  && !each.closest('.unseen')).map(each => parseFloat(getComputedStyle(each).fontSize))"""

_OUTSIDE = """panel => [...panel.querySelectorAll('*')].filter(each => each.getClientRects().length)
  .filter(each => { const { right, bottom, left } = each.getBoundingClientRect();
    return left < 0 || right > innerWidth || bottom > innerHeight; }).map(each => each.outerHTML)"""

_OVERLAPPING = """panel => {
  const box = each => each.getBoundingClientRect();
  const parts = ['h2', '.vote-list', '.vote-said', '.vote-foot'];
  const boxes = parts.map(name => box(panel.querySelector(name)));
  const rows = [...panel.querySelectorAll('.vote-list > li')].map(box);
  const over = list => list.slice(1).filter((each, at) => each.top < list[at].bottom - 1).length;
  return over(boxes) + over(rows) + Number(rows[rows.length - 1].bottom > boxes[2].top + 1);
}"""


def panel(page: Page) -> Locator:
    """Return the vote on the slide that is shown."""
    return page.locator("section.present").get_by_role("group", name="Vote")


def count(page: Page, *given: str) -> None:
    """Type what was counted, or guessed, field by field."""
    for each in given:
        page.keyboard.type(each)
        page.keyboard.press("Enter")


def shares(page: Page, nth: int) -> list[str]:
    """Return what stands at the bars of the first or of the second vote."""
    rows = panel(page).locator(".vote-option").all()
    return [row.locator(".vote-bar").nth(nth).inner_text() for row in rows]


def smallest(panel: Locator) -> float:
    """Return the size of the smallest type, in pixels."""
    sizes: list[float] = panel.evaluate(_SIZES)
    return min(sizes)


def misplaced(panel: Locator) -> list[str]:
    """Return what lies outside the screen, and how many parts lie over one another."""
    outside: list[str] = panel.evaluate(_OUTSIDE)
    over = panel.evaluate(_OVERLAPPING)
    return outside + ([f"{over} parts lie over others"] if over else [])
