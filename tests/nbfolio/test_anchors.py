"""Links to headings: by the ids that Jupyter gives them, and by ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import ipywidgets as widgets
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook
from playwright.sync_api import Browser, Page, expect

from nbfolio import FolioExporter
from nbfolio.notebook.document import read_document
from nbfolio.writers.deck.exporter import FolioSlidesExporter
from nbfolio.writers.page.build import build_page

LINKS = [
    ("Using-the-Model", "## Using the Model", "using-the-model"),
    ("using-the-model", "## Using the Model", "using-the-model"),
    ("Using-The-Model", "## Using the Model", "using-the-model"),
    ("1.-Data-&-units", "## 1. Data & units", "1-data-units"),
    ("1-data--units", "## 1. Data & units", "1-data-units"),
    ("Wyniki-dla-%C5%82%C3%B3dek", "## Wyniki dla łódek", "wyniki-dla-łódek"),
    ("What's-new?", "## What's new?", "what-s-new"),
    ("Pi-$\\pi$", "## Pi $\\pi$", "pi-π"),
    ("4.1", "## 4.1", "4-1"),
    ("The-`fit`-step", "## The `fit` step", "the-fit-step"),
    ("The-fit-step", "## The `fit` step", "the-fit-step"),
    ("Bold-words", "## **Bold** words", "bold-words"),
    ("Written-as-HTML", "<h2 align=center>Written as HTML</h2>", "written-as-html"),
    ("own", "<h2 id='own'>An id of its own</h2>", "own"),
    ("named", "<a name='named'></a>\n\n## Heading", "heading"),
    ("V1", "## V1", "v1-2"),
    ("Main", "## Main", "main-2"),
    ("Page-data", "## Page data", "page-data-2"),
    ("Explainer-data", "## Explainer data", "explainer-data"),
]


def notebook(link: str, heading: str) -> NotebookNode:
    about = {"slideshow": {"slide_type": "slide"}}
    sources = [f"# Title\n\n[go](#{link})", "## Between", f"{heading}\n\nhere it is"]
    filler = "\n\n".join(["words"] * 60)
    return new_notebook(cells=[
        new_markdown_cell(f"{each}\n\n{filler if each == '## Between' else ''}", metadata=about)
        for each in sources
    ])  # fmt: skip


def save(exporter: Any, nb: NotebookNode, folder: Path) -> str:
    html, _ = exporter.from_notebook_node(nb)
    (folder / "a.html").write_text(str(html), encoding="utf-8")
    return (folder / "a.html").as_uri()


@pytest.mark.browser
def test_links_to_headings_lead_there_on_a_page(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(reduced_motion="reduce", viewport={"width": 900, "height": 500})
    lost = []
    for link, heading, _ in LINKS:
        if heading.removeprefix("## ") in ("V1", "Main", "Page data"):
            continue  # these ids are the page's own: a link leads to what the page calls so
        page.goto(save(FolioExporter(), notebook(link, heading), tmp_path))
        page.locator("main > .prose a", has_text="go").first.click()
        top = page.get_by_text("here it is").evaluate("each => each.getBoundingClientRect().top")
        lost += [] if 0 <= top < 500 else [link]
    page.close()
    assert lost == []


@pytest.mark.browser
def test_links_to_headings_turn_to_their_slide(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    for link, heading, _ in LINKS[:3] + LINKS[6:8]:
        page.goto(save(FolioSlidesExporter(), notebook(link, heading), tmp_path))
        page.wait_for_selector("html[data-ready]")
        page.locator("section.present a", has_text="go").click()
        page.wait_for_selector("section.present:has-text('here it is')")
    page.close()


@pytest.mark.parametrize(("link", "heading", "ident"), LINKS)
def test_a_heading_keeps_our_id_and_no_id_is_there_twice(
    link: str, heading: str, ident: str
) -> None:
    body = str(build_page(read_document(notebook(link, heading), "a")).body)
    ids = [each.partition('"')[0] for each in body.split('id="')[1:]]
    assert ident in ids
    assert len(ids) == len(set(ids))


def test_an_alias_is_there_only_where_a_link_needs_it() -> None:
    body = build_page(read_document(notebook(quote("other"), "## Using the Model"), "a")).body
    assert '<h2 id="using-the-model">Using the Model</h2>' in body


NAMES = ["Page data", "V1", "V2", "W1", "Main", "On this page", "Keys", "Speaker", "Words", "About"]


@pytest.mark.browser
@pytest.mark.parametrize("exporter", [FolioExporter, FolioSlidesExporter])
def test_headings_that_are_called_like_parts_of_the_page_harm_no_control(
    page: Page, as_notebook: Any, tmp_path: Path, exporter: Any
) -> None:
    drop = widgets.Dropdown(options=["one", "two"], description="Choose")
    stack = widgets.Stack([widgets.Label("first"), widgets.Label("second")], selected_index=0)
    widgets.jslink((drop, "index"), (stack, "selected_index"))
    nb = as_notebook(widgets.VBox([drop, stack]))
    nb.cells.insert(0, new_markdown_cell("\n\n".join(f"## {name}" for name in NAMES)))
    page.goto(save(exporter(), nb, tmp_path))
    page.get_by_label("Choose").select_option("two")
    expect(page.get_by_text("second")).to_be_visible()
    if exporter is FolioSlidesExporter:
        page.get_by_label("Help: the keys").click()
        expect(page.get_by_text("full screen")).to_be_visible()
