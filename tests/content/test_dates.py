from datetime import date
from pathlib import Path

from ketamine_explainer.content import date_in_words

SOURCE = Path(__file__).parents[2] / "src"


def test_a_date_is_read_aloud() -> None:
    assert date_in_words(date(2026, 3, 1)) == "1 March 2026"


def test_dates_are_put_into_words_in_one_place() -> None:
    places = [path.name for path in SOURCE.rglob("*.py") if "%B" in path.read_text("utf-8")]

    assert places == ["dates.py"]
