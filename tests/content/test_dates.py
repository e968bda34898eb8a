from datetime import date
from pathlib import Path

import pytest

from ketamine_explainer.content import date_in_words
from ketamine_explainer.content.dates import stated_in_words

SOURCE = Path(__file__).parents[2] / "src"


def test_a_date_is_read_aloud() -> None:
    assert date_in_words(date(2026, 3, 1)) == "1 March 2026"


@pytest.mark.parametrize(
    ("stated", "words"),
    [("2024-10", "October 2024"), ("2019", "2019"), ("undated", "undated"), ("2024-13", "2024-13")],
)
def test_the_month_of_a_statement_is_read_aloud(stated: str, words: str) -> None:
    assert stated_in_words(stated) == words


def test_dates_are_put_into_words_in_one_place() -> None:
    places = [path.name for path in SOURCE.rglob("*.py") if "%B" in path.read_text("utf-8")]

    assert places == ["dates.py"]
