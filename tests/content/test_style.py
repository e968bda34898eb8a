"""What `check` says of words that do not belong in the course."""

import json
import re
from pathlib import Path

import pytest

from ketamine_explainer.content import ContentError, Problem, find_root
from ketamine_explainer.content.style import KNOWN_NUMBERS, Passage, broken, check_style

from .conftest import Edit

ROOT = find_root(Path(__file__))


def test_the_course_is_worded_as_it_should_be() -> None:
    check_style(ROOT)


def problems(root: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as caught:
        check_style(root)
    return caught.value.problems


def faults(text: str, name: str = "sections/02_fast_response") -> list[Problem]:
    passage = Passage(Path("some.md"), name, 1, "", text, spread=True)
    return list(broken(passage))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Nothing that we read follows mood.", "an account of our search, 'that we read'"),
        ("We found no trial.", "an account of our search, 'We found no'"),
        ("We found nothing.", "an account of our search, 'We found nothing'"),
        ("its size was not seen", "an account of our search, 'not seen'"),
        ("a drug that can be felt too", "an idiom, 'felt too'"),
        ("a drug that is felt\n  too", "an idiom, 'felt too'"),
        ("By our reckoning", "an idiom, 'reckoning'"),
        ("depression that had not yielded to other treatments", "an idiom, 'had not yielded'"),
        ("opioids and calming drugs", "an idiom, 'calming drugs'"),
        ("taken for pleasure", "an idiom, 'for pleasure'"),
        ("a calculation with suppositions", "an idiom, 'suppositions'"),
        ("other times: see the words", "an idiom, 'see the words'"),
        ("an infusion of salt water", "a second word for one thing, 'salt water'"),
        (
            "those who could still be counted",
            "a second word for one thing, 'could still be counted'",
        ),
        ("its average lead over placebo", "a second word for one thing, 'average lead'"),
        ("That shows not how few would do.", "a second word for one thing, 'how few would do'"),
        (
            "hardly any illness speaks against it",
            "a second word for one thing, 'illness speaks against'",
        ),
        ("Ask what holds where you are.", "a second word for one thing, 'holds where you are'"),
        ("people who misused it", "a second word for one thing, 'people who misused'"),
        ("call a crisis line", "an idiom, 'crisis line'"),
        ("from the records of single patients", "an idiom, 'single patients'"),
        ("as of: no date seen", "an idiom, 'no date seen'"),
        ("no clear difference, no scores seen", "an account of our search, 'scores seen'"),
        ("people were randomized", "American spelling, 'randomized'"),
        ("it was analyzed", "American spelling, 'analyzed'"),
        ("a change of behavior", "American spelling, 'behavior'"),
        ("in one center", "American spelling, 'center'"),
        ("general anesthesia", "American spelling, 'anesthesia'"),
        ("what was modeled", "American spelling, 'modeled'"),
        ("- Ask it.\n- Show it. - *Then* wait.", "an item of a list within a line, '. -'"),
        ("71 of 100 got better", "a number without a source, '71'"),
        ("about 1,600 people", "a number without a source, '1,600'"),
        ("Give 0.5 mg for each kilogram", "a dose, 'mg'"),
        ("a few milligrams per kilogram", "a dose, 'milligrams per kilogram'"),
    ],
)
def test_a_fault_is_found(text: str, fault: str) -> None:
    assert fault in [each.given.partition(":")[0] for each in faults(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The size of it, of all sizes, was prized and seized like maize; citizens on the horizon.",
        "They modelled the colour of tumours, humorous labours and anaesthesia in centres.",
        "{zarate-2006-response-day-1|of 100} [@zarate-2006] [as in @berman-2000]",
        "# 3. A heading\n\n1. An item on V1, k10 and A2.",
        r"It is $\frac{1}{2}$ of `half(3)`, see [there](https://example.org/2024).",
        "Read in November 2026, published in 2023; people of 100, on a scale from 0 to 10.",
        "<!-- block: part-2 -->",
        "- Ask it.\n- Show it - or not.\n\n- Wait.",
    ],
)
def test_what_may_stand_there_may(text: str) -> None:
    assert faults(text) == []


def test_each_kind_of_number_that_may_stand_there_is_there() -> None:
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for pattern in ("[!em]*/*.yaml", "pages/sections/*.md")
        for path in (ROOT / "content").glob(pattern)
    )
    lost = [
        why for sign, why in KNOWN_NUMBERS.items() if not re.search(sign, text, re.DOTALL | re.M)
    ]
    assert lost == []


def test_a_record_may_say_what_was_read_and_found_but_not_in_idioms() -> None:
    text = "In 71 people, at 0.5 mg, the size was not seen, nor what it was reckoned from."
    [fault] = faults(text, "evidence/studies/pain")
    assert fault.given.startswith("an idiom, 'reckoned'")


