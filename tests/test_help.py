"""Help in a crisis where people see it: pages, decks, and beside what speaks of suicide."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Locator, Page, expect

from ketamine_explainer.content import load_content
from ketamine_explainer.content.records import SPOKEN, Note
from ketamine_explainer.course.artefact import ExecutedCourse
from ketamine_explainer.course.script import script

from .passages import whole

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[1]
HELP = load_content(ROOT).help
COUNTRIES = [country.name for country in HELP.countries.values()]
NUMBERS = [line.called.rpartition(" ")[2] for line in HELP.lines]
PASSAGES = (
    ".ke-explainer, main .prose, [popover]:has([data-estimate]), "
    "main .output:not(:has(.ke-explainer, [popover] [data-estimate]))"
)
"""A figure, a passage of prose, an evidence card, a list of verdicts."""


def pages(site: Path) -> list[Path]:
    found = sorted(site.glob("[!d]*.html"))
    assert len(found) >= 10
    return found


def soup_of(path: Path) -> BeautifulSoup:
    """Return a page with what its script has yet to show: panes as comments, slides as text."""
    soup = BeautifulSoup(whole(path.read_text(encoding="utf-8")), "html.parser")
    for late in soup.select("section > noscript"):
        late.unwrap()
    return soup


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
    return bool(part.find_parent(class_="references") or part.select_one(".references"))


def test_nothing_new_and_a_failure_say_who_helps_in_their_own_words(site: Path) -> None:
    panes = soup_of(site / "04_weighing_it_up.html")
    [waiting] = [each.parent for each in panes.select(".ke-cards > details > summary")
                 if "Nothing new" in text_of(each)]  # fmt: skip
    assert waiting is not None
    [beside] = waiting.find_all(class_="ke-help", recursive=False)  # in no fold of the card
    assert "988" in text_of(beside)
    [failing] = [each for each in panes.select(".ke-consultation")
                 if "I get worse" in text_of(each)]  # fmt: skip
    [below] = failing.select(".ke-help")
    assert below.find_parent("details") is None  # seen whatever of the sheet is folded
    assert "988" in text_of(below)


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


def speaking(path: Path) -> list[Tag]:
    """Return the slides that speak of suicide: not those of sources, nor that of help itself."""
    found = []
    for slide in soup_of(path).select("section[data-slide]"):
        for part in slide.select(".notes, details.ke-table"):
            part.decompose()
        name = str(slide["data-slide"]).rpartition("/")[2]
        if "suicid" in text_of(slide).casefold() and not name.startswith(("references", "help")):
            found.append(slide)
    return found


def test_each_slide_that_speaks_of_suicide_says_who_helps(site: Path) -> None:
    for path in sorted(site.glob("deck*.html")):
        found = speaking(path)
        told = [slide for slide in soup_of(path).select("section[data-slide]:has(> .crisis)")]

        assert [each["data-slide"] for each in told] == [each["data-slide"] for each in found]
        assert [text_of(each.select_one(".crisis")) for each in found] == [
            " ".join(HELP.briefest.split()) for _ in found
        ]
    assert len(speaking(site / "deck.html")) >= 8


LINE = """line => {
    const OTHERS = ".ke-figure, .ke-sentence > *, .ke-cards > details, .prose";
    const [slide, words] = [line.closest("section"), document.createRange()];
    words.selectNodeContents(line);
    const { left, top } = line.getBoundingClientRect();
    const over = (part) => {
        const box = part.getBoundingClientRect();
        return box.width > 0 && box.right > left + 1 && box.bottom > top + 1;
    };
    return {
        fits: line.scrollWidth === line.clientWidth,
        lines: new Set([...words.getClientRects()].map((each) => Math.round(each.top))).size,
        type: parseFloat(getComputedStyle(line).fontSize),
        beside: slide.matches(".side.answered"),
        over: [...slide.querySelectorAll(OTHERS)].filter(over).length,
    };
}"""
"""How the line stands on its slide: in how many lines, and what of the slide reaches into it."""


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1024, 768)])
def test_the_line_on_a_slide_is_on_one_line_and_on_the_slide(
    page: Page, site: Path, size: tuple[int, int]
) -> None:
    deck = site / "deck-04_weighing_it_up.html"
    names = [str(each["data-slide"]) for each in soup_of(deck).select("section:has(> .crisis)")]
    assert len(names) >= 4
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(deck.as_uri())
    page.wait_for_selector("html[data-ready]")
    beside = []
    for name in names:
        page.evaluate("name => { location.hash = `#/${name}`; }", name)
        slide = page.locator(f"section.present[data-slide='{name}']")
        on_the_slide(slide)
        if slide.locator(".ke-reveal").count():
            page.keyboard.press("PageDown")
            expect(slide).to_have_class(re.compile(r"\banswered\b"))
            beside += [name] if on_the_slide(slide)["beside"] else []
    assert beside == ["icon-arrays-benefits-and-harms"]


def on_the_slide(slide: Locator) -> dict[str, Any]:
    """Return how the line stands on a slide: one line below all else, or four beside a figure."""
    line = slide.locator("> .crisis")
    expect(line).to_be_in_viewport(ratio=1)
    expect(line).to_have_text(HELP.briefest)
    stands: dict[str, Any] = line.evaluate(LINE)
    assert stands["fits"]
    assert stands["lines"] <= (4 if stands["beside"] else 1)
    assert stands["type"] >= 28  # as all words of a slide
    assert stands["over"] == 0
    return stands


def test_the_script_says_who_helps_on_its_slides(
    page: Page, executed: ExecutedCourse, tmp_path: Path
) -> None:
    said = dict.fromkeys(SPOKEN, "So.") | {"do": ()}
    notes = {name: Note(id=name, minutes=1, **said)
             for name in ("options", "chart-after-an-infusion")}  # fmt: skip
    file = tmp_path / "script.html"
    file.write_text(
        script(replace(executed, notes={"04_weighing_it_up": notes}))(paper="A4"), "utf-8"
    )
    page.set_viewport_size({"width": round((210 - 2 * 14) / 25.4 * 96), "height": 900})
    page.emulate_media(media="print")
    page.goto(file.as_uri())

    expect(page.locator(".spoken")).to_have_count(2)
    inside = page.locator(".frame > section")
    assert inside.evaluate_all("all => all.map(each => each.offsetWidth)") == [1280, 1280]
    expect(page.locator(".said .crisis")).to_have_count(0)  # it is not said twice
    # of stylesheets those of slides that are left out hold too
    assert page.locator(".frame .ke-facts").count() > 0
    expect(page.locator(".frame .ke-facts:visible")).to_have_count(0)
    [beside] = page.locator(".frame .crisis").all()  # the slide is laid out as on a screen
    expect(beside).to_have_text(HELP.briefest)
    assert beside.evaluate(LINE)["over"] == 0
    # a document that is wider than its paper is printed smaller, all of it
    assert page.evaluate("document.body.scrollWidth <= innerWidth")


def test_the_last_slide_of_each_deck_says_who_helps(site: Path) -> None:
    decks = sorted(site.glob("deck*.html"))
    assert len(decks) >= 7
    for path in decks:
        last = soup_of(path).select("section[data-slide]")[-1]
        assert last["data-slide"] == "help"
        for said in (*COUNTRIES, *NUMBERS, HELP.lead):
            assert said in text_of(last), (path.name, said)
