"""What of a deck waits as text is there as soon as it is wanted, and without scripts at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from playwright.sync_api import Browser, Page, expect

from nbfolio.writers.deck.exporter import FolioSlidesExporter

from ..exported import as_file

pytestmark = pytest.mark.browser
Build = Callable[..., NotebookNode]

FILLERS = 5
WHEN_READY = """new MutationObserver((_, watcher) => {
    if (document.documentElement?.dataset.ready === undefined) return;
    watcher.disconnect();
    window.late = document.querySelectorAll("section > noscript").length;
    window.inCard = document.querySelectorAll("#why *").length;
}).observe(document, { attributes: true, subtree: true, childList: true });"""
CARD = (
    "<div popover id='why' role='dialog' aria-label='Why'><div class='ke-inside'><p>Because</p>"
    "<p>it is <button popovertarget='how'>so</button></p></div><button class='ke-close' "
    "popovertarget='why' popovertargetaction='hide'>Close</button></div>"
    "<div popover id='how' role='dialog' aria-label='How'><ul><li>In</li><li>this</li><li>way</li>"
    "</ul></div>"
)
ASKS = "<p>Of 100, <button class='ke-value' popovertarget='why'>27</button> did.</p>"


def shows(html: str, name: str) -> NotebookNode:
    return new_code_cell("", outputs=[new_output("display_data", {"text/html": html})], id=name)


@pytest.fixture
def talk(as_notebook: Build, tmp_path: Path) -> Path:
    """Write a deck: what moves on its second and its last slide, and many between them."""
    near, far = (widgets.IntSlider(max=9, description=name) for name in ("Near", "Far"))
    said = widgets.Label()
    widgets.jslink((near, "value"), (far, "value"))
    widgets.jsdlink((near, "value"), (said, "value"))
    other, heard = widgets.IntSlider(max=9, description="Other"), widgets.Label()
    widgets.jsdlink((other, "value"), (heard, "value"))
    nb = as_notebook(near, widgets.VBox([far, said, other, heard]))
    nb.cells[1].id = "far"
    fillers = [new_markdown_cell(f"## Filler {n}") for n in range(FILLERS)]
    card = shows(CARD, "cards")
    nb.cells = [
        new_markdown_cell("# Talk"),
        nb.cells[0],
        shows(ASKS, "asks"),
        *fillers,
        *nb.cells[1:],
    ]
    for cell in nb.cells:
        cell.metadata["slideshow"] = {"slide_type": "slide"}
    nb.cells.append(card)
    return as_file(FolioSlidesExporter(), nb, tmp_path)


def opened(page: Page, talk: Path, fragment: str = "") -> Page:
    page.add_init_script(WHEN_READY)
    page.goto(talk.as_uri() + fragment)
    page.wait_for_selector("html[data-ready]")
    return page


def test_a_deck_is_ready_while_far_slides_and_cards_are_text(page: Page, talk: Path) -> None:
    opened(page, talk)
    slides = page.locator("section[data-slide]").count()
    assert page.evaluate("[late, inCard]") == [0, 1]  # far slides are taken out as they are
    assert page.locator("section[data-slide] *").count() < 5 * slides
    page.keyboard.press("End")
    expect(page.get_by_label("Far")).to_be_visible()


def test_what_is_wanted_late_shows_the_values_of_now(page: Page, talk: Path) -> None:
    opened(page, talk)
    page.keyboard.press("PageDown")
    page.get_by_label("Near").press("End")
    page.keyboard.press("Escape")
    page.keyboard.press("End")
    expect(page.get_by_label("Far")).to_have_value("9")
    expect(page.locator("section.present .w-label").first).to_have_text("9")
    page.get_by_label("Other").press("ArrowRight")
    expect(page.locator("section.present .w-label").last).to_have_text("1")


@pytest.mark.parametrize(("told", "value"), [("3", "3"), ("99", "9")])
def test_an_address_sets_what_waits_within_its_limits(
    page: Page, talk: Path, told: str, value: str
) -> None:
    opened(page, talk, f"#/far&Other={told}")
    expect(page.get_by_label("Other")).to_have_value(value)
    expect(page.locator("section.present .w-label").last).to_have_text(value)


def test_an_address_that_comes_later_does_so_too(page: Page, talk: Path) -> None:
    opened(page, talk)
    page.evaluate("location.hash = '#Other=99'")
    page.keyboard.press("End")
    expect(page.get_by_label("Other")).to_have_value("9")


def test_a_card_opens_with_what_it_holds_and_opens_others(page: Page, talk: Path) -> None:
    opened(page, talk, "#/asks")
    page.get_by_role("button", name="27").press("Enter")
    why = page.get_by_role("dialog", name="Why")
    expect(why).to_contain_text("Because")
    why.get_by_role("button", name="so").press("Enter")
    expect(page.get_by_role("dialog", name="How").get_by_text("this")).to_be_visible()
    page.keyboard.press("PageUp")
    expect(page.locator(":popover-open")).to_have_count(0)


def test_all_slides_are_printed(page: Page, talk: Path) -> None:
    opened(page, talk)
    headings = page.locator("section[data-slide] h2")
    expect(headings).to_have_count(2)  # its own, and the next one soon after
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_timeout(200)  # in which what is far would go again
    assert headings.count() == page.locator("section[data-slide]").count()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(headings).to_have_count(2)


def test_without_scripts_all_slides_and_cards_are_there(browser: Browser, talk: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(talk.as_uri())
    # what stands in <noscript> is no text to the roles and labels of playwright
    assert page.locator("section[data-slide] h2").all_text_contents()[-1] == "Filler 4"
    said = [page.locator(f"{part} *").count() for part in ("section:last-of-type", "#why", "#how")]
    assert all(count > 3 for count in said)
    assert (
        page.evaluate("getComputedStyle(document.querySelector('section > noscript')).display")
        == "contents"
    )
    context.close()
