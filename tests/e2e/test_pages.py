"""The course's own pages in a real browser, offline: they show what Python says."""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import ipywidgets as w
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Locator, Page, expect

import ketamine_explainer as ke
from ketamine_explainer.content import date_in_words, load_content, load_course
from ketamine_explainer.explorers.kit.explainer import Explainer
from ketamine_explainer.explorers.timeline.room import MOMENTS

from ..explored import GROUPS, SAMPLE, SOME, Explored, State, folded
from .test_budgets import ANSWERED

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
COURSE = load_course(ROOT)
SCRIPTS = (ROOT / "tools" / "controls.js", Path(__file__).parent / "states.js")
STATES = "\n".join(script.read_text(encoding="utf-8") for script in SCRIPTS)
POINTED = 8
THUMB = 16
"""Width of a slider's thumb in Chromium, in pixels."""

CONTENT = load_content(ROOT)

COUNTS = {
    "conditions": len(CONTENT.conditions),
    "pain_mood_loop": len(CONTENT.loop.values()),
    "pain_pathway": 3,
    "wind_up": SAMPLE + 15,
    "timeline": 3 * 2 * len(MOMENTS),
    "one_infusion": SAMPLE,
    "people_differ": 5,
    "year_calendar": 5,
    "relapse_curves": 3 * SOME,
    "schedule": SAMPLE,
    "rules": 9,
    "claims": len(CONTENT.article.claims),
    "verdict_board": 5,
    **{f"chart {each.id}": len(each.views) for each in CONTENT.charts.values()},
    **{f"icon_arrays {each.id}": len(each.comparisons) for each in CONTENT.icons.values()},
}
"""How many states are tried of each widget."""

LONE = {"wind_up": "Pulse"}
"""A control that only covers parts of the figure: gone through once, in one state of the others."""


def _shown_on(widget: str) -> tuple[str, Callable[[], Explainer]]:
    """Return the notebook that shows a widget, and what makes it: a scene, or a call."""
    for notebook, scenes in CONTENT.scenes.items():
        for id_, each in scenes.items():
            if each.shows == widget:
                return notebook, lambda id_=id_: ke.scene(id_).explorer
    name, _, entry = widget.partition(" ")
    given = f'"{entry}"' if entry else ""
    [found] = [path.stem for path in (ROOT / "notebooks").glob("*.ipynb")
               if f"ke.{name}({given})" in path.read_text("utf-8").replace('\\"', '"')]  # fmt: skip
    return found, partial(getattr(ke, name), *filter(None, [entry]))


WIDGETS = {each: (*_shown_on(each), count) for each, count in COUNTS.items()}
"""Each widget with its page, what makes it, and how many states are tried."""


def view_of(card: Locator, control: Any) -> Locator:
    """Return the visible control of that name on the page."""
    named = card.get_by_label(control.description, exact=True).locator("visible=true")
    group = card.get_by_role("group", name=control.description, exact=True)
    return group if isinstance(control, GROUPS) else named.first


def by_keyboard(view: Locator, control: Any) -> Iterator[int]:
    """Move a control through all its options by keyboard, and leave it at the last."""
    if isinstance(control, GROUPS):
        radios = view.get_by_role("radio")
        radios.first.check()
        for place in range(len(control.options)):
            yield place
            radios.nth(place).press("ArrowDown")
        radios.nth(len(control.options) - 1).check()
        return
    view.press("Home")
    for place in range(len(control.options)):
        yield place
        view.press("ArrowDown" if isinstance(control, w.Dropdown) else "ArrowRight")


def by_pointer(view: Locator, control: Any) -> Iterator[int]:
    """Move a control through its options, or POINTED of many, by pointer, first to last."""
    last = len(control.options) - 1
    for place in sorted({last, *range(0, last, max(1, round(last / POINTED)))}):
        if isinstance(control, GROUPS):
            view.get_by_role("radio").nth(place).click()
        elif isinstance(control, w.Dropdown):
            view.select_option(index=place)
        else:
            click_at(view, place / last)
        yield place


