"""Every number that a reader can see says where it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from ketamine_explainer.content import load_course

from ..passages import kept_panes
from ..traced import KINDS, WORDS

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = [entry.id for entry in load_course(Path(__file__).parents[2]).pages]

OPEN = """kept => {
    for (const late of document.querySelectorAll("section > noscript, [popover] > noscript"))
        late.parentNode.dispatchEvent(new Event("beforetoggle"));  // as if a deck opened it
    const waiting = () => [...document.querySelectorAll("[hidden]")].filter(pane =>
        pane.firstChild?.nodeType === Node.COMMENT_NODE);
    for (let panes = waiting(); panes.length; panes = waiting()) for (const pane of panes) {
        const { data } = pane.firstChild;
        pane.innerHTML = kept.length ? kept[data] : data;
    }
}"""
STRAY = """([kinds, words]) => {
    const known = new RegExp(words.join("|"), "gu");
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!/\\d/.test(walker.currentNode.data.replace(/\\s+/g, " ").replace(known, ""))) continue;
        if (element.closest("script, style") || element.closest(kinds)) continue;
        const told = element.closest(".ke-facts");  // by pictures alone: see kit/test_facts.py
        if (told && getComputedStyle(told).display === "none") continue;
        const block = element.closest("p, li, td, dd, dt, summary, div");
        found.push(block.textContent.trim().slice(0, 160));
    }
    return [...new Set(found)];
}"""

ALLOWED = [", ".join(KINDS), [*WORDS]]


@pytest.mark.parametrize("name", ["index", "deck", *PAGES])
def test_every_number_names_its_estimate_or_is_of_a_known_kind(
    page: Page, site: Path, name: str
) -> None:
    file = site / f"{name}.html"
    page.goto(file.as_uri())
    page.evaluate(OPEN, kept_panes(file.read_text(encoding="utf-8")))
    found = page.evaluate(STRAY, ALLOWED)
    assert not found, "\n".join(found)


def test_a_stray_number_is_found(page: Page, site: Path) -> None:
    page.goto((site / "00_start_here.html").as_uri())
    page.locator(".prose > p").first.evaluate("p => p.prepend(' 71 of 100 got better')")
    assert any("71 of 100" in each for each in page.evaluate(STRAY, ALLOWED))


@pytest.mark.parametrize("name", PAGES)
def test_every_number_opens_its_card(page: Page, site: Path, name: str) -> None:
    file = site / f"{name}.html"
    page.goto(file.as_uri())
    page.evaluate(OPEN, kept_panes(file.read_text(encoding="utf-8")))
    lost = page.locator("button[popovertarget]").evaluate_all(
        "all => all.map(each => each.getAttribute('popovertarget'))"
        ".filter(id => !document.getElementById(id))"
    )
    assert lost == []
    for button in page.locator("main .prose .ke-value[popovertarget]").all()[:3]:
        button.press("Enter")
        card = page.locator(f"#{button.get_attribute('popovertarget')}")
        assert card.is_visible()
        assert card.get_by_text("Who was studied").first.is_visible()
        page.keyboard.press("Escape")
        assert not card.is_visible()
