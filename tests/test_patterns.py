"""No writer scrapes HTML of ours: no pattern looks for tags, but in what others wrote."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"

FOREIGN = {
    "nbfolio/html/clean.py": "HTML that notebooks store is whoever's, and is cleaned here first",
    "nbfolio/html/gate.py": "HTML that notebooks store is looked through before it is cleaned",
    "nbfolio/html/maths.py": "MathML as its library writes what it cannot read",
    "nbfolio/html/prose.py": "headings that Markdown holds as HTML are whoever's",
    "ketamine_explainer/explorers/kit/svg.py": "SVG as matplotlib writes it",
}
"""Where patterns may look for tags, and why: none of this HTML is ours."""

TAG = re.compile(r"<[/?():]*[a-zA-Z]")
NAMED = re.compile(r"\(\?P?<[\w=!]")
"""What begins a named group, or looks behind."""


def patterns(source: str) -> Iterator[str]:
    """Give all text within calls of `re` in a module."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and ast.unparse(call.func).startswith("re."):
            constants = (part for part in ast.walk(call) if isinstance(part, ast.Constant))
            yield from (part.value for part in constants if isinstance(part.value, str))


def tags(source: str) -> list[str]:
    """Return the patterns of a module that look for tags."""
    return [each for each in patterns(source) if TAG.search(NAMED.sub("", each))]


def test_no_pattern_looks_for_tags_in_html_of_ours() -> None:
    files = {path: tags(path.read_text("utf-8")) for path in SOURCE.rglob("*.py")}

    assert {path.relative_to(SOURCE).as_posix() for path in files if files[path]} == set(FOREIGN)


@pytest.mark.parametrize(
    ("line", "seen"),
    [('re.sub(r"<b>", "", x)', True), ('re.compile("a" r"</td>", re.S)', True),
     ('re.findall(rf"<(/?)h{n}")', True), ('re.search("(?P<b>c)(?<=d)<[0-9]", x)', False)],
)  # fmt: skip
def test_patterns_are_seen(line: str, seen: bool) -> None:
    assert bool(tags(line)) is seen
