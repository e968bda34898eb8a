"""Tiny notebooks made of real widgets, and the recordings of their pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from nbformat import NotebookNode
from playwright.sync_api import Browser

from nbfolio import FolioExporter
from tools.record import Places, page_words

from ..nbfolio.conftest import as_notebook, no_other_widgets

__all__ = ["as_notebook", "no_other_widgets"]

Recorded = Callable[..., Places]


@pytest.fixture
def recorded(
    browser: Browser, as_notebook: Callable[..., NotebookNode], tmp_path: Path
) -> Recorded:
    """Return what is recorded of a page that shows some widgets."""

    def record(*shown: object) -> Places:
        html, _ = FolioExporter().from_notebook_node(as_notebook(*shown))
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8")
        return page_words(browser, file)

    return record
