"""What a page may weigh and ask for, and what it holds without its script."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ketamine_explainer.content import load_course
from ketamine_explainer.synthesis.typeface import FAMILY

from ..passages import whole

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
PAGES = [entry.id for entry in load_course(ROOT).pages]
EVERY = ["index", "downloads", *PAGES]
DECKS = ["deck", *(f"deck-{name}" for name in load_course(ROOT).notebooks)]
COUNTED_WHEN_READY = """new MutationObserver((_, watcher) => {
    if (document.documentElement?.dataset.ready === undefined) return;
    watcher.disconnect();
    window.counted = document.querySelectorAll("*").length;
}).observe(document, { attributes: true, subtree: true, childList: true })"""
ANSWERED = "#Answers=Show+all"
"""The address of a page on which all answers are shown."""
DETAILED = f"{ANSWERED}&Words=Clinical"
"""The address of a page on which what is said to clinicians is shown as well."""
COUNTED = "main => main.innerText.trim().split(/\\s+/).length"
BESIDES = (
    "table, .ke-table, .ke-table *, .output:has(.ke-words), .ke-judged, .ke-cards, .ke-card, "
    ".ke-concern, .ke-key, .references, .code, svg, .tools, .turn, nav, fieldset, .w-control"
)
"""Cards and tables, sources, code, what stands in figures, and controls."""
ASKED = ".tools, .ke-guess, .ke-reveal, .ke-gap, .widget:has(.ke-reading)"
MODEL = '"default": live('
"""Stands in the module of a model, which is below what all of them share."""
GUESS = "data-guess"
"""Stands in the module of a guess."""
QUESTIONS, SHEET, FORMS = ".ke-quiz", ".ke-consultation", "const form="
"""Stand in the modules of questions and of the sheet for a consultation, and in what both share."""
FACE = r"@font-face\{[^}]*\}"
INTERACTIVE = "main :is(button, input, select, summary, [role=tab]):visible"
SMALL = """all => all.filter(each => ![each, each.closest("label")].some(target => {
    const { width, height } = target?.getBoundingClientRect() ?? {};
    return width >= 24 && height >= 24;
})).map(each => each.outerHTML)"""
"""Controls that neither themselves nor with their label are large enough."""


def read(site: Path, name: str) -> str:
    return (site / f"{name}.html").read_text(encoding="utf-8")


def inside(html: str, tag: str) -> list[str]:
    """Return the content of each element of that name which has no attributes."""
    return re.findall(f"<{tag}>(.*?)</{tag}>", html, flags=re.DOTALL)


@pytest.mark.parametrize("name", EVERY)
def test_a_page_weighs_at_most_500_kb(site: Path, name: str) -> None:
    assert (site / f"{name}.html").stat().st_size <= 500_000


@pytest.mark.parametrize("name", PAGES)
def test_its_scripts_weigh_at_most_20_kb_its_models_3_its_guesses_3_and_its_styles_21(
    site: Path, name: str
) -> None:
    html = read(site, name)
    scripts = [len(script.encode()) for script in inside(html, "script")]
    alive = [script for script in inside(html, "script") if MODEL in script]
    guesses = [len(script.encode()) for script in alive if GUESS in script]
    models = [len(script.encode()) for script in alive if GUESS not in script]
    asks = [
        len(script.encode()) for script in inside(html, "script")
        if any(mark in script for mark in (QUESTIONS, SHEET, FORMS))
    ]  # fmt: skip
    assert sum(scripts) - sum(models) - sum(guesses) - sum(asks) <= 17_000
    assert sum(asks) <= (6_900 if SHEET in html else 4_600)
    assert sum(models) <= 3_000
    assert sum(guesses) <= 3_000
    assert max(models, default=0) <= 2_500
    styles = [re.sub(FACE, "", style) for style in inside(html, "style")]
    assert sum(len(style.encode()) for style in styles) <= 21_500


@pytest.mark.parametrize("name", DECKS)
def test_a_deck_is_ready_with_few_elements(page: Page, site: Path, name: str) -> None:
    page.add_init_script(COUNTED_WHEN_READY)
    page.goto((site / f"{name}.html").as_uri())
    page.wait_for_selector("html[data-ready]")
    slides = page.locator("section[data-slide]").count()
    in_cards = page.evaluate("document.querySelectorAll('[popover] .ke-card').length")
    assert slides > 5
    assert in_cards == 0
    assert page.evaluate("counted") <= 900 + 5 * slides


@pytest.mark.parametrize("name", EVERY)
def test_it_opens_with_at_most_900_words(page: Page, site: Path, name: str) -> None:
    page.goto((site / f"{name}.html").as_uri())
    page.locator(".code").evaluate_all("all => all.forEach(each => each.remove())")
    assert page.locator("main").evaluate(COUNTED) <= 900


@pytest.mark.parametrize("name", PAGES)
def test_all_of_it_open_is_at_most_3000_words_but_cards_tables_and_figures(
    page: Page, site: Path, name: str
) -> None:
    page.goto((site / f"{name}.html").as_uri() + DETAILED)
    page.evaluate(f"""() => {{
        document.querySelectorAll("main details").forEach(each => {{ each.open = true; }});
        document.querySelectorAll("main :is({BESIDES})").forEach(each => each.remove());
    }}""")
    words = page.locator("main").evaluate(COUNTED)
    assert 500 < words <= 3000


@pytest.mark.parametrize("name", EVERY)
def test_it_brings_two_faces_of_one_family_in_30_kb(site: Path, name: str) -> None:
    faces = re.findall(FACE, read(site, name))
    assert [re.findall(r"font-weight:(\d+)", each) for each in faces] == [["400"], ["700"]]
    assert all(f'font-family:"{FAMILY}"' in each for each in faces)
    assert sum(map(len, faces)) <= 30_000


@pytest.mark.parametrize("name", EVERY)
def test_its_letters_are_shown_in_that_family(page: Page, site: Path, name: str) -> None:
    page.goto((site / f"{name}.html").as_uri())
    assert page.evaluate("document.fonts.ready.then(() => [...document.fonts].map(f => f.status))")
    for weight in (400, 700):
        assert page.evaluate(f"document.fonts.check('{weight} 16px \"{FAMILY}\"')")
    shown = page.locator("h1").evaluate("each => getComputedStyle(each).fontFamily")
    assert shown.startswith(f'"{FAMILY}"')


@pytest.mark.parametrize("name", EVERY)
def test_its_only_outside_addresses_are_links(site: Path, name: str) -> None:
    html = whole(read(site, name)).replace("\\u003c", "<").replace('\\"', '"')  # what its data keep
    html = re.sub(r'<a [^>]*?href="https?://[^"]*"', "", html)
    html = html.replace("http://www.w3.org/2000/svg", "").replace(
        "http://www.w3.org/1999/xlink", ""
    )
    assert re.findall(r"https?:[^\s\"'<]*", html) == []


@pytest.mark.parametrize("name", PAGES)
def test_without_javascript_the_first_state_and_all_tables_are_there(
    page: Page, browser: Browser, site: Path, name: str
) -> None:
    address = (site / f"{name}.html").as_uri()
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(address)
    page.goto(address + ANSWERED)
    for each in (bare, page):  # what is asked and guessed moves alone
        each.locator(ASKED).evaluate_all("all => all.forEach(each => each.remove())")
    for part in (".widget:not(:has(.ke-form))", ".ke-table"):
        assert [" ".join(each.split()) for each in bare.locator(part).all_inner_texts()] == [
            " ".join(each.split()) for each in page.locator(part).all_inner_texts()
        ]
    for table in bare.locator("details.ke-table").all():
        table.locator("> summary").click()
        expect(table.locator("tbody tr:visible")).to_have_count(table.locator("tbody tr").count())
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_every_figure_has_a_name_a_description_and_its_table(
    page: Page, site: Path, name: str
) -> None:
    page.goto((site / f"{name}.html").as_uri() + ANSWERED)
    for card in page.locator(".widget:has(.ke-figure)").all():
        expect(card.get_by_role("img")).not_to_have_count(0)
        for figure in card.get_by_role("img").all():
            expect(figure).to_have_accessible_name(re.compile(r"\w"))
            expect(figure).to_have_accessible_description(re.compile(r"\w{3,} .*\w"))
        expect(card.locator("details.ke-table table")).not_to_have_count(0)


@pytest.mark.parametrize("name", PAGES)
def test_every_changing_sentence_is_announced(page: Page, site: Path, name: str) -> None:
    page.goto((site / f"{name}.html").as_uri() + ANSWERED)
    for card in page.locator(".widget:has(.ke-explainer .w-control)").all():
        sentence = card.locator(".ke-sentence:visible").first
        expect(sentence).to_be_visible()
        assert sentence.evaluate("each => each.closest('[aria-live=polite]') !== null")


@pytest.mark.parametrize("width", [360, 768, 1920])
def test_text_is_readable_and_every_target_large_enough(page: Page, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for name in EVERY:
        page.goto((site / f"{name}.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        text = page.locator("main > :is(p, .prose) p, main > p").first
        size = float(text.evaluate("each => parseFloat(getComputedStyle(each).fontSize)"))
        assert size >= 16
        assert text.evaluate("each => each.clientWidth") <= 45 * size
        assert page.locator(INTERACTIVE).evaluate_all(SMALL) == []


def test_a_page_prints_the_state_that_it_was_left_in(page: Page, site: Path) -> None:
    page.goto((site / "02_fast_response.html").as_uri() + ANSWERED)
    page.locator("input").and_(page.get_by_label("Time since start")).press("End")
    page.emulate_media(media="print")
    expect(page.locator(".ke-when:visible").first).to_contain_text("After 8 weeks")
    expect(page.locator(".tools:visible")).to_have_count(0)
    timeline = page.locator(".ke-explainer").first
    expect(timeline.locator("output:visible")).to_have_text("8 weeks")
