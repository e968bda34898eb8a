from dataclasses import replace
from typing import Any

import pytest
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from nbfolio.notebook.ballot import Choice
from nbfolio.stills import svg
from nbfolio.stills.theme import colours
from nbfolio.typeface import installed
from nbfolio.writers.powerpoint.pages import SPACE
from nbfolio.writers.powerpoint.slides import Outline, Slide, distinct
from nbfolio.writers.powerpoint.template import CITED_AT, FOOTER_AT, PICTURE_AT, TEXT_AT, WIDTH
from nbfolio.writers.powerpoint.theme import COLOURS, Theme, panose
from nbfolio.writers.powerpoint.words import APART
from nbfolio.writers.powerpoint.writer import _PLACES, _fitted, presentation

from .slides import faults, is_picture


@pytest.fixture
def deck(outlined: Outline) -> Any:
    return presentation(outlined)


def test_nothing_is_wrong_with_any_slide(deck: Any) -> None:
    assert faults(deck) == []


def test_slides_are_wide(deck: Any) -> None:
    assert 9 * deck.slide_width == 16 * deck.slide_height


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


SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


def test_a_picture_is_svg_with_a_png_for_older_programs(deck: Any, outlined: Outline) -> None:
    slide = deck.slides[2]
    [picture] = filter(is_picture, slide.shapes)

    [drawing] = picture._element.iter(SVG)
    part = slide.part.related_part(drawing.get(qn("r:embed")))

    assert picture.image.content_type == "image/png"
    assert part.content_type == "image/svg+xml"
    figure = outlined.slides[2].figure
    assert figure is not None
    assert part.blob.decode() == svg(figure, figure.first)


def test_a_picture_takes_60_to_80_percent_of_the_width() -> None:
    for aspect, least in ((1.0, 0.47), (1.256, 0.6), (1.6, 0.6), (2.0, 0.6), (3.0, 0.8)):
        widths = [_fitted(boxes[PICTURE_AT], aspect)[2] / WIDTH for boxes in _PLACES.values()]
        assert least <= max(widths) <= 0.93


def test_words_beside_a_picture_are_16_points_at_least(deck: Any) -> None:
    for name in ("Picture with Caption", "Picture above Caption"):
        sheet = deck.slide_layouts.get_by_name(name)
        for shape in sheet.placeholders:
            if shape.placeholder_format.idx in (TEXT_AT, CITED_AT):
                [level] = shape._element.iter(qn("a:lvl1pPr"))
                assert int(level.find(qn("a:defRPr")).get("sz")) >= 1600
    sizes = [run.font.size for slide in deck.slides for shape in slide.placeholders
             if shape.has_text_frame and shape.placeholder_format.idx < FOOTER_AT
             for paragraph in shape.text_frame.paragraphs for run in paragraph.runs
             if run.font.size]  # fmt: skip
    assert all(size >= Pt(16) for size in sizes)


def test_its_theme_has_the_palette_of_pages_and_names_letters(outlined: Outline) -> None:
    look = replace(outlined, theme=Theme("Course", "Atkinson Hyperlegible", "020B0502020000020003"))
    deck = presentation(look)

    for master in (deck.slide_master, deck.notes_master):
        part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        root = parse_xml(part.blob)
        assert root.get("name") == "Course"
        scheme = root.find(f".//{qn('a:clrScheme')}")
        found = {each.tag.rpartition("}")[2]: each[0].get("val") for each in scheme}
        assert found["accent1"] == colours()["--ke-blue"].removeprefix("#").upper()
        assert set(found) == set(COLOURS)
        latin = [each.attrib for each in root.iter(qn("a:latin"))]
        assert [each["typeface"] for each in latin] == ["Atkinson Hyperlegible"] * 2
        assert {each["pitchFamily"] for each in latin} == {"34"}, "what stands in for it is a sans"


def test_letters_are_named_by_what_kind_they_are() -> None:
    kind = panose(str(installed("Atkinson Hyperlegible").regular))

    assert len(kind) == 20
    assert kind[:4] in {"020B", "0000"}, "Latin text without serifs, or not said"


def test_many_short_lines_stand_in_two_columns() -> None:
    lines = tuple(f"matter number {place}" for place in range(10))
    deck: Any = presentation(
        Outline((Slide("words", "Many", lines, "Notes."), Slide("words", "Few", lines[:7], "N.")))
    )

    columns = [slide.placeholders[1].text_frame._txBody.bodyPr.get("numCol")
               for slide in deck.slides]  # fmt: skip
    sizes = [slide.placeholders[1].text_frame.paragraphs[0].runs[0].font.size
             for slide in deck.slides]  # fmt: skip
    assert columns == ["2", None]
    assert all(size is None or size >= Pt(28) for size in sizes), "None is that of the layout, 32"


def test_no_line_of_a_list_in_columns_is_divided_between_them() -> None:
    lines = ("feeling far away or unreal", *(f"matter number {place}" for place in range(9)))
    deck: Any = presentation(Outline((Slide("words", "Many", lines, "Notes."),)))

    body = deck.slides[0].placeholders[1]
    size = body.text_frame.paragraphs[0].runs[0].font.size
    assert size == Pt(24), "that in which the longest stands on one line"
    [apart] = {each.space_after.pt for each in body.text_frame.paragraphs}
    assert SPACE * size.pt < apart <= SPACE * size.pt * 1.3 + APART
    assert 5 < body.height.pt / (size.pt * 1.22 + apart) < 5.5, "five, and not six, fill it"


def test_what_a_talk_teaches_is_a_list() -> None:
    body = ("Nurses", "After this you can:", "compare", "tell")
    deck: Any = presentation(Outline((Slide("title", "A talk", body, "Notes."),)))

    lines = deck.slides[0].placeholders[1].text_frame.paragraphs
    assert [bool(each._p.findall(f".//{qn('a:buChar')}")) for each in lines] == [
        False, False, True, True,
    ]  # fmt: skip


def test_no_two_slides_have_the_same_title() -> None:
    same = (
        Slide("words", "Lines", ("A.",), "N."),
        Slide("words", "Lines", ("B.",), "N."),
        Slide("question", "Which?", ("C.",), "N.", ballot=Choice("Which?", ("a", "b"), 0)),
        Slide("answer", "Which?", ("D.",), "N.", ballot=Choice("Which?", ("a", "b"), 0)),
    )

    assert [each.title for each in distinct(same)] == [
        "Lines (1\xa0of\xa02)", "Lines (2\xa0of\xa02)", "Which?", "Answer: Which?",
    ]  # fmt: skip
    assert faults(presentation(Outline(same))) == []


def test_a_title_of_two_lines_is_smaller_only_where_it_is_long() -> None:
    titles = ("word " * 16, "word " * 22, "word " * 26)
    deck: Any = presentation(
        Outline(tuple(Slide("words", each.strip(), ("Words.",), "Notes.") for each in titles))
    )

    sizes = [slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size for slide in deck.slides]
    assert sizes == [None, None, Pt(22)]
