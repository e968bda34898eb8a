"""A talk as slides: in its order, with what is said at each, its own among those of the course."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_notebook, new_output

from ketamine_explainer.content import Content
from ketamine_explainer.content.records import Talk
from ketamine_explainer.course.powerpoint import outline
from ketamine_explainer.course.powerpoint_talk import talk_outline
from nbfolio.notebook.document import read_document
from nbfolio.writers.powerpoint.slides import Outline, Slide, table_of
from nbfolio.writers.powerpoint.tables import MOST_DENSE, tall
from nbfolio.writers.powerpoint.template import BODY
from nbfolio.writers.powerpoint.writer import presentation

from ...nbfolio.powerpoint.ooxml import faults as package_faults
from ...nbfolio.stills.layered import layered
from .conftest import NAME, NOTE, shows
from .slides import faults

TALK = Talk.model_validate(
    {
        "title": "Ten minutes",
        "audience": "Nurses",
        "minutes": 10,
        "objectives": [{"can": "compare"}],
        "opening": {"ask": "How many?", "say": "Guess.", "minutes": 1},
        "slides": [
            {"slide": f"{NAME}/show-hour", "minutes": 2, "say": "In this talk."},
            {
                "title": "What is watched",
                "text": "| What | How |\n| --- | --- |\n| Pressure | Often [@zarate-2006] |\n",
                "minutes": 1,
                "say": "Read it by rows.",
            },
            {"slide": f"{NAME}/show-lines", "minutes": 5},
        ],
        "take_home": {"points": ["One.", "Two."], "say": "Remember.", "minutes": 1},
    }
)


@pytest.fixture
def talk(as_notebook: Callable[..., NotebookNode], content: Content) -> Outline:
    nb = as_notebook(layered())
    nb.cells[0]["id"] = "show-lines"
    scene = content.scenes[NAME]["hour"]
    nb.cells.append(shows("show-hour", text_markdown=f"## {scene.question}"))
    for cell in nb.cells:
        cell.metadata["slideshow"] = {"slide_type": "slide"}
    told = replace(content, talks={"ten": TALK})
    return talk_outline([read_document(nb, NAME)], told, {NAME: {"show-lines": NOTE}}, "ten")


def test_slides_come_in_the_order_of_the_talk(talk: Outline, content: Content) -> None:
    assert [(slide.kind, slide.title) for slide in talk.slides] == [
        ("title", "Ten minutes"),
        ("section", "How many?"),
        ("words", content.scenes[NAME]["hour"].finding),
        ("table", "What is watched"),
        ("figure", "Two <lines>"),
        ("words", content.guide.take_home),
        ("sources", "Sources and disclaimer"),
        ("words", "Help in a crisis"),
    ]
    assert talk.slides[0].body[0].startswith("Nurses")
    assert "compare" in talk.slides[0].body


def test_notes_are_those_of_the_talk_else_those_of_the_slide(talk: Outline) -> None:
    of_talk, own, of_slide = (talk.slides[place].notes for place in (2, 3, 4))

    assert of_talk.startswith("Time: 2 min\n\n")
    assert "In this talk." in of_talk
    assert own.startswith("Time: 1 min\n\n")
    assert of_slide.startswith("Time: 5 min\n\nSAY: Point here (Zarate 2006).")


def test_a_table_of_its_own_is_a_table(talk: Outline) -> None:
    slide = talk.slides[3]

    assert slide.table == (("What", "How"), ("Pressure", "Often (Zarate 2006)"))
    assert slide.citation == "Source: Zarate 2006"
    deck: Any = presentation(talk)
    [table] = [shape.table for shape in deck.slides[3].shapes if shape.has_table]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [*map(list, slide.table)]
    assert faults(deck) == []


def test_a_table_is_in_type_that_can_be_read() -> None:
    wordy = tuple(("many words " * 6,) * 3 for _ in range(12))
    deck: Any = presentation(Outline((Slide("table", "Much", (), "Notes.", table=wordy),)))

    [table] = [shape.table for shape in deck.slides[0].shapes if shape.has_table]
    sizes = {paragraph.runs[0].font.size.pt for row in table.rows for cell in row.cells
             for paragraph in cell.text_frame.paragraphs}  # fmt: skip
    assert sizes == {MOST_DENSE}
    assert MOST_DENSE >= 16


def test_a_column_of_long_cells_is_wider_where_that_lets_type_be_larger() -> None:
    rows = (("When", "Rule"), *(("Day", "many words " * 8),) * 5)
    deck: Any = presentation(Outline((Slide("table", "Rules", (), "Notes.", table=rows),)))

    [table] = [shape.table for shape in deck.slides[0].shapes if shape.has_table]
    first, second = (column.width for column in table.columns)
    assert second > 2 * first
    size = round(table.cell(1, 1).text_frame.paragraphs[0].runs[0].font.size.pt)
    even, uneven = (tall(rows, size, BODY[2], shares) for shares in ((0.5, 0.5), (0.1, 0.9)))
    assert uneven <= BODY[3] < even


def test_a_cell_that_shows_a_table_is_a_slide_with_it(content: Content) -> None:
    html = (
        "<table><tr><th>Effect</th><th>With</th><th>Without</th></tr>"
        "<tr><th>Any</th><td colspan='2'>not found</td></tr>"
        "<tr><th>Sleep</th><td>2 of 9</td><td>1 of 9</td></tr></table><p>One trial.</p>"
    )
    cell = shows("harms", text_markdown="## More slept")
    cell.outputs.append(new_output("display_data", {"text/html": html}))
    cell.metadata["slideshow"] = {"slide_type": "slide"}

    title = shows("text-title", text_markdown="# Harms\n\nTwo of them.")
    title.metadata["slideshow"] = {"slide_type": "slide"}
    found = outline([read_document(new_notebook(cells=[title, cell]), NAME)], content)

    slide = next(each for each in found.slides if each.title == "More slept")
    assert slide.kind == "table"
    assert slide.citation == "One trial."
    deck: Any = presentation(found)
    assert faults(deck) == []
    [table] = [shape.table for each in deck.slides for shape in each.shapes if shape.has_table]
    assert [cell.text for cell in table.iter_cells()] == [
        "Effect", "With", "Without", "Any", "not found", "", "Sleep", "2 of 9", "1 of 9",
    ]  # fmt: skip
    assert table.cell(1, 1).span_width == 2
    data = io.BytesIO()
    deck.save(data)
    assert package_faults(data.getvalue()) == []


def test_a_slide_that_no_notebook_has_is_named(content: Content) -> None:
    told = replace(content, talks={"ten": TALK})

    with pytest.raises(KeyError, match=f"{NAME}/show-hour"):
        talk_outline([read_document(new_notebook(), NAME)], told, {}, "ten")


def test_html_without_a_table_stays_as_it_is() -> None:
    assert table_of("<p>Words</p>") == ("<p>Words</p>", ())


def test_a_question_alone_is_a_slide(content: Content) -> None:
    cell = shows("poll", text_markdown="## Which one?")
    cell.metadata["slideshow"] = {"slide_type": "slide"}
    talk = TALK.model_copy(update={"slides": (TALK.slides[0].model_copy(update={
        "slide": f"{NAME}/poll"}),)})  # fmt: skip
    told = replace(content, talks={"ten": talk})

    found = talk_outline([read_document(new_notebook(cells=[cell]), NAME)], told, {}, "ten")

    assert [(each.kind, each.title, each.body) for each in found.slides[2:3]] == [
        ("section", "Which one?", ())
    ]
    assert faults(presentation(found)) == []


def test_a_widget_that_says_itself_in_text_is_told_by_it(content: Content) -> None:
    said = "What matters most? Choose.\n- One thing\nthat is long\n- Another\n\nAsk.\n- Why?"
    cell = shows("form", text_plain=said)
    cell.outputs[0].data["application/vnd.jupyter.widget-view+json"] = {
        "version_major": 2, "version_minor": 0, "model_id": "none",
    }  # fmt: skip
    cell.metadata["slideshow"] = {"slide_type": "slide"}
    talk = TALK.model_copy(update={"slides": (TALK.slides[0].model_copy(update={
        "slide": f"{NAME}/form"}),)})  # fmt: skip
    told = replace(content, talks={"ten": talk})

    found = talk_outline([read_document(new_notebook(cells=[cell]), NAME)], told, {}, "ten")

    assert found.slides[2].title == "What matters most? Choose."
    assert found.slides[2].body == ("One thing that is long", "Another")
    assert found.slides[2].notes.endswith("In full: One thing that is long; Another; Ask. Why?")
