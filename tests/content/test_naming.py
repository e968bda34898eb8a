"""Ids are declared in the records once; what names nothing, and what stands twice, follows."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BaseModel

from ketamine_explainer.content import ContentError, Problem, find_root, load_content
from ketamine_explainer.content.files import kinds, own
from ketamine_explainer.content.loader import load_documents
from ketamine_explainer.content.naming import dangling, ids, marked, named, referred, repeated
from ketamine_explainer.content.records import KINDS, Key, RefTo
from ketamine_explainer.content.records.base import Record
from ketamine_explainer.content.records.names import ClaimRef, FindingRef, SourceRef
from ketamine_explainer.content.yamlfile import Document, open_document, validate

from .conftest import Edit
from .test_course import line_of

ROOT = find_root(Path(__file__))


class Leaf(Record):
    """One entry."""

    id: Annotated[str, Key("leaf")]
    rests_on: tuple[FindingRef, ...] = ()
    source: SourceRef | None = None
    words: str = ""


class Tree(Record):
    """A file."""

    leaves: tuple[Leaf, ...]
    by_name: Mapping[str, Annotated[Leaf, "some validator"]] = {}
    either: Leaf | str | None = None
    claim: Annotated[ClaimRef, Key("verdict")] | None = None


TEXT = """\
leaves:
  - id: a
    rests_on:
      - one
      - two
    words: one
  - {id: b, source: paper}
by_name:
  first: {id: c, source: paper}
