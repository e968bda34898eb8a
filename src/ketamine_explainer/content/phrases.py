"""Sentences with places for what is calculated: ``{=count} in the year``.

A place is filled by the program; a mention, ``{zarate-2006-response-day-1}``, by the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Field

_PLACE = re.compile(r"\{=(\w+)\}")


def places(text: str) -> Iterator[str]:
    """Give the name of each place, in order."""
    yield from _PLACE.findall(text)


def filled(text: str, **values: object) -> str:
    """Return a sentence with each place replaced by its value.

    Raises
    ------
    KeyError
        If a place has no value; loading the content finds that before.

    Notes
    -----
    >>> filled("{=count} of 100", count=12)
    '12 of 100'
    """
    return _PLACE.sub(lambda match: str(values[match[1]]), text)


def holds(*names: str) -> AfterValidator:
    """Return the check that a sentence has these places and no others, for an annotation."""

    def check(text: str) -> str:
        if set(places(text)) != set(names):
            wanted = ", ".join(f"{{={name}}}" for name in names) or "none"
            raise ValueError(f"a sentence with these places and no others: {wanted}")
        return text

    return AfterValidator(check)


Sentence = Annotated[str, Field(min_length=1), holds()]
"""A sentence without places."""