@pytest.mark.parametrize(
    ("file", "old", "new", "given", "allowed", "cure"),
    [
        ("pages/sections/02_fast_response.md", "# ", "# In one center, ",
         "American spelling, 'center'",
         "British spelling", "randomised, behaviour, centre"),
        ("pages/sections/02_fast_response.md", "-->\n", "-->\nIt helps 71 of them.\n\n",
         "a number without a source, '71'", "a mention of an estimate", "record the estimate"),
        ("pages/notes.yaml", "    say: >-\n      ", "    say: >-\n      Give one mg. ",
         "a dose, 'mg'",
         "no dose but on the controls", "take it out"),
        ("pages/questions.yaml", "concern: ", "concern: By our reckoning, ",
         "an idiom, 'reckoning'",
         "plain clinical English", "say it in the usual words"),
        ("evidence/verdicts.yaml", "  reason: >-\n    ",
         "  reason: >-\n    We found no trial. ",
         "an account of our search, 'We found no'", "what is known", "say what holds"),
        ("evidence/studies/pain.yaml", "population: ", "population: randomized ",
         "American spelling, 'randomized'", "British spelling", "spell it as in Britain"),
    ],
)  # fmt: skip
def test_a_fault_says_where_and_what_to_do(
    edited: Edit, file: str, old: str, new: str, given: str, allowed: str, cure: str
) -> None:
    root = edited(file, old, new)
    [problem] = problems(root)
    lines = (root / "content" / file).read_text(encoding="utf-8").splitlines()
    assert problem.file == root / "content" / file
    assert problem.line is not None
    # A text that is folded over several lines has the line of its key.
    words = lines[problem.line - 1] + lines[problem.line]
    assert " ".join(new.split()[-3:]) in " ".join(words.split())
    assert problem.given.startswith(given)
    assert allowed in problem.allowed
    assert cure in problem.cure


@pytest.mark.parametrize(
    ("file", "old"),
    [("article/article.yaml", "quote: "), ("evidence/verdicts.yaml", "    words:\n      - ")],
)
def test_words_of_others_are_quoted_as_they_are(edited: Edit, file: str, old: str) -> None:
    check_style(edited(file, old, f"{old}randomized 12 mg "))


NOTE = {
    "say": "This is the title. It is short.",
    "ask": "What do you see?",
    "answer": "A title.",
    "objection": "Why?",
    "reply": "Because of [@zarate-2006].",
}


@pytest.mark.parametrize(
    ("part", "words", "given", "allowed", "cure"),
    [
        ("say", "This is the title.", "1 sentence", "2 to 6 sentences",
         "say more of it, or leave it out"),
        ("say", "One. Two. Three! Four? Five. Six. Seven.", "7 sentences", "2 to 6 sentences",
         "shorten it"),
        ("ask", "Look at the title.", "Look at the title.", "a question, or a sentence that begins",
         "ask something of the room"),
        ("reply", "Because I say so.", "Because I say so.", "a reply with a source: [@source-id]",
         "cite what it rests on"),
    ],
)  # fmt: skip
def test_a_note_that_cannot_be_spoken_from_is_found(
    edited: Edit, part: str, words: str, given: str, allowed: str, cure: str
) -> None:
    fields = "".join(f"    {name}: {json.dumps(text)}\n" for name, text in
                     (NOTE | {part: words}).items())  # fmt: skip
    head = "00_start_here:\n  text-something:\n    minutes: 0.1\n"
    root = edited("pages/notes.yaml", "00_start_here:\n", head + fields)
    [problem] = problems(root)
    lines = (root / "content" / "pages" / "notes.yaml").read_text(encoding="utf-8").splitlines()
    assert problem.line is not None
    assert lines[problem.line - 1] == f"    {part}: {json.dumps(words)}"
    assert problem.place == f"00_start_here.text-something.{part}"
    assert problem.given == given
    assert problem.allowed.startswith(allowed)
    assert problem.cure == cure


def test_a_question_may_begin_with_what_to_choose(edited: Edit) -> None:
    check_style(
        edited("pages/notes.yaml", "    ask: >-\n      ", "    ask: >-\n      Choose one. ")
    )


@pytest.mark.parametrize(
    ("minutes", "given", "allowed"),
    [
        ("30", " minutes in all for 00_start_here", "10 to 25 minutes for a notebook"),
        ("30", " minutes in all", "90 to 130 minutes for the course"),
    ],
)
def test_minutes_out_of_bounds_are_found(
    edited: Edit, minutes: str, given: str, allowed: str
) -> None:
    root = edited("pages/notes.yaml", "    minutes: 2\n", f"    minutes: {minutes}\n")
    found = [each for each in problems(root) if each.given.endswith(given)]
    assert [each.allowed for each in found] == [allowed]
    assert found[0].cure == "shorten or lengthen the minutes of its notes"
    assert found[0].line == (7 if "notebook" in allowed else 1)


def test_a_notebook_without_notes_is_told_to_get_some(edited: Edit) -> None:
    root = edited("pages/notes.yaml", "04_weighing_it_up:", "04_weighing_it_up:")
    path = root / "content" / "pages" / "notes.yaml"
    head, _, rest = path.read_text(encoding="utf-8").partition("04_weighing_it_up:")
    path.write_text(head + rest[rest.index("\n05_") + 1 :], encoding="utf-8")
    [found] = [each for each in problems(root) if "04_weighing_it_up" in each.given]
    assert found.given == "no speaker notes on 04_weighing_it_up"
    assert found.allowed == "10 to 25 minutes for a notebook"
    assert found.cure == "add '04_weighing_it_up:', with a note on its slides"
