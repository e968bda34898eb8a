import base64
from pathlib import Path

import pytest

from nbfolio.html.prose import Markdown


@pytest.fixture
def prose(tmp_path: Path) -> Markdown:
    return Markdown(tmp_path)


def test_the_first_heading_is_the_title(prose: Markdown) -> None:
    prose.html("# Fast & *plain*")
    assert prose.headings.title == "Fast & plain"


def test_a_second_first_heading_becomes_a_section(prose: Markdown) -> None:
    assert prose.html("# One\n\n# Two").count("<h1") == 1


def test_sections_are_listed_with_their_ids(prose: Markdown) -> None:
    html = prose.html("# Title\n\n## Within an hour?\n\n### Detail")
    assert prose.headings.contents == [("within-an-hour", "Within an hour?")]
    assert '<h2 id="within-an-hour">Within an hour?</h2>' in html


def test_ids_are_used_once_on_a_page(prose: Markdown) -> None:
    prose.html("## Again")
    assert '<h2 id="again-2">' in prose.html("## Again")


def test_tables_scroll_in_their_box(prose: Markdown) -> None:
    assert '<div class="scroll"><table>' in prose.html("| a |\n|---|\n| 1 |")


def test_html_in_markdown_is_kept(prose: Markdown) -> None:
    assert "<details>" in prose.html("<details><summary>More</summary>x</details>")


def test_a_picture_beside_the_notebook_moves_into_the_page(prose: Markdown, tmp_path: Path) -> None:
    (tmp_path / "dot.png").write_bytes(b"dot")
    assert 'src="data:image/png;base64,ZG90" alt="A dot"' in prose.html("![A dot](dot.png)")


def test_an_attached_picture_moves_into_the_page(prose: Markdown) -> None:
    stored = {"dot.png": {"image/png": base64.b64encode(b"dot").decode()}}
    html = prose.html("![A dot](attachment:dot.png)", stored)
    assert 'src="data:image/png;base64,ZG90"' in html


@pytest.mark.parametrize("source", ["so $a_1$ and $b_1$", r"so \(a_1\) and \\(b_1\\)"])
def test_maths_in_a_line_are_written_as_maths(prose: Markdown, source: str) -> None:
    html = prose.html(source)
    assert html.count('display="inline"><mrow><msub>') == 2
    assert "<em>" not in html


@pytest.mark.parametrize(
    "source",
    [
        "$$\nx\n\n= y\n$$",
        "before $$x = y$$ after",
        r"\\[x = y\\]",
        "\\begin{equation}\nx = y\n\\end{equation}",
        "- item\n\n  $$x = y$$",
        "\\begin{equation}\n\\begin{aligned}x = y\\end{aligned}\n\\end{equation}",
    ],
)
def test_displayed_maths_stand_alone(prose: Markdown, source: str) -> None:
    html = prose.html(source)
    assert 'display="block"' in html
    assert html.count("<mo>=</mo>") == 1
    assert "<h" not in html


@pytest.mark.parametrize("source", ["`$x$`", "    $x$", "from $5 to $6", r"\$x\$", r"\[x\]"])
def test_what_is_no_maths_stays(prose: Markdown, source: str) -> None:
    assert "<math" not in prose.html(source)


def test_code_in_markdown_has_colours_where_its_language_is_named(prose: Markdown) -> None:
    named = prose.html("```python\nprint('a')  # say\n```")
    assert '<code class="language-python"><span class="hl-b">print</span>' in named
    assert "hl-" not in prose.html("```\nprint('a')\n```")
    assert "a &lt; b" in prose.html("```unheard\na < b\n```")
