"""The talks as they are given: slides, minutes, words; plans, handouts and the guide on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

import pytest
from bs4 import BeautifulSoup, Tag

from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.content.reading import Reading
from ketamine_explainer.content.records import Note, Talk
from ketamine_explainer.content.talkslides import opening, take_home, total
from ketamine_explainer.course import talks
from ketamine_explainer.course.artefact import ExecutedCourse
from ketamine_explainer.course.artefacts import TALK_PAPERS, TALKS
from ketamine_explainer.course.names import PAPERS, of_talk
from ketamine_explainer.course.plans import objections, rows
from ketamine_explainer.course.summary import FEWEST, HARDEST, USUAL, Block, graded, read
from ketamine_explainer.explorers.kit.notes import by_slide

from ..printed_words import texts
from ..shelf import Shelf
from ..written import make_all

CONTENT = load_content(find_root(Path(__file__)))
SPOKEN = by_slide(CONTENT)
OWN = [name for name in CONTENT.talks if name != "whole-course"]
STATISTICS = re.compile(r"\bSDs?\b|standard(?:ised)? (?:mean )?(?:deviation|difference)|Wilson"
                        r"|\bmV\b|\bng/mL|\bmmHg\b|confidence interval"
                        r"|\b(?:comparator|randomised|remission|dissociat\w+|pooled|placebo|systolic)\b",
                        re.IGNORECASE)  # fmt: skip
"""What is not said to the public: units, statistics, and words of the trade."""

OWN_STEPS = {
    "title": "Steps",
    "slides": [
        {"slide": "00_start_here/a"},
        {"slide": "00_start_here/b", "do": ["Wait."]},
        {"slide": "00_start_here/c", "do": []},
    ],
}
NOTED = {
    "00_start_here": {
        id_: Note(id=id_, minutes=1, do=("Press *Play*.", "Stop."),
                  **dict.fromkeys(("say", "ask", "answer", "objection", "reply"), "Words."))
        for id_ in "abc"
    }
}  # fmt: skip
"""Three slides whose notes all do the same, and a talk that does otherwise at two of them."""


@pytest.fixture(scope="module")
def decks(executed: ExecutedCourse, shelf: Shelf) -> Path:
    TALKS.check()
    return shelf.once("talks", partial(make_all, TALKS, executed))


@pytest.fixture(scope="module")
def paper(executed: ExecutedCourse, shelf: Shelf) -> Callable[[str], Sequence[str]]:
    """Return what gives the text of each page of a file."""
    TALK_PAPERS.check()
    folder = shelf.once("talk-papers", partial(make_all, TALK_PAPERS, executed))
    return lambda file: texts(folder / file)


def prose(name: str) -> list[Block]:
    """Return all that a talk itself says, part by part."""
    talk = CONTENT.talks[name]
    said = {"opening": opening(CONTENT, talk).say, "end": take_home(CONTENT, talk).say}
    for place, shown in enumerate(talk.slides, start=1):
        for part in ("say", "answer", "reply"):
            said[f"{place}, {part}"] = getattr(shown, part) or ""
    found = {where: Reading(read(CONTENT, text)) for where, text in said.items() if text}
    return [Block(f"{name}: {where}", reading, True) for where, reading in found.items()]


def words(tag: Tag | None) -> str:
    """Return the words of an element on one line."""
    return " ".join(tag.get_text(" ").split()) if tag else ""


@pytest.mark.parametrize("name", CONTENT.talks)
def test_what_a_talk_says_is_plain(name: str) -> None:
    hard = graded(prose(name))
    assert [(each.name, each.reading.grade) for each in hard if each.reading.grade > HARDEST] == []
    if any(len(each.reading.words) >= FEWEST for each in prose(name)):
        assert median(each.reading.grade for each in hard) <= USUAL


@pytest.mark.parametrize("name", CONTENT.talks)
def test_something_is_said_at_each_slide_and_the_minutes_are_those_of_the_talk(name: str) -> None:
    steps = talks.steps(CONTENT, SPOKEN, name)
    assert all(step.spoken["say"] for step in steps)
    assert sum(step.minutes for step in steps) == total(CONTENT, CONTENT.talks[name])
    assert [step.slide for step in steps] == [slide for slide, _ in talks.words(CONTENT, name)][1:]
    assert all(not re.search(r"\{[a-z]|\[@", said) for step in steps
               for said in (*step.spoken.values(), step.title))  # fmt: skip


def test_the_twenty_minutes_are_the_path_that_was_found_to_work() -> None:
    steps = talks.steps(CONTENT, SPOKEN, "20-minutes")
    assert [(step.slide.rpartition("/")[2], step.minutes) for step in steps] == [
        ("opening", 1), ("icon-arrays-response", 4), ("chart-comparator-ladder", 2),
        ("show-timeline", 4), ("chart-durability", 3), ("icon-arrays-benefits-and-harms", 2),
        ("own-6", 1), ("own-7", 2), ("take-home", 1),
    ]  # fmt: skip


def test_what_a_talk_says_itself_stands_in_place_of_the_note() -> None:
    steps = {step.slide: step for step in talks.steps(CONTENT, SPOKEN, "public-evening")}
    own, note = steps["00_start_here/scene-licence"], SPOKEN["00_start_here"]["scene-licence"]
    assert "Who thinks that these infusions are approved?" in own.spoken["say"]
    assert note.say not in own.spoken["say"]
    course = {step.slide: step for step in talks.steps(CONTENT, SPOKEN, "whole-course")}
    assert course["00_start_here/scene-licence"].spoken["say"] == note.say


def test_what_a_talk_does_itself_stands_in_place_of_what_the_note_does() -> None:
    content = replace(CONTENT, talks={"own": Talk.model_validate(OWN_STEPS)})
    first, second, third = talks.steps(content, NOTED, "own")[1:-1]
    assert first.spoken["do"] == "1. Press *Play*.\n2. Stop."
    assert second.spoken["do"] == "Wait."
    assert "do" not in third.spoken


def test_the_public_is_told_in_plain_words() -> None:
    steps = talks.steps(CONTENT, SPOKEN, "public-evening")
    said = [words for step in steps for words in step.spoken.values()]
    said += [words for _, words in talks.words(CONTENT, "public-evening")]
    assert [words for words in said if STATISTICS.search(words)] == []


@pytest.mark.slow
def test_a_plan_says_from_when_to_when_what_stands_on_the_screen(executed: ExecutedCourse) -> None:
    plan = rows(executed, "20-minutes")
    assert [row.number for row in plan] == list(range(2, 11))
    assert [(row.begins, row.ends) for row in plan][:3] == [(0, 1), (1, 5), (5, 7)]
    assert (plan[-1].begins, plan[-1].ends) == (19, 20)
    assert plan[1].title == CONTENT.scene("hundred-people").question
    assert "<em>Show it</em>" in plan[1].do
    assert plan[1].ask == "<p>Whose left number was too high, and whose right number too low?</p>\n"


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("size", PAPERS)
def test_a_plan_and_a_handout_are_one_page(
    paper: Callable[[str], Sequence[str]], name: str, size: str
) -> None:
    for stem in ("plan", "handout"):
        assert len(paper(of_talk(name, f"-{stem}-{size}.pdf"))) == 1, stem
    [text] = paper(of_talk(name, f"-plan-{size}.pdf"))
    minutes = total(CONTENT, CONTENT.talks[name])
    assert f"In all {minutes:g} minutes." in text
    assert f"to {minutes:g}\n" in text or f"to {minutes:g} " in text


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("size", PAPERS)
def test_the_plan_of_the_whole_course_is_one_page_by_part(
    paper: Callable[[str], Sequence[str]], size: str
) -> None:
    [page] = paper(of_talk("whole-course", f"-plan-{size}.pdf"))
    text = " ".join(page.split())
    steps = talks.steps(CONTENT, SPOKEN, "whole-course")
    for name, notebook in CONTENT.course.notebooks.items():
        own = [step.minutes for step in steps if step.slide.startswith(f"{name}/")]
        before = steps.index(next(step for step in steps if step.slide.startswith(f"{name}/")))
        begins = sum(step.minutes for step in steps[:before])
        assert f"{notebook.title}: minutes {begins:g} to {begins + sum(own):g}" in text
    assert len(re.findall(r"[\d.]+ to [\d.]+ \d+ ", text)) == len(steps)
    assert len(paper(of_talk("whole-course", f"-handout-{size}.pdf"))) == 1


@pytest.mark.slow
@pytest.mark.browser
def test_a_plan_numbers_what_is_done(paper: Callable[[str], Sequence[str]]) -> None:
    [page] = paper(of_talk("20-minutes", "-plan-a4.pdf"))
    text = " ".join(page.split())
    assert "1 Ask three people for their numbers. 2 Set the two bars" in text


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("name", CONTENT.talks)
def test_a_script_counts_its_slides_as_the_deck_does(
    paper: Callable[[str], Sequence[str]], name: str
) -> None:
    sheets = paper(of_talk(name, "-script-a4.pdf"))
    assert all("Slide " in sheet for sheet in sheets)
    text = " ".join(" ".join(sheets).split())
    steps = talks.steps(CONTENT, SPOKEN, name)
    minutes = total(CONTENT, CONTENT.talks[name])
    assert f"{len(steps)} slides with notes, {minutes:g} minutes in all." in text
    numbers = [int(each) for each in re.findall(r"Slide (\d+): ", text)]
    assert numbers == list(range(2, len(steps) + 2))
    assert sum(map(float, re.findall(r"\(([\d.]+) min\)", text))) == minutes
    done = [step for step in steps if "do" in step.spoken]
    assert len(re.findall(r" Say .+? Do ", text)) >= len(done) > len(steps) / 2
    assert "1. " in text
    assert text.count(CONTENT.help.briefest) <= len(steps) / 2  # on slides, and not beside them
    assert not re.findall(r"• ?[●◐✕○]", text)  # a board of claims has the marks of its verdicts


@pytest.mark.slow
@pytest.mark.browser
def test_the_guide_has_each_plan_each_objection_and_no_word_that_is_cut(
    paper: Callable[[str], Sequence[str]],
) -> None:
    text = " ".join(" ".join(paper("guide-a4.pdf")).split())
    for talk in CONTENT.talks.values():
        assert talk.title in text
    for name in OWN:
        for step in talks.steps(CONTENT, SPOKEN, name):
            if objection := step.spoken.get("objection"):
                said = " ".join(re.sub(r"<[^>]+>|[*]", "", objection).split())
                assert said in text, step.slide
    for advice in (*CONTENT.guide.before, *CONTENT.guide.after):
        assert advice.title in text


@pytest.mark.slow
def test_the_guide_leads_to_the_decks_that_stand_beside_it(decks: Path) -> None:
    html = (decks / "guide.html").read_text(encoding="utf-8")
    leads = re.findall(r'href="?(talk-[\w.-]+\.html)', html)
    assert leads == [of_talk(name) for name in CONTENT.talks]
    assert all((decks / each).is_file() for each in leads)


@pytest.mark.slow
@pytest.mark.parametrize("name", CONTENT.talks)
def test_the_last_slide_says_where_help_is_as_the_guide_does(decks: Path, name: str) -> None:
    deck = BeautifulSoup((decks / of_talk(name)).read_text(encoding="utf-8"), "html.parser")
    assert [str(each["data-slide"]) for each in deck.select("[data-slide]")][-1] == "help"
    told = " ".join(each.text for each in CONTENT.guide.before)
    assert "leave the last slide, with the helplines, on the screen" in " ".join(told.split())


@pytest.mark.slow
def test_the_page_of_the_guide_has_what_is_said_to_unfold(decks: Path) -> None:
    page = BeautifulSoup((decks / "guide.html").read_text(encoding="utf-8"), "html.parser")
    said = [words(each.parent) for each in page.select("table.plan details > summary")]
    steps = [step for name in CONTENT.talks for step in talks.steps(CONTENT, SPOKEN, name)]
    assert len(said) == len(steps)
    for found, step in zip(said, steps, strict=True):
        assert found.startswith("Say")
        assert words(BeautifulSoup(step.spoken["say"], "html.parser"))[:60] in found


@pytest.mark.slow
def test_an_objection_to_a_slide_of_two_talks_comes_once(executed: ExecutedCourse) -> None:
    plans = [rows(executed, name) for name in ("20-minutes", "45-minutes-staff")]
    both = "00_start_here/icon-arrays-response"
    assert all(any(row.slide == both for row in plan) for plan in plans)
    found = objections(plans)
    assert [row.slide for row in found].count(both) == 1
    assert len(found) == len({row.objection for row in found}) > len(plans[0]) / 2
    assert all(row.reply for row in found)
