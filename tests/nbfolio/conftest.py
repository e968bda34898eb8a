"""Notebooks made of real widgets, without a kernel."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ipywidgets import Widget
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output
from playwright.sync_api import Page

from nbfolio import FolioExporter
from nbfolio.html.drawing import RenderContext
from nbfolio.html.registry import KINDS
from nbfolio.notebook.document import read_document
from nbfolio.notebook.figure import FIGURE_MIME
from nbfolio.notebook.state import STATE_MIME, VIEW_MIME, read_state
from nbfolio.writers.page.build import build_page

from .stills.layered import Specified


@pytest.fixture(autouse=True)
def no_other_widgets() -> Iterator[None]:
    Widget.close_all()
    yield
    Widget.close_all()


@pytest.fixture
def as_notebook() -> Callable[..., NotebookNode]:
    """Return a notebook that shows each widget in a cell of its own."""

    def build(*widgets: Any) -> NotebookNode:
        views = [{VIEW_MIME: {"model_id": widget.model_id}} for widget in widgets]
        for view, widget in zip(views, widgets, strict=True):
            if isinstance(widget, Specified):
                view[FIGURE_MIME] = json.loads(json.dumps(widget.spec.data()))
        cells = [
            new_code_cell("show()", outputs=[new_output("display_data", view)]) for view in views
        ]
        state = Widget.get_manager_state()
        return new_notebook(cells=cells, metadata={"widgets": {STATE_MIME: state}})

    return build


@pytest.fixture
def drawn(as_notebook: Callable[..., NotebookNode]) -> Callable[[Any], str]:
    """Return the HTML of one widget."""

    def draw(widget: Any) -> str:
        state = read_state(as_notebook(widget).metadata)
        return RenderContext("notebook", state, KINDS).view(widget.model_id)

    return draw


@pytest.fixture
def body_of(tmp_path: Path) -> Callable[[NotebookNode], str]:
    """Return the body of a notebook's page."""
    return lambda nb: build_page(read_document(nb, "notebook", tmp_path)).body


@pytest.fixture
def write(as_notebook: Callable[..., NotebookNode], tmp_path: Path) -> Callable[..., str]:
    """Return the address of a page that shows the widgets."""

    def save(*shown: Any) -> str:
        html, _ = FolioExporter().from_notebook_node(as_notebook(*shown))
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8")
        return file.as_uri()

    return save


@pytest.fixture
def show(page: Page, write: Callable[..., str]) -> Callable[..., Page]:
    """Open a page that shows the widgets."""

    def opened(*shown: Any) -> Page:
        page.goto(write(*shown))
        return page

    return opened
