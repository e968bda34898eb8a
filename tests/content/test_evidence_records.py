"""A record that lacks what a reader must know does not load."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from ketamine_explainer.content import ContentError
from ketamine_explainer.content.evidence import Evidence, read_evidence
from ketamine_explainer.content.records import Estimate, Verdict

ESTIMATE: dict[str, Any] = {
    "id": "a-2006-response",
    "study": "a-2006",
    "outcome": "response",
    "measure": "half the symptoms",
    "arm": "ketamine",
    "percent": 71,
    "n": 17,
    "basis": "all",
    "when": {"at": 1, "unit": "days"},
    "interval": "wilson",
    "locator": "abstract",
    "checked": "2026-11-21",
    "verified": True,
    "second_reading": "yes",
    "show": True,
}
SEARCH: dict[str, Any] = {
    "where": ["stored pages"], "words": ["ketamine"], "when": "2026-11-29", "by": "an editor"
}  # fmt: skip
FILES = {
    "studies/a.yaml": """\
a-2006:
  {reference: a-2006, design: randomised trial, population: adults, n: 18,
   comparator: saline, read: abstract, checked: 2026-11-21}
""",
    "outcomes.yaml": "response: {name: response, plain: better, kind: benefit}\n",
    "estimates/a.yaml": """\
a-2006-response:
  {study: a-2006, outcome: response, measure: half, arm: ketamine,
   events: 12, n: 17, basis: all, when: {at: 1, unit: days}, interval: wilson, locator: abstract,
   checked: 2026-11-21, verified: true, second_reading: "yes", show: true}
""",
    "rules.yaml": """\
otc:
  {reference: a-2006, topic: prescription, country: US, subject: pills, text: never,
   as_of: "2024", locator: page, checked: 2026-11-21, verified: true}
