"""Schemas with which an editor checks the content as it is written."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError  # type: ignore[import-untyped]

from ketamine_explainer.content import ContentError, find_root
from ketamine_explainer.content.files import kinds
from ketamine_explainer.content.schemas import check_schemas, schemas, write_schemas
from ketamine_explainer.content.yamlfile import open_document

from .conftest import Edit

ROOT = find_root(Path(__file__))
CONTENT = ROOT / "content"
FILES = sorted(CONTENT.rglob("*.yaml"))


def as_json(node: Any) -> Any:
    """Return a YAML tree as an editor takes it: a date is a text."""
    if isinstance(node, dict):
        return {key: as_json(value) for key, value in node.items()}
    if isinstance(node, list):
        return [as_json(value) for value in node]
    return node.isoformat() if isinstance(node, date) else node


def validator(path: Path) -> Draft202012Validator:
    """Return what checks a file after the schema that its first line names."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    named = path.parent / first.removeprefix("# yaml-language-server: $schema=")
    schema = json.loads(named.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def mistakes(path: Path, tree: Any) -> list[str]:
    return [*_messages(validator(path).iter_errors(as_json(tree)))]


def _messages(errors: Iterable[ValidationError]) -> Iterator[str]:
    """Give the messages of errors, and those of what was tried where there is a choice."""
    for error in errors:
        yield error.message
        yield from _messages(error.context or ())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CONTENT).as_posix())
def test_a_file_of_the_course_fits_the_schema_that_it_names(path: Path) -> None:
    assert mistakes(path, open_document(path).tree) == []


def test_every_file_is_of_one_kind() -> None:
    found = [path for files, _ in kinds().values() for path in CONTENT.glob(files)]
    assert sorted(found) == FILES


def test_the_schemas_of_the_course_are_current() -> None:
    written = {
        path.relative_to(CONTENT / "schemas").as_posix(): path.read_text(encoding="utf-8")
        for path in (CONTENT / "schemas").rglob("*.*")
    }
    assert written == schemas(), "run 'ketamine-explainer schemas'"


@pytest.mark.parametrize(
    ("file", "old", "new", "mistake"),
    [
        ("article/article.yaml", "unit: minutes", "unit: minuts", "'minuts' is not one of"),
        ("article/article.yaml", "quote: ", "qoute: ", "'qoute' was unexpected"),
        ("article/article.yaml", "quote: ", "qoute: ", "'quote' is a required property"),
        ("pages/course.yaml", "version: 0", "version: v0", "does not match"),
        ("pages/course.yaml", "published: 2", "published: on 2", "is not a 'date'"),
        (
            "pictures/icons.yaml",
            "response:\n",
            "response:\n  id: response\n",
            "'id' was unexpected",
        ),
        ("pictures/charts.yaml", "subtitle: ", f"subtitle: {'very long ' * 12}", "is too long"),
        ("models/ketamine.yaml", "certainty: ", "certainty: perhaps ", "does not match"),
        ("models/ketamine.yaml", "value: ", "value: about ", "is not of type 'number'"),
        ("pages/notes.yaml", "minutes: ", "minutes: -", "less than or equal to the minimum of 0"),
        ("evidence/rules.yaml", "verified: true", "verified: false", "True was expected"),
        ("evidence/estimates/acute.yaml", "  n: ", "  n: -", "minimum of 0"),
    ],
)
def test_a_broken_file_does_not_fit(
    edited: Edit, file: str, old: str, new: str, mistake: str
) -> None:
    path = edited(file, old, new) / "content" / file
    assert any(mistake in each for each in mistakes(path, open_document(path).tree))


def described(node: Any) -> Iterator[str]:
    """Give all descriptions of a schema."""
    if isinstance(node, dict):
        yield from (node["description"],) if isinstance(node.get("description"), str) else ()
        yield from (text for value in node.values() for text in described(value))
    elif isinstance(node, list):
        yield from (text for value in node for text in described(value))


def test_descriptions_come_from_the_docstrings() -> None:
    verdict = json.loads(schemas()["evidence/verdicts.json"])["$defs"]["Verdict"]
    assert verdict["description"] == (
        "What the evidence says about a claim of the article, whose id is its key."
    )
    assert verdict["properties"]["would_change"]["description"] == ("What finding would change it.")
    both = [verdict["properties"][name]["description"] for name in ("speaks_for", "speaks_against")]
    assert both == ["Ids of estimates, or of rules where a regulator or a label decides."] * 2


def test_a_record_keeps_the_descriptions_of_what_it_extends() -> None:
    level = json.loads(schemas()["models/levels.json"])["$defs"]["Level"]["properties"]
    assert level["derivation"]["description"].startswith("How it came from there")
    assert level["what"]["description"] == "What people felt, or what was given."


def test_descriptions_are_for_editors_and_not_for_programmers() -> None:
    for name, text in schemas().items():
        for said in described(json.loads(text)):
            assert "``" not in said, name
            assert "-----" not in said, name


@pytest.mark.parametrize("file", ["pages/course.yaml", "evidence/studies/pain.yaml"])
def test_a_file_that_names_no_schema_is_refused(edited: Edit, file: str) -> None:
    root = edited(file, "# yaml-language-server:", "# schema:")
    with pytest.raises(ContentError) as caught:
        check_schemas(root)
    [problem] = caught.value.problems
    assert (problem.file, problem.line) == (root / "content" / file, 1)
    assert problem.given.startswith("# schema:")
    assert problem.allowed == (CONTENT / file).read_text(encoding="utf-8").splitlines()[0]
    assert problem.cure.startswith("write it above all else")


def test_stale_schemas_are_refused_then_written_once(edited: Edit) -> None:
    root = edited("pages/course.yaml", "title", "title")
    folder = root / "content" / "schemas"
    (folder / "pages" / "course.json").write_text("{}\n")
    (folder / "pictures" / "loop.json").unlink()
    (folder / "gone.json").write_text("{}\n")
    with pytest.raises(ContentError) as caught:
        check_schemas(root)
    assert {(each.file.name, each.given) for each in caught.value.problems} == {
        ("course.json", "a schema that is not what the records say"),
        ("gone.json", "a schema that is not what the records say"),
        ("loop.json", "no such file"),
    }
    assert {each.cure for each in caught.value.problems} == {"run 'ketamine-explainer schemas'"}

    assert {path.name for path in write_schemas(root)} == {"course.json", "gone.json", "loop.json"}
    check_schemas(root)
    assert write_schemas(root) == []
