"""What is read on a page is short, plain and not full of numbers; `check` prints it."""

from pathlib import Path
from statistics import median

import pytest
from typer.testing import CliRunner

from ketamine_explainer.cli import app
from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.content.reading import Reading, syllables
from ketamine_explainer.course.summary import HARDEST, USUAL, blocks, graded, read

CONTENT = load_content(find_root(Path(__file__)))
OPEN, WHOLE, NUMBERS = 900, 3000, 0.03
"""Most words of a page as it opens, and of all of it, and numbers for each word."""


@pytest.mark.parametrize("notebook", CONTENT.scenes)
def test_a_page_is_plain(notebook: str) -> None:
    hard = graded(blocks(CONTENT, notebook))
    assert not [(each.name, each.reading.grade) for each in hard if each.reading.grade > HARDEST]
    assert median(each.reading.grade for each in hard) <= USUAL


@pytest.mark.parametrize("notebook", CONTENT.scenes)
def test_a_page_is_short_and_has_few_numbers(notebook: str) -> None:
    found = [*blocks(CONTENT, notebook)]
    words = sum(len(each.reading.words) for each in found)
    assert sum(len(each.reading.words) for each in found if each.open) <= OPEN
    assert words <= WHOLE
    plain = [each.reading for each in found if not each.name.endswith(", clinical")]
    assert sum(each.numbers for each in plain) <= NUMBERS * words


def test_a_check_prints_one_screen() -> None:
    said = CliRunner().invoke(app, ["check"]).output.splitlines()
    assert len(said) <= 24
    for notebook in CONTENT.course.notebooks:
        assert any(line.startswith(notebook) for line in said)
    assert said[-1].startswith("Next review: ")


@pytest.mark.parametrize(
    ("text", "words", "sentences", "numbers"),
    [
        ("One. Two words!", 3, 2, 0),
        ("At 2.5 mg it is low.", 5, 1, 1),
        ("- one\n- two\n- three", 3, 3, 0),
        ("First paragraph\n\nsecond one", 4, 2, 0),
        ("well-known people's words", 3, 1, 0),
        ("", 0, 1, 0),
    ],
)
def test_words_sentences_and_numbers_are_counted(
    text: str, words: int, sentences: int, numbers: int
) -> None:
    reading = Reading(text)
    found = (len(reading.words), reading.sentences, reading.numbers)
    assert found == (words, sentences, numbers)


def test_a_grade_is_that_of_the_formula() -> None:
    assert Reading("The cat sat on the mat.").grade == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert Reading("").grade == 0


@pytest.mark.parametrize(
    ("word", "count"),
    [("people", 2), ("differed", 2), ("placebo", 3), ("state", 1), ("antidepressant", 5),
     ("little", 2), ("tested", 2), ("makes", 1), ("the", 1)],
)  # fmt: skip
def test_syllables_are_groups_of_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


def test_what_is_read_has_its_numbers_and_no_marks() -> None:
    text = "## A heading\n\n[[Press *Play*.]] It is {taylor-2006-response-week-1} [@taylor-2006]."
    assert read(CONTENT, text).startswith("Press Play. It is ")
    assert "taylor" not in read(CONTENT, text).lower()


def test_what_a_scene_folds_is_counted() -> None:
    found = {each.name: len(each.reading.words) for each in blocks(CONTENT, "04_weighing_it_up")}
    for each in CONTENT.scene("the-day").more:
        assert found[f"04_weighing_it_up: the-day, {each.title}"] > 10
