"""Slides of several notebooks in an order of their own, with slides of prose among them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from nbfolio import ExportError
from nbfolio.notebook.document import Block, Cell, Document, Output, Prose, References, SlideKind
from nbfolio.notebook.state import End, Link, Model, WidgetState
from nbfolio.writers.deck.build import build_deck
from nbfolio.writers.deck.chosen import OwnSlide, chosen

LINK = "- One. [doi 1](https://doi.org/1)"
OTHER = "- Two. [doi 2](https://doi.org/2)"


def cell(number: int, name: str, slide: SlideKind, notebook: str) -> Cell:
    return Cell(number, name, slide, name, notebook)


def document(name: str, blocks: Iterable[Block]) -> Document:
    models = {name: Model(name, "HTMLModel", {"value": name})}
    links = (Link(End(name, "value"), End(name, "placeholder"), both=False),)
    return Document(name, Path(), tuple(blocks), WidgetState(models, links))


@pytest.fixture
def documents() -> list[Document]:
    first = [
        Prose(cell(1, "head", "slide", "a"), "# Title"),
        Prose(cell(2, "one", "slide", "a"), "## One\n\nsee [Ann 2001](https://doi.org/1)"),
        Prose(cell(3, "more", "fragment", "a"), "later"),
        Output(cell(4, "cards", "skip", "a"), {"data": {"text/html": "<p popover id='x'>x</p>"}}),
        Prose(cell(5, "two", "subslide", "a"), "## Two"),
        _listed(6, "a", LINK, OTHER),
    ]
    second = [
        Prose(cell(1, "one", "slide", "b"), "## Other one"),
        _listed(2, "b", OTHER, LINK),
    ]
    return [document("a", first), document("b", second)]


def _listed(number: int, notebook: str, *items: str) -> References:
    at = cell(number, "sources", "slide", notebook)
    return References(at, (Prose(at, "\n".join(["## Sources", "", *items])),))


def names(found: Document) -> list[tuple[str, str]]:
    return [(each.slide_name, each.slide) for each, _ in found.cells()]


def test_slides_stand_in_the_order_in_which_they_are_named(documents: list[Document]) -> None:
    own = OwnSlide("own", "## Own\n\nwords")
    found = chosen("talk", ["b/one", own, "a/two", "a/one"], documents)
    shown = [each for each in names(found) if each[1] != "skip"]
    assert shown == [
        ("b/one", "slide"), ("own", "slide"), ("a/two", "slide"), ("a/one", "slide"),
        ("a/one", "fragment"), ("references", "slide"),
    ]  # fmt: skip
    html = build_deck(found).body
    places = [html.index(each) for each in ("Other one", "Own", "Two", ">One", "later")]
    assert places == sorted(places)
    assert "Title" not in html


def test_what_is_not_chosen_is_there_to_be_opened_and_on_no_slide(
    documents: list[Document],
) -> None:
    found = chosen("talk", ["a/two"], documents)
    left = [(each.notebook, each.id) for each, _ in found.cells() if each.slide == "skip"]
    assert sorted(left) == [("a", "cards"), ("a", "head"), ("a", "more"), ("a", "one"),
                            ("a", "two-title"), ("b", "one")]  # fmt: skip
    assert set(found.state.models) == {"a", "b"}
    assert len(found.state.links) == 2


def test_references_are_those_that_a_slide_links_to_each_once(documents: list[Document]) -> None:
    [listed] = chosen("talk", ["a/one"], documents).all(References)
    assert listed.items == [LINK]
    own = OwnSlide("own", "## Own\n\n(see [Bea 2002](https://doi.org/2))")
    [both] = chosen("talk", ["a/one", own], documents).all(References)
    assert both.items == [LINK, OTHER]
    assert not list(chosen("talk", ["a/two"], documents).all(References))


def test_a_slide_without_a_heading_keeps_the_one_that_stands_before_it(
    documents: list[Document],
) -> None:
    blocks = [
        Prose(cell(1, "said", "skip", "c"), "## What it is about"),
        Prose(cell(2, "figure", "slide", "c"), "a figure"),
    ]
    slides = ["a/two", "c/figure"]
    html = build_deck(chosen("talk", slides, [*documents, document("c", blocks)])).body
    assert html.index("Two") < html.index("What it is about") < html.index("a figure")
    assert html.count("<h2") == 2


@pytest.mark.parametrize("slides", [["a/three"], ["c/one"], ["a/one", "a/one"]])
def test_a_slide_that_is_not_there_is_refused_with_what_there_is(
    documents: list[Document], slides: list[str]
) -> None:
    with pytest.raises(ExportError, match=f"no slide '{slides[-1]}'.*a/two, b/one") as caught:
        chosen("talk", slides, documents)
    assert caught.value.cure == "Name one of them, each once"
