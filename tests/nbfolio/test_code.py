import pytest
from nbformat.v4 import new_code_cell

from nbfolio.html.code import with_code
from nbfolio.notebook.marks import shows_code

SAID = "<p>said</p>"


def folded(source: str, *folds: str) -> str:
    metadata = {"jupyter": dict.fromkeys(folds, True)}
    return with_code(new_code_cell(source, metadata=metadata), SAID)


@pytest.mark.parametrize(
    ("metadata", "shown"),
    [({}, False), ({"explainer": {"widgets": "not stored"}}, False),
     ({"explainer": {"code": "shown"}}, True)],
)  # fmt: skip
def test_a_notebook_says_whether_its_code_is_shown(
    metadata: dict[str, dict[str, str]], shown: bool
) -> None:
    assert shows_code(metadata) is shown


def test_code_stands_above_what_it_puts_out() -> None:
    assert folded("a < b") == f'<pre class="code"><code>a &lt; b</code></pre>\n{SAID}'


@pytest.mark.parametrize("source", ["# your own reckoning", "\n# one\n\n# two\n", ""])
def test_comments_without_code_are_left_out(source: str) -> None:
    assert folded(source) == SAID


def test_hidden_code_is_left_out() -> None:
    assert folded("secret()", "source_hidden") == SAID


def test_code_that_is_said_not_to_be_hidden_is_shown() -> None:
    cell = new_code_cell("shown()", metadata={"jupyter": {"source_hidden": False}})
    assert "<code>shown()</code>" in with_code(cell, SAID)


def test_hidden_outputs_are_folded_with_the_code_under_its_first_comment() -> None:
    html = folded("# Solution: a < b\nprint(1)", "source_hidden", "outputs_hidden")
    assert html == (
        "<details><summary>Solution: a &lt; b</summary>"
        f'<pre class="code"><code>print(1)</code></pre>\n{SAID}</details>\n'
    )


def test_a_fold_without_comment_has_a_name_too() -> None:
    assert "<summary>Code</summary>" in folded("print(1)", "outputs_hidden")
