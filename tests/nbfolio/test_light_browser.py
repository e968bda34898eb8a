"""A browser makes the same of a page in fewer bytes."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from ketamine_explainer.content import load_content
from ketamine_explainer.explorers.kit.controls import Fixed
from ketamine_explainer.explorers.kit.layers import LayeredFigure
from ketamine_explainer.explorers.kit.style import canvas, look
from ketamine_explainer.explorers.relapse.figure import HEIGHT, WIDTH, draw_view
from ketamine_explainer.synthesis.relapse import fitted
from nbfolio.html.light import light

pytestmark = pytest.mark.browser
CONTENT = load_content()
CURVES = fitted(CONTENT.evidence, CONTENT.models.relapse)
PROPERTIES = (
    "fill", "fill-opacity", "font-size", "font-style", "font-weight", "opacity", "stroke",
    "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width",
    "text-anchor",
)  # fmt: skip
LOOKS = """names => [...document.querySelectorAll("svg *")].map(part => {
    const style = getComputedStyle(part);
    return [part.localName, part.textContent, ...names.map(name => style.getPropertyValue(name))];
})"""


def figure() -> str:
    inside, curves = CONTENT.captions["relapse_curves"].inside, list(CURVES.values())[:3]
    with look("curves"):
        drawn, sheet = canvas(WIDTH, HEIGHT)
        drawing = LayeredFigure("curves", drawn)
        drawing.layer(
            "which",
            Fixed.of(curves, curves[:2], curves[1:], curves[:1], curves[2:]),
            lambda view: draw_view(sheet, view, inside),
        )
        picture = drawing.picture("Curves", "")
    return "\n".join([picture.base, *(svg for layer in picture.layers.values() for svg in layer)])


def looks(page: Page, html: str) -> Any:
    page.set_content(f"<style></style><main>{html}</main>")
    return page.evaluate(LOOKS, PROPERTIES)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_figure_looks_the_same(page: Page, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    before, style = figure(), "<style>:root{--ke-blue:#123456}</style>"
    after = light(style + before).removeprefix("<style>")
    assert len(after) < 0.85 * len(before)
    parts = looks(page, style + before)
    assert len(parts) > 40
    assert looks(page, f"<style>{after}") == parts


def test_the_elements_and_the_words_are_the_same(page: Page) -> None:
    html = (
        "<dl><dt>a</dt><dd><p>b <b>c</b></p><ul><li>d</li><li>e</li></ul></dd></dl><p>f</p><p>g</p>"
        "<table><tbody><tr><th>h</th><td>i</td></tr><tr><td>j</td></tr></tbody></table>\n"
        '<ul><li class="k"><p>l</p></li></ul><svg><path d="M0 0" id="m"/><text x="1">n</text></svg>'
    )
    page.set_content(html)
    before = page.content()
    short = light(html)
    assert len(short) < 0.8 * len(html)
    page.set_content(short)
    assert page.content() == before
