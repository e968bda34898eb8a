"""No page breaks a rule of WCAG 2.2 A/AA or a best practice that axe-core can find."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from ketamine_explainer.content import load_course

from ..axe import COLOURS, RULES, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = [entry.id for entry in load_course(Path(__file__).parents[2]).pages]


def move(field: Locator, end: str) -> None:
    """Move a control to its first or last state."""
    kind = field.evaluate("field => field.type")
    if kind == "range":
        field.press(end)
    elif kind.startswith("select"):
        field.select_option(index=0 if end == "Home" else field.locator("option").count() - 1)


def move_all(page: Page, end: str) -> None:
    """Move all controls, and those that come to sight with them, to their first or last state."""
    ranges = page.locator("main :is(input[type=range], select):visible")
    groups = page.locator("main fieldset:has([type=radio]):visible")
    place = 0
    while place < groups.count():  # a choice may bring others, or take them away
        radios = groups.nth(place).get_by_role("radio")
        (radios.first if end == "Home" else radios.last).check()
        place += 1
    for place in range(ranges.count()):
        move(ranges.nth(place), end)


PHONE = 360
LOOKS: list[Any] = [(PHONE, "light", RULES), (1280, "light", RULES), (1280, "dark", COLOURS)]
"""Widths of the window, schemes, and the rules that can be broken there.

All states are looked at in one of them; in the others that in which most is seen.
"""


@pytest.mark.parametrize(("width", "scheme", "rules"), LOOKS, ids=["phone", "light", "dark"])
@pytest.mark.parametrize("name", ["index", *PAGES])
def test_no_page_has_a_violation(
    page: Page, site: Path, name: str, width: int, scheme: Any, rules: dict[str, object]
) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    page.emulate_media(color_scheme=scheme)
    page.goto((site / f"{name}.html").as_uri())
    if rules is RULES and width > PHONE:
        assert violations(page, rules) == []
        move_all(page, "Home")
        assert violations(page, rules) == [], "Home"
    move_all(page, "End")
    page.locator("summary:visible").evaluate_all("all => all.forEach(each => each.click())")
    assert violations(page, rules) == [], "End, all unfolded"


def test_a_violation_is_found(page: Page, site: Path) -> None:
    page.goto((site / "00_start_here.html").as_uri())
    page.locator("main").evaluate("main => main.append(document.createElement('img'))")
    assert any("image-alt" in each for each in violations(page))
