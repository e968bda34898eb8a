"""What is text becomes HTML in one way: Jinja and MarkupSafe escape it, nobody by hand."""

import ast
import re
from pathlib import Path

import pytest

from ketamine_explainer.course.explainer import ExplainerExporter, ExplainerSlidesExporter
from nbfolio.exporter import FolioBaseExporter

SRC = Path(__file__).parents[1] / "src"
BY_HAND = re.compile(r"\|\s*(?:e|escape|forceescape|safe)\b|autoescape\s+(?:false|False)")


def test_no_template_escapes_by_hand_or_trusts_what_it_is_given() -> None:
    templates = sorted(SRC.rglob("*.j2"))
    assert templates
    assert [str(each) for each in templates if BY_HAND.search(each.read_text("utf-8"))] == []


@pytest.mark.parametrize("exporter", [ExplainerExporter, ExplainerSlidesExporter])
def test_what_a_template_is_given_is_text(exporter: type[FolioBaseExporter]) -> None:
    template = exporter().environment.from_string("<p title='{{ said }}'>{{ said }}</p>")

    assert template.render(said="'<b>&") == "<p title='&#39;&lt;b&gt;&amp;'>&#39;&lt;b&gt;&amp;</p>"


def named(module: Path) -> set[str]:
    """Return what a module takes of what escapes, and the settings that stop it."""
    tree = ast.parse(module.read_text("utf-8"))
    found = {
        f"{node.module}.{each.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for each in node.names
    }
    found |= {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    found |= {
        f"{node.arg}={ast.unparse(node.value)}"
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword)
    }
    return found & {"html.escape", "markupsafe.escape", "xml.sax.saxutils.escape",
                    "autoescape=False"}  # fmt: skip


def test_one_module_alone_escapes() -> None:
    found = {str(each.relative_to(SRC)): named(each) for each in SRC.rglob("*.py")}

    assert {name: said for name, said in found.items() if said} == {
        "nbfolio/markup.py": {"html.escape"},
        "nbfolio/execute/alive/weave.py": {"html.escape"},  # an author's kernel may lack markupsafe
    }


@pytest.mark.parametrize(
    "source",
    ["from html import escape", "import html\nhtml.escape('<')", "from markupsafe import escape",
     "Environment(autoescape=False)"],
)  # fmt: skip
def test_escaping_by_hand_is_noticed(source: str, tmp_path: Path) -> None:
    (tmp_path / "own.py").write_text(source)

    assert named(tmp_path / "own.py")
