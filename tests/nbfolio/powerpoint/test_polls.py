"""What a room is asked in PowerPoint: the question on a slide, and its answer on the next one."""

import io
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import ipywidgets as w
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_output
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from nbfolio.markup import element
from nbfolio.notebook.ballot import Ballot, Choice, Numbers, Row, Tick, Truth, written
from nbfolio.notebook.document import read_document
from nbfolio.writers.powerpoint import write
from nbfolio.writers.powerpoint.pages import SPACE, height
from nbfolio.writers.powerpoint.slides import NotebookSlides, Outline, Slide
from nbfolio.writers.powerpoint.writer import presentation

from ..stills.layered import layered
from .ooxml import faults

CHOICE = Choice("Which one flies?", ("a stone", "a kite", "a spoon"), right=1)
NUMBERS = Numbers(
    "How many fly?",
    (Row("Kites", Truth(80, "80 of 100")), Row("Stones", Truth(0, "none"))),
    (Tick(0, "0", 0), Tick(100, "all", 100)),
)

AsNotebook = Callable[..., NotebookNode]


def asks(as_notebook: AsNotebook, ballot: Ballot, *more: Any, prose: str = "") -> NotebookNode:
    """Return a notebook whose one slide asks something, with what answers it."""
    mark = w.HTML(str(element("p", data_vote=written(ballot))))
    nb = as_notebook(w.VBox([mark]), *more)
    nb.cells[0].outputs += [each for cell in nb.cells[1:] for each in cell.outputs]
    del nb.cells[1:]
    if prose:
        nb.cells[0].outputs.insert(0, new_output("display_data", {"text/markdown": prose}))
    nb.cells[0].metadata["slideshow"] = {"slide_type": "slide"}
    return nb


def slides_of(nb: NotebookNode) -> list[Slide]:
    return [each for each in NotebookSlides(read_document(nb, "kites")).slides() if each.ballot]


def test_a_question_comes_before_its_answer(as_notebook: AsNotebook) -> None:
    nb = asks(as_notebook, CHOICE, prose="## What flies?\n\nLook up.")

    question, answer = slides_of(nb)

    assert (question.kind, answer.kind) == ("question", "answer")
    assert question.title == "What flies?"
    assert question.body == ("Look up.", "Which one flies?")
    assert "a kite" not in " ".join((question.title, *question.body))
    assert question.notes.startswith("Say: What flies? Which one flies? A: a stone. B: a kite.")
    assert "Do: Read the options aloud and count the hands" in question.notes
    assert "B. a kite" in answer.notes


def test_a_figure_that_answers_says_what_was_right(as_notebook: AsNotebook) -> None:
    question, answer = slides_of(asks(as_notebook, CHOICE, layered(), prose="## What flies?"))

    assert (question.kind, answer.kind) == ("question", "figure")
    assert answer.body[0] == "✓ B. a kite"
    question, answer = slides_of(asks(as_notebook, NUMBERS, layered()))
    assert question.title == "How many fly?"
    assert question.body == ()
    assert answer.body[:2] == ("✓ Kites: 80 of 100", "✓ Stones: none")


def test_options_are_paragraphs_with_letters_and_the_right_one_is_told_by_a_sign() -> None:
    deck: Any = presentation(
        Outline(
            (
                Slide("question", "What flies?", ("Look up.",), "Notes.", ballot=CHOICE),
                Slide("answer", "A kite does", ("It was seen.",), "Notes.", ballot=CHOICE),
            )
        )
    )

    asked, answered = (list(slide.placeholders[1].text_frame.paragraphs) for slide in deck.slides)

    assert [each.text for each in asked] == ["Look up.", *CHOICE.options]
    assert [each.text for each in answered] == ["a stone", "✓ a kite", "a spoon", "It was seen."]
    for options in (asked[1:], answered[:3]):
        assert [_letter(each) for each in options] == ["alphaUcPeriod"] * 3
        assert {each.runs[0].font.size for each in options} == {Pt(36)}
    assert _letter(asked[0]) == _letter(answered[3]) == ""
    assert [each.runs[0].font.bold for each in answered[:3]] == [None, True, None]


