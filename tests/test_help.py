"""Help in a crisis where people see it: pages, decks, and beside what speaks of suicide."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Page, expect

from ketamine_explainer.content import load_content

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[1]
HELP = load_content(ROOT).help
COUNTRIES = [country.name for country in HELP.countries]
NUMBERS = [line.called.rpartition(" ")[2] for line in HELP.lines]
PASSAGES = (
    ".ke-explainer, main .prose, [popover].ke-estimate, "
    "main .output:not(:has(.ke-explainer, [popover].ke-estimate))"
)
"""A figure, a passage of prose, an evidence card, a list of verdicts."""


def pages(site: Path) -> list[Path]:
    found = sorted(site.glob("[!d]*.html"))
    assert len(found) >= 10
    return found


def soup_of(path: Path) -> BeautifulSoup:
    """Return a page with what its script has yet to show: panes that wait as comments."""
    text = path.read_text(encoding="utf-8").replace("<!--", "").replace("-->", "")
    return BeautifulSoup(text, "html.parser")


def text_of(part: Tag | None) -> str:
    assert part is not None
    return " ".join(part.get_text(" ").split())


def test_the_foot_of_every_page_has_all_countries(site: Path) -> None:
    for path in pages(site):
        [section] = soup_of(path).select("footer #help-in-a-crisis")
        told = text_of(section)
        for said in (*COUNTRIES, *NUMBERS, HELP.lead, HELP.provenance):
            assert said in told, (path.name, said)
        assert "No clinician has reviewed this version yet." in text_of(soup_of(path).footer)


def test_whatever_speaks_of_suicide_says_who_helps(site: Path) -> None:
    seen = 0
    for path in pages(site):
        for part in soup_of(path).select(PASSAGES):
            if re.search("suicid", text_of(part), re.IGNORECASE) and not is_source(part):
                seen += 1
                assert part.select(".ke-help"), (path.name, text_of(part)[:200])
                assert "988" in text_of(part.select_one(".ke-help"))
    assert seen > 10


def is_source(part: Tag) -> bool:
    """Return whether a passage is the list of sources: titles of papers are no passages."""
    heading = part.find(["h2"])
    return bool(heading and heading.get_text().startswith("Sources"))


def test_nothing_new_and_a_failure_say_who_helps_in_their_own_words(site: Path) -> None:
    panes = soup_of(site / "04_weighing_it_up.html")
    options = [each for each in panes.select(".ke-explainer p") if "Nothing new" in text_of(each)]
    assert any(each.find_next(class_="ke-help") for each in options)
    [worse] = {text_of(each): each for each in panes.select("h4")
               if "I get worse" in text_of(each)}.values()  # fmt: skip
    assert "988" in text_of(worse.find_next(class_="ke-help"))


def test_the_country_chosen_stays_in_the_address_alone(page: Page, site: Path) -> None:
    page.goto((site / "02_fast_response.html").as_uri())
    footer = page.get_by_role("contentinfo")
    footer.get_by_label("Country", exact=True).select_option("Ireland")
    expect(footer).to_contain_text("50808")
    expect(footer).not_to_contain_text("13 11 14", use_inner_text=True)
    expect(page).to_have_url(re.compile("#Country=Ireland$"))
    assert page.evaluate("[localStorage.length, document.cookie]") == [0, ""]
    page.reload()
    expect(footer).to_contain_text("50808")
    expect(footer).not_to_contain_text("13 11 14", use_inner_text=True)


def test_the_last_slide_of_each_deck_says_who_helps(site: Path) -> None:
    decks = sorted(site.glob("deck*.html"))
    assert len(decks) >= 7
    for path in decks:
        last = soup_of(path).select("section[data-slide]")[-1]
        assert last["data-slide"] == "help"
        for said in (*COUNTRIES, *NUMBERS, HELP.lead):
            assert said in text_of(last), (path.name, said)
