"""Questions as HTML and text: the key follows from the evidence, and each option says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import ketamine_explainer as ke
from ketamine_explainer.content import find_root, load_content
from ketamine_explainer.content.records import Question
from ketamine_explainer.explorers.quiz.asked import Asked, number_words
from tests.content.conftest import Edit
from tests.content.conftest import edited as edited

CONTENT = load_content(find_root(Path(__file__)))
EVERY = [
    each for notebook in CONTENT.course.notebooks for each in CONTENT.asked_in(notebook)
]  # fmt: skip


def static(asked: Asked) -> BeautifulSoup:
    return BeautifulSoup(asked.to_html("a goal") + asked.key(), "html.parser")


@pytest.mark.parametrize("question", EVERY, ids=lambda each: each.id)
def test_each_question_marks_what_is_right_and_explains_every_option(question: Question) -> None:
    soup = static(Asked(CONTENT, question))
    asked, key = soup.find_all("li", recursive=False)
    assert "{" not in soup.get_text()
    assert not asked.select("button"), "a number that one presses cannot stand within a label"
    offered = asked.select(".ke-offered > li")
    if question.options:
        reasons = key.select("ul > li")
        assert len(reasons) == len(offered) == len(question.options)
        for option, reason in zip(offered, reasons, strict=True):
            assert option.get_text() in reason.get_text()
            correct = "data-right" in option.attrs
            assert ("Not correct." in reason.get_text()) != correct
            assert reason.select("button.ke-value, a"), "it names what it rests on"
    elif question.entries:
        places = [int(str(each["data-place"])) for each in offered]
        assert sorted(places) == [*range(len(offered))] != places
        assert len(key.select("ol > li button.ke-value")) == len(offered)
    else:
        assert float(str(asked["data-near"])) == question.tolerance
        assert key.select("button.ke-value")


def test_a_changed_estimate_changes_question_key_and_explanation(edited: Edit) -> None:
    root = edited("evidence/estimates/comparators.yaml", "  percent: 18\n", "  percent: 24\n")
    content = load_content(root)
    number = static(Asked(content, content.quiz["00_start_here"]["midazolam-of-hundred"]))
    assert number.select_one("[data-value]")["data-value"] == "24"  # type: ignore[index]
    assert "24 of 100 had responded" in number.get_text()
    choice = static(Asked(content, content.quiz["00_start_here"]["before-ketamine-of-hundred"]))
    offered = [each.get_text() for each in choice.select(".ke-offered > li")]
    assert offered == ["24 of 100", "45 of 100", "70 of 100", "90 of 100"]


def test_numbers_have_their_units() -> None:
    assert number_words((45, "")) == "45 of 100"
    assert number_words((10, "days")) == "10 days"
    assert number_words((1, "days")) == "1 day"
    assert number_words((0.5, "odds ratio")) == "odds ratio 0.5"


def test_stored_notebooks_hold_the_questions_and_no_key() -> None:
    shown = repr(ke.quiz("00_start_here"))
    assert shown.startswith("Check yourself")
    assert "True or false? Trials have shown" in shown
    assert "  - The esketamine nasal spray" in shown
    assert "correct" not in shown.casefold()
    bundle = ke.quiz("00_start_here")._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert data["text/plain"] == shown


def test_what_speaks_of_suicide_says_who_helps() -> None:
    assert "ke-help" in ke.quiz("05_checking_the_claims")._static
    assert "ke-help" not in ke.quiz("00_start_here")._static


def test_what_is_not_there_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="did you mean '00_start_here'"):
        ke.quiz("00_start_her")


def test_the_module_is_at_most_4_kb_of_which_forms_share_one() -> None:
    shared, own = ke.quiz("00_start_here")._esm.encode().split(b"// nbfolio: shared above")
    assert len(shared) <= 1250
    assert len(own) <= 3300
