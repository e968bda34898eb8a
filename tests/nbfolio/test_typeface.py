"""A typeface inside a page: the letters that it needs, and nothing that the policy refuses."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from nbformat.v4 import new_markdown_cell, new_notebook
from playwright.sync_api import Page

from ketamine_explainer.explorers.kit.style import SLACK, width_of
from nbfolio import FolioExporter
from nbfolio.typeface import installed, typeset

TYPEFACE = installed("Atkinson Hyperlegible")
WORDS = "Über 40 µg – “naïve”"


class Set(FolioExporter):
    """Writes pages in a typeface."""

    typeface = TYPEFACE


def page_of(words: str, exporter: type[FolioExporter] = Set) -> str:
    html, _ = exporter().from_notebook_node(new_notebook(cells=[new_markdown_cell(words)]))
    return str(html)


def fonts(html: str) -> list[TTFont]:
    found = re.findall(r"data:font/woff2;base64,([\w+/=]+)", html)
    return [TTFont(io.BytesIO(b64decode(each))) for each in found]


def test_a_page_brings_the_letters_that_it_shows_upright_and_bold() -> None:
    html = page_of(f"# {WORDS}")
    for font in fonts(html):
        assert {*map(ord, WORDS)} <= font.getBestCmap().keys()
    assert [font["OS/2"].usWeightClass for font in fonts(html)] == [400, 700]
    assert not {*map(ord, "ßÑ")} & fonts(html)[0].getBestCmap().keys()


def test_its_policy_allows_fonts_inside_the_page_alone() -> None:
    assert "img-src data:; font-src data:; base-uri" in page_of("# A")
    assert "font-src" not in page_of("# A", FolioExporter)
    assert typeset("<style></style>", None) == "<style></style>"


@pytest.mark.browser
def test_letters_keep_the_widths_that_figures_are_measured_with(page: Page, tmp_path: Path) -> None:
    words = {"Better than saline in one trial": "normal", "40 to 80 minutes": "bold"}
    spans = "".join(
        f'<span style="white-space:nowrap;font-size:220px;font-weight:{weight}">{said}</span><br>'
        for said, weight in words.items()
    )
    file = tmp_path / "page.html"
    file.write_text(page_of(spans), encoding="utf-8")
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready")
    for span, (said, weight) in zip(page.locator("span").all(), words.items(), strict=True):
        shown = span.evaluate("each => each.getBoundingClientRect().width")
        assert shown == pytest.approx(width_of(said, weight, 220) / SLACK, rel=0.01)
