"""What rooms declare: each explorer once, its controls and words, and nowhere else its name."""

import re
from pathlib import Path

import pytest

import ketamine_explainer as ke
from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.explorers.kit.room import Captioned, Choice
from ketamine_explainer.explorers.rooms import ROOMS

ROOT = find_root(Path(__file__))
CONTENT = load_content(ROOT)
SHOWS = sorted(name for room in ROOMS for name in room.shows)
CAPTIONED = [each for room in ROOMS for each in room.captioned]
CHOICES = [choice for each in CAPTIONED for choice in each.choices]
FILES = {
    path: path.read_text(encoding="utf-8")
    for folder in ("content", "notebooks", "src", "tools")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".yaml", ".ipynb", ".toml"}
}
MOST = 4
"""Files in which an explorer's name stands: its caption, its room, its function; all notebooks."""

NAMED = r"""
    \bke\.{0}\b                                        # called in a notebook
    | \bdef[ ]{0}\(                                    # made
    | ^{0}:$                                           # captioned
    | \b(?:captions\[|Captioned\()"{0}"               # told of
    | ["']{0}["']:[ ]["'][a-z]                            # shown
    | ^from[ ].*\bimport[ ](?:\w+,[ ])*{0}(?![ ]as)\b  # asked for
"""
WORDS = {"chart", "claims", "conditions", "consultation", "exercise", "options", "parameters",
         "quiz", "rules", "schedule", "test", "timeline", "verdicts"}  # fmt: skip
"""Names that are words of the content, too, or of its files."""


def names(name: str) -> list[str]:
    """Return where an explorer is named; of a word, among rooms, captions and notebooks."""
    places = FILES
    sign = re.compile(rf"\b{name}\b")
    if name in WORDS:
        sign = re.compile(NAMED.format(name), re.MULTILINE | re.VERBOSE)
        places = {
            p: t
            for p, t in FILES.items()
            if {"explorers", "notebooks", "captions.yaml"} & {*p.parts}
        }
    found = [path.relative_to(ROOT) for path, text in places.items() if sign.search(text)]
    shown = {"notebooks", "scenes"}  # both tell where it is shown
    return sorted({"shown" if shown & {*path.parts[:2]} else str(path) for path in found})


@pytest.mark.parametrize("name", SHOWS)
def test_the_name_of_an_explorer_stands_in_few_files(name: str) -> None:
    found = names(name)

    assert 2 <= len(found) <= MOST, found


@pytest.mark.parametrize("name", SHOWS)
def test_what_a_room_shows_can_be_called(name: str) -> None:
    assert getattr(ke, name).__name__ == name
    assert sum(name in room.shows for room in ROOMS) == 1


def test_what_no_room_shows_is_refused_by_name() -> None:
    with pytest.raises(AttributeError, match=r"no 'infusions'; it has .*one_infusion"):
        _ = ke.infusions


@pytest.mark.parametrize("each", CAPTIONED, ids=lambda each: each.name)
def test_the_labels_of_a_caption_are_those_of_its_controls(each: Captioned) -> None:
    assert set(CONTENT.captions[each.name].controls) == each.controls


@pytest.mark.parametrize("choice", CHOICES, ids=lambda each: each.name)
def test_a_control_has_options_that_differ_and_starts_at_one_of_them(choice: Choice) -> None:
    words, values = zip(*choice.options(CONTENT), strict=True)

    assert len(set(words)) == len(words) >= 2
    assert 0 <= choice.place(CONTENT, values) < len(values)
