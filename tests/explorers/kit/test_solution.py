"""The cell magic that folds a solution: what it shows, and that its mistakes are seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from IPython.core.interactiveshell import ExecutionResult, InteractiveShell
from IPython.utils.capture import capture_output

import ketamine_explainer as ke


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    ke.load_ipython_extension(shell)
    yield shell
    InteractiveShell.clear_instance()


def run(shell: InteractiveShell, cell: str) -> ExecutionResult:
    return shell.run_cell(cell)  # type: ignore[no-any-return, no-untyped-call]


def shown(shell: InteractiveShell, code: str) -> dict[str, Any]:
    with capture_output() as captured:
        run(shell, f"%%solution a < b\n{code}")
    [output] = captured.outputs
    return dict(output.data)


def test_code_and_all_that_it_gives_are_folded_in_order(shell: InteractiveShell) -> None:
    bundle = shown(shell, "answer = 6 * 7\nprint('by hand')\nanswer")

    assert bundle["text/markdown"].split("\n\n") == [
        "<details><summary>Solution: a &lt; b</summary>",
        "```python\nanswer = 6 * 7\nprint('by hand')\nanswer\n```",
        "```text\nby hand\n```",
        "```text\n42\n```",
        "</details>",
    ]
    assert bundle["text/plain"] == "Solution: a < b"


def test_its_names_are_those_of_the_notebook(shell: InteractiveShell) -> None:
    run(shell, "given = 3")
    shown(shell, "found = 2 * given")
    assert shell.user_ns["found"] == 6


def test_markdown_stays_markdown(shell: InteractiveShell) -> None:
    code = "from IPython.display import Markdown\nMarkdown('Half of *it*: $x / 2$')"
    assert "\n\nHalf of *it*: $x / 2$\n\n" in shown(shell, code)["text/markdown"]


def test_a_mistake_stops_the_cell(shell: InteractiveShell) -> None:
    with capture_output() as captured:
        result = run(shell, "%%solution wrong\nassert 1 == 2, 'not so'")
    assert isinstance(result.error_in_exec, AssertionError)
    assert "not so" in captured.stdout
    assert captured.outputs == []