def click_at(slider: Locator, share: float) -> None:
    """Press and release the pointer where a slider stands at a share of its way."""
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    x = box["x"] + THUMB / 2 + share * (box["width"] - THUMB)
    slider.page.mouse.click(x, box["y"] + box["height"] / 2)


def opened(page: Page, site: Path, name: str, title: str) -> Locator:
    """Open the page of a notebook; return the card of that title on it."""
    page.goto((site / f"{name}.html").as_uri() + ANSWERED)
    page.evaluate(f"() => {{ {STATES}; Object.assign(window, {{ wordsInStates, seenIn }}); }}")
    return page.locator(".ke-explainer", has=page.get_by_role("heading", name=title, exact=True))


def stand(state: State) -> list[tuple[str, int]]:
    return [(control.description, place) for control, place in state.items()]


@cache
def made(widget: str) -> Explored:
    """Return an explorer, which is drawn once since it is only read here."""
    return Explored(WIDGETS[widget][1]())


@pytest.fixture
def explored(widget: str) -> Explored:
    return made(widget)


@pytest.mark.parametrize("widget", WIDGETS)
def test_every_state_shows_what_python_says(
    page: Page, site: Path, widget: str, explored: Explored
) -> None:
    name, _, count = WIDGETS[widget]
    card = opened(page, site, name, explored.title)
    states = list(explored.states(LONE.get(widget, "")))
    seen = card.evaluate("wordsInStates", [stand(state) for state in states])
    for state, words in zip(states, seen, strict=True):
        assert folded(words) == explored.words(state), stand(state)
    assert len({tuple(state.items()) for state in states}) == count


@pytest.mark.parametrize("widget", WIDGETS)
def test_every_option_is_reached_by_keys_and_by_pointer(
    page: Page, site: Path, widget: str, explored: Explored
) -> None:
    card = opened(page, site, WIDGETS[widget][0], explored.title)
    now = dict(explored.first)
    for control in explored.controls:
        around = next(state for state in explored.states() if control in state)
        card.evaluate("wordsInStates", [stand(around)])
        now |= around
        for way in (by_keyboard, by_pointer):
            reached = []
            for place in way(view_of(card, control), control):
                now[control] = place
                assert folded(card.evaluate("seenIn")) == explored.words(now), stand(now)
                reached.append(place)
            assert reached == [*range(len(control.options))] or way is by_pointer
            assert min(reached) == 0 < max(reached) == len(control.options) - 1