def test_a_question_that_nobody_can_answer_has_no_sign() -> None:
    ballot = Choice("Which?", ("a", "b"))
    slide = Slide("answer", "Which?", (), "Notes.", ballot=ballot)
    deck: Any = presentation(Outline((slide,)))

    body = deck.slides[0].placeholders[1].text_frame

    assert [each.text for each in body.paragraphs] == ["a", "b"]
    assert not any(each.runs[0].font.bold for each in body.paragraphs)


def test_numbers_are_a_table_into_which_guesses_are_typed() -> None:
    deck: Any = presentation(
        Outline(
            tuple(
                Slide(kind, "How many?", ("Of a hundred.",), "Notes.", ballot=NUMBERS)
                for kind in ("question", "answer")
            )
        )
    )

    asked, answered = (
        [[cell.text for cell in row.cells] for shape in slide.shapes if shape.has_table
         for row in shape.table.rows] for slide in deck.slides
    )  # fmt: skip

    assert asked == [["Who or what", "The room’s guess", "Found"],
                     ["Kites", "", ""], ["Stones", "", ""]]  # fmt: skip
    assert [row[2] for row in answered] == ["Found", "✓ 80 of 100", "✓ none"]
    for slide in deck.slides:
        boxes = sorted((shape.top, shape.top + shape.height) for shape in slide.shapes)
        assert all(bottom <= top for (_, bottom), (top, _) in pairwise(boxes))


@pytest.mark.parametrize("words", [4, 30, 60])
def test_what_is_asked_is_not_much_smaller_than_its_options(words: int) -> None:
    slide = Slide("question", "Which?", ("word " * words, "Which?"), "Notes.", ballot=CHOICE)
    deck: Any = presentation(Outline((slide,)))

    asked, *_, option = deck.slides[0].placeholders[1].text_frame.paragraphs

    assert option.runs[0].font.size <= 1.5 * asked.runs[0].font.size


def test_lines_end_between_words() -> None:
    assert height(["a word"], 6) == 1 + SPACE
    assert height(["longer words here"], 9) == 3 + SPACE, "not 17 letters on 2 lines of 9"
    assert height(["", "abcdefgh"], 4) == 3 + 2 * SPACE


@pytest.mark.parametrize("words", [4, 40, 90])
def test_long_options_become_smaller_and_stay_within_the_slide(words: int) -> None:
    ballot = Choice("Which?", ("word " * words,) * 3, right=0)
    slide = Slide("question", "Which?", ("Look up.",), "Notes.", ballot=ballot)
    deck: Any = presentation(Outline((slide,)))

    sizes = {
        each.runs[0].font.size.pt for each in deck.slides[0].placeholders[1].text_frame.paragraphs
    }

    assert max(sizes) == {4: 36, 40: 20, 90: 18}[words]
    assert min(sizes) >= 18


def test_a_mark_that_says_nothing_is_no_question(as_notebook: AsNotebook) -> None:
    nb = as_notebook(w.HTML("<p data-vote='x'>Words.</p>"))
    nb.cells[0].metadata["slideshow"] = {"slide_type": "slide"}

    assert slides_of(nb) == []


def test_a_notebook_of_anybody_asks_in_powerpoint(as_notebook: AsNotebook) -> None:
    nb = asks(as_notebook, CHOICE, prose="## What flies?")
    data = write(read_document(nb, "kites"))

    assert faults(data) == []
    titles = [each.shapes.title.text for each in Presentation(io.BytesIO(data)).slides]
    assert titles == [
        "What flies? (1\xa0of\xa02)", "What flies? (2\xa0of\xa02)", "Answer: What flies?",
    ]  # fmt: skip


def _letter(paragraph: Any) -> str:
    found = paragraph._p.find(f".//{qn('a:buAutoNum')}")
    return "" if found is None else found.get("type")
