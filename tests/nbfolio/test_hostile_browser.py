"""Hostile fragments and addresses in a real browser: nothing runs or is asked for, all works on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import ipywidgets as widgets
import pytest
from nbformat.v4 import new_markdown_cell
from playwright.sync_api import Page, expect

from nbfolio import FolioExporter
from nbfolio.writers.deck.exporter import FolioSlidesExporter
from tests.nbfolio.all_controls import everything

from ..fragments import VECTORS, WRAPPERS, hostile_notebook
from ..hostile import seeded
from .exported import as_file

pytestmark = pytest.mark.browser
COUNT = len(VECTORS)
ADDRESSES = 1_200


def test_there_are_more_than_two_hundred_fragments() -> None:
    assert COUNT * len(WRAPPERS) > 200


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_a_page_full_of_hostile_fragments_runs_none_and_works(
    page: Page, tmp_path: Path, wrapper: str
) -> None:
    page.set_default_timeout(5_000)
    page.goto(
        as_file(
            FolioExporter(unsupported="note"), hostile_notebook(wrapper), tmp_path, "page"
        ).as_uri()
    )
    for number in range(COUNT):
        marker = page.locator("main > .prose > p", has_text=f"after {number}").first
        assert marker.evaluate("each => each.checkVisibility()"), list(VECTORS)[number]
    assert page.evaluate("window.ran") is None
    field = page.get_by_label("Choose")
    field.select_option("two")
    expect(page.locator("main > .widget").last.get_by_text("second")).to_be_visible()
    assert page.locator("main > .widget .w-stack").count() == 1
    field.click()
    assert page.evaluate("document.activeElement.matches('select')")


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_a_deck_full_of_hostile_fragments_runs_none_and_turns(
    page: Page, tmp_path: Path, wrapper: str
) -> None:
    page.set_default_timeout(5_000)
    nb = hostile_notebook(wrapper)
    page.goto(as_file(FolioSlidesExporter(unsupported="note"), nb, tmp_path, "page").as_uri())
    page.wait_for_selector("html[data-ready]")
    slides = sum(cell.metadata["slideshow"]["slide_type"] == "slide" for cell in nb.cells)
    shown = page.locator(".bar output").last
    expect(shown).to_have_text(f"1 / {slides}")
    page.get_by_label("Choose").select_option("two")
    for number in range(2, slides + 1):
        page.keyboard.press("PageDown")
        assert shown.text_content() == f"{number} / {slides}"
    expect(page.locator("section.present").get_by_text("second")).to_be_visible()
    assert page.evaluate("window.ran") is None


NAMES = re.findall(
    r"\S+",
    "constructor __proto__ prototype toString hasOwnProperty valueOf Dose Rate Week Band Log Menu "
    "List Radio Span Tabs Parts length 0 %E2%80 % & = #",
)
VALUES = re.findall(
    r"\S+",
    "1 -1 0.5 1e999 -1e999 NaN Infinity undefined null true [] {} % %E0%A4%A %00 %ud800 + & = # "
    "<img%20src=x%20onerror=ran=1> constructor __proto__ 99999999999999999999 %20 %F0%9F%98%80",
)
LEADS = ["", "/", "/one&", "/%", "/%&", "speaker", "/constructor&", "//", "?", "/one&&"]


def addresses(chance: Random) -> Iterator[str]:
    """Give hostile addresses: names and values that mean something elsewhere, and broken ones."""
    yield from ("constructor=1", "__proto__=1", "/%", "speaker/%", "%", "&&&", "=", "/")
    while True:
        pairs = [
            chance.choice(NAMES)
            + chance.choice(["=", "", "=="])
            + chance.choice(VALUES) * chance.choice([1, 1, 1, 500])
            for _ in range(chance.randint(1, 4))
        ]
        yield chance.choice(LEADS) + "&".join(pairs)


VISIT = """async addresses => {
    for (const address of addresses) {
        const heard = new Promise(resolve => {
            addEventListener('hashchange', resolve, { once: true });
            setTimeout(resolve, 60);
        });
        location.hash = '#' + address;
        await heard;
    }
}"""


def test_no_address_breaks_a_page(page: Page, as_notebook: Any, tmp_path: Path) -> None:
    address = as_file(FolioExporter(), as_notebook(*everything()), tmp_path, "page").as_uri()
    page.goto(address)
    with seeded("addresses") as random:
        hostile = list(islice(addresses(random), ADDRESSES))
        page.evaluate(VISIT, hostile)
        for each in hostile[:20]:
            page.goto("about:blank")
            page.goto(f"{address}#{each}")
    dose = page.get_by_label("Dose")
    dose.press("End")
    expect(page.locator(".w-label").first).to_have_text("10")
    assert page.evaluate("window.ran") is None


def deck_of(as_notebook: Any, folder: Path) -> str:
    control = widgets.IntSlider(description="Dose", max=3)
    label = widgets.Label()
    widgets.jsdlink((control, "value"), (label, "value"))
    nb = as_notebook(widgets.VBox([control, label]))
    nb.cells = [
        new_markdown_cell("# One", id="one"),
        *nb.cells,
        new_markdown_cell("# Three", id="three"),
    ]
    for cell in nb.cells:
        cell.metadata["slideshow"] = {"slide_type": "slide"}
    return as_file(FolioSlidesExporter(), nb, folder, "deck").as_uri()


def test_no_address_breaks_a_deck(page: Page, as_notebook: Any, tmp_path: Path) -> None:
    address = deck_of(as_notebook, tmp_path)
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    with seeded("addresses") as random:
        hostile = list(islice(addresses(random), ADDRESSES))
        page.evaluate(VISIT, hostile)
        page.keyboard.press("Home")
        page.keyboard.press("PageDown")
        expect(page.locator(".bar output").last).to_have_text("2 / 3")
        page.get_by_label("Dose").press("End")
        expect(page.locator("section.present .w-label")).to_have_text("3")
        for each in hostile[:20]:
            page.goto("about:blank")
            page.goto(f"{address}#{each}")
            if not each.startswith("speaker"):
                page.wait_for_selector("html[data-ready]")
    assert page.evaluate("window.ran") is None


FOREIGN = """<!DOCTYPE html><title>elsewhere</title><iframe src="deck.html"></iframe><script>
window.heard = [];
addEventListener("message", ({ data }) => heard.push(data));
window.deck = open("deck.html", "deck");
const order = (target) => {
  for (const word of [undefined, "", "speaker", null, 0]) {
    for (const deck of ["ready", "next", "last", "blank"]) target.postMessage({ deck, word }, "*");
  }
};
window.attack = () => { order(deck); order(frames[0]); };
</script>"""


def test_a_deck_takes_no_orders_from_who_opened_or_framed_it(
    page: Page, as_notebook: Any, tmp_path: Path
) -> None:
    deck_of(as_notebook, tmp_path)
    (tmp_path / "foreign.html").write_text(FOREIGN, encoding="utf-8")
    with page.expect_popup() as popup:
        page.goto((tmp_path / "foreign.html").as_uri())
    deck, frame = popup.value, page.frames[1]
    for each in (deck, frame):
        each.wait_for_selector("html[data-ready]")
    for _ in range(3):
        page.evaluate("attack()")
        page.wait_for_timeout(50)
    for each in (deck, frame):
        assert each.locator(".bar output").text_content() == "1 / 3"
        assert each.locator(".reveal.paused").count() == 0
    assert page.evaluate("heard") == []


def test_a_deck_follows_its_own_view_and_knows_it_again(
    page: Page, as_notebook: Any, tmp_path: Path
) -> None:
    page.goto(deck_of(as_notebook, tmp_path))
    page.wait_for_selector("html[data-ready]")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    view, shown = popup.value, page.locator(".bar output")
    expect(view.locator(".next-title")).to_be_visible()
    view.keyboard.press("PageDown")
    expect(shown).to_have_text("2 / 3")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect(shown).to_have_text("2 / 3")
    page.wait_for_timeout(2500)  # until the view has asked again
    view.keyboard.press("PageDown")
    expect(shown).to_have_text("3 / 3")
    word = view.evaluate("location.hash").split(".")[1].split("/")[0]
    assert len(word) > 16
    assert word not in json.dumps(page.evaluate("location.href"))