def drag(page: Page, way: str, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Press at a place, move to another in steps, and let go: by mouse or by a finger."""
    places = [tuple(a + (b - a) * n / 5 for a, b in zip(start, end, strict=True)) for n in range(6)]
    if way == "mouse":
        page.mouse.move(*places[0])
        page.mouse.down()
        for place in places[1:]:
            page.mouse.move(*place)
        page.mouse.up()
        return
    client = page.context.new_cdp_session(page)
    client.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    for kind, (x, y) in [("touchStart", places[0]), *(("touchMove", each) for each in places[1:])]:
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("way", ["mouse", "touch"])
@pytest.mark.parametrize(
    ("widget", "label", "by"),
    [("timeline", "Time since start", (0, 90)), ("one_infusion", "Infusion takes", (60, 0)),
     ("one_infusion", "Dose by body weight", (0, -40))],
)  # fmt: skip
def test_a_hand_on_the_figure_moves_its_control(
    page: Page, site: Path, widget: str, label: str, by: tuple[int, int], way: str
) -> None:
    card = opened(page, site, WIDGETS[widget][0], made(widget).title)
    hand = card.locator(f'g[role="slider"][aria-label="{label}"]:visible')
    hand.scroll_into_view_if_needed()
    before = hand.get_attribute("aria-valuetext")
    box = hand.locator("use").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    drag(page, way, (x, y), (x + by[0], y + by[1]))
    after = hand.get_attribute("aria-valuetext")
    assert after
    assert after != before
    moved = hand.locator("use").bounding_box()
    assert moved
    way_taken = (moved["x"] - box["x"], moved["y"] - box["y"])
    for taken, far in zip(way_taken, by, strict=True):  # a finger's first steps do not count
        assert abs(taken - far) < 45
    expect(view_of(card, next(c for c in made(widget).controls if c.description == label))
           ).to_have_attribute("aria-valuetext", after)  # fmt: skip
    expect(page).to_have_url(re.compile(re.escape(quote_plus(label))))
    page.locator(".widget", has=card).get_by_role("button", name="Reset").click()
    expect(hand).to_have_attribute("aria-valuetext", str(before))


def test_play_moves_the_timeline_and_stops(page: Page, site: Path) -> None:
    page.goto((site / "02_fast_response.html").as_uri() + ANSWERED)
    slider = page.locator("input").and_(page.get_by_label("Time since start"))
    expect(slider).to_have_attribute("aria-valuetext", "the start")
    button = page.get_by_role("button", name=re.compile("Play"))
    button.click()
    start = int(slider.input_value())
    expect(slider).to_have_attribute("aria-valuetext", "10 min", timeout=5000)
    assert int(slider.input_value()) > start
    page.get_by_role("button", name=re.compile("Pause")).click()
    before = slider.get_attribute("aria-valuetext")
    page.wait_for_timeout(1500)
    assert slider.get_attribute("aria-valuetext") == before


def test_the_cursor_of_the_figure_follows_the_slider(page: Page, site: Path) -> None:
    page.goto((site / "02_fast_response.html").as_uri() + ANSWERED)
    slider = page.locator("input").and_(page.get_by_label("Time since start"))
    slider.press("End")
    shown = page.locator(
        ".ke-explainer .ke-layers svg:visible text", has_text=re.compile("^8 weeks$")
    )
    expect(shown).to_have_count(2)  # the tick and the cursor's label


def cursor_of(page: Page) -> float:
    """Return where the timeline's cursor begins, in pixels from the left of the window."""
    cursor = page.locator(".ke-figure .w-stack svg:visible").last.locator("path").first
    box = cursor.bounding_box()
    assert box
    return box["x"]


@pytest.mark.parametrize("key", ["End", "Home"])
def test_on_a_phone_the_figure_follows_its_slider(page: Page, site: Path, key: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto((site / "02_fast_response.html").as_uri() + ANSWERED)
    page.locator("input").and_(page.get_by_label("Time since start")).press("End")
    page.locator("input").and_(page.get_by_label("Time since start")).press(key)
    assert 0 < cursor_of(page) < 360


def test_on_a_phone_the_figure_stays_when_the_account_changes(page: Page, site: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    state = "Time+since+the+start+of+treatment=1+day&Show=What+studies+measured"
    page.goto(f"{(site / '02_fast_response.html').as_uri()}{ANSWERED}&{state}")
    assert 0 < cursor_of(page) < 360
    page.get_by_role("radio", name="Both").check()
    assert 0 < cursor_of(page) < 360


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_the_window(page: Page, site: Path, width: int, scheme: Any) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=scheme)
    for path in sorted(site.glob("*.html")):
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name


def test_every_page_states_the_course_and_leads_on(page: Page, site: Path) -> None:
    for path in sorted(site.glob("0*.html")):
        page.goto(path.as_uri())
        footer = page.get_by_role("contentinfo")
        expect(footer).to_contain_text("This course is for education")
        expect(footer).to_contain_text(f"Version {COURSE.version}")
        expect(footer).to_contain_text(f"next review {date_in_words(COURSE.next_review)}")
        expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_every_link_between_pages_leads_to_a_page(page: Page, site: Path) -> None:
    for path in sorted(site.glob("*.html")):
        page.goto(path.as_uri())
        links = page.locator("a[href]").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        for href in (link for link in links if not re.match(r"https?:|data:|#", link)):
            assert (site / href.partition("#")[0]).is_file(), (path.name, href)


def test_code_is_in_the_pages_of_exercises_alone(site: Path) -> None:
    for path in site.glob("*.html"):
        shown = "ketamine_explainer" in path.read_text(encoding="utf-8")
        assert shown == path.name.startswith("exercise_"), path.name


def test_no_id_stands_twice_in_a_page(site: Path) -> None:
    for path in sorted(site.glob("*.html")):
        ids = re.findall(r'\sid="?([^"\s>]+)', path.read_text(encoding="utf-8"))
        assert len(ids) == len(set(ids)), path.name


def test_what_a_page_says_to_see_in_another_is_there(site: Path) -> None:
    pages = {
        path.name: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for path in site.glob("[0e]*.html")
    }
    told = 0
    for name, page in pages.items():
        for link in page.select("main em + a"):
            meant = link.find_previous_sibling("em")
            assert meant
            to = str(link["href"])
            if str(meant.next_sibling).split() == ["in"] and to in pages:
                heads = {each.get_text() for each in pages[to].select("h2, h3, summary")}
                assert meant.get_text() in heads, (name, meant.get_text())
                told += 1
    assert told


CROWDED = """() => {
    const seen = (query) => [...document.querySelectorAll(query)].filter(
        (each) => each.checkVisibility() && each.getClientRects().length);
    const box = (each) => each.getBoundingClientRect();
    const faults = [];
    const fault = (what, each) => faults.push([what, each.textContent.trim().slice(0, 80)]);
    const rows = (each) => {
        const tops = [], walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
        for (let node; (node = walker.nextNode());)
            for (const { index, 0: word } of node.data.matchAll(/[^ \\n]+/g)) {
                const range = new Range();
                range.setStart(node, index);
                range.setEnd(node, index + word.length);
                const { bottom, width } = range.getBoundingClientRect();
                if (width) tops.push(bottom);
            }
        return tops;
    };
    for (const each of seen("main :is(h1, h2, h3, legend, summary, .ke-guess p)")) {
        const tops = rows(each);
        if (tops.length > 4 && tops.at(-1) - tops.at(-2) > 10) fault("one word last", each);
    }
    for (const each of seen(".ke-value, .ke-term")) {
        const held = each.parentElement.localName === "em" ? each.parentElement : each;
        const after = held.nextSibling;
        if (!/^[).,;:?!”]/.test(after?.data ?? "")) continue;
        const range = new Range();
        range.setStart(after, 0);
        range.setEnd(after, 1);
        if (range.getBoundingClientRect().top > box(each).bottom) fault("a sign apart", each);
    }
    for (const each of seen("main .w-range")) {
        const [name, value] = ["label", "output"].map((part) => box(each.querySelector(part)));
        if (value.top > name.bottom || name.top > value.bottom) fault("a value below", each);
        if (name.right > value.left) fault("a value on its name", each);
    }
    for (const each of seen(".ke-help")) {
        const before = each.previousElementSibling ?? each.parentElement.previousElementSibling;
        if (before && box(each).top - box(before).bottom < 8) fault("help at what is above", each);
    }
    for (const each of seen(".w-segments span")) {
        const range = new Range();
        range.selectNodeContents(each);
        const [words, edge] = [range.getBoundingClientRect(), box(each)];
        if (words.left - edge.left < 5 || edge.right - words.right < 5) fault("at its edge", each);
    }
    const [column] = seen("main > .prose").map(box);
    for (const each of seen(".railed > .output > img"))
        if (Math.abs(box(each).left - column.left) > 1) fault("a picture off its column", each);
    for (const each of seen(".widget:has(.ke-consultation) > .tools")) fault("cleared twice", each);
    return faults;
}"""
"""What stands too close, apart or alone on a page, each with its words."""


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_on_a_page_is_crowded_or_astray(page: Page, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    for entry in COURSE.pages:
        page.goto((site / f"{entry.id}.html").as_uri() + ANSWERED)
        assert page.evaluate(CROWDED) == [], entry.id


CONTRAST = """element => {
    const light = (colour) => {
        const channels = colour.match(/[\\d.]+/g).slice(0, 3).map(c => c / 255)
            .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
    };
    const style = getComputedStyle(element);
    const ink = light(element.closest('svg') ? style.fill : style.color);
    const ground = light(getComputedStyle(document.documentElement).backgroundColor);
    const large = parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700;
    return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05) / (large ? 3 : 4.5);
}"""
"""Contrast of a text with the page, as a share of what WCAG 2.2 AA asks for."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_stand_out_from_the_page(page: Page, site: Path, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    for name in ("01_pain_signal_disruption", "02_fast_response"):
        page.goto((site / f"{name}.html").as_uri())
        for text in page.locator(".ke-sentence :is(p, span):visible, svg text:visible").all():
            assert text.evaluate(CONTRAST) >= 1, text.text_content()


def test_print_shows_the_state_and_no_controls(page: Page, site: Path) -> None:
    page.emulate_media(media="print")
    page.goto((site / "02_fast_response.html").as_uri() + ANSWERED)
    expect(page.get_by_role("navigation", name="Course")).to_be_hidden()
    expect(page.get_by_role("button", name="Play")).to_be_hidden()
    expect(page.locator(".ke-when:visible").first).to_contain_text("At the start")


def test_on_a_phone_the_folded_menu_says_which_part_is_shown(page: Page, site: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    lessons = [*COURSE.notebooks.values()]
    for number, entry in enumerate(lessons, start=1):
        page.goto((site / f"{entry.id}.html").as_uri())
        menu = page.get_by_role("navigation", name="Course")
        place = menu.locator("summary")
        expect(place).to_have_text(f"Part {number} of {len(lessons)}: {entry.title}")
        expect(menu.get_by_role("link")).to_have_count(0)
        place.press("Enter")
        expect(menu.get_by_role("link")).to_have_count(len(lessons))
        expect(menu.locator("[aria-current=page]")).to_have_text(entry.title)
        assert page.locator("main").evaluate("main => main.getBoundingClientRect().top") > 100
        place.press("Enter")
        assert page.locator("main").evaluate("main => main.getBoundingClientRect().top") < 60


@pytest.mark.parametrize("width", [360, 1280])
def test_the_first_screen_has_the_title_the_first_words_and_the_first_section(
    page: Page, site: Path, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740 if width == 360 else 720})
    for entry in COURSE.notebooks.values():
        page.goto((site / f"{entry.id}.html").as_uri())
        for seen in ("main h1", "main h1 + p", "main > .prose h2"):
            expect(page.locator(seen).first).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_first_screen_of_the_course_has_the_first_guess(
    page: Page, site: Path, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740 if width == 360 else 720})
    page.goto((site / f"{next(iter(COURSE.notebooks))}.html").as_uri())
    guess = page.locator(".ke-guess").first
    expect(guess.locator("p").first).to_be_in_viewport(ratio=1)
    handle = guess.locator("svg").get_by_role("slider").filter(visible=True).first
    box = handle.bounding_box()
    assert box
    assert box["y"] + box["height"] <= (740 if width == 360 else 720)


def test_what_comes_next_stands_before_the_sources(page: Page, site: Path) -> None:
    for entry in COURSE.notebooks.values():
        page.goto((site / f"{entry.id}.html").as_uri())
        sources = page.locator("main > .references")
        expect(sources.locator("li").first).to_be_hidden()
        assert page.locator("main > .turn ~ .references").count() == 1
        sources.locator("> summary").press("Enter")
        expect(sources.locator("li").first).to_be_visible()
