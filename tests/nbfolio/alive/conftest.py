"""Notebooks of people who never heard of us, run, and shown as page and deck."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from bs4 import BeautifulSoup
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Browser, Locator, Page

from nbfolio import FolioExporter
from nbfolio.execute.run import execute
from nbfolio.execute.worked_out import Bounds
from nbfolio.notebook.state import STATE_MIME
from nbfolio.writers.deck import FolioSlidesExporter
from tests.conftest import offline_page

FIRST = """\
import random
import ipywidgets as w
from ipywidgets import fixed, interact, interact_manual, interactive, interactive_output
"""


def notebook(*sources: str) -> NotebookNode:
    """Return a notebook of these cells, each on a slide of its own, after one that imports."""
    slide = {"slideshow": {"slide_type": "slide"}}
    cells = [new_code_cell(source, metadata=slide) for source in sources]
    return new_notebook(cells=[new_markdown_cell("# Try"), new_code_cell(FIRST), *cells])


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., NotebookNode]:
    """Return a notebook of these cells, executed."""

    def executed(*sources: str, **bounds: Any) -> NotebookNode:
        return execute(notebook(*sources), tmp_path, bounds=Bounds(**bounds))

    return executed


@pytest.fixture
def page_of(run: Callable[..., NotebookNode]) -> Callable[..., str]:
    """Return the HTML of the page of these cells."""

    def written(*sources: str, **bounds: Any) -> str:
        return exported(run(*sources, **bounds))

    return written


def exported(nb: NotebookNode) -> str:
    """Return the HTML of a page."""
    return str(FolioExporter().from_notebook_node(nb)[0])


def notes(html: str) -> list[str]:
    """Return what a page says of the controls that it cannot move as a kernel could."""
    found = re.findall(r'<div class="w-html w-note">(.*?)</div>', html)
    return [re.sub("<[^>]*>", "", each) for each in found]


def models(nb: NotebookNode, kind: str) -> list[dict[str, Any]]:
    """Return the stored traits of each widget of a kind."""
    stored = nb.metadata.get("widgets", {}).get(STATE_MIME, {}).get("state", {})
    return [each["state"] for each in stored.values() if each["model_name"] == f"{kind}Model"]


@pytest.fixture(scope="module")
def shown(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Callable[[str], Page]]:
    """Open the page or the deck of the module's CELLS, executed once."""
    folder = tmp_path_factory.mktemp("shown")
    cells: Sequence[str] = request.module.CELLS
    nb = execute(notebook(*cells), folder)
    (folder / "state.json").write_text(json.dumps(nb.metadata), encoding="utf-8")
    for name, exporter in {"page": FolioExporter, "deck": FolioSlidesExporter}.items():
        html, _ = exporter().from_notebook_node(nb)
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    with offline_page(browser) as (page, said):

        def opened(name: str) -> Page:
            page.goto("about:blank")
            page.goto((folder / f"{name}.html").as_uri())
            return page

        yield opened
    assert said == []


@pytest.fixture
def cell_of(shown: Callable[[str], Page]) -> Callable[[str, int], Locator]:
    """Open the page or the deck, and return what a cell shows."""

    def found(name: str, number: int) -> Locator:
        page = shown(name)
        if name == "page":
            return page.locator(".widget").nth(number)
        file = Path(url2pathname(urlsplit(page.url).path)).read_text(encoding="utf-8")
        slides = BeautifulSoup(file, "html.parser").select(".slides > section")
        places = [place for place, slide in enumerate(slides) for _ in slide.select(".widget")]
        page.evaluate("place => Reveal.slide(place)", places[number])
        return page.locator(".slides > .present .widget").nth(number - places.index(places[number]))

    return found
