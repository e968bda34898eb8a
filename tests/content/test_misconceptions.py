"""Each misconception rests on something that is shown, and says what holds in full."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from ketamine_explainer.content import ContentError, find_root, load_content
from ketamine_explainer.content.mentions import with_mentions
from ketamine_explainer.content.records import Misconception
from ketamine_explainer.synthesis.mentions import mention_text

from .conftest import Edit

CONTENT = load_content(find_root(Path(__file__)))
MISCONCEPTIONS = CONTENT.misconceptions.values()


def test_the_misconceptions_that_were_gathered_are_there() -> None:
    assert {each.id for each in MISCONCEPTIONS} == {
        "approved", "not-addictive", "seventy-percent", "perfectly-safe", "no-long-term",
        "lasts-months", "rewires", "trip-heals", "higher-dose", "home-same", "mild-too",
        "prevents-suicide", "mood-through-pain",
    }  # fmt: skip


@pytest.mark.parametrize("each", MISCONCEPTIONS, ids=lambda each: each.id)
def test_what_holds_can_be_said_and_names_what_carries_it(each: Misconception) -> None:
    told = with_mentions(each.holds, lambda id_, form: mention_text(CONTENT.evidence, id_, form))
    assert "{" not in told
    assert each.question.endswith("?")
    for id_ in each.findings:
        assert id_ in CONTENT.evidence.shown or id_ in CONTENT.evidence.rules


def test_a_misconception_that_rests_on_nothing_does_not_load() -> None:
    with pytest.raises(ValidationError, match="at least one estimate, rule or source"):
        Misconception(id="a", says="b", holds="c", question="d?", answer="e")


@pytest.mark.parametrize(
    ("old", "new", "allowed"),
    [
        ("[winstock-2012-urinary, spravato-bladder]", "[winstock-2012-urinery, spravato-bladder]",
         "an estimate that is shown, or a rule"),
        ("sources: [li-2010, abdallah-2020]", "sources: [li-2011, abdallah-2020]",
         "a source of references.bib"),
        ("not-addictive:\n", "approved:\n", "each key once"),
    ],
)  # fmt: skip
def test_an_unknown_or_repeated_id_is_refused(
    edited: Edit, old: str, new: str, allowed: str
) -> None:
    root = edited("evidence/misconceptions.yaml", old, new)
    with pytest.raises(ContentError) as caught:
        load_content(root)
    problem = caught.value.problems[0]
    assert problem.file.name == "misconceptions.yaml"
    text = (
        (root / "content" / "evidence" / "misconceptions.yaml")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    assert problem.line is not None
    assert new.strip("[]").split()[-1].split(",")[0] in text[problem.line - 1]
    assert problem.allowed.startswith(allowed)
    assert problem.cure
