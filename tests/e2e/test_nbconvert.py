"""Each notebook as stock nbconvert shows what is committed of it: short, pictures with words."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbconvert import HTMLExporter
from playwright.sync_api import Browser

from ketamine_explainer.content import load_course
from ketamine_explainer.course.artefact import ExecutedCourse
from nbfolio.execute.store import normalise

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
MOST = 2500


@pytest.mark.parametrize("name", load_course(ROOT).notebooks)
def test_a_notebook_shows_at_most_2500_words_and_its_pictures_with_words(
    browser: Browser, executed: ExecutedCourse, tmp_path: Path, name: str
) -> None:
    [notebook] = [nb for path, nb in executed.notebooks if path.stem == name]
    html, _ = HTMLExporter().from_notebook_node(normalise(notebook))
    file = tmp_path / f"{name}.html"
    file.write_text(html, encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(file.as_uri(), wait_until="domcontentloaded")
    words = page.locator("main").evaluate("main => main.innerText.trim().split(/\\s+/).length")
    assert 300 < words <= MOST
    pictures = page.locator("main img")
    assert all(each.get_attribute("alt") for each in pictures.all())
    assert pictures.count()
    context.close()
