"""What stands around a page in a real browser: its contents beside it, or folded."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbformat.v4 import new_markdown_cell, new_notebook
from playwright.sync_api import Page, ViewportSize, expect

from nbfolio import FolioExporter

pytestmark = pytest.mark.browser

WIDE: ViewportSize = {"width": 1280, "height": 720}
NARROW: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture
def sections(tmp_path: Path, page: Page) -> Page:
    """Open a page of six sections and references."""
    said = [f"## Part {number}\n\n{'Words. ' * 200}" for number in range(6)]
    listed = new_markdown_cell("## Sources\n\n- Doe 2001", metadata={"tags": ["references"]})
    cells = [new_markdown_cell("# Title\n\nlead"), *map(new_markdown_cell, said), listed]
    html, _ = FolioExporter().from_notebook_node(new_notebook(cells=cells))
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    page.goto((tmp_path / "page.html").as_uri())
    return page


def test_on_a_wide_screen_the_contents_stand_beside_the_page_and_stay(sections: Page) -> None:
    sections.set_viewport_size(WIDE)
    contents = sections.get_by_role("navigation", name="On this page")
    rail, title = contents.bounding_box(), sections.get_by_role("heading", level=1).bounding_box()
    assert rail
    assert title
    assert rail["x"] + rail["width"] <= title["x"]
    assert abs(rail["y"] - title["y"]) < 40
    expect(sections.get_by_role("heading", name="Part 0")).to_be_in_viewport()
    sections.get_by_role("link", name="Part 5").click()
    expect(sections.get_by_role("heading", name="Part 5")).to_be_in_viewport()
    expect(sections.get_by_role("link", name="Part 0")).to_be_in_viewport()


def test_on_a_narrow_screen_they_are_folded_and_unfold_by_key(sections: Page) -> None:
    sections.set_viewport_size(NARROW)
    contents = sections.get_by_role("navigation", name="On this page")
    expect(contents.get_by_role("link")).to_have_count(0)
    expect(sections.get_by_role("heading", name="Part 0")).to_be_in_viewport()
    contents.locator("summary").press("Enter")
    expect(contents.get_by_role("link")).to_have_count(7)
    sections.keyboard.press("Tab")
    expect(contents.get_by_role("link", name="Part 0")).to_be_focused()


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_link_to_folded_references_unfolds_them(sections: Page, size: ViewportSize) -> None:
    sections.set_viewport_size(size)
    source = sections.get_by_text("Doe 2001")
    expect(source).to_be_hidden()
    sections.evaluate("location.hash = 'sources'")
    expect(source).to_be_in_viewport()


def test_folded_references_are_printed(sections: Page) -> None:
    sections.emulate_media(media="print")
    expect(sections.get_by_text("Doe 2001")).to_be_visible()
    expect(sections.locator("nav")).to_be_hidden()
