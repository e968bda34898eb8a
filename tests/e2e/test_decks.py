"""The course's decks in a real browser, offline: on every slide, in every state."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from ketamine_explainer.content import load_course
from ketamine_explainer.content.records.talks import Talk

from ..axe import COLOURS, RULES, violations
from ..policy import refuses_all_but_scripts

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
NAMES = [*load_course(ROOT).notebooks]
DECKS = [f"deck-{name}" for name in NAMES]
SIZES = [(1280, 720), (1920, 1080), (1024, 768)]
SCRIPTS = (ROOT / "tools" / "controls.js", Path(__file__).parent / "deck.js")
HELPERS = "\n".join(script.read_text(encoding="utf-8") for script in SCRIPTS)
RANDOM = 12
"""Random states of each slide on CI, besides each option of each control."""
SEED = "deck"

STILL = re.compile(r"#/[^&]*")
SHOWN = """card => {
    const copy = card.cloneNode(true);
    copy.querySelectorAll('[hidden], style, details, .notes, .more').forEach(part => part.remove());
    return copy.textContent.replace(/\\s+/g, '');
}"""


def opened(page: Page, site: Path, name: str, fragment: str = "") -> Page:
    """Open a deck afresh."""
    page.goto("about:blank")
    page.goto(f"{(site / name).as_uri()}.html{fragment}")
    page.wait_for_selector("html[data-ready]")
    page.evaluate(
        f"() => {{ {HELPERS}; Object.assign(window, {{ check, lonely, slide, parts, stuck }}); }}"
    )
    return page


def place(page: Page) -> str:
    """Return which slide the address names."""
    found = STILL.match(page.evaluate("location.hash"))
    assert found
    return found[0]


STEPS = 5
"""In how many steps a slide arrives at most."""


def turn(page: Page, key: str = "PageDown") -> int:
    """Press a key until it turns the slide; return how often."""
    name = place(page)
    for pressed in range(1, STEPS + 2):
        page.keyboard.press(key)
        if place(page) != name:
            return pressed
    raise AssertionError(f"{key} does not turn {name}")


def slides(page: Page) -> Iterator[str]:
    """Go through all slides of a deck by PageDown."""
    count = page.locator("[data-slide]").count()
    for number in range(count):
        yield place(page)
        if number + 1 < count:
            turn(page)


@pytest.mark.parametrize(("name", "size"), [*product(DECKS, SIZES), ("deck", SIZES[0])], ids=str)
def test_no_slide_overflows_in_any_state(
    page: Page, site: Path, name: str, size: Any, often: Callable[[int, int], int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, site, name)
    random = 0 if name == "deck" else often(RANDOM, 20 * RANDOM)
    for slide in slides(page):
        states, found = page.evaluate("check", [random, SEED])
        assert found == [], f"{slide}, {states} states, seed {SEED}"


@pytest.mark.parametrize("name", DECKS)
def test_a_remote_is_never_stuck(page: Page, site: Path, name: str) -> None:
    opened(page, site, name)
    count = page.locator("[data-slide]").count()
    for number in range(count - 1):
        here = place(page)
        firsts, others = used(page)
        for part in firsts:
            use(page, part)
            for forth, back in TURNS:
                turn(page, forth)
                turn(page, back)
                assert place(page) == here, (number, back)
        assert page.evaluate("stuck", others) == [], number
        turn(page)


def test_a_remote_that_is_stuck_is_found(page: Page, site: Path) -> None:
    opened(page, site, "deck-02_fast_response", "#/show-timeline")
    _, others = used(page)
    page.evaluate("Reveal.prev = () => undefined")
    assert len(page.evaluate("stuck", others)) == len(others) > 0


TURNS = [("PageDown", "PageUp"), ("ArrowRight", "ArrowLeft"), (" ", "Shift+ ")]
"""Keys that turn a slide and turn back; all are pressed after the first of each kind of part."""
USED = "section.present:not(.stack) :is(input, select, button, summary, .folded label):visible"
KINDS = "all => all.map(each => `${each.localName} ${each.type} ${each.className}`)"


def used(page: Page) -> tuple[list[Any], list[Any]]:
    """Return what is used on a slide: the first part of each kind, and the others."""
    parts = page.locator(USED).element_handles()
    kinds = page.evaluate(KINDS, parts)
    first = {kind: part for kind, part in reversed([*zip(kinds, parts, strict=True)])}
    return [*first.values()], [part for part in parts if part not in first.values()]


def use(page: Page, part: Any) -> None:
    """Use what is on a slide with the pointer: drag what slides, press all else."""
    box = part.bounding_box()
    if box is None:
        return
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 3, y)
    page.mouse.down()
    if part.get_attribute("type") == "range":
        page.mouse.move(box["x"] + box["width"] / 2, y)
    page.mouse.up()
    page.wait_for_timeout(30)


def test_tab_gives_a_control_the_arrows_and_escape_takes_them_back(page: Page, site: Path) -> None:
    opened(page, site, "deck-02_fast_response", "#/show-timeline")
    answer(page)
    slider = page.locator("input").and_(page.get_by_label("Time since start"))
    for _ in range(40):
        if slider.evaluate("each => each === document.activeElement"):
            break
        page.keyboard.press("Tab")
    before = slider.input_value()
    page.keyboard.press("ArrowRight")
    assert slider.input_value() != before
    assert place(page) == "#/show-timeline"
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    assert place(page) == "#/chart-onset"


def answer(page: Page) -> None:
    """Ask for the answer of the scene that the slide shows."""
    page.locator("section.present .ke-reveal").get_by_role("radio", name="Show it").press("Space")


def test_a_list_opens_over_the_slide_and_sets_the_control(page: Page, site: Path) -> None:
    opened(page, site, "deck-02_fast_response", "#/show-people-differ")
    answer(page)
    field = page.locator("section.present select")
    field.click()
    page.get_by_role("button", name="four models").click()
    expect(field).to_have_js_property("selectedIndex", 3)
    said = page.locator("section.present .ke-explainer .ke-sentence")
    expect(said).to_contain_text("These four models")
    page.keyboard.press("ArrowRight")
    assert place(page) == "#/chart-antidepressants-week-by-week"


def test_arrows_move_in_an_open_list(page: Page, site: Path) -> None:
    opened(page, site, "deck-02_fast_response", "#/show-people-differ")
    answer(page)
    field = page.locator("section.present select")
    field.click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field).to_have_js_property("selectedIndex", 1)
    assert place(page) == "#/show-people-differ"


def test_a_verdict_opens_with_its_reason(page: Page, site: Path) -> None:
    opened(page, site, "deck-02_fast_response", "#/show-verdicts")
    page.locator("section.present summary").first.click()
    words = page.get_by_role("dialog", name="All words of this slide")
    expect(words.get_by_text("Why", exact=True)).to_be_visible()


def test_a_blank_screen_is_lit_before_a_slide_is_turned(page: Page, site: Path) -> None:
    opened(page, site, "deck-02_fast_response", "#/show-timeline")
    for key in ("PageDown", "Escape"):
        page.keyboard.press("b")
        expect(page.locator(".reveal.paused")).to_be_visible()
        page.keyboard.press(key)
        expect(page.locator(".reveal.paused")).to_have_count(0)
        assert place(page) == "#/show-timeline"


def test_many_options_fold_into_the_chosen_one(page: Page, site: Path) -> None:
    opened(page, site, "deck-02_fast_response", "#/chart-onset")
    answer(page)
    field = page.locator("section.present .ke-explainer fieldset")
    expect(field).to_have_class(re.compile("folded"))
    field.locator("label:has(:checked)").click()
    page.get_by_role("button", name="several trials pooled").click()
    expect(field.get_by_label("several trials pooled")).to_be_checked()
    said = page.locator("section.present .ke-explainer .ke-sentence")
    expect(said).to_contain_text("In nine pooled trials")
    field.locator(":checked").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowDown")
    expect(field.get_by_label("nothing (no comparison group)")).to_be_checked()
    assert place(page) == "#/chart-onset"


def test_a_room_sees_all_options_of_a_guess(page: Page, site: Path) -> None:
    opened(page, site, "deck-00_start_here", "#/chart-comparator-ladder")
    boxes = [each.bounding_box() for each in page.locator("section.present .ke-guess label").all()]
    heights = [box["height"] for box in boxes if box]
    assert len(heights) == 4
    assert sum(height >= 60 for height in heights) == 3  # but for that nothing was guessed


@pytest.mark.parametrize("name", DECKS)
def test_words_are_cut_after_whole_sentences(page: Page, site: Path, name: str) -> None:
    opened(page, site, name)
    for slide in slides(page):
        for last in page.evaluate(LAST_SENTENCES):
            assert re.search(r"[.:!?)”’\"]$", last), (slide, last)


@pytest.mark.parametrize("name", DECKS)
def test_no_word_stands_alone_on_a_last_line(page: Page, site: Path, name: str) -> None:
    opened(page, site, name)
    before = ""
    while before != (here := page.evaluate("location.hash")):
        assert page.evaluate("lonely()") == [], here
        before = here
        page.keyboard.press("PageDown")


def test_a_word_that_stands_alone_is_found(page: Page, site: Path) -> None:
    opened(page, site, "deck-05_checking_the_claims", "#/text-takeaway")
    page.locator("section.present li").first.evaluate(
        "part => part.innerHTML = 'Some words, and after them one that ends<br>alone.'"
    )
    [found] = page.evaluate("lonely()")
    assert found.startswith("alone on its line: ")


def test_both_cards_of_a_claim_have_one_column(page: Page, site: Path) -> None:
    opened(page, site, "deck-05_checking_the_claims", "#/show-claims")
    answer(page)
    cards = page.locator("section.present .ke-card:visible")
    expect(cards).to_have_count(2)
    said = [
        each.bounding_box() for each in page.locator("section.present .ke-card dd:visible").all()
    ]
    assert len({round(box["x"]) for box in said if box}) == 1


LAST_SENTENCES = """() => slide().querySelector('.ke-sentence .cut')
    ? parts('.ke-sentence .sentence').filter(each => each.nextSibling?.matches?.('.cut'))
        .map(each => each.textContent.trim())
    : []"""


def test_more_contrast_is_given_where_it_is_wanted(page: Page, site: Path) -> None:
    page.emulate_media(contrast="more")
    opened(page, site, "deck-02_fast_response", "#/show-timeline")
    line, ink = page.evaluate(
        "['--line', '--ke-ink'].map(name => getComputedStyle(document.body).getPropertyValue(name))"
    )
    assert line == ink
    assert violations(page) == []


def test_all_words_shows_what_a_slide_has_no_room_for(page: Page, site: Path) -> None:
    opened(page, site, "deck-02_fast_response", "#/show-timeline")
    answer(page)
    page.locator("input").and_(page.get_by_label("Time since start")).press("End")
    page.locator("section.present").get_by_role("button", name="More").click()
    words = page.get_by_role("dialog", name="All words of this slide")
    expect(words.get_by_text("Take care (ketamine infusion):")).to_be_visible()
    assert violations(page) == []


def test_home_end_blank_and_help(page: Page, site: Path) -> None:
    opened(page, site, "deck-02_fast_response", "#/show-timeline")
    page.keyboard.press("End")
    assert place(page) == "#/help"
    page.keyboard.press("Home")
    assert place(page) == "#/text-title"
    page.keyboard.press("b")
    expect(page.locator(".reveal.paused")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator(".reveal.paused")).to_have_count(0)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("PageDown")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    assert place(page) == "#/show-timeline"


def test_a_talk_is_chosen_in_the_deck_and_saved_as_the_course_takes_it(
    page: Page, site: Path
) -> None:
    opened(page, site, "deck", "#overview")
    overview = page.get_by_role("dialog", name="All slides")
    for name in ("How soon does it work?", "How many feel better a day later?"):
        overview.get_by_role("checkbox", name=f"In the talk: {name}").press("Space")
    overview.get_by_label("Title").fill("Our talk")
    assert violations(page) == []
    with page.expect_download() as download:
        overview.get_by_role("button", name="Save as a file").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schemas/talks.json\n")
    talk = Talk.model_validate(yaml.safe_load(text))
    names = ["02_fast_response/show-timeline", "00_start_here/icon-arrays-response"]
    assert [shown.slide for shown in talk.slides] == names
    assert talk.minutes == sum(shown.minutes or 0 for shown in talk.slides) > 0
    overview.get_by_role("button", name="Open it").click()
    expect(page.locator(".bar output")).to_have_text("–")
    page.wait_for_selector("html[data-ready]")
    seen = []
    for _ in range(40):
        seen.append(place(page))
        page.keyboard.press("PageDown")
    wanted = ["#/talk", *(f"#/{name}" for name in names)]
    assert [each for each in dict.fromkeys(seen) if each in wanted] == wanted
    assert "#/help" in seen


def test_f_fills_the_screen(page: Page, site: Path) -> None:
    opened(page, site, "deck-02_fast_response")
    page.keyboard.press("f")
    expect(page.locator(":fullscreen")).to_have_count(1)
    page.keyboard.press("f")
    expect(page.locator(":fullscreen")).to_have_count(0)


def test_state_survives_the_way_and_reset_restores_it(page: Page, site: Path) -> None:
    opened(page, site, "deck-02_fast_response", "#/show-timeline")
    answer(page)
    slider = page.locator("input").and_(page.get_by_label("Time since start"))
    first = slider.input_value()
    slider.press("End")
    last = slider.input_value()
    page.keyboard.press("PageDown")
    page.keyboard.press("PageUp")
    assert slider.input_value() == last != first
    opened(page, site, "deck-03_lasting_improvements", "#/show-year-calendar")
    options = page.locator("section.present fieldset input")
    start = options.evaluate_all("all => all.findIndex((each) => each.checked)")
    other = options.nth(0 if start else 1)
    other.evaluate("each => each.click()")
    expect(other).to_be_checked()
    page.locator("section.present").get_by_role("button", name="Reset").click()
    expect(options.nth(start)).to_be_checked()


def test_an_address_opens_slide_and_state(page: Page, site: Path) -> None:
    opened(page, site, "deck-02_fast_response", "#/show-timeline")
    answer(page)
    page.locator("input").and_(page.get_by_label("Time since start")).press("End")
    page.wait_for_url("**/*8+weeks*")
    address = page.evaluate("location.hash")
    assert address.startswith("#/show-timeline&")
    page.keyboard.press("PageDown")
    assert page.evaluate("location.hash") == address.replace("show-timeline", "chart-onset")
    opened(page, site, "deck-02_fast_response", address)
    assert place(page) == "#/show-timeline"
    slider = page.locator("input").and_(page.get_by_label("Time since start"))
    expect(slider).to_have_attribute("aria-valuetext", "8 weeks")
    page.evaluate("location.hash = '#/chart-onset'")
    expect(page.locator("section.present h2").first).to_have_text("Does the comparison matter?")


def test_the_speaker_view_opens_from_a_file_and_follows(page: Page, site: Path) -> None:
    opened(page, site, "deck-02_fast_response", "#/show-timeline")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    view = popup.value
    expect(view.get_by_role("complementary", name="Speaker view")).to_be_visible()
    expect(view.locator(".now > :not(.notes) h2").first).to_have_text("How soon does it work?")
    for part in (".now > :not(.notes) h2", ".next > :not(.notes) h2"):
        expect(view.locator(part).first).to_be_in_viewport()
    expect(view.locator(".next-title")).to_contain_text("Does the comparison matter?")
    expect(view.locator("[data-clock]")).to_have_text(re.compile(r"\d"))
    expect(view.locator("[data-elapsed]")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    answer(page)
    page.locator("input").and_(page.get_by_label("Time since start")).press("End")
    expect(view.locator(".now .ke-explainer output").first).to_have_text("8 weeks")
    page.keyboard.press("PageDown")
    now = view.locator(".now > :not(.notes) h2").first
    expect(now).to_have_text("Does the comparison matter?")
    view.keyboard.press("PageUp")
    page.wait_for_url("**/*#/show-timeline*")
    expect(view.locator(".now > :not(.notes) h2").first).to_have_text("How soon does it work?")
    assert violations(view) == []


@pytest.mark.parametrize(("scheme", "rules"), [("light", RULES), ("dark", COLOURS)])
@pytest.mark.parametrize("name", DECKS)
def test_no_slide_has_a_violation(
    page: Page, site: Path, name: str, scheme: Any, rules: dict[str, object]
) -> None:
    page.emulate_media(color_scheme=scheme)
    opened(page, site, name)
    assert violations(page, rules) == []
    for slide in slides(page):  # around it nothing changes
        assert violations(page, rules, "section.present:not(.stack)") == [], slide


@pytest.mark.parametrize("name", NAMES)
def test_deck_and_page_show_the_same_words(page: Page, site: Path, name: str) -> None:
    opened(page, site, f"deck-{name}")
    seen = 0
    for slide in slides(page):
        card = page.locator("section.present:not(.stack) > .widget")
        if not card.count() or slide == "#/poll":  # which is for slides alone
            continue
        page.evaluate("check", [3, SEED])  # leaves the slide in another state
        page.wait_for_timeout(600)
        told = page.evaluate("location.hash").partition("&")[2]
        other = page.context.new_page()
        other.goto(f"{(site / name).as_uri()}.html#{told}")
        twin = other.locator(".widget", has=known_by(card, other))
        changing = ":is(.ke-sentence, .ke-figure, .ke-form)"
        here = card.locator(changing).evaluate_all(f"parts => parts.map({SHOWN})")
        seen += bool("".join(here))
        assert here == twin.locator(changing).evaluate_all(f"parts => parts.map({SHOWN})"), slide
        other.close()
    assert seen >= 3


def known_by(card: Locator, page: Page) -> Locator:
    """Return what a widget is known by on its page: its heading, or which form it is."""
    if card.locator("h2").count():
        return page.get_by_role("heading", name=card.locator("h2").inner_text(), exact=True)
    return page.locator(f"[class='{card.locator('.ke-form').get_attribute('class')}']")


@pytest.mark.parametrize("name", DECKS)
def test_a_deck_of_one_notebook_weighs_at_most_700_kb(site: Path, name: str) -> None:
    assert (site / f"{name}.html").stat().st_size <= 700_000


@pytest.mark.parametrize("name", ["deck", *DECKS])
def test_a_deck_may_run_its_own_scripts_and_ask_for_nothing(site: Path, name: str) -> None:
    html = (site / f"{name}.html").read_text(encoding="utf-8")
    refuses_all_but_scripts(html, html.count("<script>"))  # deck, reveal.js, page, modules
    assert "Copyright (C) 2011" in html  # the notice of reveal.js
