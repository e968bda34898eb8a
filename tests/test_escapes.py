"""What is text becomes HTML in one way: Jinja and MarkupSafe escape it, nobody by hand."""

import re
from pathlib import Path

import pytest

from ketamine_explainer.course.explainer import ExplainerExporter, ExplainerSlidesExporter
from nbfolio.exporter import NotebookExporter

SRC = Path(__file__).parents[1] / "src"
BY_HAND = re.compile(r"\|\s*(?:e|escape|forceescape|safe)\b|autoescape\s+(?:false|False)")


def test_no_template_escapes_by_hand_or_trusts_what_it_is_given() -> None:
    templates = sorted(SRC.rglob("*.j2"))
    assert templates
    assert [str(each) for each in templates if BY_HAND.search(each.read_text("utf-8"))] == []


@pytest.mark.parametrize("exporter", [ExplainerExporter, ExplainerSlidesExporter])
def test_what_a_template_is_given_is_text(exporter: type[NotebookExporter]) -> None:
    template = exporter().environment.from_string("<p title='{{ said }}'>{{ said }}</p>")

    assert template.render(said="'<b>&") == "<p title='&#39;&lt;b&gt;&amp;'>&#39;&lt;b&gt;&amp;</p>"
