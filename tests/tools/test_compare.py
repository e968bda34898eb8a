"""Two recordings: each change is found, told once, and allowed only for a reason."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import ipywidgets as w
import pytest

from tools import compare
from tools.compare import (
    Difference,
    Reason,
    ReasonError,
    changes,
    differences,
    read_reasons,
    report,
)

from ..nbfolio.stills.layered import over
from .conftest import Recorded


def card(word: str) -> Any:
    slider = w.SelectionSlider(options=["a day", "a week", "a month"], description="When")
    panes = [w.HTML(f"<p>In {when} {said} people.</p>") for when, said in
             zip(slider.options, ("ten", word, "six"), strict=True)]  # fmt: skip
    return w.VBox([w.HTML("<h3>Who</h3>"), slider, over(slider, panes)])


@pytest.mark.browser
def test_a_word_in_one_state_of_one_explorer_is_found(recorded: Recorded) -> None:
    old, new = ({"page.html": recorded(card(word))} for word in ("eight", "nine"))

    assert list(differences(old, old)) == []
    assert list(differences(old, new)) == [
        Difference("page.html", "Who", "When: a week", "eight", "nine")
    ]


OLD = {
    "a.html": {"words": {"": ["One line.", "It took 3 days, in 8 of 10."]}},
    "b.html": {"words": {"": ["It took 3 days, in 8 of 10."]}, "Who": {"x": ["1"], "y": ["2"]}},
}


def altered(**changed: Any) -> Any:
    return {**OLD, **{name.replace("_", "."): places for name, places in changed.items()}}


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (
            altered(a_html={"words": {"": ["One line.", "It took 4 days, in 8 of 10."]}}),
            [("a.html", "words", "", "3", "4")],
        ),
        (
            altered(a_html={"words": {"": ["It took 3 days, in 8 of 10."]}}),
            [("a.html", "words", "", "One line.", "")],
        ),
        ({"b.html": OLD["b.html"]}, [("a.html", "", "", "the file", "(not there)")]),
        (altered(c_zip={}), [("c.zip", "", "", "(not there before)", "the file")]),
        (
            altered(b_html={"words": OLD["b.html"]["words"]}),
            [("b.html", "Who", "", "1\n2", "(not there)")],
        ),
        (
            altered(b_html={"words": OLD["b.html"]["words"], "Whom": OLD["b.html"]["Who"]}),
            [("b.html", "Whom", "", "the place Who", "the place Whom")],
        ),
        (
            altered(b_html={**OLD["b.html"], "Who": {"x": ["1"]}}),
            [("b.html", "Who", "", "the state y", "(not there)")],
        ),
        (
            altered(b_html={**OLD["b.html"], "Who": {"x": ["1"], "z": ["3"]}}),
            [("b.html", "Who", "", "the state y", "the state z"), ("b.html", "Who", "z", "2", "3")],
        ),
    ],
    ids=["word", "line", "file", "new file", "place", "its name", "state", "name of a state"],
)
def test_each_kind_of_change_is_found(new: Any, expected: list[tuple[str, ...]]) -> None:
    assert list(differences(OLD, new)) == [Difference(*each) for each in expected]


def test_words_that_only_stand_in_other_lines_are_no_change() -> None:
    assert list(changes(["one two", "three"], ["one", "two three"])) == []
    assert list(changes(["a b c"], ["a c"])) == [("b", "")]


def test_words_that_changed_near_each_other_are_one_change() -> None:
    old, new = ["We take the cell as given here now, twice."], ["The cell is given here now, once."]

    assert list(changes(old, new)) == [("We take the cell as", "The cell is"), ("twice.", "once.")]


def found(number: int, old: str = "3", new: str = "4") -> list[Difference]:
    return [Difference(f"{place}.html", "words", "", old, new) for place in range(number)]


def test_a_change_is_told_once_with_its_places() -> None:
    lines, status = report([*found(7), *found(1, "mg", "g")], [])

    assert status == 1
    assert lines.count("- 3") == lines.count("+ 4") == 1
    assert "    0.html, words" in lines
    assert "    and 3 more places" in lines
    assert lines.index("- 3") < lines.index("- mg")
    assert lines[-1] == "8 differences, 8 without a reason, 2 changes"


def test_only_what_has_a_reason_is_allowed() -> None:
    reasons = [
        Reason("Counted anew.", file="[0-5].html", old=r"\d", new="4"),
        Reason("Idle.", old="x"),
    ]

    lines, status = report(found(6), reasons)
    assert (status, lines[:2]) == (0, ["allowed 6 times: Counted anew.", "allowed 0 times: Idle."])
    assert report(found(7), reasons)[1] == 1  # a file more than the pattern names
    assert report(found(1, "33"), reasons)[1] == 1  # more words than the pattern has
    assert report([], reasons)[1] == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("old: 3", "is no list: begin each reason with '- reason: …'"),
        ("- old: 3", "reason 1 does not say why: give it a 'reason'"),
        ("- reason: so", "reason 1 allows everything: name one of file, place, state, old, new"),
        ("- {reason: so, was: 3}", "reason 1 has 'was'; it may have reason, file, place, state, "),
        ("- {reason: so, old: '('}", "reason 1, 'old' is no regular expression: missing )"),
    ],
)
def test_reasons_that_are_none_are_refused(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "reasons.yaml"
    file.write_text(text)

    with pytest.raises(ReasonError) as refused:
        read_reasons(file)

    assert str(refused.value).startswith(str(file))
    assert said in str(refused.value)


def written(folder: Path, recording: Any) -> Path:
    folder.mkdir()
    for name, places in recording.items():
        (folder / f"{name}.json").write_text(json.dumps(places), encoding="utf-8")
    return folder


def test_the_exit_status_says_whether_all_differences_have_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    new = altered(a_html={"words": {"": ["One line.", "It took 4 days, in 8 of 10."]}})
    folders = [written(tmp_path / name, each) for name, each in (("old", OLD), ("new", new))]
    (tmp_path / "why.yaml").write_text("- {reason: The trial was counted anew., old: 3, new: 4}")

    def status(*more: object) -> int:
        monkeypatch.setattr(sys, "argv", ["compare.py", *map(str, [*folders, *more])])
        return compare.main()

    assert status() == 1
    assert "- 3\n+ 4\n    a.html, words\n" in capsys.readouterr().out
    assert status("--reasons", tmp_path / "why.yaml") == 0
    assert "allowed 1 times: The trial was counted anew." in capsys.readouterr().out
    folders[1] = tmp_path / "none"
    with pytest.raises(SystemExit):
        status()
    assert "holds no recording: write one with tools/record.py" in capsys.readouterr().err