either: {id: a}
claim: bold
"""


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "tree.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return open_document(path)


LEAF, FINDING, SOURCE = Key("leaf"), RefTo("estimate", "rule"), RefTo("source")
MARKED = [
    (("leaves", 0, "id"), LEAF, "a"),
    (("leaves", 0, "rests_on", 0), FINDING, "one"),
    (("leaves", 0, "rests_on", 1), FINDING, "two"),
    (("leaves", 1, "id"), LEAF, "b"),
    (("leaves", 1, "source"), SOURCE, "paper"),
    (("by_name", "first", "id"), LEAF, "c"),
    (("by_name", "first", "source"), SOURCE, "paper"),
    (("either", "id"), LEAF, "a"),
    (("claim",), RefTo("claim"), "bold"),
    (("claim",), Key("verdict"), "bold"),
]


def test_marked_ids_are_found_in_a_file_and_in_its_record(document: Document) -> None:
    assert sorted(marked(document.tree, Tree), key=str) == sorted(MARKED, key=str)
    tree = validate(document, Tree)
    assert sorted(marked(tree, Tree), key=str) == sorted(MARKED, key=str)


def test_a_text_where_a_record_may_stand_names_nothing() -> None:
    tree = Tree(leaves=(), either="a")
    assert list(marked(tree, Tree)) == []


def test_a_record_tells_what_it_names(document: Document) -> None:
    tree = validate(document, Tree)
    assert sorted(referred(tree, "source")) == ["paper", "paper"]
    assert sorted(referred(tree, "estimate")) == ["one", "two"]
    assert sorted(referred(tree, "rule", "claim")) == ["bold", "one", "two"]
    assert list(referred(tree, "study")) == []


def told(problem: Problem) -> tuple[int | None, str, str, str, str]:
    return problem.line, problem.place, problem.given, problem.allowed, problem.cure


def test_what_names_nothing_is_told_with_its_line(document: Document) -> None:
    found = named([(document, Tree)])
    known = {"estimate": {"one"}, "rule": {"too"}, "source": ["papers"], "claim": {"a-b"}}
    assert [told(each) for each in dangling(found, known)] == [
        (5, "leaves[0].rests_on[1]", "'two'", "an estimate that is shown, or a rule: one, too",
         "did you mean 'too'?"),
        (7, "leaves[1].source", "'paper'", "a source of references.bib: papers",
         "did you mean 'papers'?"),
        (9, "by_name.first.source", "'paper'", "a source of references.bib: papers",
         "did you mean 'papers'?"),
        (11, "claim", "'bold'", "a claim of article.yaml: a-b",
         "add it to article.yaml, or name another"),
    ]  # fmt: skip


def test_what_must_not_be_named_is_told_with_the_reason(document: Document) -> None:
    found = named([(document, Tree)])
    known = {"estimate": {"one"}, "source": {"paper"}, "claim": {"bold"}}
    [problem] = dangling(found, known, {"two": "read once only", "one": "no"})
    assert told(problem) == (
        5, "leaves[0].rests_on[1]", "'two', which is not to be shown: read once only",
        "an estimate that is shown, or a rule: one", "name another one",
    )  # fmt: skip


def test_what_stands_twice_is_told_the_second_time(document: Document) -> None:
    found = named([(document, Tree)])
    assert [told(each) for each in repeated(found)] == [
        (10, "either.id", "'a' for the second time", "each id once", "rename one of the two")
    ]
    assert ids(found) == {"leaf": ["a", "b", "c", "a"], "verdict": ["bold"]}


def fields(record: type[BaseModel]) -> set[type[BaseModel]]:
    """Return a record and all that stand in it."""
    found: set[type[BaseModel]] = set()
    waiting: list[object] = [record]
    while waiting:
        hint = waiting.pop()
        if isinstance(hint, type) and issubclass(hint, BaseModel) and hint not in found:
            found.add(hint)
            waiting += [field.annotation for field in hint.model_fields.values()]
        waiting += getattr(hint, "__args__", ())
    return found


UNMARKED = {
    "Estimate.table": "a name that rows of one table share",
    "ParameterSet.id": "sets of some files are named by their field, not by their id",
    "Scene.builds": "compared with the controls of the figure in explorers/buildable.py",
    "Option.sides": "compared with the features in their order",
}
"""Ids that neither name an entry among others nor one that stands elsewhere, and why."""


def test_every_id_of_a_record_says_what_it_is() -> None:
    found = set()
    for record in {each for _, kind in kinds().values() for each in fields(kind)}:
        for name, field in record.model_fields.items():
            hint = f"{field.annotation!r} {field.metadata!r}"
            is_id = "[-_][a-z0-9]+)*$" in hint
            if is_id and not ("Key(" in hint or "RefTo(" in hint):
                owner = next(each for each in reversed(record.__mro__)
                             if name in getattr(each, "__annotations__", ()))  # fmt: skip
                found.add(f"{owner.__name__}.{name}")
    assert found == set(UNMARKED)


def test_what_a_record_names_is_of_a_kind_that_there_is() -> None:
    documents = load_documents(ROOT)
    types = {name: kind for name, (_, kind) in own().items()}
    for pattern, kind in kinds().values():
        types |= {name: kind for name in documents if fnmatch(f"{name}.yaml", pattern)}
    found = named((each, types[name]) for name, each in documents.items())
    keyed = {each.mark.kind for each in found if isinstance(each.mark, Key)} | {"source"}
    wanted = {kind for each in found if isinstance(each.mark, RefTo) for kind in each.mark.kinds}
    assert wanted == set(KINDS)
    assert wanted <= keyed


def test_an_editor_is_told_what_a_field_names() -> None:
    schema = Tree.model_json_schema()
    assert schema["properties"]["claim"]["anyOf"][0]["description"] == (
        "The id of a claim of article.yaml"
    )
    assert schema["$defs"]["Leaf"]["properties"]["rests_on"]["items"]["description"] == (
        "The id of an estimate that is shown, or a rule"
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "given", "allowed"),
    [
        ("pictures/milestones.yaml", "estimate: zarate-2006-onset",
         "estimate: zarate-2006-effect-day-1",
         "'zarate-2006-effect-day-1', which is not to be shown: ", "an estimate that is shown: "),
        ("pages/course.yaml", "part: introduction", "part: closing_advise", "'closing_advise'",
         "closing_advice, fast_response"),
        ("pages/help.yaml", "      ca-988:", "      us-988:", "'us-988' for the second time",
         "each id once"),
        ("pictures/milestones.yaml", "  unreal-gone-2-hours:", "  ssri-weeks-6-8:",
         "'ssri-weeks-6-8' for the second time", "each id once"),
        ("article/conditions.yaml", "claims: [who-considers-it]", "claims: [within-a-day]",
         "'within-a-day'", "a claim of article.yaml: "),
        ("models/variability.yaml", "[kamp-2020,", "[hijazi-2004,", "'hijazi-2004'",
         "a set of ketamine.yaml: "),
        ("pictures/charts.yaml", "claim: few-times-a-year", "claim: few-times", "'few-times'",
         "a claim of article.yaml: "),
        ("pictures/charts.yaml", "rule: spravato-schedule", "rule: spravato-shedule",
         "'spravato-shedule'", "a rule: "),
    ],
)  # fmt: skip
def test_a_file_of_the_course_is_refused_with_its_line(
    edited: Edit, file: str, old: str, new: str, given: str, allowed: str
) -> None:
    root = edited(file, old, new)
    with pytest.raises(ContentError) as caught:
        load_content(root)
    problem = next(each for each in caught.value.problems if each.given.startswith(given))
    assert allowed in problem.allowed
    assert problem.file == root / "content" / file
    assert problem.line is not None
    assert line_of(root, file, new) == problem.line or "second" in given
