"""Dates as they are read aloud."""

from __future__ import annotations

from datetime import date


def date_in_words(day: date) -> str:
    """Return a date as it is read aloud.

    >>> date_in_words(date(2026, 11, 2))
    '2 November 2026'
    """
    return f"{day.day} {day:%B %Y}"
