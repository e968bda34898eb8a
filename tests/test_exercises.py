"""The pages of exercises: questions at once, solutions when they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ketamine_explainer.content import load_course

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EXERCISES = [*load_course(Path(__file__).parents[1]).exercises]


@pytest.mark.parametrize("name", EXERCISES)
def test_solutions_are_folded_until_opened_by_key(page: Page, site: Path, name: str) -> None:
    page.goto((site / f"{name}.html").as_uri())
    solutions = page.locator("main details").filter(
        has=page.locator("summary", has_text="Solution")
    )
    assert solutions.count() >= 4
    for solution in solutions.all():
        within = solution.locator(":scope > :not(summary)").first
        expect(within).to_be_hidden()
        solution.locator("summary").press("Enter")
        expect(within).to_be_visible()


@pytest.mark.parametrize("name", EXERCISES)
def test_no_cell_is_wider_than_a_phone(page: Page, site: Path, name: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto((site / f"{name}.html").as_uri())
    page.locator("main details").evaluate_all("all => all.forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
