"""What is said and what is done are kept apart, in notes and in talks."""

from pathlib import Path

import pytest

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.content.speech import directed, speeches, unclear
from ketamine_explainer.content.style import check_style

from .conftest import Edit, refused

CONTENT = load_content(find_root(Path(__file__)))
TALK = "talks/20-minutes.yaml"


@pytest.mark.parametrize(
    ("say", "found"),
    [
        ("Hands up for each answer, then press *Show it*.", "Hands up"),
        ("Each row is one trial. Then choose *depression*.", "Then choose"),
        ("Everybody writes down two numbers; then press it.", "then press"),
        ("Three claims, each with our verdict. Open the third.", "Open"),
        ('It says "within an hour." Read it by rows.', "Read"),
        ("The second half is *unspoken*.", "*unspoken*"),
        ("Take two or three questions.", "Take two"),
        ("Let the room guess.", "Let"),
        ("This is what the room came for.", "the room"),
        ("Give everybody a moment, and count.", "Give everybody"),
        ("Guess first. First, press V.", "First, press"),
        ("At each step read out who says it.", "read out"),
        ("It is small, so point at it.", "point at"),
        ("Ask for one answer from each corner.", "Ask for one"),
    ],
)
def test_a_stage_direction_is_found_in_what_is_said(say: str, found: str) -> None:
    assert directed(say) == found


@pytest.mark.parametrize(
    "say",
    [
        "Please choose one letter, and read all of them before you do.",
        "What do you see? Look at the last bar. Think of a hundred people.",
        "Ask for numbers: out of how many people?",
        "Let us follow one patient. Let me say what this is not.",
        "The point is this: a set of open questions, and a choice to make.",
        "Take the article's words first. Tell the team everything that you take.",
        "When pulses come slowly, nothing grows. It opens on Monday.",
    ],
)
def test_what_is_said_to_people_is_no_stage_direction(say: str) -> None:
    assert directed(say) is None


@pytest.mark.parametrize(
    "step",
    [
        "Press *Show it*",
        "press *Show it*.",
        "Press *Show it*. Wait.",
        "Then press *Show it*.",
        "The first bar shrinks.",
        "You press *Show it*.",
        "Press *Show it.",
        "Stop at {kishimoto-2016-lead-gone|when}.",
        "Point at the trial [@zarate-2006].",
    ],
)
def test_what_is_no_single_step_is_found(step: str) -> None:
    assert unclear(step)


@pytest.mark.parametrize("step", ["Press *Show it*.", "Open *Why is that so?*, and wait."])
def test_a_step_tells_one_act(step: str) -> None:
    assert not unclear(step)


@pytest.mark.parametrize(
    ("file", "old", "place"),
    [
        (
            "pages/notes.yaml",
            "    say: >-\n      This course reads",
            "00_start_here.text-title.say",
        ),
        (TALK, "  say: >-\n    Before I show anything", "opening.say"),
        (TALK, "    say: >-\n      Now I would like", "slides[6].say"),
        (TALK, "  say: >-\n    These are five", "take_home.say"),
        ("pages/guide.yaml", "    say: >-\n      These are two", "saved.take_home.say"),
    ],
)
def test_what_cannot_be_spoken_is_refused_where_it_stands(
    edited: Edit, file: str, old: str, place: str
) -> None:
    head, words = old.split(">-\n")
    indent = words[: len(words) - len(words.lstrip())]
    root = edited(file, old, f"{head}>-\n{indent}Press V now. {words.lstrip()}")
    problem = refused(root, file, check_style)
    assert problem.place == place
    assert problem.line
    assert problem.given == "a stage direction, 'Press'"
    assert problem.allowed == "words that can be spoken to the room as they are"
    assert problem.cure.startswith("move it to 'do'")


def test_a_step_that_is_none_is_refused_where_it_stands(edited: Edit) -> None:
    root = edited(TALK, "      - Press *Show it*.\n", "      - The room sees *Show it*.\n")
    problem = refused(root, TALK, check_style)
    text = (root / "content" / TALK).read_text(encoding="utf-8")
    assert problem.line == text[: text.index("The room sees")].count("\n") + 1
    assert problem.place == "slides[0].do[2]"
    assert problem.given == "The room sees *Show it*."
    assert problem.cure.startswith("write each step as")


def test_all_that_is_said_is_read() -> None:
    found = [*speeches(CONTENT)]
    assert len(found) > sum(map(len, CONTENT.notes.values())) + len(CONTENT.talks)
    assert {each.file for each in found} == {
        "notes", "guide", *(f"talks/{name}" for name in CONTENT.talks)
    }  # fmt: skip
