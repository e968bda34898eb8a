"""The table in the engine's own README that sets it beside others: each row has its test."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
README = TESTS.parent / "src/nbfolio/README.md"


def rows() -> list[list[str]]:
    text = README.read_text("utf-8").partition("## Beside other ways")[2].partition("\n## ")[0]
    table = [line for line in text.splitlines() if line.startswith("| ")]
    return [[each.strip() for each in line.strip("|").split("|")] for line in table[2:]]


def notes() -> str:
    text = README.read_text("utf-8").partition("## Beside other ways")[2].partition("\n## ")[0]
    return text.rpartition("|\n")[2]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_each_row_names_a_test_that_is_there(row: list[str]) -> None:
    name = row[-1].strip("`")
    files = [each for each in (TESTS / "nbfolio").rglob("test_*.py")
             if f"def {name}(" in each.read_text("utf-8")]  # fmt: skip
    assert len(files) == 1
    functions = [each for each in ast.walk(ast.parse(files[0].read_text("utf-8")))
                 if isinstance(each, ast.FunctionDef) and each.name == name]  # fmt: skip
    assert any(
        isinstance(each, ast.Assert | ast.With | ast.Call) for each in ast.walk(functions[0])
    )


def test_there_are_rows_and_each_note_is_used_and_explained() -> None:
    assert len(rows()) >= 10
    used = {number for row in rows() for number in re.findall(r"\[(\d+)\]", " ".join(row))}
    assert used == set(re.findall(r"\[(\d+)\] ", notes()))


def test_the_table_says_what_does_not_work_here() -> None:
    assert sum("**no" in row[1] for row in rows()) >= 3