""",
    "derived.yaml": "{}\n",
}


def estimate(**changes: Any) -> Estimate:
    return Estimate.model_validate({**ESTIMATE, **changes})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "evidence" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "evidence"


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def read(folder: Path) -> Any:
    return read_evidence(folder, {"a-2006": None})  # type: ignore[dict-item]


@pytest.mark.parametrize(
    "name", ["study", "outcome", "measure", "arm", "n", "basis", "when", "locator", "checked"]
)
def test_what_a_reader_must_know_may_not_lack(name: str) -> None:
    with pytest.raises(ValidationError, match=name):
        Estimate.model_validate({key: value for key, value in ESTIMATE.items() if key != name})


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"interval": None}, "an interval, a grade, or both"),
        ({"percent": None}, "one of events, percent and number"),
        ({"events": 3}, "one of events, percent and number"),
        ({"percent": None, "number": 3}, "number with a unit"),
        ({"percent": None, "events": 18}, "no more events than people"),
        ({"percent": None, "number": 3, "unit": "points"}, "wilson only for events or percent"),
        ({"interval": {"low": 3, "high": 2}}, "low below high"),
        ({"when": {"at": 3}}, "at with its unit, or words, or both"),
        ({"n": 0}, "greater than 0"),
        ({"n": None}, "how many people it is counted among"),
        ({"basis": "modelled"}, "null for basis modelled"),
        ({"n": None, "basis": "modelled"}, "wilson only for events or percent of people"),
        ({"n_is": "treated"}, "n_is treated only with basis completers, and without wilson"),
        ({"n_is": "treated", "basis": "completers"}, "n_is treated only with basis completers"),
        ({"verified": False}, "show only what is verified"),
        ({"second_reading": "no"}, "no second reading contradicts"),
        ({"show": False}, "a reason where it is not shown"),
    ],
)
def test_an_estimate_that_misleads_does_not_load(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        estimate(**changes)


def test_what_is_unverified_may_wait_unseen_with_its_reason() -> None:
    assert not estimate(verified=False, show=False, reason="only remembered").show


@pytest.mark.parametrize(
    ("verdict", "found", "says"),
    [("supported", [], "at least one"), ("no evidence found", ["a-2006-response"], "no estimates")],
)
def test_a_verdict_rests_on_what_was_found(verdict: str, found: list[str], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        Verdict.model_validate(
            {"id": "c", "verdict": verdict, "reason": "r", "speaks_for": found,
             "certainty": "low", "would_change": "w"}
        )  # fmt: skip


def a_verdict(**changes: Any) -> Verdict:
    record = {"id": "c", "verdict": "no evidence found", "reason": "r", "certainty": "low",
              "would_change": "w", "search": SEARCH, **changes}  # fmt: skip
    return Verdict.model_validate(record)


@pytest.mark.parametrize(
    ("verdict", "found"), [("no evidence found", []), ("supported", ["a-2006-response"])]
)
def test_a_verdict_says_how_evidence_was_looked_for(verdict: str, found: list[str]) -> None:
    assert a_verdict(verdict=verdict, speaks_for=found).search is not None
    with pytest.raises(ValidationError, match=r"a search .* or the verdict 'not checked'"):
        a_verdict(verdict=verdict, speaks_for=found, search=None)


@pytest.mark.parametrize("missing", SEARCH)
def test_a_search_says_where_with_which_words_when_and_by_whom(missing: str) -> None:
    with pytest.raises(ValidationError, match=missing):
        a_verdict(search={name: SEARCH[name] for name in SEARCH if name != missing})


def test_a_draft_rests_on_nothing_and_claims_no_search() -> None:
    assert a_verdict(verdict="not checked", search=None).search is None
    with pytest.raises(ValidationError, match="no search where the claim was not checked"):
        a_verdict(verdict="not checked")
    with pytest.raises(ValidationError, match="no estimates where the verdict is 'not checked'"):
        a_verdict(verdict="not checked", search=None, speaks_for=["a-2006-response"])


def test_all_of_the_folder_is_read(folder: Path) -> None:
    evidence = read(folder)
    assert evidence.estimates["a-2006-response"].share == 12 / 17
    assert evidence.population(evidence.estimates["a-2006-response"]) == "adults"
    assert evidence.rules["otc"].text == "never"


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("estimates/a.yaml", "study: a-2006", "study: a-2007", "did you mean 'a-2006'"),
        ("estimates/a.yaml", "outcome: response", "outcome: respons", "did you mean 'response'"),
        ("studies/a.yaml", "reference: a-2006", "reference: b", "add it to references.bib"),
        ("derived.yaml", "{}", "d: {kind: difference, treated: a-2006-response, control: b}",
         "add it to estimates/"),
        ("rules.yaml", "verified: true", "verified: false", "verify it in its source"),
        ("estimates/a.yaml", "events: 12", "evnts: 12", "did you mean 'events'"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_with_its_file(
    folder: Path, name: str, old: str, new: str, says: str
) -> None:
    change(folder, name, old, new)
    with pytest.raises(ContentError) as caught:
        read(folder)
    assert f"{name}, line" in str(caught.value)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (
            "studies/a.yaml",
            "population: adults",
            "population: adults, note: Authors not seen on the page read",
        ),
        ("estimates/a.yaml", "measure: half", "measure: half (title remembered)"),
        ("rules.yaml", "text: never", "text: the title is approximate"),
    ],
)
def test_a_drafting_note_never_reaches_a_reader(
    folder: Path, name: str, old: str, new: str
) -> None:
    change(folder, name, old, new)
    with pytest.raises(ContentError) as caught:
        read(folder)
    assert f"{name}, line" in str(caught.value)
    assert "a drafting note:" in str(caught.value)
    assert "look it up and say it in references.bib" in str(caught.value)


POINTS = "number: 12, unit: points, grade: {level: low, by: us, reason: few},"


@pytest.mark.parametrize(
    "changes",
    [
        {"events: 12,": POINTS, " interval: wilson,": ""},
        {"show: true": "show: false, reason: unsure"},
        {"events: 12, n: 17, basis: all": "percent: 70, n: null, basis: modelled",
         "interval: wilson": "grade: {level: low, by: us, reason: a model}"},
    ],
)  # fmt: skip
def test_a_figure_is_reckoned_from_shares_that_are_shown(
    folder: Path, changes: dict[str, str]
) -> None:
    both = "treated: a-2006-response, control: a-2006-response"
    change(folder, "derived.yaml", "{}", f"d: {{kind: difference, {both}}}")
    read(folder)
    for old, new in changes.items():
        change(folder, "estimates/a.yaml", old, new)
    with pytest.raises(ContentError, match="an estimate of a counted share"):
        read(folder)


def test_an_id_stands_once_in_the_whole_folder(folder: Path) -> None:
    (folder / "studies" / "b.yaml").write_text(FILES["studies/a.yaml"], encoding="utf-8")
    with pytest.raises(ContentError, match=r"b\.yaml, line 1.*\n.*'a-2006' for the second time"):
        read(folder)


def test_rules_may_stand_in_several_files(folder: Path) -> None:
    first = (folder / "rules.yaml").read_text(encoding="utf-8")
    second = first.replace("otc:", "second:")
    (folder / "rules_safety.yaml").write_text(second, encoding="utf-8")
    assert list(read(folder).rules) == ["otc", "second"]


def test_a_missing_file_is_told(folder: Path) -> None:
    (folder / "rules.yaml").unlink()
    with pytest.raises(ContentError, match=r"create rules\.yaml"):
        read(folder)


@pytest.mark.parametrize(
    "changes",
    [
        {"study": "b-2007"},
        {"outcome": "remission"},
        {"measure": "a third of the symptoms"},
        {"population": "older adults"},
        {"when": {"at": 2, "unit": "days"}},
        {"show": False, "reason": "read once only"},
    ],
)
def test_only_groups_of_one_measurement_stand_beside_each_other(changes: dict[str, Any]) -> None:
    first, control = estimate(), estimate(id="control", arm="saline")
    other = estimate(id="other", arm="saline", **changes)
    found = Evidence({}, {}, {each.id: each for each in (first, control, other)}, {}, {})
    assert found.beside(first) == (first, control)


def test_a_verdict_without_a_search_is_not_checked() -> None:
    record = {"id": "c", "verdict": "supported", "reason": "r", "speaks_for": ["a"],
              "certainty": "low", "would_change": "w"}  # fmt: skip
    with pytest.raises(ValidationError, match=r"a search .* or the verdict 'not checked'"):
        Verdict.model_validate(record)
