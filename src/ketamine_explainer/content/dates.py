"""Dates as they are read aloud."""

from __future__ import annotations

import re
from datetime import date

_MONTH = re.compile(r"(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])")


def date_in_words(day: date) -> str:
    """Return a date as it is read aloud.

    >>> date_in_words(date(2026, 11, 2))
    '2 November 2026'
    """
    return f"{day.day} {day:%B %Y}"


def stated_in_words(stated: str) -> str:
    """Return the date of a statement as it is read aloud; a year or other words stay as they are.

    >>> stated_in_words("2024-10"), stated_in_words("2019"), stated_in_words("undated")
    ('October 2024', '2019', 'undated')
    """
    found = _MONTH.fullmatch(stated)
    return f"{date(int(found['year']), int(found['month']), 1):%B %Y}" if found else stated
