import io
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import ipywidgets as w
import pytest
from nbformat import NotebookNode
from PIL import Image

from nbfolio import ExportError
from nbfolio.stills import Figure, figures, png, svg

from .layered import TITLE, base, layered, sheet

Find = Callable[..., list[Figure]]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def found(as_notebook: Callable[..., NotebookNode]) -> Find:
    return lambda *shown: figures(as_notebook(*shown), "notebook")


def test_a_figure_has_the_words_around_it(found: Find) -> None:
    [figure] = found(layered())

    assert figure.title == TITLE
    assert figure.heading == "Two lines"
    assert figure.description == "A line and a dot."
    assert figure.caption == "Drawn for a test."
    assert figure.described(figure.first) == ("A line and a dot. Shown: Line: second; Dot: red.")


def test_its_sentence_is_that_of_the_state(found: Find) -> None:
    [figure] = found(layered())

    assert figure.said(figure.first).paragraphs == ("The second.",)
    assert figure.said(figure.states[0]).paragraphs == ("The first. It is.",)


def test_a_figure_of_a_live_cell_is_none(as_notebook: Callable[..., NotebookNode]) -> None:
    nb = as_notebook(layered())
    nb.cells[0].metadata["tags"] = ["live"]

    assert figures(nb, "notebook") == []


def test_a_grid_with_cells_beside_each_other_is_no_figure(found: Find) -> None:
    beside = w.HTML("<svg/>", layout=w.Layout(grid_area="1 / 2"))

    assert found(w.GridBox([base(), beside])) == []


def test_an_svg_stands_alone(found: Find) -> None:
    [figure] = found(layered())

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
    [figure] = found(layered())

    text = svg(figure, figure.first)

    assert "fill:#1a1f24" in text
    assert 'fill="#f00"' in text


def test_a_notebook_s_own_rules_for_parts_of_a_drawing_hold(found: Find) -> None:
    [figure] = found(layered())

    assert '<g clip-path="url(#f-0)" stroke="#0072b2">' in svg(figure, figure.first)


def test_a_higher_overlay_is_not_cut(found: Find) -> None:
    [figure] = found(w.GridBox([base(), sheet('<path d="M0 90H9"/>', "0 0 200 200")]))

    text = svg(figure, figure.first)

    assert 'viewBox="0 0 100 100"' in text
    assert "scale(0.5)" in text


def test_a_reference_that_leads_nowhere_is_named(found: Find) -> None:
    [figure] = found(w.GridBox([sheet('<use href="#gone"/>')]))

    with pytest.raises(ExportError, match=r"notebook, cell 1, .* refers to 'gone'.* base"):
        svg(figure, figure.first)


def test_what_is_no_xml_is_named(found: Find) -> None:
    [figure] = found(w.GridBox([sheet("<g><b></g>")]))

    with pytest.raises(ExportError, match="its SVG cannot be read"):
        svg(figure, figure.first)


def colours(image: Any) -> set[Any]:
    return {colour for _, colour in image.convert("RGB").getcolors(1_000_000)}


def test_a_png_is_twice_as_large_and_shows_what_is_drawn(found: Find) -> None:
    [figure] = found(layered())

    image = Image.open(io.BytesIO(png(svg(figure, figure.first))))

    assert image.size == (200, 100)
    assert {(255, 255, 255), (255, 0, 0), (0, 114, 178)} <= colours(image)


def test_a_png_shows_words(found: Find) -> None:
    [figure] = found(w.GridBox([base()]))

    image = Image.open(io.BytesIO(png(svg(figure, figure.first))))

    assert (26, 31, 36) in colours(image)


def test_a_caption_is_found_in_the_box_at_the_foot_of_a_card(found: Find) -> None:
    card = layered()
    foot = w.VBox([w.HTML("<i></i>"), card.children[-1]])
    foot.add_class("ke-behind")
    card.children = (*card.children[:-1], foot)

    [figure] = found(card)

    assert figure.caption == "Drawn for a test."
