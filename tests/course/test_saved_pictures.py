"""A picture that a reader saves from a page of the course: what it says of itself, in Chromium."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.course.place import rights

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CONTENT = load_content(find_root(Path(__file__)))
NAME, SVG = "02_fast_response", "{http://www.w3.org/2000/svg}"


def saved(page: Page, number: int, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save picture as SVG").nth(number).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_a_saved_picture_says_what_is_known_of_the_state_that_it_shows(
    site: Path, page: Page, tmp_path: Path
) -> None:
    page.goto(f"{(site / f'{NAME}.html').as_uri()}#Answers=Show+all")
    scene = CONTENT.scenes[NAME]["first-day"]
    card = page.locator(".ke-scene").nth(1)
    said, names = [], []
    for view in CONTENT.charts["onset"].views[:2]:
        card.get_by_role("radio", name=view.label).check()
        file = saved(page, 1, tmp_path)
        names.append(file.stem)
        texts = ElementTree.parse(file).getroot().findall(f"{SVG}text")
        said.append(" ".join("".join(each.itertext()).strip() for each in texts))

    title = CONTENT.charts["onset"].caption.title
    assert names == [scene.finding, title.replace("?", "_")]
    for words, name in zip(said, (scene.finding, title), strict=True):
        assert words.startswith(name), "what is found holds of the state in which the page opens"
        assert words.endswith(rights(CONTENT.course))
        for label in ("Key:", "Outcome: first difference found", "Certainty: low"):
            assert label in words
    assert "Compared with: saline; placebo infusion" in said[0]
    assert "Source: Diazgranados 2010; Zarate 2012" in said[0]
    assert "Compared with: one midazolam infusion" in said[1]
    assert "Source: Fava 2018; Phillips 2019" in said[1]
