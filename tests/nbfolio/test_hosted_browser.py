"""Front-end modules of widgets in a real browser, on a page and on slides, without a kernel."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode
from playwright.sync_api import Browser, Locator, Page, expect

from nbfolio import FolioExporter
from nbfolio.writers.deck.exporter import FolioSlidesExporter

from ..conftest import offline_page
from .anywidgets import (
    Broken,
    Bytes,
    Counter,
    Dressed,
    Lister,
    Older,
    Parent,
    Static,
    Talker,
    sharing,
)

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
EXPORTERS = {"page": FolioExporter, "deck": FolioSlidesExporter}


@pytest.fixture(params=EXPORTERS)
def show(
    request: pytest.FixtureRequest,
    page: Page,
    as_notebook: Callable[..., NotebookNode],
    tmp_path: Path,
) -> Open:
    """Open a page, or a deck of one slide, that shows the widgets."""

    def opened(*shown: Any, state: str = "") -> Page:
        html, _ = EXPORTERS[request.param]().from_notebook_node(as_notebook(*shown))
        file = tmp_path / "shown.html"
        file.write_text(html, encoding="utf-8")
        page.goto(f"{file.as_uri()}{state}")
        return page

    return opened


def module(page: Page) -> Locator:
    return page.locator("[data-kind=module]")


def test_a_module_counts(show: Open) -> None:
    page = show(Counter(count=2))
    button = page.get_by_role("button", name="count is 2")
    button.click()
    expect(module(page)).to_have_text("count is 3")


def test_several_views_show_one_model_and_one_text_stands_once(show: Open) -> None:
    one, other = Counter(count=1), Counter(count=5)
    page = show(one, one, other)
    module(page).first.get_by_role("button").click()
    expect(module(page)).to_have_text(["count is 2", "count is 2", "count is 5"])
    assert page.content().count("`count is ${") == 1


def test_a_slider_and_a_module_move_each_other(show: Open) -> None:
    slider, counter = widgets.FloatSlider(4, description="Count", step=1), Counter()
    widgets.jslink((slider, "value"), (counter, "count"))
    page = show(slider, counter)
    expect(module(page)).to_have_text("count is 4")
    page.get_by_role("slider").press("ArrowRight")
    expect(module(page)).to_have_text("count is 5")
    module(page).get_by_role("button").click()
    expect(page.get_by_role("slider")).to_have_value("6")


def test_a_choice_leads_to_a_module_by_its_place(show: Open) -> None:
    slider, counter = widgets.SelectionSlider(options=["a", "b"], description="Which"), Counter()
    widgets.jsdlink((slider, "index"), (counter, "count"))
    page = show(slider, counter)
    page.get_by_role("slider").press("ArrowRight")
    expect(module(page)).to_have_text("count is 1")
    module(page).get_by_role("button").click()
    expect(page.get_by_role("slider")).to_have_value("1")


def test_two_modules_and_a_label_are_linked(show: Open) -> None:
    one, other, label = Counter(count=7), Counter(count=1), widgets.Label()
    widgets.jslink((one, "count"), (other, "count"))
    widgets.jsdlink((other, "count"), (label, "value"))
    page = show(one, other, label)
    module(page).first.get_by_role("button").click()
    expect(module(page)).to_have_text(["count is 8", "count is 8"])
    expect(page.locator(".w-label")).to_have_text("8")


def test_a_module_switches_a_control_off(show: Open) -> None:
    counter, slider = Counter(count=0), widgets.IntSlider(description="Dose")
    label = widgets.Label()
    widgets.jsdlink((counter, "count"), (slider, "disabled"))
    widgets.jsdlink((slider, "value"), (label, "value"))
    page = show(counter, slider, label)
    expect(page.get_by_role("slider")).to_be_enabled()
    module(page).get_by_role("button").click()
    expect(page.get_by_role("slider")).to_be_disabled()


def test_words_of_a_module_are_shown_and_taken_back(show: Open) -> None:
    lister, label = Lister(), widgets.Label()
    widgets.jsdlink((lister, "b"), (label, "value"))
    page = show(lister, label)
    expect(page.locator(".w-label")).to_have_text("old")
    page.get_by_role("button", name="set both").click()
    expect(page.locator(".w-label")).to_have_text("new")
    page.get_by_role("button", name="Reset").first.click()
    expect(page.locator(".w-label")).to_have_text("old")


def test_events_come_as_they_do_in_a_notebook(show: Open) -> None:
    page = show(Lister())
    log = page.locator("li").filter(visible=True)
    page.get_by_role("button", name="set both").click()
    expect(log).to_have_text(["either", "a is 2, b is new", "either", "changed"])
    page.get_by_role("button", name="set the same").click()
    page.get_by_role("button", name="send").click()
    page.get_by_role("button", name="stop", exact=True).click()
    page.get_by_role("button", name="set both").click()
    expect(log).to_have_count(6)
    page.get_by_role("button", name="stop all").click()
    page.get_by_role("button", name="set both").click()
    expect(log).to_have_count(6)


def test_bytes_come_as_views_of_data(show: Open) -> None:
    expect(module(show(Bytes()))).to_have_text("true 6 30 null")


def test_widgets_stand_within_widgets(show: Open) -> None:
    counter, named, slider = (
        Counter(count=1),
        Counter(count=8),
        widgets.IntSlider(3, description="N"),
    )
    talker, label = Talker(), widgets.Label()
    widgets.jsdlink((slider, "value"), (label, "value"))
    parent = Parent(
        child=f"anywidget:{counter.model_id}",
        talker=f"anywidget:{talker.model_id}",
        named=named,
        slider=slider,
    )
    page = show(widgets.VBox([parent, slider, label]))
    root = module(page)
    expect(root.locator(".child")).to_have_text("count is 1")
    expect(root.locator(".exported")).to_have_text("hello you")
    expect(root.locator(".w-module")).to_have_text("count is 8")
    expect(root.locator(".invoked")).to_have_text("This needs a running notebook.")
    expect(root.locator(".slider")).to_have_text("N 3")
    page.get_by_role("slider").press("ArrowRight")
    expect(root.locator(".slider")).to_have_text("N 4")
    root.locator(".child button").click()
    expect(root.locator(".child")).to_have_text("count is 2")
    page.get_by_role("button", name="Reset").click()
    expect(root.locator(".child")).to_have_text("count is 1")


def test_exports_by_name_and_what_only_modules_have(show: Open) -> None:
    expect(module(show(Older()))).to_have_text("older true / true")


def test_styles_reach_the_widget_and_ask_for_nothing(show: Open) -> None:
    label = widgets.HTML("<p>beside</p>")
    page = show(Dressed(), label)
    style = "part => getComputedStyle(part).{}"
    colours = [each.evaluate(style.format("color")) for each in module(page).locator("p").all()]
    assert colours == ["rgb(1, 2, 3)", "rgb(4, 5, 6)"]
    assert module(page).locator("p").first.evaluate(style.format("textIndent")) == "7px"
    assert page.get_by_text("beside", exact=True).evaluate(style.format("textIndent")) == "0px"
    assert "example.org" not in page.content()


def test_a_module_begins_with_what_stands_there(show: Open) -> None:
    expect(module(show(Static()))).to_have_text("first, then 2 undefined")


def test_modules_that_begin_alike_share_it(show: Open) -> None:
    own = 'export default {{ render({{ el }}) {{ el.append(made("i", PRICE * {})); }} }};'
    page = show(sharing(own.format(2)), sharing(own.format(3)))
    expect(page.locator("i")).to_have_text(["6", "9"])
    assert page.content().count("const PRICE = 3") == 1


def test_the_address_tells_numbers_of_a_module_and_reset_takes_them_back(
    show: Open,
) -> None:
    page = show(Counter(count=1), Counter(count=2))
    module(page).last.get_by_role("button").click()
    expect(page).to_have_url(re.compile("count\\+2=3"))
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect(module(page)).to_have_text(["count is 1", "count is 3"])
    module(page).first.get_by_role("button").click()
    page.get_by_role("button", name="Reset").last.click()
    expect(module(page)).to_have_text(["count is 2", "count is 2"])


def test_reset_leaves_what_other_modules_hold(show: Open) -> None:
    page = show(Lister(), Counter(count=1))
    page.get_by_role("button", name="set both").click()
    page.get_by_role("button", name="Reset").last.click()
    page.get_by_role("button", name="set both").click()
    expect(page.locator("li").filter(visible=True).last).to_have_text("changed")
    expect(page.locator("li").filter(has_text="a is 3, b is new")).to_have_count(1)


Opened = Callable[..., tuple[Page, list[str]]]


@pytest.fixture(params=EXPORTERS)
def failing(
    request: pytest.FixtureRequest,
    browser: Browser,
    as_notebook: Callable[..., NotebookNode],
    tmp_path: Path,
) -> Iterator[Opened]:
    """Open what goes wrong, and list what the browser says of it."""
    with offline_page(browser) as (page, said):

        def opened(*shown: Any) -> tuple[Page, list[str]]:
            html, _ = EXPORTERS[request.param]().from_notebook_node(as_notebook(*shown))
            file = tmp_path / "failing.html"
            file.write_text(html, encoding="utf-8")
            page.goto(file.as_uri())
            return page, said

        yield opened


def test_a_module_that_fails_says_so_and_the_others_run(failing: Opened) -> None:
    page, said = failing(Broken(), Counter())
    expect(module(page).first).to_contain_text("This part of the page did not start. no luck")
    expect(module(page).last).to_have_text("count is 0")
    assert len(said) == 1
    assert "no luck" in said[0]


class Asks(Counter):
    _esm = """
    export default { render({ model, el }) {
      const ask = () => fetch("https://example.org").catch(() => {});
      if (model.get("count")) ask();
      const button = document.createElement("button");
      el.append(Object.assign(button, { textContent: "Ask", onclick: ask }));
    } };
    """


SAYS = "This part of the page may lack something: it names fetch, and the page refused"


def test_a_module_that_is_refused_something_as_it_starts_says_so(failing: Opened) -> None:
    page, _ = failing(Asks(count=1))
    expect(module(page)).to_contain_text(SAYS)
    expect(module(page).locator("p.live")).to_have_count(1)


def test_a_module_that_asks_later_says_so_then_and_once(failing: Opened) -> None:
    page, _ = failing(Asks(count=0), Counter())
    page.wait_for_timeout(500)
    expect(page.get_by_text(SAYS)).to_have_count(0)
    ask = page.get_by_role("button", name="Ask")
    ask.click()
    expect(module(page).first).to_contain_text(SAYS)
    ask.click()
    page.wait_for_timeout(500)
    expect(page.get_by_text(SAYS)).to_have_count(1)


def test_tabs_of_a_module_keep_their_own_keys(show: Open) -> None:
    class Tabbed(Counter):
        _esm = """
        export default { render({ el }) {
          const tab = (words) => `<button role="tab">${words}</button>`;
          el.innerHTML = `<div>${tab("one")}${tab("two")}</div>`;
        } };
        """

    page = show(widgets.Tab([Tabbed()], titles=["Outer"]))
    page.get_by_role("tab", name="one").press("ArrowRight")
    expect(page.get_by_role("tab", name="one")).to_be_focused()
    page.get_by_role("tab", name="two").click()
    expect(page.get_by_role("tab", name="Outer")).to_have_attribute("aria-selected", "true")
