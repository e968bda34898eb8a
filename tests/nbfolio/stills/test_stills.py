import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output
from PIL import Image

from nbfolio import ExportError
from nbfolio.notebook.document import read_document
from nbfolio.notebook.figure import FIGURE_MIME, FigureSpec, Panel
from nbfolio.stills import Figure, cards, figures, png, svg

from ..figured import SAID, TITLE, base, pictured, spec
from ..figured import svg as sheet
from .layered import layered

Find = Callable[[FigureSpec], list[Figure]]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def found() -> Callable[[FigureSpec], list[Figure]]:
    """Return the figures of a notebook that stores this one, and no widget."""

    def stored(figure: FigureSpec) -> list[Figure]:
        data = json.loads(json.dumps(figure.data()))
        output = new_output("display_data", {FIGURE_MIME: data})
        nb = new_notebook(cells=[new_code_cell("show()", outputs=[output])])
        return figures(read_document(nb, "notebook"))

    return stored


def test_a_figure_has_the_words_around_it(found: Find) -> None:
    [figure] = found(spec())

    assert figure.title == TITLE
    assert figure.card.spec.title == "Two lines"
    assert figure.description == "A line and a dot."
    assert figure.card.spec.caption == "Drawn for a test."
    assert figure.described(figure.first) == ("A line and a dot. Shown: Line: second; Dot: red.")


def test_its_sentence_is_that_of_the_state(found: Find) -> None:
    [figure] = found(spec())

    assert figure.text(figure.first).paragraphs == ("The second.",)
    assert figure.text(figure.states[0]).paragraphs == ("The first. It is.",)


def test_a_figure_of_a_live_cell_is_none(as_notebook: Callable[..., NotebookNode]) -> None:
    nb = as_notebook(layered())
    nb.cells[0].metadata["tags"] = ["remove-output"]

    assert figures(read_document(nb, "notebook")) == []


def test_a_widget_that_says_nothing_of_itself_is_no_figure(
    as_notebook: Callable[..., NotebookNode],
) -> None:
    assert figures(read_document(as_notebook(*layered().children), "notebook")) == []


def test_words_that_are_chosen_are_a_card_without_a_figure(found: Find) -> None:
    [panel] = spec().panels
    words = replace(spec(), panels=(Panel(sentences=panel.sentences),))
    data = json.loads(json.dumps(words.data()))
    output = new_output("display_data", {FIGURE_MIME: data})

    nb = new_notebook(cells=[new_code_cell("x", outputs=[output])])
    [card] = cards(read_document(nb, "notebook"))

    assert card.figures() == []
    assert card.text().paragraphs == ("The second.",)
    assert SAID[1] == "<p>The second.</p>"


def test_an_svg_stands_alone(found: Find) -> None:
    [figure] = found(spec())

    text = svg(figure, figure.first)
    root = ElementTree.fromstring(text)

    assert (root.get("width"), root.get("height")) == ("100", "50")
    assert root.get("viewBox") == "0 0 100 50"
    assert "DejaVu Sans" in root.get("font-family", "")
    assert root.findtext(f"{SVG}title") == TITLE
    assert root.findtext(f"{SVG}desc") == figure.described(figure.first)
    assert "var(" not in text
    ids = {element.get("id") for element in root.iter()}
    assert set(re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', text)) == {("f-2", ""), ("", "f-0")}
    assert {"f-0", "f-2"} <= ids
    assert "f-1" not in ids, "lines of other states are left out"


def test_colours_are_those_of_the_light_theme_or_the_fallback(found: Find) -> None:
    [figure] = found(spec())

    text = svg(figure, figure.first)

    assert "fill:#1a1f24" in text
    assert 'fill="#f00"' in text


def test_a_notebook_s_own_rules_for_parts_of_a_drawing_hold(found: Find) -> None:
    [figure] = found(spec())

    assert '<g clip-path="url(#f-0)" stroke="#0072b2">' in svg(figure, figure.first)


def test_a_higher_overlay_is_not_cut(found: Find) -> None:
    [figure] = found(pictured(base(), sheet('<path d="M0 90H9"/>', "0 0 200 200")))

    text = svg(figure, figure.first)

    assert 'viewBox="0 0 100 100"' in text
    assert "scale(0.5)" in text


def test_a_reference_that_leads_nowhere_is_named(found: Find) -> None:
    [figure] = found(pictured(sheet('<use href="#gone"/>')))

    with pytest.raises(ExportError, match=r"notebook, cell 1, .* refers to 'gone'.* base"):
        svg(figure, figure.first)


def test_what_is_no_xml_is_named(found: Find) -> None:
    [figure] = found(pictured(sheet("<g><b></g>")))

    with pytest.raises(ExportError, match="its SVG cannot be read"):
        svg(figure, figure.first)


def colours(image: Any) -> set[Any]:
    return {colour for _, colour in image.convert("RGB").getcolors(1_000_000)}


def test_a_png_is_twice_as_large_and_shows_what_is_drawn(found: Find) -> None:
    [figure] = found(spec())

    image = Image.open(io.BytesIO(png(svg(figure, figure.first))))

    assert image.size == (200, 100)
    assert {(255, 255, 255), (255, 0, 0), (0, 114, 178)} <= colours(image)


def test_a_png_shows_words(found: Find) -> None:
    [figure] = found(pictured(base()))

    image = Image.open(io.BytesIO(png(svg(figure, figure.first))))

    assert (26, 31, 36) in colours(image)


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<foreignObject><p/></foreignObject>", "<foreignObject>"),
        ('<path onload="alert(1)"/>', "onload"),
        ('<rect fill="url(https://a.org/x)"/>', "<rect> that loads something"),
        ("<style>@import 'https://a.org'</style>", "<style> that loads something"),
        ('<rect><animate attributeName="x"/></rect>', "<animate>"),
        ('<a href="javascript:alert(1)"><path/></a>', "'javascript:alert(1)', which is not in"),
        ('<image href="https://a.org/x.png"/>', "'https://a.org/x.png', which is not in"),
    ],
)
def test_what_runs_moves_or_loads_is_no_still(found: Find, inside: str, says: str) -> None:
    [figure] = found(pictured(sheet(inside)))

    with pytest.raises(ExportError, match=re.escape(says)):
        svg(figure, figure.first)


def test_entities_that_multiply_are_refused(found: Find) -> None:
    bomb = '<svg><!DOCTYPE x [<!ENTITY a "aaaa">]><text>&a;</text></svg>'
    [figure] = found(pictured(bomb))

    with pytest.raises(ExportError, match="its SVG cannot be read"):
        svg(figure, figure.first)
