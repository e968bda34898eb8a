"""What one cell leaves open, or closes too often, changes nothing outside of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from playwright.sync_api import Page, expect

from nbfolio import FolioExporter
from nbfolio.notebook.document import read_document
from nbfolio.writers.deck.exporter import FolioSlidesExporter
from nbfolio.writers.paper.document import printable
from nbfolio.writers.paper.sheet import read_sheet

BROKEN = {
    "a table": '<table border="1"><tr><td>cell</td></tr></table>\n\nwords after it',
    "too many ends": "words</div></div></section></main> and more\n\n</span></p></body></html>",
    "an open fold": "<details><summary>more</summary>\n\nhidden words",
    "an open box": '<div style="color: red">never closed',
    "an open list": "<ul><li>one<li>two",
    "an open table": "<table><tr><td>cell",
    "an open link": '<a href="https://example.org">a link',
    "an open emphasis": "<b><i><u>words",
    "an open comment": "words <!-- and then",
    "an open field": "<textarea>words",
    "an open style": "<style>p { color: red",
    "an open picture": "<svg><g><text>words",
    "wrong nesting": "<b>one <div>two</b> three",
}
SAID = "this stands by itself"


def notebook(broken: str, put_out: bool) -> NotebookNode:
    about = {"slideshow": {"slide_type": "slide"}}
    output = new_output("display_data", {"text/html": broken})
    first = new_code_cell("x", outputs=[output], metadata=about)
    parts = [new_markdown_cell(f"## Part {n}\n\n{SAID}", metadata=about) for n in (1, 2)]
    cell = first if put_out else new_markdown_cell(broken, metadata=about)
    return new_notebook(cells=[new_markdown_cell("# Title", metadata=about), cell, *parts])


@pytest.mark.parametrize("put_out", [False, True])
@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_on_paper_each_section_stands_by_itself(broken: str, put_out: bool) -> None:
    tree = BeautifulSoup(printable(read_sheet(read_document(notebook(broken, put_out), "a"))),
                         "html.parser")  # fmt: skip
    sections = tree.select(".sheet > .section")
    assert len(sections) == 2
    assert all(SAID in each.get_text() for each in sections)


@pytest.mark.browser
@pytest.mark.parametrize("exporter", [FolioExporter, FolioSlidesExporter])
def test_in_a_browser_the_cells_after_it_stand_where_they_should(
    page: Page, tmp_path: Path, exporter: Any
) -> None:
    for name, broken in BROKEN.items():
        for put_out in (False, True):
            html, _ = exporter().from_notebook_node(notebook(broken, put_out))
            (tmp_path / "a.html").write_text(str(html), encoding="utf-8")
            page.goto((tmp_path / "a.html").as_uri())
            if exporter is FolioExporter:
                found = page.locator("main > .prose > p", has_text=SAID)
                expect(found, name).to_have_count(2)
                expect(found.last, name).to_be_visible()
                continue
            page.wait_for_selector("html[data-ready]")
            assert page.locator(".slides > section").count() == 4, name
            assert page.locator(".bar output").last.text_content() == "1 / 4", name
            found = page.locator(".slides > section.present > .prose > p", has_text=SAID)
            for key, place in (("End", "4 / 4"), ("PageUp", "3 / 4")):
                page.keyboard.press(key)
                expect(page.locator(".bar output").last, name).to_have_text(place)
                expect(found, name).to_have_count(1)
        style = found.last.evaluate("""each => { const how = getComputedStyle(each);
            return [how.color === getComputedStyle(document.body).color, how.fontWeight,
                    how.fontStyle, how.textDecorationLine, !each.closest('details, a')] }""")
        assert style == [True, "400", "normal", "none", True], name
