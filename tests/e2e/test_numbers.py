"""Every number that a reader can see says where it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from ketamine_explainer.content import load_course

from ..passages import kept_panes

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = [entry.id for entry in load_course(Path(__file__).parents[2]).pages]

KINDS = {
    "[data-estimate], [popovertarget]": "it names its estimate, or the card that does",
    "[data-claim]": "a quantity that the article asserts",
    "[data-parameter]": "a number of a model: its row says source, derivation and how sure",
    "[data-rule]": "what a regulator, a label or a guideline says, with country and date",
    "[data-search]": "the words of a search as they were typed, and its day",
    "header, footer, nav, h1, h2, h3, h4": "names of sections; version and dates of the course",
    ".references li": "years, volumes and pages of references",
    "a[href^='http']": "the year of a citation",
    ".w-control, .ke-only, output": "words of a control's options: a moment, a step, a claim",
    ".ke-when": "the moment that the reader has chosen",
    "[data-guess]": "what the reader has guessed, and by how much that is off",
    ".ke-meaning": "the name of a term",
    "svg text": "units on an axis, and the moment at the cursor",
    ".ke-simulated, [data-simulated]": "calculated by a model whose numbers stand beside it",
    ".ke-counted": "our count of what the article's own words come to in a year",
    "[data-curve]": "a curve's name, its estimates as buttons, and what is calculated by it",
    "math": "a formula",
    ".code, .stream": "the code of an exercise, and what it prints",
    ".tools, .live, noscript": "buttons and notes of the page",
    ".size, .offers": "the size of a file, or of paper",
    ".about, .bar, .clock": "version and dates of the course; which slide this is, and the time",
    ".aria-status": "a slide again, as it is read aloud",
    ".ke-all > summary": "how many rows a table has",
    ".ke-help, .ke-helplist, .ke-helplines, .crisis, .checked": "numbers to call, and their check",
    ".ke-offered, .ke-option": "numbers to choose among: one is an estimate's, which has a card",
    ".ke-quiz :is(label, [aria-live])": "how many questions there are, and units of an answer",
    ".ke-exercise": "the answer to an exercise: calculated from numbers that stand above it",
    ".prose > details > pre": "the code of an exercise, and what it prints, folded",
    ".notes h3, [data-slide^='references']": "names of sections; years, volumes and pages",
}
"""Where a number may stand, and why; everything else is an estimate without a source."""

WORDS = {
    r"\p{Lu}[\p{L}-]+ (19|20)\d\d[a-z]?": "the year of a citation",
    r"(in|November) (19|20)\d\d": "a date",
    r"our reading: [^)]*": "our reading of the article's words, marked as such",
    r"\b[AkV]\d{1,2}\b": "the name of a parameter",
    r"\b([Oo]ut )?[Oo]f 100\b|\b100 people\b": "what shares are given as",
    r"\bat least 165/100 mmHg\b": "the limit that defines an outcome of a clinic",
}
"""What a number may stand in, and why."""

OPEN = """kept => {
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
