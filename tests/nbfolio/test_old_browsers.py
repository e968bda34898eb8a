"""Browsers of ward computers, imitated by taking away what they lack before a script runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from playwright.sync_api import Browser, Page, expect

from nbfolio import FolioExporter
from nbfolio.html.frontend import asset, page_script
from nbfolio.writers.deck.exporter import FolioSlidesExporter, deck_script
from nbfolio.writers.deck.reveal import reveal_script

from ..conftest import offline_page
from ..npm import ACORN
from .exported import as_file

SCRIPTS = {"page": page_script(asset("page.js")), "deck": deck_script()}

NO_POPOVER = """
for (const name of ["popover", "showPopover", "hidePopover", "togglePopover"]) {
  delete HTMLElement.prototype[name];
}
addEventListener("click", (event) => {
  if (event.target.closest?.("[popovertarget]")) event.preventDefault();
}, true);
const shown = document.createElement("style");
shown.textContent =
  ":where([popover]) { display: block; position: static; inset: auto; margin: 0 }";
new MutationObserver((changes, watcher) => {
  if (!document.head) return;
  document.head.prepend(shown);
  watcher.disconnect();
}).observe(document, { childList: true, subtree: true });
refuse(":popover-open");
"""
NO_HAS = """
refuse(":has(");
supports("has(");
"""
NO_AT = """
for (const kind of [Array, String, Int8Array.__proto__]) delete kind.prototype.at;
delete Object.hasOwn; delete Array.prototype.findLast; delete Array.prototype.toSorted;
delete self.structuredClone; delete crypto.randomUUID; delete Element.prototype.checkVisibility;
delete HTMLElement.prototype.inert;
"""
REFUSE = """
const refuse = (what) => {
  for (const [kind, name] of [
    [Element, "matches"], [Element, "closest"], [Element, "querySelector"],
    [Element, "querySelectorAll"], [Document, "querySelector"], [Document, "querySelectorAll"],
  ]) {
    const native = kind.prototype[name];
    kind.prototype[name] = function (selector) {
      if (`${selector}`.includes(what)) throw new DOMException(selector, "SyntaxError");
      return native.call(this, selector);
    };
  }
};
const supports = (what) => {
  const native = CSS.supports;
  CSS.supports = (...asked) => !asked.join(":").includes(what) && native.apply(CSS, asked);
};
"""

BROWSERS: Mapping[str, str] = {
    "Chrome 109, Firefox ESR 115": NO_POPOVER,
    "Firefox 91": NO_POPOVER + NO_HAS,
    "Chrome 90, Safari 15": NO_POPOVER + NO_HAS + NO_AT,
}


@pytest.fixture(params=list(BROWSERS))
def old(request: Any, browser: Browser) -> Iterator[Page]:
    with offline_page(browser) as (page, said):
        page.add_init_script(f"{{ {REFUSE} {BROWSERS[request.param]} }}")
        yield page
    assert said == []


CARD = (
    "<p>Of 100, <button class='ke-value' popovertarget='why'>27</button> did.</p>"
    "<div popover id='why' role='dialog'><div class='ke-inside'>Because so</div>"
    "<button class='ke-close' popovertarget='why' popovertargetaction='hide'>Close</button></div>"
)


@pytest.fixture
def talk(as_notebook: Any) -> NotebookNode:
    control = widgets.Dropdown(options=["one", "two"], description="Choose")
    tab = widgets.Tab([widgets.Label("in A"), widgets.Label("in B")], titles=["A", "B"])
    stack = widgets.Stack([widgets.Label("first"), widgets.Label("second")], selected_index=0)
    widgets.jslink((control, "index"), (stack, "selected_index"))
    nb = as_notebook(widgets.VBox([control, stack, tab]))
    card = new_code_cell("card()", outputs=[new_output("display_data", {"text/html": CARD})])
    nb.cells = [new_markdown_cell("# Talk"), *nb.cells, card, new_markdown_cell("## End")]
    for cell in nb.cells:
        cell.metadata["slideshow"] = {"slide_type": "slide"}
    return nb


@pytest.mark.browser
def test_a_page_works_and_opens_cards_in_place(old: Page, talk: Any, tmp_path: Path) -> None:
    old.goto(as_file(FolioExporter(), talk, tmp_path).as_uri())
    old.get_by_label("Choose").select_option("two")
    expect(old.get_by_text("second")).to_be_visible()
    old.get_by_role("tab", name="A").press("ArrowLeft")
    expect(old.get_by_text("in B")).to_be_visible()
    old.wait_for_url("**/*#Choose=two*")
    number, card = old.get_by_role("button", name="27"), old.get_by_text("Because so")
    expect(card).to_be_hidden()
    number.click()
    expect(card).to_be_visible()
    assert card.evaluate("each => each.closest('p') !== null")  # beside the number
    old.get_by_role("button", name="Close").click()
    expect(card).to_be_hidden()
    expect(old.locator(".older")).to_be_hidden()


@pytest.mark.browser
def test_a_deck_turns_and_opens_cards_over_a_slide(old: Page, talk: Any, tmp_path: Path) -> None:
    old.goto(as_file(FolioSlidesExporter(), talk, tmp_path).as_uri())
    old.wait_for_selector("html[data-ready]")
    shown, keys = old.locator(".bar output"), old.get_by_role("dialog", name="Keys")
    old.keyboard.press("PageDown")
    expect(shown).to_have_text("2 / 4")
    old.get_by_label("Choose").select_option("two")
    expect(old.get_by_text("second")).to_be_visible()
    old.keyboard.press("PageDown")
    number, card = old.get_by_role("button", name="27"), old.get_by_text("Because so")
    expect(card).to_be_hidden()
    number.click()
    expect(card).to_be_visible()
    old.keyboard.press("Escape")
    expect(card).to_be_hidden()
    number.click()
    old.mouse.click(5, 700)
    expect(card).to_be_hidden()
    old.keyboard.press("?")
    expect(keys).to_be_visible()
    old.keyboard.press("PageDown")
    expect(keys).to_be_hidden()
    expect(shown).to_have_text("4 / 4")
    expect(old.locator(".older")).to_be_hidden()


@pytest.fixture
def older(browser: Browser) -> Iterator[Page]:
    """Give a browser from before all of them."""
    with offline_page(browser) as (page, said):
        page.add_init_script(f"{{ {REFUSE} supports('aspect-ratio'); }}")
        yield page
    assert said == []


def aged(file: Path) -> str:
    """Let a file ask its browser for what it does not know."""
    html = file.read_text(encoding="utf-8")
    start, end = html.index("<style>"), html.index("</style>")
    style = html[start:end].replace("(aspect-ratio:1)", "(ratio-of-aspects:1)")
    file.write_text(html[:start] + style + html[end:], encoding="utf-8")
    return file.as_uri()


@pytest.mark.browser
def test_what_is_older_gets_the_first_state_and_a_line(
    older: Page, talk: Any, tmp_path: Path
) -> None:
    older.goto(aged(as_file(FolioExporter(), talk, tmp_path)))
    expect(older.locator(".older")).to_contain_text("Chrome or Edge 90, Firefox 91, Safari 15")
    expect(older.get_by_text("first", exact=True)).to_be_visible()
    expect(older.get_by_text("second", exact=True)).to_be_hidden()


@pytest.mark.browser
def test_what_is_older_gets_all_slides_below_one_another(
    older: Page, talk: Any, tmp_path: Path
) -> None:
    older.goto(aged(as_file(FolioSlidesExporter(), talk, tmp_path)))
    expect(older.locator(".older")).to_be_visible()
    boxes = [each.bounding_box() for each in older.locator("[data-slide]").all()]
    tops = [box["y"] for box in boxes if box and box["height"] > 0]
    assert len(tops) == 4
    assert tops == sorted(set(tops))
    seen = "each => each.checkVisibility({ visibilityProperty: true })"
    assert older.get_by_role("heading", name="End").evaluate(seen)


HAS = """() => {
    const style = document.querySelector("head style:last-of-type").textContent;
    const marked = style.match(/[^{}]+(?=\\{)/g);
    const plain = document.querySelector("head style").textContent
        .replace(/\\/\\*[^]*?\\*\\//g, "")
        .replace(/@[^{;]+\\{(?:[^{}]*\\{[^{}]*\\})*[^{}]*\\}/g, "");
    const native = plain.match(/[^{}]*:has\\([^{}]*(?=\\{)/g);
    return native.map((selector, place) => [selector.trim(), all(selector), all(marked[place])]);
}"""
FIGURE = (
    "<h3>A</h3><h3>B</h3><ul class='ke-board'><li>1</li></ul><p data-curve='x'>y</p>"
    "<svg viewBox='0 0 90 20'><rect width='9' height='9'/></svg>"
)


@pytest.mark.browser
def test_marks_find_what_has_would(browser: Browser, as_notebook: Any, tmp_path: Path) -> None:
    """Each rule with :has() reaches the same elements by its marks, in a deck with figures."""
    control = widgets.RadioButtons(options=["one", "two"], description="Choose")
    stack = widgets.Stack([widgets.HTML(FIGURE), widgets.HTML(FIGURE)], selected_index=0)
    said = widgets.VBox([widgets.HTML(FIGURE)])
    widgets.jslink((control, "index"), (stack, "selected_index"))
    row = widgets.HBox([control])
    foot = widgets.HTML("<p class='ke-caption'>x</p><details><summary>y</summary>z</details>")
    guess, reveal = (widgets.RadioButtons(options=["one", "two"], index=0) for _ in range(2))
    asked = [widgets.VBox([each]) for each in (guess, reveal)]
    widgets.jslink((guess, "index"), (reveal, "index"))
    box = widgets.VBox([widgets.HTML("<h2>A</h2>"), row, stack, said, foot, *asked])
    for widget, name in (
        (stack, "ke-figure"), (said, "ke-sentence"), (box, "ke-explainer"), (row, "ke-reading"),
        *zip(asked, ("ke-guess", "ke-reveal"), strict=True),
    ):  # fmt: skip
        widget.add_class(name)
    nb = as_notebook(box)
    nb.cells.insert(0, new_markdown_cell("# Title\n\n- a\n- b\n- c\n- d\n- e"))
    for cell in nb.cells:
        cell.metadata["slideshow"] = {"slide_type": "slide"}
    address = as_file(FolioSlidesExporter(), nb, tmp_path).as_uri()
    with offline_page(browser) as (page, said_):
        page.add_init_script(
            f"""{{ {REFUSE}
            const find = Document.prototype.querySelectorAll;
            window.all = (selector) => [...find.call(document, selector)]
              .map((each) => [...find.call(document, "*")].indexOf(each));
            {NO_HAS} }}"""
        )
        page.goto(address)
        page.wait_for_selector("html[data-ready]")
        page.keyboard.press("End")
        expect(page.locator(".present .ke-explainer")).to_be_visible()
        found = page.evaluate(HAS)
    assert said_ == []
    assert len(found) >= 10
    assert sum(bool(native) for _, native, _ in found) >= 5
    assert [(selector, n, m) for selector, n, m in found if n != m] == []


@pytest.mark.browser
@pytest.mark.parametrize("name", [*SCRIPTS, "reveal.js"])
def test_a_script_is_read_by_browsers_of_2021(page: Page, name: str) -> None:
    page.add_script_tag(content=ACORN.read("dist/acorn.js"))
    source = SCRIPTS.get(name) or reveal_script()
    assert page.evaluate("s => acorn.parse(s, { ecmaVersion: 2021 }).body.length", source) > 0
    with pytest.raises(Exception, match="SyntaxError"):
        page.evaluate("s => acorn.parse(s, { ecmaVersion: 2021 })", "class A { static { } }")


TOO_NEW = re.compile(
    r"\(\?<[=!]|\.at\(|\.hasOwn\(|\.findLast|\.toSorted|\.toReversed|structuredClone|randomUUID"
    r"|\.checkVisibility|Object\.groupBy|\.showModal|\.replaceAll\(|:popover-open(?=[^\"]*\).)"
)


@pytest.mark.parametrize("name", [*SCRIPTS, "reveal.js"])
def test_a_script_calls_nothing_that_came_later(name: str) -> None:
    assert TOO_NEW.findall(SCRIPTS.get(name) or reveal_script()) == []
