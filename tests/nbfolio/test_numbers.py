from typing import Any

import pytest

from nbfolio.html.numbers import formatted, number, plain


@pytest.mark.parametrize(
    ("value", "words"),
    [(2, "2"), (2.0, "2"), (0.1, "0.1"), (True, "true"), ([0, 2], "0,2"), (None, ""), ("a", "a")],
)
def test_a_value_is_written_as_the_script_writes_it(value: Any, words: str) -> None:
    assert plain(value) == words


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        (3, "d", "3"),
        (0.3, ".2f", "0.30"),
        (0.125, ".2f", "0.13"),
        (-0.125, ".2f", "−0.13"),
        (-0.001, ".2f", "0.00"),
        (0.255, ".0%", "26%"),
        (1234.5, ",.1f", "1234.5"),
        ("x", ".1f", "0.0"),
    ],
)
def test_a_number_is_written_in_its_format(value: Any, form: str, words: str) -> None:
    assert formatted(value, form) == words


def test_what_is_no_number_counts_as_none() -> None:
    assert (number("x"), number(None), number(2.5)) == (0, 0, 2.5)
