"""Speaker notes as records, and what a mistake in notes.yaml says."""

from pathlib import Path

import pytest

from ketamine_explainer.content import ContentError, find_root, load_content

from .conftest import Edit
from .test_course import line_of

CONTENT = load_content(find_root(Path(__file__)))


def test_notes_are_given_by_notebook_in_their_order() -> None:
    assert [*CONTENT.notes["02_fast_response"]][:2] == ["text-title", "show-timeline"]


def test_every_note_belongs_to_a_notebook() -> None:
    assert [*CONTENT.notes] == [*CONTENT.course.notebooks]


@pytest.mark.parametrize(
    ("old", "new", "given", "allowed", "cure"),
    [
        ("02_fast_response:", "02_fast_respnse:", "'02_fast_respnse'",
         "a notebook of course.yaml: 00_start_here", "did you mean '02_fast_response'?"),
        ("  show-timeline:", "  text-title:", "the duplicate key 'text-title'",
         "each key once in its entry", "remove or rename one of the two"),
        ("minutes: 3.5", "minutes: 0", "0", "more than 0", "correct the value"),
        ("minutes: 3.5", "minutes: half", "'half'", "a number", "correct the value"),
        ("minutes: 3.5", "# minutes: 3.5", "nothing", "'minutes' with a value", "add 'minutes'"),
        ("minutes: 3.5", "minute: 3.5", "the key 'minute'", "minutes", "did you mean 'minutes'?"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_note_says_where_and_what_to_do(
    edited: Edit, old: str, new: str, given: str, allowed: str, cure: str
) -> None:
    root = edited("pages/notes.yaml", old, new)
    with pytest.raises(ContentError) as caught:
        load_content(root)
    problem = next(each for each in caught.value.problems if given in each.given)
    assert problem.file == root / "content" / "pages" / "notes.yaml"
    assert problem.line is not None
    assert allowed in problem.allowed
    assert cure in problem.cure


def test_the_line_is_that_of_the_mistake(edited: Edit) -> None:
    root = edited("pages/notes.yaml", "02_fast_response:", "02_fast_respnse:")
    with pytest.raises(ContentError) as caught:
        load_content(root)
    [problem] = caught.value.problems
    assert problem.line == line_of(root, "pages/notes.yaml", "02_fast_respnse")


@pytest.mark.parametrize(
    ("old", "new", "cure"),
    [
        ("[@zarate-2006]", "[@zarate-2060]", "did you mean 'zarate-2006'?"),
        ("[@zarate-2006]", "@zarate-2006", "write the citation like that"),
        ("{kishimoto-2016-effect-day-1|when}", "{kishimoto-2016-effect-day-2|when}",
         "did you mean 'kishimoto-2016-effect-day-1'?"),
        ("{kishimoto-2016-effect-day-1|when}", "{kishimoto-2016-effect-day-1|whem}",
         "did you mean 'when'?"),
        ("{kishimoto-2016-effect-day-1|when}", "{zarate-2006-effect-day-1}",
         "mention another one, or say it without a number"),
    ],
)  # fmt: skip
def test_what_a_note_cites_and_mentions_must_be_there(
    edited: Edit, old: str, new: str, cure: str
) -> None:
    root = edited("pages/notes.yaml", old, new)
    with pytest.raises(ContentError) as caught:
        load_content(root)
    [problem] = caught.value.problems
    assert (problem.file.name, problem.cure) == ("notes.yaml", cure)
    assert problem.line is not None
    assert problem.place.startswith("0")
