"""A talk that cannot be given is refused: its minutes, its slides, its first and last words."""

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from ketamine_explainer.content import ContentError, find_root, load_content
from ketamine_explainer.content.style import check_style
from ketamine_explainer.content.talkslides import minutes_of, shown_in, total
from ketamine_explainer.course.folder import course_notebooks
from ketamine_explainer.course.notebook_checks import check_calls

from .conftest import Edit, refused, refused_at

ROOT = find_root(Path(__file__))
CONTENT = load_content(ROOT)
FILE = "talks/20-minutes.yaml"

SAVED = """# yaml-language-server: $schema=../schemas/talks.json
title: "My \\"short\\" talk"
saved: 2026-11-30
minutes: 12
slides:
  - slide: 00_start_here/icon-arrays-response
    minutes: 4
  - slide: 02_fast_response/show-timeline
    minutes: 8
"""
"""What a presenter saves who has chosen slides in a deck."""


def check_notebooks(root: Path) -> None:
    """Check a course with the notebooks of ours."""
    copytree(ROOT / "notebooks", root / "notebooks")
    check_calls(root, course_notebooks(root))


def line_of(root: Path, words: str) -> int:
    """Return the line of the talk's file that holds these words."""
    lines = (root / "content" / FILE).read_text(encoding="utf-8").splitlines()
    [line] = [number for number, each in enumerate(lines, 1) if words in each]
    return line


@pytest.mark.parametrize("name", CONTENT.talks)
def test_the_minutes_of_a_talk_are_those_of_its_parts(name: str) -> None:
    talk = CONTENT.talks[name]
    around = sum(each.minutes for each in (talk.opening, talk.take_home) if each)
    slides = sum(minutes_of(CONTENT, each) for each in talk.slides)
    assert total(CONTENT, talk) == around + slides
    assert talk.minutes in (around + slides, None)


def test_minutes_that_do_not_add_up_are_refused(edited: Edit) -> None:
    root = edited(FILE, "\nminutes: 20\n", "\nminutes: 25\n")
    problem = refused(root, FILE)
    assert problem.line == line_of(root, "minutes: 25")
    assert problem.given == "25 minutes, and 20 in all for its opening, slides, take_home"
    assert problem.cure == "write 'minutes: 20', or change those of a slide"


def test_a_slide_that_takes_longer_is_seen_in_the_sum(edited: Edit) -> None:
    old = "  - slide: 00_start_here/chart-comparator-ladder\n    minutes: 2\n"
    problem = refused(edited(FILE, old, old.replace("minutes: 2", "minutes: 3")), FILE)
    assert problem.cure.startswith("write 'minutes: 21'")


@pytest.mark.parametrize(
    ("old", "new", "cure"),
    [
        ("/chart-comparator-ladder", "/chart-comparator-lader",
         "did you mean '00_start_here/chart-comparator-ladder'?"),
        ("00_start_here/chart-comparator-ladder", "title/99", "name a slide as its address does"),
        ("00_start_here/chart-", "00_start/chart-",
         "did you mean '00_start_here/chart-comparator-ladder'?"),
    ],
)  # fmt: skip
def test_what_is_no_slide_is_refused(edited: Edit, old: str, new: str, cure: str) -> None:
    root = edited(FILE, old, new)
    problem = refused(root, FILE, check_notebooks)
    assert problem.line == line_of(root, new)
    assert problem.place == "slides[1].slide"
    assert "00_start_here/icon-arrays-response" in problem.allowed
    assert problem.cure == cure


def test_a_slide_without_speaker_notes_is_refused(edited: Edit) -> None:
    root = edited(FILE, "00_start_here/chart-comparator-ladder", "00_start_here/sources")
    problem = refused(root, FILE, check_notebooks)
    assert problem.line == line_of(root, "00_start_here/sources")
    assert problem.given == "'00_start_here/sources', a slide without speaker notes"
    assert problem.cure == "write 'say:' below it, or a note on 'sources' in notes.yaml"


def test_a_slide_without_speaker_notes_is_shown_where_the_talk_says_something(edited: Edit) -> None:
    old = "  - slide: 00_start_here/chart-comparator-ladder\n"
    new = "  - slide: 00_start_here/sources\n    say: All of it can be looked up.\n"
    root = edited(FILE, old, new)
    copytree(ROOT / "notebooks", root / "notebooks")
    check_calls(root, course_notebooks(root))


def test_a_slide_that_the_whole_course_leaves_out_is_found(edited: Edit) -> None:
    root = edited("talks/whole-course.yaml", "  - slide: 02_fast_response/scene-hour\n", "")
    copytree(ROOT / "notebooks", root / "notebooks")
    with pytest.raises(ContentError) as caught:
        check_calls(root, course_notebooks(root))
    [problem] = caught.value.problems
    assert problem.given == "no '02_fast_response/scene-hour'"
    assert problem.cure == "add '- slide: 02_fast_response/scene-hour' where it belongs"
    assert problem.file.name == "whole-course.yaml"


