from typing import Any

import pytest

from nbfolio.writers.powerpoint.slides import Outline
from nbfolio.writers.powerpoint.writer import presentation

from .slides import faults, is_picture


@pytest.fixture
def deck(outlined: Outline) -> Any:
    return presentation(outlined)


def test_nothing_is_wrong_with_any_slide(deck: Any) -> None:
    assert faults(deck) == []


def test_slides_are_wide(deck: Any) -> None:
    assert round(deck.slide_width / deck.slide_height, 3) == round(16 / 9, 3)


def test_a_figure_stands_in_the_placeholders_of_a_layout(deck: Any) -> None:
    slide = deck.slides[2]

    assert slide.slide_layout.name == "Picture with Caption"
    assert all(shape.is_placeholder for shape in slide.shapes)
    words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert words[:2] == ["Two <lines>", "The second. Drawn for a test."]
    assert words[2].startswith("Source: ")


def test_its_picture_has_words_and_is_not_cut(deck: Any) -> None:
    [picture] = filter(is_picture, deck.slides[2].shapes)

    named = picture._element.nvPicPr.cNvPr
    assert named.get("descr") == "A line and a dot. Shown: Line: second; Dot: red."
    assert named.get("title") == "Two <lines>"
    assert {picture.crop_left, picture.crop_right, picture.crop_top, picture.crop_bottom} == {0}
    assert picture.width / picture.height == pytest.approx(2, rel=0.001)
    assert picture.image.size == (200, 100)


def test_every_slide_but_the_first_has_footer_and_number(deck: Any, outlined: Outline) -> None:
    for slide in list(deck.slides)[1:]:
        kinds = {each.placeholder_format.type.name: each for each in slide.placeholders}
        assert kinds["FOOTER"].text_frame.text == outlined.footer
        assert "SLIDE_NUMBER" in kinds
