"""A real browser that reaches nothing but files."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import ipykernel.ipkernel  # noqa: F401  # all widgets have its comms, those of imports too
import pytest
from hypothesis import settings
from nbformat import from_dict
from playwright.sync_api import Browser, Page, Route, sync_playwright

from ketamine_explainer.content import load_content
from ketamine_explainer.course.artefact import ExecutedCourse
from ketamine_explainer.course.artefacts import DECK, PAGES
from ketamine_explainer.course.folder import course_notebooks
from ketamine_explainer.explorers.kit.notes import by_slide
from nbfolio.execute.run import execute_all
from nbfolio.paper.browser import VARIABLE as BROWSER
from nbfolio.paper.browser import BrowserError, find_browser
from nbfolio.publish.store import VARIABLE, Store

from .reading import each_text_is_read_once as each_text_is_read_once
from .shelf import Shelf
from .written import write_site

ROOT = Path(__file__).parents[1]
WINDOWLESS = "chromium-headless-shell"
"""The same Chromium without windows: a test takes half the time of the processor in it."""
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]

MANY = os.environ.get("CI") == "true"
settings.register_profile(
    "course", deadline=None, print_blob=True, max_examples=100 if MANY else 30
)
settings.load_profile("course")


def pytest_addoption(parser: pytest.Parser) -> None:
    words = "Attack content and notebooks 20,000 times instead of some thousands."
    parser.addoption("--attack", action="store_true", help=words)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put first what takes long, so that no process is left with it while others have ended.

    Of two processes the second begins in the middle: it does not wait for the first, which runs the
    notebooks of the course, since it has what needs none of them.
    """
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let no test find what another test, or the user, has run and made."""
    monkeypatch.setenv(VARIABLE, str(tmp_path_factory.getbasetemp() / f"cache-{uuid4().hex}"))


@pytest.fixture(scope="session")
def often(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """Return how many attacks there are to be: a third of those on CI, or those of `--attack`."""
    asked = request.config.getoption("--attack")
    return lambda on_ci, asked_for: asked_for if asked else on_ci if MANY else -(-on_ci // 3)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        asked = os.environ.get(BROWSER)
        path = find_browser() if asked else shutil.which(WINDOWLESS) or find_browser()
    except BrowserError as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def shelf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Return where what is made of the course as it stands is kept, for all processes."""
    cache = getattr(request.config, "cache", None)  # gone with -p no:cacheprovider
    return Shelf.of(ROOT, cache.mkdir("made") if cache else tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="session")
def executed(shelf: Shelf) -> ExecutedCourse:
    """Run the notebooks of the course once for all tests."""
    paths = course_notebooks(ROOT)

    def run(folder: Path) -> None:
        for path, nb in zip(paths, execute_all(paths), strict=True):
            (folder / path.name).write_text(json.dumps(nb), encoding="utf-8")

    folder = shelf.once("executed", run)
    results = [from_dict(json.loads((folder / path.name).read_text("utf-8"))) for path in paths]
    content, notebooks = load_content(ROOT), tuple(zip(paths, results, strict=True))
    pictures = Store(shelf.folder / "pictures")  # each is drawn once for all that shows it
    return ExecutedCourse(ROOT, content, notebooks, by_slide(content), pictures)


@pytest.fixture(scope="session")
def site(shelf: Shelf, request: pytest.FixtureRequest) -> Path:
    """Write pages and decks of the course once for all tests that read them."""

    def write(folder: Path) -> None:
        write_site(request.getfixturevalue("executed"), folder, [PAGES, DECK])

    return shelf.once("site", write)


@contextmanager
def offline_page(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """Give a page that may open files only, and what it says on its console."""
    context = browser.new_context(
        offline=True, viewport={"width": 1280, "height": 720}, timezone_id="UTC"
    )
    asked: list[str] = []
    said: list[str] = []

    def only_files(route: Route) -> None:
        asked.append(route.request.url)
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            route.abort()

    context.route("**/*", only_files)
    page = context.new_page()
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    yield page, said
    context.close()
    assert [url for url in asked if not url.startswith("file:")] == []


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with offline_page(browser) as (page, said):
        yield page
    assert said == []
