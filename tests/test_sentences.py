"""No sentence of the course is Python or in a template: all are content, loaded and checked.

A text of the code is a sentence where a mark that ends one follows words, or where it has many
words. Among the explorers a part of one is told by that it begins small and has several words, as
no heading or label does. Such a text may only be there

- to say what is wrong: in ``raise`` and ``assert``, in the arguments of what makes an error, a
  problem or a line of the command, and in what these draw on within their module;
- to say what code does: docstrings, and the ``help`` of an option.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment

SOURCE = Path(__file__).parents[1] / "src" / "ketamine_explainer"
ROOMS = ("explorers", "synthesis", "models", "content/records")
"""Where what a reader reads is made."""

FILES = [path for room in ROOMS for path in sorted((SOURCE / room).rglob("*.py"))]

TEMPLATES = sorted((SOURCE / "course" / "templates").glob("explainer*/*.j2"))
"""Those of the course; others are of any notebook."""

MANY = 9
"""Words; a label has fewer."""

KEPT = frozenset({
    "a series of infusions", "going on, or stopping",  # views of explorers/relapse/room.py
    "every 0 months",  # an interval of explorers/calendar/room.py
    "in which the calendar counts", "two at least, for a reader to choose among",  # faults
    "no evidence found",  # a kind of verdict
    "people of 100",  # a unit
    "the article says",  # who speaks
    "axis to scale",  # a key of captions.yaml
    "true or false",  # a kind of question
})  # fmt: skip
"""Names that records and rooms give to what can be chosen: no parts of sentences."""

FAULT = re.compile(r"(?:Error|Problem|problem|Found|warn|echo)$")
"""What makes a message about a fault, by the end of its name."""


def words(node: ast.expr) -> str:
    """Return a text of the code, each value within it as a digit."""
    if isinstance(node, ast.JoinedStr):
        return "".join(words(part) for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else "0"


def is_sentence(text: str) -> bool:
    text = re.sub(
        r"@page\s*\{(?:[^{}]|\{[^{}]*\})*\}", " ", text
    )  # of a style that a block adds to
    shown = re.sub(r"<style>.*?</style>|<[^>]*>|[\w-]+=\"[^\"]*\"", " ", text, flags=re.DOTALL)
    plain = " ".join(shown.split())
    counted = len(re.findall(r"[^\W\d_]{2,}", plain))
    return counted >= MANY or (counted >= 3 and bool(re.search(r"[\w%)”’][.!?](?= |$)", plain)))


def is_part(text: str) -> bool:
    """Return whether a text of an explorer is a part of a sentence: small, and several words."""
    plain = " ".join(re.sub(r"<[^>]*>", " ", text).split())
    tokens = plain.split(" ")
    real = [each for each in tokens if re.fullmatch(r"\W*[a-z’]{2,}[,:.)”]*", each)]
    if re.match("[^a-z0-9]", plain) or re.search(r"[{}<>=;]", plain) or plain in KEPT:
        return False  # a heading, or code
    few = 3 if plain[:1].isdigit() else 2  # after a value a unit may follow
    return len(tokens) >= 3 and len(real) >= few


def texts(node: ast.AST, of_faults: frozenset[str] = frozenset()) -> Iterator[ast.expr]:
    """Give the texts of the code that neither document it nor say what is wrong."""
    if says_a_fault(node) or (isinstance(node, ast.keyword) and node.arg == "help"):
        return
    if isinstance(node, ast.Assign) and of_faults & {
        getattr(each, "id", "") for each in node.targets
    }:
        return
    if isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    ):
        yield node
        return
    if isinstance(node, ast.FunctionDef):
        of_faults = named_in_faults(node)
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            yield from texts(child, of_faults)


def named_in_faults(function: ast.FunctionDef) -> frozenset[str]:
    """Return the names of a function in what says a fault."""
    faults = [node for node in ast.walk(function) if says_a_fault(node)]
    named = (each for fault in faults for each in ast.walk(fault) if isinstance(each, ast.Name))
    return frozenset(each.id for each in named)


def says_a_fault(node: ast.AST) -> bool:
    return isinstance(node, ast.Raise | ast.Assert) or is_fault(node)


def is_fault(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return bool(FAULT.search(name))


def sentences(source: str) -> list[str]:
    return [words(each) for each in texts(ast.parse(source)) if is_sentence(words(each))]


def parts(source: str) -> list[str]:
    return [words(each) for each in texts(ast.parse(source)) if is_part(words(each))]


def test_what_is_read_is_there() -> None:
    assert {room for room in ROOMS if not list((SOURCE / room).rglob("*.py"))} == set()
    assert TEMPLATES


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_sentence_of_the_course_is_python(path: Path) -> None:
    assert sentences(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "path", [each for each in FILES if "explorers" in each.parts],
    ids=lambda path: str(path.relative_to(SOURCE)),
)  # fmt: skip
def test_no_part_of_a_sentence_is_python(path: Path) -> None:
    assert parts(path.read_text(encoding="utf-8")) == []


def test_what_is_kept_is_there() -> None:
    found = {words(each) for path in FILES for each in texts(ast.parse(path.read_text("utf-8")))}
    assert found >= KEPT


@pytest.mark.parametrize(
    "source",
    [
        'option(f"people around {name}")',
        'option("what the body makes of it")',
        'said = joined("half relapsed by ", shown)',
        'draw(f"{value}, quoted by a review")',
        'draw("relief, as described")',
    ],
)
def test_a_part_of_a_sentence_in_python_is_noticed(source: str) -> None:
    assert len(parts(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        'card(("Who was studied", name))',
        'row(f"{dose} mg/kg over {minutes} min")',
        'raise ValueError("given none of them, allowed is one")',
        'count(f"{some} of {all}")',
    ],
)
def test_a_label_or_a_value_is_no_part_of_a_sentence(source: str) -> None:
    assert parts(source) == []


@pytest.mark.parametrize(
    "source",
    [
        'said = f"<p>Nobody was measured {there}.</p>"',
        'FACE = "By this calculation. It is no advice"',
        'text("only if several is long and the others are not counted")',
        'card(("Take care", "What it says\\nmay be out of date."))',
    ],
)
def test_a_sentence_in_python_is_noticed(source: str) -> None:
    assert len(sentences(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        'raise ValueError("given none of them. Name one, or take the entry out of the list.")',
        'yield document.problem(loc, "a text without an end. It goes on and on and on", "", "")',
        'def f():\n    """Return what it is, in a sentence of many words that says it all."""',
        'HEIGHT = 3\n"""How high the panel is in units of SVG, from below to the very top."""',
        'card(("Who was studied", name), ("How sure one can be", sure))',
    ],
)
def test_what_is_no_sentence_of_the_course_may_stay(source: str) -> None:
    assert sentences(source) == []


def shown(template: str) -> list[str]:
    """Return the texts between the elements of a template."""
    tokens = Environment().lex(template)
    data = "".join(str(text) if kind == "data" else " " for _, kind, text in tokens)
    plain = re.sub(r"<(style|script)\b.*?</\1>", " ", data, flags=re.DOTALL)
    return [" ".join(each.split()) for each in re.split(r"<[^>]*>", plain)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_sentence_of_the_course_is_in_a_template(path: Path) -> None:
    assert [text for text in shown(path.read_text("utf-8")) if is_sentence(text)] == []


def test_a_sentence_in_a_template_is_noticed() -> None:
    template = "<h2>Help in a crisis</h2><p>The review of {{ title }} is overdue.</p>"
    assert [is_sentence(text) for text in shown(template) if text] == [False, True]
