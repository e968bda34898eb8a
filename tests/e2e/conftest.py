"""One JupyterLab for all tests that need one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .lab import Server, running

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(ROOT, tmp_path_factory.mktemp("lab")) as server:
        yield server


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """Give a page that may speak to this machine alone."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    context.route(
        lambda url: not url.startswith(("http://127.0.0.1", "data:", "blob:")),
        lambda route: route.abort(),
    )
    yield context.new_page()
    context.close()
