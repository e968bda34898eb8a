"""Rows of tables of Markdown in which a ``|`` parts no cells."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nbfolio.html.prose import Markdown

HEAD = "| a | b |\n|---|:-:|\n"


def cells(row: str) -> list[str]:
    html = Markdown(Path()).html(HEAD + row)
    return [each.strip() for each in re.findall(r"<td[^>]*>(.*?)</td>", html, re.DOTALL)]


@pytest.mark.parametrize(
    ("row", "second"),
    [
        (r"| norm | $|x|$ |", ">x</mi>"),
        (r"| double | $\|x\|$ |", ">x</mi>"),
        (r"| Bayes | $P(A | B)$ |", ">A</mi>"),
        ("| code | `a|b` |", "<code>a|b</code>"),
        (r"| code | `a\|b` |", "<code>a|b</code>"),
        ("| code | ``a|`b`` |", "<code>a|`b</code>"),
        ("| escaped | a\\|b |", "a|b"),
    ],
)
def test_a_bar_in_tex_or_code_parts_no_cells(row: str, second: str) -> None:
    found = cells(row)
    assert len(found) == 2
    assert second in found[1]
    assert ("|</m" in found[1] or "‖" in found[1] or "&#x" in found[1]) == ("$" in row)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| 1 | 2 | 3 |", ["1", "2"]),
        ("| 1 |", ["1", ""]),
        ("| $16 | US$ |", ["$16", "US$"]),
        ("| $5 | $6 |", ["$5", "$6"]),
        ("1 | 2", ["1", "2"]),
    ],
)
def test_each_row_has_as_many_cells_as_the_first(row: str, expected: list[str]) -> None:
    assert cells(row) == expected


def test_what_is_no_table_stays_as_it_is() -> None:
    html = Markdown(Path()).html("```\n| a | b |\n|---|---|\n| `x|y` |\n```\n\n`p|q` -- $|x|$")
    assert "| `x|y` |" in html
    assert "<code>p|q</code>" in html
