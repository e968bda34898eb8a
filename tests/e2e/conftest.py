"""One JupyterLab, and the decks of the talks, for all tests that need them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from ketamine_explainer.course.artefact import ExecutedCourse
from ketamine_explainer.course.artefacts import TALKS

from ..shelf import Shelf
from ..written import make_all
from .lab import Server, running

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(ROOT, tmp_path_factory.mktemp("lab")) as server:
        yield server


@pytest.fixture(scope="session")
def decks(executed: ExecutedCourse, shelf: Shelf) -> Path:
    """Write the decks of the talks, and the guide for those who give them."""
    TALKS.check()
    return shelf.once("talks", partial(make_all, TALKS, executed))


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