def test_a_slide_that_is_shown_twice_is_refused(edited: Edit) -> None:
    root = edited(
        FILE, "00_start_here/chart-comparator-ladder", "00_start_here/icon-arrays-response"
    )
    problem = refused(root, FILE)
    assert problem.given == "'00_start_here/icon-arrays-response' for the second time"
    assert problem.place == "slides[1].slide"


@pytest.mark.parametrize("part", ["opening", "take_home", "audience", "objectives"])
def test_a_talk_without_its_first_or_last_words_is_refused(edited: Edit, part: str) -> None:
    root = edited(FILE, f"\n{part}:", f"\nx-{part}:")
    _without(root / "content" / FILE, f"x-{part}")
    with pytest.raises(ContentError) as caught:
        load_content(root)
    problem = caught.value.problems[0]
    assert problem.given == f"no {part}"
    assert problem.allowed == "a talk with audience, objectives, opening, take_home"
    assert problem.cure.startswith(f"add '{part}:'")
    assert problem.line == 1


def _without(file: Path, key: str) -> None:
    """Leave out of a file what stands under a key."""
    lines, kept, out = file.read_text(encoding="utf-8").splitlines(), True, []
    for line in lines:
        if not line.startswith((" ", "#")):
            kept = not line.startswith(f"{key}:")
        out += [line] if kept else []
    file.write_text("\n".join(out) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "place", "allowed"),
    [
        ("objective: compare-shares", "objective: compare-share", "objectives[0].objective",
         "an objective of course.yaml"),
        ("  - slide: 00_start_here/chart-comparator-ladder\n", "  - title: Nothing to see\n",
         "slides[1]", "one of slide and text"),
        ("  - title: Your questions\n", "  - reply: Your questions\n", "slides[6]",
         "title, minutes and say beside text"),
        ("clearly better a day after ketamine?", "clearly better a day after ketamine.",
         "opening.ask", "pattern"),
        ("    objection: We", "    # objection: We", "slides[5]",
         "objection and reply, or neither"),
        ("\nminutes: 20\n", "\nminutes: 20\nlength: 20\n", "length", "audience"),
        ("  - objective: compare-shares\n", "  - {}\n", "objectives[0]",
         "one of objective and can"),
        ("[@wilkinson-2019]", "[@wilkinson-2091]", "take_home.points[0]",
         "a source of references.bib"),
    ],
)  # fmt: skip
def test_a_talk_that_is_written_otherwise_is_refused(
    edited: Edit, old: str, new: str, place: str, allowed: str
) -> None:
    refused_at(edited(FILE, old, new), FILE, place, allowed)


def test_a_talk_that_was_saved_in_a_deck_is_taken_as_it_is(tmp_path: Path) -> None:
    for folder in ("content", "notebooks"):
        copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "content" / "talks" / "my-talk.yaml").write_text(SAVED, encoding="utf-8")
    check_calls(tmp_path, course_notebooks(tmp_path))
    check_style(tmp_path)
    talk = load_content(tmp_path).talks["my-talk"]
    assert talk.saved == date(2026, 11, 30)
    assert talk.title == "My “short” talk"
    assert [each.minutes for each in talk.slides] == [4, 8]


def test_a_slide_of_another_talk_comes_with_its_words(edited: Edit) -> None:
    old = "  - slide: 02_fast_response/show-timeline\n    minutes: 4\n"
    borrowed = "  - slide: talk-45-minutes-staff/own-6\n    minutes: 4\n"
    root = edited(FILE, old, borrowed)
    content = load_content(root)
    shown = dict(shown_in(content, content.talks["20-minutes"]))["talk-45-minutes-staff/own-6"]
    own = content.talks["45-minutes-staff"].slides[5]
    assert (shown.title, shown.text, shown.say) == (own.title, own.text, own.say)
    assert (shown.minutes, own.minutes) == (4, 5)
    copytree(ROOT / "notebooks", root / "notebooks")
    check_calls(root, course_notebooks(root))

    edited(FILE, "/own-6\n", "/own-2\n")  # that is a slide of the course
    with pytest.raises(ContentError) as caught:
        check_calls(root, course_notebooks(root))
    assert "talk-45-minutes-staff/take-home" in caught.value.problems[0].allowed


def test_a_number_without_a_source_is_found_in_a_talk(edited: Edit) -> None:
    root = edited(FILE, "Nobody will see your paper.", "Most say 70.")
    with pytest.raises(ContentError, match="a number without a source, '70") as caught:
        check_style(root)
    assert {each.file for each in caught.value.problems} == {root / "content" / FILE}
